"""Lines that were made of one record each, for lists and files of the whole site, from one build to the next.

A line is kept with what was looked up for it. Where nothing of that differs, it is what it was; where something does,
it is made anew, and what is put together of lines is made anew only if one of them became another.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefsite.pages.lines import name_of
from briefsite.pipeline.looks import by, numbers_in, seeking
from briefsite.pipeline.lots import Lots, Over
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.users import State, Users
from briefsite.pipeline.watching import Watched

#: A line, packed, and the numbers of what was looked up for it.
Line = tuple[bytes, bytes]
#: Between the name of what makes lines and an id.
_PARTED = "\n"
#: About how many lines lie together at most, and about how many bytes.
_TOGETHER, _ROOM = 128, 1 << 17


class Lines:
    """The lines of the last build and of this one, by what makes them and by id. What was looked up for each is at
    hand; lines are fetched where one is asked for, and those that lie together are left together."""

    def __init__(
        self,
        memory: Memory,
        looks: Lots | None = None,
        lying: Mapping[str, tuple[bytes, ...]] | None = None,
        users: State | None = None,
    ) -> None:
        self._memory = memory
        self._looks = Over(looks if looks is not None else Lots(memory))
        self._was: dict[str, bytes] = {}
        self._keys = dict(lying or {})
        self._users = Users(memory, users)
        #: Who looked something up is put together at the end of a first build, and nobody asks before.
        self._is_first = users is None
        self._at_hand: dict[tuple[str, int], dict[str, bytes]] = {}
        self._others = set[tuple[str, int]]()

    def without(self, differs: Collection[int]) -> list[tuple[str, str]]:
        """Let go of those for which something differs; gives what made each, and its id."""
        is_among, gone = seeking(differs), []
        for line in dict.fromkeys(self._users.of(differs)):
            data = self._looks.get(line)
            if data is not None and is_among(data):
                name, id_ = line.split(_PARTED, 1)
                self._was[line] = self._looks.pop(line)
                gone.append((name, id_))
        return gone

    def what_was(self, name: str, id_: str) -> Any:
        """What one was that was let go of; None where that is forgotten."""
        was = self._of(name, id_).pop(id_, None)
        self._others.add((name, self._place(name, id_)))
        return None if was is None else unpacked(was)

    def recalled(self, make: Any, id_: Any) -> Any:
        """The line that was made of a record; None where it is not known."""
        name = name_of(make)
        if self._looks.is_gone(f"{name}{_PARTED}{id_}"):
            return None
        found = self._of(name, id_).get(id_)
        return None if found is None else unpacked(found)

    def put(self, lines: Iterable[tuple[str, str, Line]]) -> None:
        """Note lines that were made."""
        for name, id_, (value, looks) in lines:
            self._of(name, id_)[id_] = value
            line = f"{name}{_PARTED}{id_}"
            self._looks[line] = looks
            if not self._is_first:
                self._users.add(line, {*numbers_in(looks)}.difference(numbers_in(self._was.pop(line, b""))))
            self._others.add((name, self._place(name, id_)))

    def used(self) -> set[int]:
        """The numbers of all look-ups."""
        return {number for data in self._looks.values() for number in numbers_in(data)}

    def left(self, new: Mapping[int, int] | None) -> tuple[Over | dict[str, bytes], dict[str, Any]]:
        """What was looked up for each line, by `new` numbers where there are any, and what else is left for the next
        build. What is to be kept for that, is."""
        for name in {name for name, _ in self._others}:
            self._spread(name)
            keys, items = list(self._keys[name]), []
            for place in range(len(keys)):
                if (name, place) in self._others:
                    data = packed(zlib.compress(packed(self._at_hand[name, place]), 1))
                    keys[place] = self._memory.key("lines", data)
                    items.append((keys[place], data))
            self._memory.keep(items)
            self._keys[name] = tuple(keys)
        self._others.clear()
        self._at_hand.clear()  # a tenth of what a process holds that has built a large site
        looks = self._looks if new is None else {line: by(new, data) for line, data in self._looks.items()}
        users, more = self._users.left(
            lambda: ((line, numbers_in(data)) for line, data in looks.items()), is_other=new is not None
        )
        self._memory.keep(more)
        return looks, {"lying": self._keys, "users": users}

    def _spread(self, name: str) -> None:
        """Has lines of a kind lie together in as many lots as is fit for so many, and as large."""
        lots = len(self._keys.get(name, ()))
        some = [len(lot) for (one, _), lot in self._at_hand.items() if one == name]
        if lots and sum(some) <= 2 * _TOGETHER * len(some):
            return
        every = {id_: value for place in range(max(lots, 1)) for id_, value in self._lot(name, place).items()}
        few = list(every.values())[:: len(every) // _TOGETHER + 1]
        size = len(packed(few)) * len(every) // max(1, len(few))
        fit = max(1, len(every) // _TOGETHER, min(len(every), size // _ROOM))
        self._keys[name] = (b"",) * fit
        for place in range(fit):
            self._at_hand[name, place] = {}
            self._others.add((name, place))
        for id_ in sorted(every):
            if f"{name}{_PARTED}{id_}" in self._looks:
                self._of(name, id_)[id_] = every[id_]

    def _place(self, name: str, id_: str) -> int:
        return zlib.crc32(id_.encode("utf-8", "surrogatepass")) % max(1, len(self._keys.get(name, ())))

    def _of(self, name: str, id_: str) -> dict[str, bytes]:
        return self._lot(name, self._place(name, id_))

    def _lot(self, name: str, place: int) -> dict[str, bytes]:
        lot = self._at_hand.get((name, place))
        if lot is None:
            key = next(iter(self._keys.get(name, ())[place : place + 1]), b"")
            found = next(self._memory.recall([key]), None) if key else None
            lot = self._at_hand[name, place] = unpacked(zlib.decompress(found[1])) if found else {}
        return lot


def taken(watched: Watched) -> Iterator[tuple[str, str, Line]]:
    """The lines that were made now; they are not fresh any more."""
    fresh, watched.fresh = watched.fresh, {}
    for (make, id_), looks in fresh.items():
        yield name_of(make), id_, (packed(watched.parts[make, id_][0]), array("I", looks).tobytes())


def renumbered(line: Line, new: Sequence[int]) -> Line:
    """The same line, by other numbers of look-ups."""
    return line[0], by(new, line[1])
