"""Links to files, in a folder that is watched: the system tells of what is written there, not of what they lead to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

#: Size, time of modification and inode of what a link leads to; None where that is nothing.
Seen = tuple[int, int, int]


class Links:
    """The links to files in a folder; with `recursive` also below it."""

    def __init__(self, folder: Path, *, recursive: bool) -> None:
        self._recursive = recursive
        self._seen: dict[str, Seen | None] = {}
        self._look(str(folder))

    def written(self, changed: Iterable[str]) -> set[str]:
        """The links whose file was written, came or went since they were last asked for, where these paths in the
        folder have `changed`."""
        for path in changed:
            self._look(path)
        now = {path: _seen(path) for path in self._seen}
        before = self._seen
        self._seen = {path: seen for path, seen in now.items() if seen or os.path.islink(path)}  # noqa: PTH114 - as below
        return {path for path in now if now[path] != before[path]}

    def _look(self, path: str) -> None:
        """Take up the links at a path, or below it; let go of one that is there no more."""
        self._seen.pop(path, None)
        for link in _links(path, recursive=self._recursive):
            self._seen.setdefault(link, _seen(link))


def _links(path: str, *, recursive: bool) -> Iterator[str]:
    if os.path.islink(path) and not os.path.isdir(path):  # noqa: PTH112, PTH114 - tens of thousands: a Path each is dear
        yield path
        return
    ahead = [path]
    while ahead:
        for entry in _listed(ahead.pop()):
            if entry.is_symlink() and not entry.is_dir():
                yield entry.path
            elif recursive and entry.is_dir(follow_symlinks=False):
                ahead.append(entry.path)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


def _seen(path: str) -> Seen | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino
