"""Look-ups by number: there are hundreds for each of many thousands of pages, and most are the same."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import takewhile
from operator import itemgetter
from sys import intern
from typing import Any

from briefsite.pipeline.lots import MANY, Lots, State
from briefsite.pipeline.memory import Memory

#: The name of a table, and a key in it, or ALL of it, or just which KEYS it has, in their order; or the name of what
#: makes lines, and a record.
Look = tuple[str, Any]
ALL, KEYS = ("all",), ("keys",)
_LINE = "line "
#: Of a table in which no more was looked up, all numbers of the last build are fetched at once.
_FEW = 8 * MANY


def look_at(name: str, key: Any) -> Look:
    """The look-up of a line, by the name of what makes it and the id of its record."""
    return _LINE + name, key


class Looks:
    """Numbers for look-ups, from 0, by table and key. Those of the last build are fetched where they are asked for.
    Raises ForgottenError where one is not remembered."""

    def __init__(self, memory: Memory | None = None, left: tuple[int, Mapping[str, State]] | None = None) -> None:
        self._memory = memory or Memory()
        self._next, self._kept = left or (0, {})
        self._first_new = self._next
        self._below: dict[str, Lots] = {}
        #: The numbers that came since, by table, the last ones last.
        self._came: dict[str, _Came] = {}
        #: By table, the number of the look-up of all of it.
        self._wholes: dict[str, int] = {}
        self._every: dict[str, frozenset[int]] = {}

    def __len__(self) -> int:
        return self._next

    def in_order(self) -> list[Look]:
        """Every look-up, in order of number."""
        found: list[Look] = [("", None)] * self._next
        for name, numbers in self.by_table():
            for key, number in numbers:
                found[number] = (name, key)
        return found

    def by_table(self) -> Iterator[tuple[str, Iterator[tuple[Any, int]]]]:
        """The keys of look-ups with their numbers, table by table."""
        return ((name, self._all(name)) for name in {**self._kept, **self._came})

    @property
    def new(self) -> list[tuple[int, Look]]:
        """The look-ups that the last build did not have, with their numbers."""
        return self.since(self._first_new)

    def since(self, first: int) -> list[tuple[int, Look]]:
        """The look-ups that came from a number on, with their numbers."""
        found: list[tuple[int, Look]] = []
        for name, came in self._came.items():
            ahead = takewhile(lambda one: one[1] >= first, reversed(came.items()))
            found += ((number, (name, key)) for key, number in ahead)
        return sorted(found, key=itemgetter(0))

    def number(self, name: str, key: Any) -> int:
        """The number of a look-up."""
        number = self._known(name, key)
        if number is None:
            number = self._came_of(name)[key] = self._next
            self._next += 1
        if key == ALL:
            self._wholes[name] = number
        return number

    def numbers_of(self, name: str) -> dict[Any, int]:
        """The numbers of the look-ups in a table, by key: one is given where it is asked for."""
        return _Over(name, self, self._lots(name)) if name in self._kept else self._came_of(name)

    def that_count(self, numbers: Collection[int]) -> Collection[int]:
        """Those that say all: where all of a table was looked up, that alone counts."""
        for name, whole in self._wholes.items():
            if whole in numbers:
                numbers = {whole, *frozenset(numbers).difference(*self._numbers_in(name))}
        return numbers

    def numbers(self, looks: Iterable[Look]) -> list[int]:
        """The numbers of look-ups, some of which another process told: an id is one object in all tables."""
        return [self.number(name, intern(key) if type(key) is str else key) for name, key in looks]

    def known(self, looks: Iterable[Look]) -> Iterator[int]:
        """The numbers of those look-ups that have one."""
        for name, key in looks:
            number = self._known(name, key)
            if number is not None:
                yield number

    def only(self, used: Iterable[int]) -> tuple[Looks, Mapping[int, int]]:
        """Those with the numbers that are used, numbered anew; and the new numbers by the old."""
        new = {old: number for number, old in enumerate(sorted(used))}
        found, every = self._empty(), self.in_order()
        found.numbers(every[old] for old in new)
        return found, new

    def left(self) -> tuple[tuple[int, dict[str, State]], list[tuple[bytes, bytes]]]:
        """What is left for the next build, and what is to be kept for that."""
        states, items = dict(self._kept), []
        for name, came in self._came.items():
            if came:
                states[name], more = self._lots(name).left(came)
                items += more
        return (self._next, states), items

    def _empty(self) -> Looks:
        return Looks(self._memory)

    def _came_of(self, name: str) -> _Came:
        return self._came.get(name) or self._came.setdefault(name, _Came(name, self))

    def _known(self, name: str, key: Any) -> int | None:
        came = self._came.get(name)
        found: int | None = came.get(key) if came else None
        return found if found is not None or name not in self._kept else self._lots(name).get(key)

    def _numbers_in(self, name: str) -> Iterable[Iterable[int]]:
        """All numbers of a table, those of the last build and those that came since."""
        return self._before(name), self._came.get(name, {}).values()

    def _before(self, name: str) -> frozenset[int]:
        """All numbers of a table in the last build: asked for by everything that looks all of it up."""
        found = self._every.get(name)
        if found is None:
            found = self._every[name] = frozenset(self._lots(name).values())
        return found

    def _all(self, name: str) -> Iterator[tuple[Any, int]]:
        yield from self._lots(name).items()
        yield from self._came.get(name, {}).items()

    def _lots(self, name: str) -> Lots:
        lots = self._below.get(name)
        if lots is None:
            lots = self._below[name] = Lots(self._memory, self._kept.get(name), MANY)
        return lots


class _Came(dict[Any, int]):
    """The numbers that came since, of the look-ups in one table, by key. One that is missing comes now."""

    def __init__(self, name: str, looks: Looks) -> None:
        super().__init__()
        self._name, self._of = name, looks.number

    def __missing__(self, key: Any) -> int:
        return self._of(self._name, key)


class _Over(_Came):
    """All of them, the last build's among them: where these are few, they are fetched when any is asked for."""

    def __init__(self, name: str, looks: Looks, lots: Lots) -> None:
        super().__init__(name, looks)
        self._ahead = lots if len(lots) <= _FEW else None

    def __missing__(self, key: Any) -> int:
        if self._ahead is not None:
            ahead, self._ahead = self._ahead, None
            self.update(ahead.whole())
            self.pop(ALL, None)  # which is told where it is looked up
            if key in self:
                return self[key]
        self[key] = number = self._of(self._name, key)
        return number


def numbers_in(data: bytes) -> array[int]:
    """The numbers of look-ups, as they are kept with what they were made for."""
    found = array("I")
    found.frombytes(data)
    return found


def marked(some: Iterable[bytes], of: int) -> bytearray:
    """Of so many numbers which ones are among such as are kept: 1 for each that is, 0 for each that is not."""
    found = bytearray(of)
    for data in some:
        for number in numbers_in(data):
            found[number] = 1
    return found


def by(new: Any, data: bytes) -> bytes:
    """Such numbers, by `new` ones."""
    return array("I", map(new.__getitem__, numbers_in(data))).tobytes()


def seeking(numbers: Collection[int]) -> Callable[[bytes], bool]:
    """Whether any of these is among such numbers."""
    sought = frozenset(numbers)
    return lambda data: not sought.isdisjoint(numbers_in(data))
