"""The folder that the last site made way for, kept to become the next one: all but a few of its files are those of the
site that stands.

What stays the same between two sites is one file with a name in each, so a file of the standby is known by its inode.
Each time it is looked at anew: whatever is not the very file that it should be is replaced. Nobody reads this folder,
and nothing depends on it: without one, a new folder is made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from briefsite.model.site import Site
from briefsite.output.listing import LIST
from briefsite.output.putting import Putting

#: Of files that a site is made of, the share that may change: where there are more, the old files cost more room on the
#: disk than the time is worth in which all get a second name.
_FEW = 0.2
_BEGUN = f"{LIST}-begun"


def fetched(standby: Path | None, beside: Path) -> bool:
    """Moves the standby beside the folder that it is to replace; False where there is none that is ours, or it lies on
    another device."""
    if standby is None or standby.is_symlink() or not (standby / LIST).is_file():
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


def is_told_apart(kept: Mapping[str, int]) -> bool:
    """Whether these files, by path with their inodes, are known by them: some file systems have the same for all."""
    return 0 not in kept.values() and len(set(kept.values())) == len(kept)


def brought_up(
    beside: Path,
    folder: Path,
    site: Site,
    digests: Mapping[str, str],
    kept: Mapping[str, int],
    *,
    names: bytes,
    put: Putting,
) -> None:
    """Makes a former site the next one: `kept` are the files of the folder that stay, by path with their inodes, and
    `names` is the list of all. Raises OSError where that cannot be done, and where anything in it is not as it was
    made."""
    parents = _parents({*digests, *kept})
    there = _swept(beside, folder.lstat().st_dev, parents, kept)
    shutil.copymode(folder, beside)
    for parent in parents:
        if parent:
            (beside / parent).mkdir(exist_ok=True)
    for path in kept.keys() - there:
        os.link(f"{folder}/{path}", f"{beside}/{path}", follow_symlinks=False)
    put(site, beside, sorted(digests.keys() - kept.keys()))
    (beside / _BEGUN).write_bytes(names)
    (beside / _BEGUN).replace(beside / LIST)


def _parents(paths: Iterable[str]) -> list[str]:
    """All folders in which these files are, the outer ones first; "" is the site's own."""
    found = {path.rpartition("/")[0] for path in paths} | {""}
    for parent in tuple(found):
        while parent := parent.rpartition("/")[0]:
            found.add(parent)
    return sorted(found)


def _swept(beside: Path, device: int, parents: Iterable[str], kept: Mapping[str, int]) -> set[str]:
    """Removes what does not stay, but for the list; gives what does."""
    there = set[str]()
    wanted, ahead = frozenset(parents), [""]
    while ahead:
        inside = ahead.pop()
        if os.lstat(beside / inside).st_dev != device:
            raise OSError("something is mounted there")
        begin = f"{inside}/" if inside else ""
        with os.scandir(beside / inside) as entries:
            for entry in entries:
                path = f"{begin}{entry.name}"
                if entry.inode() == kept.get(path):  # on one device, this is the very file
                    there.add(path)
                elif entry.is_dir(follow_symlinks=False):
                    if path in wanted:
                        ahead.append(path)
                    else:
                        shutil.rmtree(entry.path)
                elif path != LIST:
                    os.unlink(entry.path)  # noqa: PTH108 - a Path each is dear
    return there
