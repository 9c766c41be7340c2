"""Record pages of the last build that would be the same now: nothing that they looked up has changed.

A page is made with a library that notes what is looked up in it: which key of which table. Before the next build makes
any, its tables are compared with those of the last one, and a page that looked up nothing that differs is taken as it
is. Nobody tells what pages look up, so a page that looks up something else tomorrow is noted as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from briefsite.model.graph import Graph
from briefsite.model.pages.kinds import RecordPage
from briefsite.model.records import Entry
from briefsite.pages.library import Library

Make = Callable[[Library, Entry], RecordPage]
#: The name of a table, and a key in it, or `_ALL`.
Look = tuple[str, Any]
_ALL = object()
_NONE = object()

#: The tables that a library makes for itself.
_TABLES = frozenset(name for name, one in vars(Library).items() if isinstance(one, cached_property))


@dataclass(frozen=True, slots=True)
class _Made:
    make: Make
    page: RecordPage
    looks: frozenset[Look]


class Retracing:
    """The record pages of the last build of a process, with what each looked up."""

    def __init__(self) -> None:
        self._made: dict[str, _Made] = {}
        self._before: dict[str, _Made] = {}
        self._library: Library | None = None
        self._differs: set[Look] | None = set()

    def making(self, make: Make, library: Library, entry: Entry) -> RecordPage:
        """A record's page: that of the last build, where nothing that it looked up differs."""
        if library is not self._library:
            self._begin(library)
        before = self._before.get(entry.id)
        if before and before.make is make and self._differs is not None and before.looks.isdisjoint(self._differs):
            self._made[entry.id] = before
            return before.page
        looks: set[Look] = {("graph.entries", entry.id)}
        page = make(_watched(library, looks), entry)
        self._made[entry.id] = _Made(make, page, frozenset(looks))
        return page

    def _begin(self, library: Library) -> None:
        known = self._library
        same = known is not None and (known.settings, known.say) == (library.settings, library.say)
        self._differs = set(_differences(known, library)) if same and known is not None else None
        self._before, self._made, self._library = self._made, {}, library


def _tables(library: Library) -> Iterator[tuple[str, Any]]:
    """Everything that can be looked up in a library, by name: the mappings of the graph, and its own."""
    yield from ((f"graph.{field.name}", getattr(library.graph, field.name)) for field in fields(Graph))
    yield from ((f"library.{name}", getattr(library, name)) for name in sorted(_TABLES))


def _differences(before: Library, now: Library) -> Iterator[Look]:
    old = dict(_tables(before))
    for name, table in _tables(now):
        was, is_ = _keyed(old.get(name, {})), _keyed(table)
        keys = [key for key in {**was, **is_} if not _same(was.get(key, _NONE), is_.get(key, _NONE))]
        yield from ((name, key) for key in keys)
        if keys or list(was) != list(is_):
            yield name, _ALL


def _same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other)


def _keyed(table: Any) -> Mapping[Any, Any]:
    if isinstance(table, Mapping):
        return table
    return dict(enumerate(table)) if isinstance(table, (list, tuple)) else {None: table}


def _watched(library: Library, looks: set[Look]) -> Library:
    """The library, noting what is looked up in it."""
    noted = {
        field.name: _noting(f"graph.{field.name}", getattr(library.graph, field.name), looks) for field in fields(Graph)
    }
    return _WatchedLibrary(replace(library.graph, **noted), library, looks)


class _WatchedLibrary(Library):
    def __init__(self, graph: Graph, whole: Library, looks: set[Look]) -> None:
        super().__init__(graph, whole.settings, whole.say)
        self._whole = whole
        self._looks = looks

    def __getattribute__(self, name: str) -> Any:
        if name in _TABLES:
            return _noting(f"library.{name}", getattr(self._whole, name), self._looks)
        return super().__getattribute__(name)


def _noting(name: str, table: Any, looks: set[Look]) -> Any:
    if isinstance(table, Mapping):
        return _NotingMapping(name, table, looks)
    if isinstance(table, (list, tuple)):
        return _NotingSequence(name, table, looks)
    looks.add((name, None))
    return table


class _NotingMapping(Mapping[Any, Any]):
    def __init__(self, name: str, table: Mapping[Any, Any], looks: set[Look]) -> None:
        self._name, self._table, self._looks = name, table, looks

    def __getitem__(self, key: Any) -> Any:
        self._looks.add((self._name, key))
        return self._table[key]

    def __contains__(self, key: object) -> bool:
        self._looks.add((self._name, key))
        return key in self._table

    def get(self, key: Any, default: Any = None) -> Any:
        self._looks.add((self._name, key))
        return self._table.get(key, default)

    def __iter__(self) -> Iterator[Any]:
        self._looks.add((self._name, _ALL))
        return iter(self._table)

    def __len__(self) -> int:
        self._looks.add((self._name, _ALL))
        return len(self._table)


class _NotingSequence(Sequence[Any]):
    def __init__(self, name: str, table: Sequence[Any], looks: set[Look]) -> None:
        self._name, self._table, self._looks = name, table, looks

    def __getitem__(self, at: Any) -> Any:
        self._looks.add((self._name, at if isinstance(at, int) and at >= 0 else _ALL))
        return self._table[at]

    def __len__(self) -> int:
        self._looks.add((self._name, _ALL))
        return len(self._table)
