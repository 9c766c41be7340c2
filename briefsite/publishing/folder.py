"""A folder that a web server reads: each version stands whole in a folder of its own, and a link moves to it in one
step.

`/var/www/briefs` becomes a link to `/var/www/briefs.versions/…`. Files that did not change are hard links to those of
the version before, so a version costs what is new in it. Files that are not ours are carried along. Where the system
allows no links (Windows without the right to make them), the folder itself is moved away and the new one moved in.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from briefsite.disk import alone, reason
from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing.manifest import NAME, Manifest, manifest_of, read_manifest

#: Held by the run that fills a version: the sweeping of another would take that for an old one.
_LOCK = ".lock"
#: The folders of a site in which its people and its programs work.
_WORKS = ("content", "seeds", "templates", "lexicon", "site", ".cache", ".published", ".git")


class FolderTarget:
    """The folder at `place`, an absolute path. Raises BriefsiteError where the site at `root` works in it."""

    def __init__(self, place: Path, root: Path) -> None:
        self._place = place if place.name != ".." else place.resolve()
        if not self._place.name:
            raise BriefsiteError(f"{self._place} is no folder of a site; name one in it, such as folder:../public")
        self._versions = self._place.with_name(f"{self._place.name}.versions")
        self._require_apart(root.resolve())

    def held(self) -> Manifest:
        known = self._known()
        with self._told():
            there = (path for path in known.marks if (self._place / path).is_file())
            return replace(known, listed={path: (f"sha256 {_digest(self._place / path)}",) for path in there})

    def _known(self) -> Manifest:
        """What was published here, whatever somebody has made of it since."""
        with self._told():
            self._require_folder()
            self._put_back()
            try:
                data = (self._place / NAME).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                data = None
        return read_manifest(data, str(self._place))

    def publish(self, site: Site, note: str) -> None:  # noqa: ARG002 - a folder has no history to note it in
        busy = f"another run is publishing to {self._place}; wait until it has ended, and publish again"
        with self._told():
            self._require_ours(site, self._known())  # before anything is made beside what is others'
        with self._told(), alone(self._versions / _LOCK, busy=busy):
            self._versions.chmod(0o711)  # where a web server reaches it, nobody can list what was live before
            held = self.held()
            self._require_ours(site, held)
            made = Path(tempfile.mkdtemp(prefix="v-", dir=self._versions))
            try:
                self._fill(made, site, held)
                made.chmod(0o755)
                old = self._swap(made)
            except BaseException:
                shutil.rmtree(made, ignore_errors=True)
                raise
            self._sweep(keep={made, old})

    def unlock(self) -> None:
        """The system itself lets go of a folder when a run is killed."""

    def _fill(self, made: Path, site: Site, held: Manifest) -> None:
        changes = held.changes(site)
        new = {*changes.added, *changes.changed}
        for path in self._others(held):
            _link(self._place / path, made / path)
        for path, data in site.items():
            if path in new:
                _write(made / path, data)
            else:
                _link(self._place / path, made / path)
        _write(made / NAME, manifest_of(site).to_bytes())

    def _others(self, held: Manifest) -> Iterator[str]:
        """The files in the folder that we did not put there, such as a certificate's proof."""
        if self._place.is_dir():
            for file in sorted(self._place.rglob("*")):
                path = file.relative_to(self._place).as_posix()
                if file.is_file() and path != NAME and path not in held.marks:
                    yield path

    def _require_apart(self, root: Path) -> None:
        """Refuses what holds the site's own work, and what lies in it: the first publication would take its place."""
        place = self._place.parent.resolve() / self._place.name
        works = (root / name for name in _WORKS)
        if place in (root, *root.parents) or any(own in (place, *place.parents) for own in works):
            cause = f"{self._place} is where this site is worked on"
            raise BriefsiteError(f"{cause}; name a folder beside it, such as folder:../public")

    def _require_folder(self) -> None:
        if self._place.exists() and not self._place.is_dir():
            raise BriefsiteError(f"{self._place} is a file; name a folder")

    def _require_ours(self, site: Site, held: Manifest) -> None:
        strange = [path for path in self._others(held) if not held.marks or path in site]
        if strange:
            cause = f"{self._place} holds '{strange[0]}', which was not published there"
            raise BriefsiteError(f"{cause}; name another folder, or move it away")

    def _swap(self, made: Path) -> Path | None:
        """Makes the folder the new version; gives the version that it was."""
        old = self._place.resolve() if self._place.is_symlink() else None
        beside = self._place.with_name(f".{self._place.name}.next")
        with suppress(FileNotFoundError):
            beside.unlink()
        try:
            beside.symlink_to(os.path.relpath(made, self._place.parent), target_is_directory=True)
        except (OSError, NotImplementedError):
            return self._move(made)
        if self._place.is_dir() and not self._place.is_symlink():
            self._place.rename(self._away())
        beside.replace(self._place)
        shutil.rmtree(self._away(), ignore_errors=True)
        return old

    def _move(self, made: Path) -> Path | None:
        """Without links: for the blink of an eye the folder is not there. A run that is killed in it is put right by
        the next."""
        shutil.rmtree(self._away(), ignore_errors=True)
        if self._place.exists():
            self._place.rename(self._away())
        made.rename(self._place)
        return self._away()

    def _put_back(self) -> None:
        if not self._place.exists() and not self._place.is_symlink() and self._away().is_dir():
            self._away().rename(self._place)

    def _away(self) -> Path:
        return self._versions / "before"

    def _sweep(self, keep: set[Path | None]) -> None:
        """The version before stays, for readers whose page is still asking for its parts; all older ones go."""
        kept = {path.resolve() for path in keep if path} | {self._place.resolve()}
        for version in self._versions.iterdir():
            if version.name != _LOCK and version.resolve() not in kept:
                shutil.rmtree(version, ignore_errors=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = error.filename or self._place
            raise BriefsiteError(f"{where}: {reason(error)}; what is live there has not changed") from error


def _digest(path: Path) -> str:
    """The digest of what stands there; "" of what nobody may read, which is then written anew."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _link(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o644)
