"""From the site as a value to files: only what changed is written, only what was made here is removed.

The folder keeps a list of what was made in it (`.briefsite`). A folder that holds anything else is somebody's: it is
refused when it has no list, and its other files are left alone when it has one.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site

LIST = ".briefsite"
#: What may lie in a folder that was never written to: it says what the folder is for.
_WELCOME = frozenset({"README.md", ".gitkeep", ".gitignore", ".git", ".nojekyll", "CNAME", ".DS_Store", LIST})


@dataclass(frozen=True, slots=True)
class Written:
    """What became of each file, sorted."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def write(site: Site, folder: Path) -> Written:
    """Make the folder hold the site. Raises BriefsiteError, before anything is written, where that would cost files."""
    made = _made_here(folder)
    _refuse_to_cost(site, folder, made)
    folder.mkdir(parents=True, exist_ok=True)
    _note(folder, made | site.keys())
    order = sorted(site, key=lambda path: (path.endswith((".html", ".xml")), path))
    written = [path for path in order if _put(folder / path, site[path])]
    removed = [path for path in sorted(made - site.keys()) if _remove(folder, path)]
    _note(folder, site.keys())
    return Written(tuple(sorted(written)), tuple(removed), tuple(sorted(site.keys() - set(written))))


def _made_here(folder: Path) -> set[str]:
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return set()
    return {line for line in lines if line and not line.startswith(("#", "/")) and ".." not in line.split("/")}


def _refuse_to_cost(site: Site, folder: Path, made: set[str]) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise BriefsiteError(f"{folder} is a file; name another folder with --output DIR, or move it away")
    strange = [] if made else sorted({path.name for path in folder.iterdir()} - _WELCOME)
    strange += sorted(path for path in site.keys() - made if (folder / path).is_file() and path not in strange)
    if strange:
        raise BriefsiteError(
            f"{folder} holds '{strange[0]}', which Briefsite did not make; "
            "name another folder with --output DIR, or move its files away"
        )
    inside = folder.resolve()
    below = sorted({folder / Path(path).parent for path in {*site, *made}})
    outside = [parent for parent in below if not parent.resolve().is_relative_to(inside)]
    if outside:
        raise BriefsiteError(f"{outside[0]} is a link that leads out of the site; remove the link")


def _note(folder: Path, paths: Iterable[str]) -> None:
    lines = ["# The files that Briefsite made in this folder, and may remove.", *sorted(paths)]
    _put(folder / LIST, ("\n".join(lines) + "\n").encode())


def _put(path: Path, content: bytes) -> bool:
    """Make the file hold `content`, in one step; False where it did already."""
    try:
        if path.read_bytes() == content:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _remove(folder: Path, path: str) -> bool:
    """Remove a file, and the folders that it leaves empty."""
    try:
        (folder / path).unlink()
    except FileNotFoundError:
        return False
    for parent in Path(path).parents:
        if parent == Path() or any((folder / parent).iterdir()):
            break
        (folder / parent).rmdir()
    return True
