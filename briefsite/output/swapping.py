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
from collections.abc import Callable, Sequence
from contextlib import suppress
from errno import EDQUOT, EFBIG, EIO, ENOSPC
from pathlib import Path

from briefsite.model.site import Site
from briefsite.output.listing import LIST, WELCOME
from briefsite.output.putting import Putting, put_each
from briefsite.output.standby import brought_up, doubled, fetched, laid_by, listed_anew
from briefsite.output.staying import Inodes, are_told_apart, folders_of, paths_of
from briefsite.output.twins import Twin

_AT_WORKING_FOLDER, _EXCHANGE, _SWAP = -100, 2, 2
#: A disk that is full, takes no file so large, or fails would do so in the midst of the old site, too.
_REFUSED = (ENOSPC, EDQUOT, EFBIG, EIO)


def swapped(
    site: Site,
    folder: Path,
    stay: Callable[[Path], Inodes | None],
    *,
    changed: Sequence[str],
    names: bytes,
    standby: Path | None = None,
    put: Putting = put_each,
) -> bool:
    """Makes the folder hold the site in one step. False, with nothing changed, where that cannot be done. `stay` tells
    which of its files stay (None: that cannot be told), `names` is the list of the new ones, `standby` where the folder
    of the site before is kept, to be the next one; `put` writes what `changed`."""
    folder = folder.resolve()
    beside, found = _beside(folder), dict[str, Inodes]()

    def make() -> bool:
        stays = stay(folder)
        if stays is None or not _cleared(beside):
            return False
        if not _brought_up(site, changed, beside, folder, names=names, stays=stays, standby=standby, put=put):
            _make(site, changed, beside, folder, stays, names=names, put=put)
        found["stays"] = stays
        return True

    if not _exchanged(beside, folder, make):
        return False
    stays = found["stays"]
    if not laid_by(beside, standby, changed=len(changed), of=len(changed) + sum(map(len, stays.values()))):
        _cleared(beside)
        doubled(folder, standby, (*paths_of(stays), *changed), names)
    return True


def swapped_with(
    twin: Twin, site: Site, folder: Path, *, changed: Sequence[str], gone: Sequence[str], names: bytes, put: Putting
) -> bool:
    """The same, of a folder that has a twin."""
    folder = folder.resolve()
    beside = _beside(folder)

    def make() -> bool:
        if not (twin.is_still(folder) and _cleared(beside) and fetched(twin.standby, beside)):
            return False
        twin.brought_up(beside, site, put, new=changed, gone=gone)
        listed_anew(beside, folder, names)
        return True

    if not _exchanged(beside, folder, make):
        return False
    if not laid_by(beside, twin.standby, changed=len(changed), of=twin.files):
        _cleared(beside)
    return True


def _exchanged(beside: Path, folder: Path, make: Callable[[], bool]) -> bool:
    """Makes the new site beside the folder, and exchanges them; False, with nothing beside it, where that cannot be
    done."""
    try:
        if not make():
            return False
        _take_its_place(beside, folder)
    except OSError as error:
        _cleared(beside)
        if error.errno in _REFUSED:
            raise
        return False
    except BaseException:
        _cleared(beside)
        raise
    return True


def cleared(folder: Path) -> None:
    """Removes what a run that was killed left beside the folder."""
    _cleared(_beside(folder.resolve()))


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.briefsite-next")


def _brought_up(
    site: Site,
    new: Sequence[str],
    beside: Path,
    folder: Path,
    *,
    names: bytes,
    stays: Inodes,
    standby: Path | None,
    put: Putting,
) -> bool:
    """Makes the standby the new site, beside the old one; False, with nothing beside it, where that cannot be done."""
    if not (folder.is_dir() and are_told_apart(stays) and fetched(standby, beside)):
        return False
    try:
        brought_up(beside, folder, site, stays, new, names=names, put=put)
    except OSError:
        if not _cleared(beside):
            raise
        return False
    return True


def _make(
    site: Site, new: Sequence[str], beside: Path, folder: Path, stays: Inodes, *, names: bytes, put: Putting
) -> None:
    """The new site, beside the old one. Its list comes first, so that it can be told for ours."""
    beside.mkdir()
    if folder.is_dir():
        shutil.copymode(folder, beside)
    (beside / LIST).write_bytes(names)
    for parent in folders_of(stays, new):
        (beside / parent).mkdir(parents=True, exist_ok=True)
    for path in paths_of(stays):
        os.link(f"{folder}/{path}", f"{beside}/{path}", follow_symlinks=False)
    put(site, beside, new)


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
