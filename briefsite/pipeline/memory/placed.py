"""What stands in an output folder: the digest of a file that was not touched since is not taken again.

Here a file's time of change says nothing, for it moves when a file is given a second name; size, time of modification
and inode tell whether somebody wrote to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISREG

from briefsite.pipeline.memory.inputs import is_believed
from briefsite.pipeline.memory.keeping import Memory
from briefsite.pipeline.memory.packing import packed

#: As an input's, with 0 for the time of change, and the digest as SHA-256 in hex.
Stamp = tuple[int, int, int, int, int, bytes]


class Placed:
    """The digests of the files in one folder."""

    def __init__(self, memory: Memory, folder: Path, take: Callable[[str], str]) -> None:
        self._memory = memory
        self._folder = folder
        self._take = take
        self._key = memory.key("placed", str(folder.absolute()))
        found: object = next(memory.recall([self._key]), (b"", {}))[1]
        self._known: dict[str, Stamp] = found if isinstance(found, dict) else {}
        self._stamps: dict[str, Stamp] = {}

    def digest_of(self, path: str) -> str:
        """The digest of a file (SHA-256 in hex); "" where there is none that is plain."""
        seen = _seen(path)
        if seen is None:
            return ""
        known = self._known.get(path)
        if not (known and known[:4] == seen and is_believed(known)):
            known = (*seen, self._memory.now, self._take(path).encode())
        self._stamps[path] = known
        return known[5].decode()

    def note(self, digests: Iterable[tuple[str, str]]) -> None:
        """Remember the files as they stand, once they have just these digests."""
        now = self._memory.later()
        for path, digest in digests:
            place = f"{self._folder}/{path}"
            before = self._stamps.get(place)
            if before and before[5].decode() == digest and is_believed(before):
                continue
            if seen := _seen(place):
                self._stamps[place] = (*seen, now, digest.encode())
        if self._stamps != self._known:
            self._memory.keep([(self._key, packed(self._stamps))])


def _seen(path: str) -> tuple[int, int, int, int] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, 0, found.st_ino) if S_ISREG(found.st_mode) else None
