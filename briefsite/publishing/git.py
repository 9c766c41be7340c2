"""A branch of a git repository, as GitHub Pages and GitLab Pages read it: one commit a publication, on top of the last.

Git itself does the work, in a repository of its own, so no work tree, index or hook of anybody's is touched. The branch
is never forced: where somebody else published in the meantime, nothing happens. Files in the branch that are not ours
stay.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing.addresses import path_of
from briefsite.publishing.listed import Listed
from briefsite.publishing.manifest import NAME, Changes, Manifest, manifest_of, read_manifest

_NOBODY = ("-c", "user.name=Briefsite", "-c", "user.email=briefsite@localhost")
_NEW = "refs/heads/new"
#: Ways to a repository; git knows others, which run what the address says.
_WAYS = "file:git:http:https:ssh"
#: What git says where ssh has told the cause.
_NO_CAUSE = b"fatal: Could not read from remote repository."


class GitTarget:
    """The branch of a remote. `remote` is a name that the repository at `root` knows, a URL or a path; `state` is where
    the repository is kept that does the work, so that the next run fetches only what is new."""

    def __init__(self, remote: str, branch: str, root: Path, state: Path) -> None:
        if not shutil.which("git"):
            raise BriefsiteError("publishing to git needs the program git; install it")
        if _run(root, "check-ref-format", f"refs/heads/{branch}").returncode:
            raise BriefsiteError(f"'{branch}' cannot be the name of a branch")
        self._root = root
        self._branch = branch
        self._own = state / "repository.git"
        self._remote = self._address(remote)

    def held(self) -> Manifest:
        return self._manifest(self._fetch())

    def publish(self, site: Site, note: str) -> None:
        tip = self._fetch()
        held = self._manifest(tip)
        self._require_ours(site, held, tip)
        self._commit(site, held.changes(site), tip, note)
        pushed = _run(self._own, "push", "--quiet", self._remote, f"{_NEW}:refs/heads/{self._branch}")
        if pushed.returncode:
            raise BriefsiteError(self._refused(pushed.stderr))

    def unlock(self) -> None:
        """A branch is never locked: of two pushes, the second is refused."""

    def _address(self, remote: str) -> str:
        """What git is to be told: remotes of the site's own repository have their address there, paths are below it."""
        if remote.startswith("-"):
            raise BriefsiteError(f"'{remote}' is no remote")
        known = _run(self._root, "remote", "get-url", remote)
        if not known.returncode:
            return known.stdout.decode().strip()
        return remote if ":" in remote else str((self._root / path_of(remote)).absolute())

    def _fetch(self) -> str:
        """Brings the tip of the branch here; its id, or "" where there is no such branch yet."""
        self._made_ready()
        seen = _run(self._own, "ls-remote", "--heads", self._remote, f"refs/heads/{self._branch}")
        if seen.returncode:
            raise BriefsiteError(self._unreached(seen.stderr))
        tip = seen.stdout.decode().partition("\t")[0]
        if tip and _run(self._own, "cat-file", "-e", f"{tip}^{{tree}}").returncode:
            fetched = _run(self._own, "fetch", "--quiet", "--depth=1", "--no-tags", self._remote, tip)
            if fetched.returncode:
                raise BriefsiteError(self._unreached(fetched.stderr))
        return tip

    def _made_ready(self) -> None:
        """Makes the repository that does the work, anew where it is damaged."""
        for lock in self._own.rglob("*.lock"):  # of a run that was killed: there is never another at work here
            lock.unlink()
        if self._own.is_dir() and _run(self._own, "--git-dir=.", "fsck", "--connectivity-only").returncode == 0:
            return
        shutil.rmtree(self._own, ignore_errors=True)
        self._own.mkdir(parents=True)
        self._git("init", "--quiet", "--bare")

    def _manifest(self, tip: str) -> Manifest:
        shown = _run(self._own, "cat-file", "blob", f"{tip}:{NAME}") if tip else None
        data = shown.stdout if shown and not shown.returncode else None
        return read_manifest(data, f"the branch {self._branch}", self._listed(tip))

    def _listed(self, tip: str) -> Listed:
        """Every file that a commit holds, by the id that git gives to its bytes."""
        rows = self._git("ls-tree", "-r", "-z", tip).decode().split("\0") if tip else ()
        parts = (row.partition("\t") for row in rows if row)
        return {path: (f"blob {about.split()[2]}",) for about, _, path in parts}

    def _require_ours(self, site: Site, held: Manifest, tip: str) -> None:
        strange = self._listed(tip).keys() - held.marks.keys() - {NAME}
        in_the_way = sorted(path for path in strange if path in site)
        if in_the_way:
            cause = f"the branch {self._branch} holds '{in_the_way[0]}', which was not published there"
            raise BriefsiteError(f"{cause}; name another branch, or remove it there")

    def _commit(self, site: Site, changes: Changes, tip: str, note: str) -> None:
        """The new commit as `refs/heads/new`. Only what differs is told to git."""
        process = _run(
            self._own, "fast-import", "--quiet", "--force", data=b"".join(self._told(site, changes, tip, note))
        )
        if process.returncode:
            raise BriefsiteError(f"git could not make the commit: {_last_line(process.stderr)}")

    def _told(self, site: Site, changes: Changes, tip: str, note: str) -> Iterator[bytes]:
        yield f"commit {_NEW}\ncommitter {self._committer()}\n".encode()
        yield _data(note.encode())
        yield f"from {tip}\n".encode() if tip else b""
        for path in changes.removed:
            yield f"D {_quoted(path)}\n".encode()
        for path in (*changes.added, *changes.changed):
            yield f"M 100644 inline {_quoted(path)}\n".encode()
            yield _data(site[path])
        yield f"M 100644 inline {NAME}\n".encode()
        yield _data(manifest_of(site).to_bytes())

    def _committer(self) -> str:
        """Who commits, and when, as the site's own repository has it."""
        known = _run(self._root, "var", "GIT_COMMITTER_IDENT")
        found = known if not known.returncode else _run(self._root, *_NOBODY, "var", "GIT_COMMITTER_IDENT")
        return found.stdout.decode("utf-8", "replace").strip()

    def _git(self, *arguments: str) -> bytes:
        done = _run(self._own, *arguments)
        if done.returncode:
            raise BriefsiteError(f"git {arguments[0]}: {_last_line(done.stderr)}")
        return done.stdout

    def _refused(self, said: bytes) -> str:
        if b"fetch first" in said or b"non-fast-forward" in said or b"cannot lock ref" in said or b"stale" in said:
            return f"somebody else published to the branch {self._branch} in the meantime; publish again"
        return f"the branch {self._branch} was not taken: {_last_line(said)}"

    def _unreached(self, said: bytes) -> str:
        hint = "check the address, and that you may read it without being asked for a password"
        return f"the repository cannot be read: {_last_line(said)}; {hint}"


def _quoted(path: str) -> str:
    """A path as git's import has it: it is data, whatever signs it holds."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _data(data: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(data), data)


def _run(folder: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Git in a folder, asking nobody anything, whatever repository the caller is in."""
    apart = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or "_AUTHOR" in name}
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("GIT_COMMITTER", "GIT_SSH", "GIT_CONFIG"))
    }
    environment = {**apart, **kept, "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": _WAYS, "LC_ALL": "C"}
    return subprocess.run(  # noqa: S603 - arguments are ours; no shell
        ["git", *arguments],  # noqa: S607 - the git of the person's path
        cwd=folder, env=environment, input=data, capture_output=True, check=False,
    )  # fmt: skip


def _last_line(said: bytes) -> str:
    """What git said, in one line; a remote's own address may hold a key, which is nobody's to read."""
    said = said.partition(_NO_CAUSE)[0].strip() or said  # what ssh said before it
    lines = re.sub(r"//[^/@\s]*@", "//", said.decode("utf-8", "replace")).strip().splitlines()
    told = [line for line in lines if line.startswith(("fatal:", "error:", "remote:"))] or lines or ["it said nothing"]
    return told[0].partition(":")[2].strip() or told[0]
