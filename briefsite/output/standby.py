"""The folder that the last site made way for, kept to become the next one: all but a few of its files are those of the
site that stands.

What stays the same between two sites is one file with a name in each, so a file of the standby is known by its inode.
Each time it is looked at anew: whatever is not the very file that it should be is replaced. Nobody reads this folder,
and nothing depends on it: without one, a new folder is made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from briefsite.model.site import Site
from briefsite.output.listing import LIST
from briefsite.output.putting import Putting
from briefsite.output.staying import Inodes, entries_in, folders_of, inodes_of, others, paths_of

#: Of files that a site is made of, the share that may change: where there are more, the old files cost more room on the
#: disk than the time is worth in which all get a second name.
_FEW = 0.2
_BEGUN = f"{LIST}-begun"


def is_ours(standby: Path) -> bool:
    """Whether there is a standby, and we made it."""
    return not standby.is_symlink() and (standby / LIST).is_file()


def fetched(standby: Path | None, beside: Path) -> bool:
    """Moves the standby beside the folder that it is to replace; False where there is none that is ours, or it lies on
    another device."""
    if standby is None or not is_ours(standby):
        return False
    with suppress(OSError):
        standby.rename(beside)
        return True
    return False


def laid_by(beside: Path, standby: Path | None, *, changed: int, of: int) -> bool:
    """Makes the folder that was replaced the standby for the next time; False where that cannot be, or is not worth
    it."""
    if standby is None or changed > of * _FEW:
        return False
    with suppress(OSError):
        if standby.is_dir() and not standby.is_symlink():
            shutil.rmtree(standby)
        beside.rename(standby)
        return True
    return False


def doubled(folder: Path, standby: Path | None, paths: Iterable[str], names: bytes) -> None:
    """Gives every file of a site a second name, in the standby: else the first edit that follows would have to. No more
    room is taken than for the names. Where that cannot be, there is no standby."""
    if standby is None or standby.exists() or standby.is_symlink():
        return
    try:
        every = list(paths)
        for parent in folders_of({}, every):
            (standby / parent).mkdir(parents=True)
        for path in every:
            os.link(f"{folder}/{path}", f"{standby}/{path}", follow_symlinks=False)
        (standby / LIST).write_bytes(names)
    except OSError:
        shutil.rmtree(standby, ignore_errors=True)


def brought_up(
    beside: Path, folder: Path, site: Site, stays: Inodes, new: Sequence[str], *, names: bytes, put: Putting
) -> None:
    """Makes a former site the next one, of files of the folder that stay and of `new` ones; `names` is the list of all.
    Raises OSError where that cannot be done, and where anything in it is not as it was made."""
    matched(beside, folder, stays, new)
    put(site, beside, new)
    listed_anew(beside, folder, names)


def matched(beside: Path, folder: Path, stays: Inodes, new: Sequence[str]) -> None:
    """Gives a former site just those files of the folder that stay, and all folders that these and `new` files need.
    Raises as above."""
    parents = folders_of(stays, new)
    lost = _swept(beside, folder.lstat().st_dev, parents, stays)
    for parent in parents:
        if parent:
            (beside / parent).mkdir(exist_ok=True)
    for path in lost:
        os.link(f"{folder}/{path}", f"{beside}/{path}", follow_symlinks=False)


def listed_anew(beside: Path, folder: Path, names: bytes) -> None:
    """Gives the next site its list, in one step, and what the folder allows to whom."""
    shutil.copymode(folder, beside)
    (beside / _BEGUN).write_bytes(names)
    (beside / _BEGUN).replace(beside / LIST)


def _swept(beside: Path, device: int, parents: Iterable[str], stays: Inodes) -> list[str]:
    """Removes what does not stay, but for the list; gives what stays and is not there."""
    lost, there = [], set[str]()
    wanted, ahead = frozenset(parents), [""]
    while ahead:
        inside = ahead.pop()
        there.add(inside)
        if os.lstat(beside / inside).st_dev != device:
            raise OSError("something is mounted there")
        entries, known = entries_in(beside / inside), stays.get(inside, {})
        inodes = inodes_of(entries)
        for name in others(inodes, known):  # on one device, another file
            entry, path = entries[name], f"{inside}{name}"
            if entry.is_dir(follow_symlinks=False):
                if f"{path}/" in wanted:
                    ahead.append(f"{path}/")
                else:
                    shutil.rmtree(entry.path)
            elif path != LIST:
                os.unlink(entry.path)  # noqa: PTH108 - a Path each is dear
        lost += [f"{inside}{one}" for one in others(known, inodes)]
    return lost + list(paths_of({inside: names for inside, names in stays.items() if inside not in there}))
