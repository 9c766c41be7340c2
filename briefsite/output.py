"""Site → disk: what changed is written, what is no longer made is removed, and nobody else's file is touched.

A list in the folder (`.briefsite`, in the form of `sha256sum`) names every file that was written there. Only files that
it names are ever overwritten, and only those that stand as they were written are removed; a folder that holds files but
no list is somebody's, and is refused. Each file is written beside its place and moved there in one step. Pages come
before the lists that lead to them, and removals last, so a run that is killed leaves a site that can be read, and the
next run finishes its work.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site, step_of

LIST = ".briefsite"
#: Files that may stand in an output folder without making it somebody's.
_WELCOME = {".gitkeep", ".gitignore", ".nojekyll", ".DS_Store", "README.md", "CNAME", ".git", LIST}
_BESIDE = ".briefsite-"
_DIGESTS = re.compile(r"[0-9a-f]{64}(?: [0-9a-f]{64})*")
_UNSAFE = re.compile(r"[\\:\0\n\r]")

#: Digests by path; several, parted by spaces, for a file that a run was about to change when it was killed.
Digests = dict[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of each file, sorted."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def write(site: Site, folder: Path) -> Written:
    """Makes `folder` hold the site. Raises BriefsiteError, with nothing changed, where that would harm other files."""
    if wrong := [path for path in site if not _is_inside(path)]:
        raise BriefsiteError(f"'{wrong[0]}' is no path inside a site; nothing was written")
    before = _made_here(folder)
    if before is None:
        _require_vacant(folder)
        before = {}
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in site.items()}
    changed = sorted((path for path in site if not _holds(folder, path, digests[path])), key=step_of)
    _require_ours(folder, site, before)
    removed: tuple[str, ...] = ()
    if changed or before != digests:
        removed = _made_so(site, folder, before, digests, changed)
    return Written(tuple(sorted(changed)), removed, tuple(sorted(site.keys() - set(changed))))


def _made_so(site: Site, folder: Path, before: Digests, digests: Digests, changed: Iterable[str]) -> tuple[str, ...]:
    """Writes and removes. While it runs, the list names the old and the new digest of every file."""
    both = {path: _joined(before.get(path, ""), digests.get(path, "")) for path in {**before, **digests}}
    _sweep(folder, before)
    _note(folder, both)
    for path in changed:
        _replace(folder, path, site[path])
    gone = sorted(set(before) - set(digests))
    removed = tuple(path for path in gone if _remove(folder, path, before[path]))
    _note(folder, digests)
    return removed


def _joined(*digests: str) -> str:
    return " ".join(dict.fromkeys(" ".join(digests).split()))


def _is_inside(path: str) -> bool:
    """Whether a path stays in the folder, on any system: relative, forward slashes, no way up, no drive."""
    parts = path.split("/")
    return parts[0] != LIST and not any(part in ("", ".", "..") or _UNSAFE.search(part) for part in parts)


def _made_here(folder: Path) -> Digests | None:
    """What was written here, by path; None where nothing ever was. Lines that make no sense are passed over."""
    try:
        lines = (folder / LIST).read_text("utf-8", "replace").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return None
    parts = (line.partition("  ") for line in lines)
    return {path: digests for digests, _, path in parts if _is_inside(path) and _DIGESTS.fullmatch(digests)}


def _require_vacant(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise BriefsiteError(f"{folder} is a file; name another folder with --output DIR, or move it away")
    strange = sorted(p.name for p in folder.iterdir() if p.name not in _WELCOME) if folder.is_dir() else []
    if strange:
        raise _in_the_way(folder, strange[0])


def _in_the_way(folder: Path, path: str) -> BriefsiteError:
    hint = "name another folder with --output DIR, or move its files away"
    return BriefsiteError(f"{folder} holds '{path}', which Briefsite did not make; {hint}")


def _require_ours(folder: Path, site: Site, before: Digests) -> None:
    """Refuses to take over a file that the list does not name, and to write through a link that leads elsewhere."""
    for path in sorted(site):
        place = folder / path
        if (place.exists() or place.is_symlink()) and path not in before:
            raise _in_the_way(folder, path)
        for parent in list(Path(path).parents)[:-1]:
            above = folder / parent
            if above.is_symlink():
                raise BriefsiteError(f"{above} is a link that leads out of the site; remove the link")
            if above.exists() and not above.is_dir():
                raise _in_the_way(folder, parent.as_posix())


def _holds(folder: Path, path: str, digests: str) -> bool:
    """Whether a file stands as it was written. `digests` may be several."""
    place = folder / path
    try:
        return not place.is_symlink() and hashlib.sha256(place.read_bytes()).hexdigest() in digests.split()
    except OSError:
        return False


def _replace(folder: Path, path: str, data: bytes) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=_BESIDE, dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _remove(folder: Path, path: str, digest: str) -> bool:
    """Removes a file that we wrote and nobody changed since, and the folders that this leaves empty."""
    place = folder / path
    if not _holds(folder, path, digest):
        return False
    place.unlink()
    for parent in list(place.relative_to(folder).parents)[:-1]:
        with suppress(OSError):
            (folder / parent).rmdir()
    return True


def _sweep(folder: Path, before: Digests) -> None:
    """Removes what a run that was killed had begun to write beside its place."""
    for parent in sorted({folder, *((folder / path).parent for path in before)}):
        for beside in parent.glob(f"{_BESIDE}*"):
            beside.unlink(missing_ok=True)


def _note(folder: Path, digests: Digests) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = (f"{found}  {path}\n" for path, found in sorted(digests.items()))
    _replace(folder, LIST, "".join(lines).encode())
