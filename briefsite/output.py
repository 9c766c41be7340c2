"""Site → disk: what changed is written, what is no longer made is removed, and nobody else's file is touched.

A manifest in the folder (`.briefsite.json`) names every file that was written there, with its digest. Only files that
it names are ever overwritten, and only those that stand as they were written are removed; a folder that was never ours
and is not empty is refused. Each file is written beside its place and moved there in one step. Pages come before the
lists that lead to them, and removals last, so a run that is killed leaves a site that can be read, and the next run
finishes its work.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site

MANIFEST = ".briefsite.json"
#: Files that may stand in an output folder without making it somebody else's.
_HARMLESS = {".gitkeep", ".gitignore", ".nojekyll", ".DS_Store", "README.md", "CNAME", ".git"}
_BESIDE = ".briefsite-"

#: Digests by path; two, parted by a space, for a file that a run was about to change when it ended.
Digests = dict[str, str]


@dataclass(frozen=True, slots=True)
class WriteReport:
    """The paths that were written and removed, in order, and how many were the same already."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write(site: Site, folder: Path) -> WriteReport:
    """Makes `folder` hold the site. Raises BriefsiteError, with nothing changed, where that would harm other files."""
    for path in site:
        _require_inside(path)
    before = _manifest(folder)
    if before is None:
        _require_vacant(folder)
        before = {}
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in site.items()}
    changed = sorted((path for path in site if not _holds(folder, path, digests[path])), key=_order)
    _require_ours(folder, changed, before)
    removed: tuple[str, ...] = ()
    if changed or before != digests:
        removed = _made_so(site, folder, before, digests, changed)
    return WriteReport(tuple(sorted(changed)), removed, len(site) - len(changed))


def _made_so(site: Site, folder: Path, before: Digests, digests: Digests, changed: Iterable[str]) -> tuple[str, ...]:
    """Writes and removes. While it runs, the manifest names the old and the new digest of every file."""
    both = {path: f"{before.get(path, '')} {digests.get(path, '')}".strip() for path in {**before, **digests}}
    _sweep(folder, before)
    _write_manifest(folder, both)
    for path in changed:
        _replace(folder, path, site[path])
    gone = sorted(set(before) - set(digests))
    removed = tuple(path for path in gone if _remove(folder, path, before[path]))
    _write_manifest(folder, digests)
    return removed


def _require_inside(path: str) -> None:
    parts = path.split("/")
    unsafe = any(part in ("", ".", "..") or "\\" in part or "\0" in part or ":" in part for part in parts)
    if unsafe or parts[0] == MANIFEST or PurePosixPath(path).is_absolute():
        raise BriefsiteError(f"'{path}' is no path inside a site; nothing was written")


def _manifest(folder: Path) -> Digests | None:
    """What was written here last, by path; None where nothing ever was."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, OSError) as error:
        hint = "delete that file and everything built beside it, and build again"
        raise BriefsiteError(f"{folder.name}/{MANIFEST} cannot be read; {hint}") from error
    files = data.get("files") if isinstance(data, dict) else None
    if not isinstance(files, dict):
        raise BriefsiteError(f"{folder.name}/{MANIFEST} is no list of files; restore it, or choose another folder")
    found = {str(path): str(digest) for path, digest in files.items()}
    for path in found:
        _require_inside(path)
    return found


def _require_vacant(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise BriefsiteError(f"{folder.name} is a file; the site needs a folder of that name, or another name")
    foreign = sorted(p.name for p in folder.iterdir() if p.name not in _HARMLESS) if folder.is_dir() else []
    if foreign:
        few = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise BriefsiteError(
            f"{folder.name} holds files that were not built here ({few}); choose an empty folder, or move them away"
        )


def _require_ours(folder: Path, changed: Iterable[str], before: Digests) -> None:
    """Refuses to write over a file, or through a link, that the manifest does not name."""
    for path in changed:
        place = folder / path
        if (place.exists() or place.is_symlink()) and path not in before:
            raise BriefsiteError(
                f"{folder.name}/{path} was not built here, and is in the way; move it, and build again"
            )
        for parent in list(place.relative_to(folder).parents)[:-1]:
            above = folder / parent
            if above.is_symlink() or (above.exists() and not above.is_dir()):
                name = parent.as_posix()
                raise BriefsiteError(f"{folder.name}/{name} is no folder of ours; move it away, and build again")


def _holds(folder: Path, path: str, digests: str) -> bool:
    """Whether a file stands as it was written. `digests` may be two."""
    place = folder / path
    try:
        return not place.is_symlink() and hashlib.sha256(place.read_bytes()).hexdigest() in digests.split()
    except OSError:
        return False


def _order(path: str) -> tuple[int, str]:
    """Static files first, then pages, then the lists that lead to them."""
    first = path.split("/", maxsplit=1)[0]
    return (0 if first == "static" else 1 if "/" in path else 2, path)


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
    if any(" " in digests for digests in before.values()):
        for parent in sorted({(folder / path).parent for path in before}):
            for beside in parent.glob(f"{_BESIDE}*"):
                beside.unlink(missing_ok=True)


def _write_manifest(folder: Path, files: Digests) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"files": dict(sorted(files.items()))}, indent=0, ensure_ascii=False)
    _replace(folder, MANIFEST, f"{text}\n".encode())
