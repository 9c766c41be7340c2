"""The files of a folder that stay as they are, by their inodes, folder by folder: a few comparisons tell of tens of
thousands.

On one device, files that have one inode are one file under several names.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, compress
from operator import attrgetter, ne
from pathlib import Path

from briefsite.output.listing import LIST, WELCOME

#: By folder ("" is the site's own, the names of others end in a slash) and by name: the inode of each file.
Inodes = dict[str, dict[str, int]]
_NAME = attrgetter("name")


def staying_in(
    folder: Path, digests: Mapping[str, str], changed: Collection[str], gone: Collection[str]
) -> Inodes | None:
    """The files that stay; None where something in the folder may be neither replaced nor given a second name. What has
    a digest and did not change was looked at, and is a file."""
    found: Inodes = {}
    ahead = [""]
    while ahead:
        inside = ahead.pop()
        entries = entries_in(folder / inside)
        inodes = found[inside] = inodes_of(entries)
        for name in [one for one in entries if (path := f"{inside}{one}") not in digests or path in changed]:
            entry, path = entries[name], f"{inside}{name}"
            if entry.is_dir(follow_symlinks=False):
                ahead.append(f"{path}/")
            elif not entry.is_file(follow_symlinks=False):
                return None
            elif path not in digests and path not in gone and path != LIST:
                if path not in WELCOME:
                    return None
                continue
            del inodes[name]
    return None if (folder / ".git").is_dir() else found


def all_in(folder: Path, names: Mapping[str, Collection[str]]) -> Inodes | None:
    """The files of a folder, where it holds just these, by folder as `Inodes` are, and its list; None else."""
    inside = with_all_above(names)
    found: Inodes = {}
    for one in inside:
        inodes = found[one] = inodes_of(entries_in(folder / one))
        folders = [other[len(one) : -1] for other in inside if _above(other) == one]
        if any(inodes.pop(name, None) is None for name in (*folders, *([] if one else [LIST]))):
            return None
        if inodes.keys() != set(names.get(one, ())):
            return None
    return found


def _above(inside: str) -> str | None:
    """The folder in which a folder is; None of the outermost."""
    return inside[: inside.rfind("/", 0, -1) + 1] if inside else None


def _all_above(inside: str) -> Iterator[str]:
    """A folder, and all in which it is."""
    yield inside
    while inside := inside[: inside.rfind("/", 0, -1) + 1]:
        yield inside
    yield ""


def entries_in(folder: Path) -> dict[str, os.DirEntry[str]]:
    """What is in a folder, by name; nothing where there is none."""
    if not folder.is_dir():
        return {}
    with os.scandir(folder) as entries:
        every = list(entries)
    return dict(zip(map(_NAME, every), every, strict=True))


def inodes_of(entries: Mapping[str, os.DirEntry[str]]) -> dict[str, int]:
    """The inode of each."""
    return dict(zip(entries, map(os.DirEntry.inode, entries.values()), strict=True))


def others(these: Mapping[str, int], those: Mapping[str, int]) -> list[str]:
    """The names that have another inode, or none, there."""
    return list(compress(these, map(ne, these.values(), map(those.get, these))))


def paths_of(inodes: Inodes) -> Iterator[str]:
    """The paths of all files."""
    return (f"{inside}{name}" for inside, names in inodes.items() for name in names)


def are_told_apart(inodes: Inodes) -> bool:
    """Whether these files are known by their inodes: some file systems have the same for all."""
    every = list(chain.from_iterable(names.values() for names in inodes.values()))
    return 0 not in every and len(set(every)) == len(every)


def folders_of(inodes: Inodes, new: Iterable[str]) -> list[str]:
    """All folders in which these files and those `new` paths are, the outer ones first."""
    return with_all_above({inside for inside, names in inodes.items() if names} | {parts_of(path)[0] for path in new})


def with_all_above(folders: Iterable[str]) -> list[str]:
    """Some folders and all in which they are, the outer ones first."""
    return sorted({"", *(above for inside in folders for above in _all_above(inside))})


def parts_of(path: str) -> tuple[str, str]:
    """The folder of a path, and the name in it."""
    start = path.rfind("/") + 1
    return path[:start], path[start:]
