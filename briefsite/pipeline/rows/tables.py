"""Tables of a graph of very many records in columns of numbers, which copies of this process share.

An id is told by its place among all. What is looked up is put together of the numbers, in a millionth of a second or
two for a row of a few.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, TypeVar, overload

from briefsite.model.graph import Ids, Passage
from briefsite.pipeline.heap import Heap
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.rows.told import Fetch, Place, Told

Key = TypeVar("Key")
Value = TypeVar("Value")


class Few(dict[Key, Value]):
    """A dict of so many that came last."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: Key, value: Value) -> None:
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]


class Order:
    """All ids in their order, and the place of each."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids: list[str] = []
        self.places: dict[str, int] = {}
        self.take(ids)

    def take(self, ids: Iterable[str]) -> None:
        """Have these ids, which may be other objects than those that there were."""
        self.ids[:] = ids
        self.places.clear()
        self.places.update((id_, place) for place, id_ in enumerate(self.ids))
        self.ids.append("")  # which stands for none

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """The places of some ids, of which some may be ""."""
        of, none = self.places, len(self.places)
        return [of[id_] if id_ else none for id_ in ids]

    def named(self, numbers: Iterable[int]) -> Ids:
        """The ids at some places."""
        return tuple(map(self.ids.__getitem__, numbers))


class _Rows(Mapping[str, Value]):
    """A table that has a row for each id."""

    def __init__(self, order: Order) -> None:
        self._order, self._places = order, order.places

    def __getitem__(self, id_: str) -> Value:
        return self._row(self._places[id_])

    def _row(self, place: int) -> Value:
        raise NotImplementedError

    def __contains__(self, id_: object) -> bool:
        return id_ in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class IdsTable(_Rows[Ids]):
    """A table of ids, or with `are_numbers` of numbers."""

    def __init__(self, order: Order, table: Mapping[str, Any], *, are_numbers: bool = False) -> None:
        super().__init__(order)
        self._are_numbers = are_numbers
        self._ends, self._numbers = array("Q", [0]), array("I")
        for id_ in order.places:
            row = table[id_]
            self._numbers.extend(row if are_numbers else order.numbers(row))
            self._ends.append(len(self._numbers))

    def _row(self, place: int) -> Any:
        start, end = self._ends[place], self._ends[place + 1]
        if start == end:
            return ()
        found = self._numbers[start:end]
        return tuple(found) if self._are_numbers else self._order.named(found)


class ToldTable(_Rows[Told]):
    """A table of passages by where they stand, which are fetched when more is asked of one."""

    def __init__(self, order: Order, table: Mapping[str, Sequence[Passage]], fetch: Fetch) -> None:
        super().__init__(order)
        self._fetch = fetch
        self._ends, self._entries, self._numbers = array("Q", [0]), array("I"), array("I")
        for id_ in order.places:
            row = table[id_]
            self._entries.extend([order.places[one.entry] for one in row])
            self._numbers.extend([one.number for one in row])
            self._ends.append(len(self._numbers))

    def _row(self, place: int) -> Told:
        start, end = self._ends[place], self._ends[place + 1]
        return Told(self._fetch, _Places(self._order.ids, self._entries[start:end], self._numbers[start:end]))


class _Places(Sequence[Place]):
    def __init__(self, ids: Sequence[str], entries: Sequence[int], numbers: Sequence[int]) -> None:
        self._ids, self._entries, self._numbers = ids, entries, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | Sequence[Place]:
        if isinstance(at, slice):
            return _Places(self._ids, self._entries[at], self._numbers[at])
        return self._ids[self._entries[at]], self._numbers[at]

    def __iter__(self) -> Iterator[Place]:
        return zip(map(self._ids.__getitem__, self._entries), self._numbers, strict=True)


class HeapTable(_Rows[Any]):
    """A table whose rows lie packed in a heap; not all ids need have one. Some of those that were looked up last stay
    at hand."""

    def __init__(self, order: Order, rows: Mapping[str, Any], most: int = 500) -> None:
        super().__init__(order)
        self._heap, self._lately = Heap(), Few[int, Any](most)
        #: Of each id: 0 where it has no row, 1 where that is an empty tuple, else its number in the heap, two greater.
        self._at = array("I", [0]) * len(order.places)
        for id_, row in rows.items():
            self._at[order.places[id_]] = 1 if row == () else 2 + self._heap.put(packed(row))

    def __getitem__(self, id_: str) -> Any:
        place = self._places[id_]
        at = self._at[place]
        if not at:
            raise KeyError(id_)
        if at == 1:
            return ()
        found = self._lately.get(place)
        if found is None:
            found = self._lately[place] = unpacked(self._heap[at - 2])
        return found

    def __contains__(self, id_: object) -> bool:
        place = self._places.get(id_) if isinstance(id_, str) else None
        return place is not None and self._at[place] > 0

    def __iter__(self) -> Iterator[str]:
        return compress(self._places, self._at)

    def __len__(self) -> int:
        return len(self._places) - self._at.count(0)


def unpacked(data: bytes) -> Any:
    """What this process packed: nobody else can have written it."""
    return pickle.loads(data)  # noqa: S301 - as said
