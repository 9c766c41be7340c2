"""Who looked something up: by the number of a look-up, the names of what was made with it.

The names lie in lots, by number, and a lot is fetched when one of its numbers is asked for; where they are very many,
they lie alone. What came since the lots were put together lies over them; what has gone since is still named, and is to
be looked at by whoever asks.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed

#: The keys of the lots, and of the names that lie alone; and by number the names that came since.
State = tuple[tuple[bytes, ...], tuple[bytes, ...], dict[int, tuple[str, ...]]]
Kept = TypeVar("Kept")
#: The names of a number, or the key under which they lie alone.
_Names = tuple[str, ...] | bytes
#: How many numbers a lot is of, how many names lie in it, and how many numbers may have names that came since before
#: lots are put together anew.
_LOT, _ALONE, _SINCE = 64, 256, 4096


class Users:
    """Those of the last build, and of this one."""

    def __init__(self, memory: Memory, state: State | None = None) -> None:
        self._memory = memory
        self._keys, self._alone, since = state or ((), (), {})
        self._since = dict(since)
        self._is_new = state is None
        self._lots: dict[int, Mapping[int, _Names]] = {}

    def of(self, numbers: Iterable[int]) -> Iterator[str]:
        """The names of what may have been made with one of these, some more than once. Raises ForgottenError where it
        is not remembered."""
        for number in numbers:
            names = self._lot(number // _LOT).get(number, ())
            yield from self._fetched(names, tuple) if isinstance(names, bytes) else names
            yield from self._since.get(number, ())

    def add(self, name: str, numbers: Iterable[int]) -> None:
        """Note what else something was made with."""
        for number in numbers:
            self._since[number] = (*self._since.get(number, ()), name)

    def left(self, every: Iterable[tuple[str, Iterable[int]]], *, is_other: bool) -> State:
        """What is left for the next build; what is to be kept for that, is. `every` gives all names with their numbers,
        should all be put together, as where numbers are others now (`is_other`)."""
        if not (self._is_new or is_other or len(self._since) > _SINCE):
            return self._keys, self._alone, self._since
        names: list[str] = []
        lots: dict[int, array[int]] = {}
        for name, numbers in every:
            place = len(names)
            names.append(name)
            for number in numbers:
                lot = lots.get(number // _LOT) or lots.setdefault(number // _LOT, array("I"))
                lot.append(number)
                lot.append(place)
        keys, alone = list[bytes](), list[bytes]()
        self._memory.keep(self._put_together(names, lots, keys, alone))
        return tuple(keys), tuple(alone), {}

    def _put_together(
        self, names: Sequence[str], lots: Mapping[int, array[int]], keys: list[bytes], alone: list[bytes]
    ) -> Iterator[tuple[bytes, bytes]]:
        """Lots as they are kept, one by one: together they may be larger than all else. Adds the key of each, and those
        of names that lie alone."""
        for number in range(max(lots, default=-1) + 1):
            lot: dict[int, list[str]] = {}
            pairs = iter(lots.get(number, ()))
            for one, place in zip(pairs, pairs, strict=True):
                lot.setdefault(one, []).append(names[place])
            row: dict[int, _Names] = {}
            for one, theirs in lot.items():
                row[one] = tuple(theirs)
                if len(theirs) > _ALONE:
                    data = packed(row[one])
                    row[one] = key = self._memory.key("users", data)
                    alone.append(key)
                    yield key, data
            data = packed(row)
            keys.append(self._memory.key("users", data))
            yield keys[-1], data

    def _lot(self, place: int) -> Mapping[int, _Names]:
        lot = self._lots.get(place)
        if lot is None:
            lot = self._lots[place] = self._fetched(self._keys[place], dict) if place < len(self._keys) else {}
        return lot

    def _fetched(self, key: bytes, kind: type[Kept]) -> Kept:
        for _, found in self._memory.recall([key]):
            if isinstance(found, kind):
                return found
        raise ForgottenError(key.hex())
