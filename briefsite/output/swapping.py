"""A site made beside the folder, which then takes its place: one step of the system, in which two folders change names.

What has not changed is not copied: a second name is given to the same file; and where the folder of the site before is
still there, only what has changed since is given one. Linux and macOS can do this; others, and folders that are mounted
or hold what is not ours, cannot.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path

from briefsite.model.site import Site
from briefsite.output.listing import LIST, WELCOME
from briefsite.output.putting import Putting, put_each
from briefsite.output.standby import brought_up, fetched, is_told_apart, laid_by

_AT_WORKING_FOLDER, _EXCHANGE, _SWAP = -100, 2, 2
_FULL = (ENOSPC, EDQUOT)


def swapped(
    site: Site,
    folder: Path,
    digests: Mapping[str, str],
    *,
    changed: Collection[str],
    gone: Iterable[str],
    names: bytes,
    standby: Path | None = None,
    put: Putting = put_each,
) -> bool:
    """Makes the folder hold the site in one step. False, with nothing changed, where that cannot be done. `names` is
    the list of its files, `standby` where the folder of the site before is kept, to be the next one; `put` writes its
    new files."""
    folder = folder.resolve()
    beside = _beside(folder)
    try:
        kept = _kept(folder, digests, set(changed), set(gone))
        if kept is None or not _cleared(beside):
            return False
        if not _brought_up(site, digests, beside, folder, names=names, kept=kept, standby=standby, put=put):
            _make(site, digests, beside, folder, kept, names=names, put=put)
        _take_its_place(beside, folder)
    except OSError as error:
        _cleared(beside)
        if error.errno in _FULL:
            raise
        return False
    except BaseException:
        _cleared(beside)
        raise
    if not laid_by(beside, standby, changed=len(changed), of=len(digests)):
        _cleared(beside)
    return True


def cleared(folder: Path) -> None:
    """Removes what a run that was killed left beside the folder."""
    _cleared(_beside(folder.resolve()))


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.briefsite-next")


def _kept(folder: Path, digests: Mapping[str, str], changed: set[str], gone: set[str]) -> dict[str, int] | None:
    """The files that stay as they are, with their inodes; None where something in the folder may be neither replaced
    nor given a second name."""
    kept: dict[str, int] = {}
    ahead = [""]
    while ahead:
        inside = ahead.pop()
        for entry in _listed(folder / inside):
            path = f"{inside}{entry.name}"
            if path in digests and path not in changed:  # a file, then: it was looked at
                kept[path] = entry.inode()
            elif entry.is_dir(follow_symlinks=False):
                ahead.append(f"{path}/")
            elif not entry.is_file(follow_symlinks=False):
                return None
            elif path not in digests and path not in gone and path != LIST:
                if path not in WELCOME:
                    return None
                kept[path] = entry.inode()
    return None if (folder / ".git").is_dir() else kept


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return list(entries)


def _brought_up(
    site: Site,
    digests: Mapping[str, str],
    beside: Path,
    folder: Path,
    *,
    names: bytes,
    kept: Mapping[str, int],
    standby: Path | None,
    put: Putting,
) -> bool:
    """Makes the standby the new site, beside the old one; False, with nothing beside it, where that cannot be done."""
    if not (folder.is_dir() and is_told_apart(kept) and fetched(standby, beside)):
        return False
    try:
        brought_up(beside, folder, site, digests, kept, names=names, put=put)
    except OSError:
        if not _cleared(beside):
            raise
        return False
    return True


def _make(
    site: Site,
    digests: Mapping[str, str],
    beside: Path,
    folder: Path,
    kept: Iterable[str],
    *,
    names: bytes,
    put: Putting,
) -> None:
    """The new site, beside the old one. Its list comes first, so that it can be told for ours."""
    beside.mkdir()
    if folder.is_dir():
        shutil.copymode(folder, beside)
    (beside / LIST).write_bytes(names)
    linked = set(kept)
    for parent in sorted({path.rpartition("/")[0] for path in {*digests, *linked}}):
        (beside / parent).mkdir(parents=True, exist_ok=True)
    for path in linked:
        os.link(f"{folder}/{path}", f"{beside}/{path}", follow_symlinks=False)
    put(site, beside, [path for path in digests if path not in linked])


def _take_its_place(beside: Path, folder: Path) -> None:
    """Exchanges the names of two folders. Raises OSError where the system cannot."""
    if not folder.exists():
        beside.rename(folder)
        return
    names = os.fsencode(beside), os.fsencode(folder)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = system.renamex_np(*names, _SWAP)
        else:
            failed = system.renameat2(_AT_WORKING_FOLDER, names[0], _AT_WORKING_FOLDER, names[1], _EXCHANGE)
    except (AttributeError, TypeError) as error:
        raise OSError("no such call") from error
    if failed:
        raise OSError(ctypes.get_errno(), "the folders cannot be exchanged")


def _cleared(beside: Path) -> bool:
    """Removes what lies beside the folder, its list last; False where that is none of ours: it has no list, and more
    in it than a folder in which nothing had been built."""
    if not beside.is_dir() or beside.is_symlink():
        return not (beside.exists() or beside.is_symlink())
    inside = list(beside.iterdir())
    if beside / LIST not in inside and not {path.name for path in inside} <= WELCOME:
        return False
    with suppress(OSError):
        for path in inside:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name != LIST:
                path.unlink()
        (beside / LIST).unlink(missing_ok=True)
        beside.rmdir()
    return not beside.exists()
