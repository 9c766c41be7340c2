"""A table that one build leaves for the next in lots, each kept by what it holds.

A row lies in the lot that its key tells. So whoever looks a few rows up fetches a few lots, and a build in which a few
rows became others writes a few, however large the table.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping, MutableMapping, ValuesView
from typing import Any

from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed

#: What is kept of a table: how many rows it has, and the keys of its lots.
State = tuple[int, tuple[bytes, ...]]
#: What is to be kept, by the key of each.
Items = list[tuple[bytes, bytes]]
#: About how many rows lie together: of a table in which few are looked up, and of one in which many are, which takes
#: longer to fetch lot by lot. A table is parted anew where there are so many times as many.
FEW, MANY = 64, 4096
_CROWDED = 4
_NONE = object()


class Lots(Mapping[Any, Any]):
    """A table of the last build, of whose rows so many lie `together`; an empty one without a `state`. Raises
    ForgottenError where what is asked for is remembered no more."""

    def __init__(self, memory: Memory, state: State | None = None, together: int = FEW) -> None:
        self._memory, self._together = memory, together
        self.state: State = state or (0, ())
        self._count, self._keys = self.state
        self._lots: dict[int, Mapping[Any, Any]] = {}

    def __getitem__(self, key: Any) -> Any:
        return self._of(key)[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """The row of a key."""
        return self._of(key).get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._of(key)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Any]:
        """The keys, in no order that means anything."""
        for place in self._all():
            yield from self._lots[place]

    def items(self) -> ItemsView[Any, Any]:
        """All rows with their keys, without looking each one up."""
        return self.whole().items()

    def values(self) -> ValuesView[Any]:
        """All rows, likewise."""
        return self.whole().values()

    def fetch(self, keys: Iterable[Any]) -> None:
        """Fetch the rows of some keys together, since they will be asked for."""
        if self._keys:
            self._fetch({place for key in keys if (place := self._place(key)) not in self._lots})

    def whole(self) -> dict[Any, Any]:
        """All rows."""
        found: dict[Any, Any] = {}
        for place in self._all():
            found.update(self._lots[place])
        return found

    def left(self, others: Mapping[Any, Any], gone: Collection[Any] = ()) -> tuple[State, Items]:
        """The table for the next build, in which some rows are others, new or gone, and what is to be kept for that."""
        count, changed = self._count, dict[int, Mapping[Any, Any]]()
        if not (self._keys or gone):
            return parted(self._memory, others, self._together)
        rows = [*others.items(), *((key, _NONE) for key in gone)]
        if not self._keys or len(rows) > len(self._keys) * self._together:
            return parted(self._memory, self._with(others, gone), self._together)
        self.fetch(key for key, _ in rows)
        for key, row in rows:
            place = self._place(key)
            lot = changed[place] if place in changed else self._lot(place)
            was = lot.get(key, _NONE)
            if was is row or was == row:
                continue
            count += (row is not _NONE) - (was is not _NONE)
            changed[place] = {other: one for other, one in ({**lot, key: row}).items() if one is not _NONE}
        if count > len(self._keys) * self._together * _CROWDED:
            return parted(self._memory, self._with(others, gone), self._together)
        keys, items = list(self._keys), Items()
        for place, lot in changed.items():
            keys[place] = _kept(self._memory, lot, items)
        return (count, tuple(keys)), items

    def _with(self, others: Mapping[Any, Any], gone: Collection[Any]) -> dict[Any, Any]:
        rows = self.whole() | dict(others)
        for key in gone:
            rows.pop(key, None)
        return rows

    def _of(self, key: Any) -> Mapping[Any, Any]:
        return self._lot(self._place(key)) if self._keys else {}

    def _place(self, key: Any) -> int:
        return _place(key, len(self._keys))

    def _lot(self, place: int) -> Mapping[Any, Any]:
        lot = self._lots.get(place)
        if lot is None:
            self._fetch([place])
            lot = self._lots[place]
        return lot

    def _all(self) -> range:
        every = range(len(self._keys))
        self._fetch([place for place in every if place not in self._lots])
        return every

    def _fetch(self, places: Collection[int]) -> None:
        found = dict(self._memory.recall(dict.fromkeys(self._keys[place] for place in places)))
        for place in places:
            lot = found.get(self._keys[place])
            if not isinstance(lot, dict):
                raise ForgottenError(self._keys[place].hex())
            self._lots[place] = lot


class Over(MutableMapping[Any, Any]):
    """A table of the last build, and over it what has changed since."""

    def __init__(self, below: Lots, others: Mapping[Any, Any] = {}, gone: Iterable[Any] = ()) -> None:
        self._below = below
        self._others = dict(others)
        self._gone = set(gone)

    def __getitem__(self, key: Any) -> Any:
        found = self.get(key, _NONE)
        if found is _NONE:
            raise KeyError(key)
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        """The row of a key."""
        found = self._others.get(key, _NONE)
        if found is not _NONE:
            return found
        return default if key in self._gone else self._below.get(key, default)

    def __contains__(self, key: object) -> bool:
        return self.get(key, _NONE) is not _NONE

    def __setitem__(self, key: Any, row: Any) -> None:
        self._others[key] = row
        self._gone.discard(key)

    def __delitem__(self, key: Any) -> None:
        self._others.pop(key, None)
        self._gone.add(key)

    def is_gone(self, key: Any) -> bool:
        """Whether there was a row that is there no more."""
        return key in self._gone

    def __iter__(self) -> Iterator[Any]:
        yield from (key for key in self._below if key not in self._gone and key not in self._others)
        yield from self._others

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def left(self) -> tuple[State, Items]:
        """The table for the next build, and what is to be kept for that."""
        return self._below.left(self._others, self._gone)


def parted(memory: Memory, rows: Mapping[Any, Any], together: int = FEW) -> tuple[State, Items]:
    """A whole table for the next build, and what is to be kept for that."""
    lots: list[dict[Any, Any]] = [{} for _ in range(max(1, len(rows) // together))]
    for key, row in rows.items():
        lots[_place(key, len(lots))][key] = row
    items = Items()
    return (len(rows), tuple(_kept(memory, lot, items) for lot in lots)), items


def keys_of(states: Iterable[State]) -> Iterator[bytes]:
    """The keys of all lots of some tables."""
    for _, keys in states:
        yield from keys


def _kept(memory: Memory, lot: Mapping[Any, Any], items: Items) -> bytes:
    data = packed(lot)
    key = memory.key("lot", data)
    items.append((key, data))
    return key


def _place(key: Any, of: int) -> int:
    said = key if type(key) is str else repr(key)
    return zlib.crc32(said.encode("utf-8", "surrogatepass")) % of
