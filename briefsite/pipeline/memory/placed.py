"""What stands in an output folder: the digest of a file that was not touched since is not taken again.

Here a file's time of change says nothing, for it moves when a file is given a second name; size, time of modification
and inode tell whether somebody wrote to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from stat import S_ISREG

from briefsite.output import LIST
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import is_believed
from briefsite.pipeline.memory.keeping import Memory
from briefsite.pipeline.memory.layers import Layers
from briefsite.pipeline.memory.packing import packed

#: Size, time of modification and inode of a file that had been left alone when its digest was taken, and the digest
#: (SHA-256 in hex).
Stamp = tuple[int, int, int, str]
_DIGEST = itemgetter(3)


class Placed:
    """The digests of the files in one folder."""

    def __init__(self, memory: Memory, folder: Path, take: Callable[[str], str]) -> None:
        self._memory = memory
        self._folder = folder
        self._take = take
        self._key = memory.key("placed", str(folder.absolute()))
        found: object = next(memory.recall([self._key]), (b"", None))[1]
        self._left = found if isinstance(found, tuple) else (None, b"", {}, b"")
        state, self._listed, self._others, self._mark = self._left
        self._layers = Layers(memory, state)
        self._known: Mapping[str, Stamp] = self._layers.rows
        #: The stamps that were taken now, and the files that do not stand as they were left.
        self._taken: dict[str, Stamp] = {}
        self._others_now: set[str] = set()

    def holds(self, mark: bytes) -> bool:
        """Whether the folder was left with just the files that have this mark, and they all stand as they were left."""
        if not mark or mark != self._mark or not self._lists_them():
            return False
        if any(found != self._others[path] for path, found in self.standing(self._others).items()):
            return False
        look, before = os.lstat, f"{self._folder}/"
        try:
            for path, stamp in self._known.items():
                seen = look(before + path)
                if (seen.st_mtime_ns, seen.st_ino, seen.st_size) != (stamp[1], stamp[2], stamp[0]):
                    return False
        except OSError:
            return False
        inside = {path.rpartition("/")[0] for path in (*self._known, *self._others)}
        if any((self._folder / parent).is_symlink() for parent in _all_above(inside)):
            return False
        if self._taken:
            self._believe_others()
        return True

    @property
    def pages(self) -> int:
        """How many pages were left there."""
        return sum(path.endswith(".html") for path in self._digests)

    def after(self, mark: bytes, others: Mapping[str, str], gone: Collection[str]) -> dict[str, str] | None:
        """The digests of a site that differs just in these files from the one that was left, if that had this mark."""
        if not mark or mark != self._mark or not self._layers.is_whole:
            return None
        found = self._digests | dict(others)
        for path in gone:
            found.pop(path, None)
        return found

    def standing(self, paths: Iterable[str]) -> dict[str, str]:
        """The digest of each file (SHA-256 in hex) by path; "" where there is none that is plain."""
        before, found, others = f"{self._folder}/", dict[str, str](), []
        look, of = os.lstat, self._known.get
        for path in paths:
            stamp = of(path)
            try:
                seen = look(before + path)
            except OSError:
                stamp = None
            if stamp and stamp[1] == seen.st_mtime_ns and stamp[2] == seen.st_ino and stamp[0] == seen.st_size:
                found[path] = stamp[3]
            else:
                others.append(path)
        self._others_now.update(others)
        return found | {path: self._digest_of(path) for path in others}

    def listed(self, data: bytes) -> dict[str, str] | None:
        """What a list of files says, where it is the one that was left; None where it must be read."""
        if not self._layers.is_whole or digest(data) != self._listed:
            return None
        return self._digests

    def note(
        self, digests: Mapping[str, str], changed: Collection[str], listed: Callable[[], bytes], mark: bytes = b""
    ) -> None:
        """Remember the files as they stand, once they have just these digests, which have this mark; `changed` are
        those that were written now, and `listed` gives the list of them all."""
        now = self._memory.later()
        for path in changed:
            self._taken.pop(path, None)
            if seen := _seen(f"{self._folder}/{path}"):
                self._stamp(path, seen, now, digests[path])
        stamps = {**self._known, **self._taken}
        for path in (self._others_now.union(changed) - self._taken.keys()) | (stamps.keys() - digests.keys()):
            stamps.pop(path, None)
        others = {path: digests[path] for path in digests.keys() - stamps.keys()}
        state, items = self._layers.left(stamps)
        same = self._left[:3] == (state, self._listed, others) and not changed
        left = (state, self._listed if same else digest(listed()), others, mark)
        if left != self._left:
            self._memory.keep([*items, (self._key, packed(left))])
        self._memory.used([state[0]])

    def _believe_others(self) -> None:
        """Remember the stamps of files that had just been written when they were left, and were left alone since."""
        state, items = self._layers.left({**self._known, **self._taken})
        others = {path: found for path, found in self._others.items() if path not in self._taken}
        self._memory.keep([*items, (self._key, packed((state, self._listed, others, self._mark)))])

    def _lists_them(self) -> bool:
        """Whether the list in the folder is the one that was left."""
        try:
            return self._layers.is_whole and digest((self._folder / LIST).read_bytes()) == self._listed
        except OSError:
            return False

    @cached_property
    def _digests(self) -> dict[str, str]:
        known = self._known
        found: dict[str, str] = dict(zip(known, map(_DIGEST, known.values()), strict=True))
        found.update(self._others)
        return found

    def _digest_of(self, path: str) -> str:
        seen = _seen(f"{self._folder}/{path}")
        found = self._take(f"{self._folder}/{path}") if seen else ""
        if seen and found:
            self._stamp(path, seen, self._memory.now, found)
        return found

    def _stamp(self, path: str, seen: os.stat_result, now: int, found: str) -> None:
        if is_believed((seen.st_size, seen.st_mtime_ns, 0, seen.st_ino, now, b"")):
            self._taken[path] = (seen.st_size, seen.st_mtime_ns, seen.st_ino, found)


def _seen(path: str) -> os.stat_result | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found if S_ISREG(found.st_mode) else None


def _all_above(folders: Iterable[str]) -> set[str]:
    """Some folders, and all in which they are."""
    return {
        "/".join(parts[:end]) for parts in (folder.split("/") for folder in folders) for end in range(1, len(parts) + 1)
    }
