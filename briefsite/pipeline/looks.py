"""Look-ups by number: there are hundreds for each of many thousands of pages, and most are the same."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Any

from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.layers import FEW
from briefsite.pipeline.memory.packing import packed

#: The name of a table, and a key in it, or ALL of it, or just which KEYS it has, in their order; or the name of what
#: makes lines, and a record.
Look = tuple[str, Any]
ALL, KEYS = ("all",), ("keys",)
_LINE = "line "
#: The numbers of a table's look-ups as they are kept: the key of most of them, and those that came since.
Kept = tuple[bytes, dict[Any, int]]


def look_at(name: str, key: Any) -> Look:
    """The look-up of a line, by the name of what makes it and the id of its record."""
    return _LINE + name, key


class Looks:
    """Numbers for look-ups, from 0, by table and key. Those of the last build are fetched table by table, where one of
    a table is asked for. Raises ForgottenError where one is not remembered."""

    def __init__(self, memory: Memory | None = None, left: tuple[int, Mapping[str, Kept]] | None = None) -> None:
        self._memory = memory or Memory()
        self._next, self._kept = left or (0, {})
        self._first_new = self._next
        self._tables: dict[str, dict[Any, int]] = {}
        self._most: dict[str, int] = {}

    def __len__(self) -> int:
        return self._next

    def in_order(self) -> list[Look]:
        """Every look-up, in order of number."""
        found: list[Look] = [("", None)] * self._next
        for name in {**self._kept, **self._tables}:
            for key, number in self._table(name).items():
                found[number] = (name, key)
        return found

    @property
    def new(self) -> list[tuple[int, Look]]:
        """The look-ups that the last build did not have, with their numbers."""
        return self.since(self._first_new)

    def since(self, first: int) -> list[tuple[int, Look]]:
        """The look-ups from a number on, with their numbers."""
        return sorted((number, (name, key)) for name in self._tables for key, number in self._came(name, first).items())

    def number(self, name: str, key: Any) -> int:
        """The number of a look-up."""
        table = self._table(name)
        number = table.get(key)
        if number is None:
            number = table[key] = self._next
            self._next += 1
        return number

    def that_count(self, numbers: Collection[int]) -> Collection[int]:
        """Those that say all: where all of a table was looked up, that alone counts."""
        for table in self._tables.values():
            whole = table.get(ALL)
            if whole is not None and whole in numbers:
                numbers = {whole, *frozenset(numbers).difference(table.values())}
        return numbers

    def numbers(self, looks: Iterable[Look]) -> list[int]:
        """The numbers of look-ups."""
        return [self.number(name, key) for name, key in looks]

    def known(self, looks: Iterable[Look]) -> Iterator[int]:
        """The numbers of those look-ups that have one."""
        for name, key in looks:
            number = self._table(name).get(key)
            if number is not None:
                yield number

    def only(self, used: Collection[int]) -> tuple[Looks, Mapping[int, int]]:
        """Those with the numbers that are used, numbered anew; and the new numbers by the old."""
        new = {old: number for number, old in enumerate(sorted(used))}
        found = Looks(self._memory)
        every = self.in_order()
        found.numbers(every[old] for old in new)
        return found, new

    def left(self) -> tuple[tuple[int, dict[str, Kept]], list[tuple[bytes, bytes]]]:
        """What is left for the next build, and what is to be kept for that."""
        states, items = dict(self._kept), []
        for name in self._tables:
            numbers = self._came(name, self._first_new)
            if not numbers:
                continue
            below, since = states.get(name, (b"", {}))
            since = since | numbers
            if len(since) > self._most.get(name, 0) * FEW:
                data = packed(self._table(name))
                below, since = self._memory.key("looks", data), {}
                items.append((below, data))
            states[name] = below, since
        return (self._next, states), items

    def _came(self, name: str, first: int) -> dict[Any, int]:
        """The numbers of those of a table's look-ups that came from a number on, which stand last in it."""
        ahead = reversed(self._tables[name].items())
        return dict(reversed(list(takewhile(lambda one: one[1] >= first, ahead))))

    def _table(self, name: str) -> dict[Any, int]:
        table = self._tables.get(name)
        if table is None:
            below, since = self._kept.get(name, (b"", {}))
            table = self._fetched(below) | since if below else {}
            self._most[name] = len(table) - len(since)
            self._tables[name] = table
        return table

    def _fetched(self, key: bytes) -> dict[Any, int]:
        for _, table in self._memory.recall([key]):
            if isinstance(table, dict):
                return table
        raise ForgottenError(key.hex())


def numbers_in(data: bytes) -> array[int]:
    """The numbers of look-ups, as they are kept with what they were made for."""
    found = array("I")
    found.frombytes(data)
    return found


def by(new: Any, data: bytes) -> bytes:
    """Such numbers, by `new` ones."""
    return array("I", map(new.__getitem__, numbers_in(data))).tobytes()


def seeking(numbers: Collection[int]) -> Callable[[bytes], bool]:
    """Whether any of these is among such numbers."""
    sought = frozenset(numbers)
    return lambda data: not sought.isdisjoint(numbers_in(data))
