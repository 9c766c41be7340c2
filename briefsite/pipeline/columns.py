"""Numbers for look-ups of a site with very many: in columns, by the place of an id among all.

A number in a column takes four bytes, where one in a dict takes a hundred, and it is no object: copies of this process
share it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from briefsite.pipeline.looks import ALL, Look, Looks
from briefsite.pipeline.lots import MANY, Items, State, parted
from briefsite.pipeline.memory import Memory

#: Places of a list from this on, and parts of a record whose numbers have more digits, are not held in columns.
_MOST, _DIGITS = 1 << 24, 4
#: So many numbers are held beside the columns, too: most of what is looked up was looked up lately.
_LATELY = 100_000


class LooksInColumns(Looks):
    """Numbers for the look-ups of a site that no build was made of before, which has these `ids`."""

    def __init__(self, memory: Memory, ids: Iterable[str]) -> None:
        super().__init__(memory)
        self._ids = {id_: place for place, id_ in enumerate(ids)}
        self._columns: dict[str, Column] = {}
        self._often: dict[str, _Often] = {}
        self._room = _LATELY
        #: Those that came since somebody asked, if anybody did.
        self._fresh: list[tuple[int, Look]] | None = None

    def by_table(self) -> Iterator[tuple[str, Iterator[tuple[Any, int]]]]:
        """The keys of look-ups with their numbers, table by table."""
        return ((name, column.pairs()) for name, column in self._columns.items())

    def since(self, first: int) -> list[tuple[int, Look]]:
        """The look-ups that came from a number on, with their numbers; those before are told no more."""
        self._fresh = [one for one in self._fresh or () if one[0] >= first]
        return list(self._fresh)

    def number(self, name: str, key: Any) -> int:
        """The number of a look-up."""
        column = self._columns.get(name) or self._columns.setdefault(name, Column(self._ids))
        number = column.get(key)
        if number is None:
            number = self._next
            self._next += 1
            column.put(key, number)
            if self._fresh is not None:
                self._fresh.append((number, (name, key)))
        if key == ALL:
            self._wholes[name] = number
        return number

    def numbers_of(self, name: str) -> dict[Any, int]:
        """The numbers of the look-ups in a table, by key: one is given where it is asked for."""
        return self._often.get(name) or self._often.setdefault(name, _Often(name, self))

    def numbers(self, looks: Iterable[Look]) -> list[int]:
        """The numbers of look-ups, some of which another process told."""
        return [self.number(name, key) for name, key in looks]

    def left(self) -> tuple[tuple[int, dict[str, State]], Items]:
        """What is left for the next build; what is to be kept for that, is."""
        states: dict[str, State] = {}
        for name, column in self._columns.items():
            states[name], items = parted(self._memory, dict(column.pairs()), MANY)
            self._memory.keep(items)
        return (self._next, states), []

    def came(self) -> None:
        """Note that one more number is held beside the columns; where these are many, none is any more."""
        self._room -= 1
        if not self._room:
            self._room = _LATELY
            for one in self._often.values():
                one.clear()

    def _empty(self) -> Looks:
        return LooksInColumns(self._memory, self._ids)

    def _known(self, name: str, key: Any) -> int | None:
        return self._columns[name].get(key) if name in self._columns else None

    def _all(self, name: str) -> Iterator[tuple[Any, int]]:
        return self._columns[name].pairs() if name in self._columns else iter(())

    def _numbers_in(self, name: str) -> Iterable[Iterable[int]]:
        return [self._columns[name].numbers()] if name in self._columns else []


class _Often(dict[Any, int]):
    """The numbers of the look-ups in one table that were made lately."""

    def __init__(self, name: str, looks: LooksInColumns) -> None:
        super().__init__()
        self._name, self._looks = name, looks

    def __missing__(self, key: Any) -> int:
        self._looks.came()
        number = self[key] = self._looks.number(self._name, key)
        return number


class Column:
    """Numbers by key: ids, parts of records (`some-id 3`) and places of a list in columns, all else in a dict. `ids`
    has the place of each id, in order."""

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids = ids
        #: Each number, one greater, by the place of an id, by part, and by the place of a list; 0 for none.
        self._whole, self._at = array("I"), array("I")
        self._parts: dict[int, array[int]] = {}
        self._others: dict[Any, int] = {}

    def get(self, key: Any) -> int | None:
        """The number of a key."""
        column, place = self._column(key)
        if column is None:
            return self._others.get(key)
        return column[place] - 1 if place < len(column) and column[place] else None

    def put(self, key: Any, number: int) -> None:
        """Put a number under a key that has none."""
        column, place = self._column(key, is_new=True)
        if column is None:
            self._others[key] = number
            return
        if place >= len(column):
            column.frombytes(bytes(column.itemsize * (place + 1 - len(column))))
        column[place] = number + 1

    def pairs(self) -> Iterator[tuple[Any, int]]:
        """Keys with their numbers: those of records first, in order of id."""
        if self._whole or self._parts:
            whole, parts, none = self._whole, self._parts, array("I")
            for id_, place in self._ids.items():
                if place < len(whole) and whole[place]:
                    yield id_, whole[place] - 1
                yield from ((f"{id_} {n}", one - 1) for n, one in enumerate(parts.get(place, none)) if one)
        yield from ((place, one - 1) for place, one in enumerate(self._at) if one)
        yield from self._others.items()

    def numbers(self) -> Iterator[int]:
        """All numbers, in no order."""
        columns = chain(self._whole, self._at, *self._parts.values())
        yield from (one - 1 for one in columns if one)
        yield from self._others.values()

    def _column(self, key: Any, *, is_new: bool = False) -> tuple[array[int] | None, int]:
        """The column in which a key is, and its place there; none, where it is in no column."""
        if type(key) is int:
            return (self._at, key) if 0 <= key < _MOST else (None, 0)
        if type(key) is not str:
            return None, 0
        place = self._ids.get(key)
        if place is not None:
            return self._whole, place
        id_, _, number = key.rpartition(" ")
        place = self._ids.get(id_) if id_ and number.isdecimal() and len(number) <= _DIGITS else None
        if place is None or str(int(number)) != number:
            return None, 0
        column = self._parts.get(place)
        if column is None:
            column = array("I")
            if is_new:
                self._parts[place] = column
        return column, int(number)
