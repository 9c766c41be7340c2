"""A library that notes what is looked up in it: which key of which table.

Nobody tells what a page looks up, so a page that looks up something else tomorrow is noted as well. A table is one of
the graph's mappings, or what a library works out for all (a `cached_property`); a table that is no mapping and no list
is one value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from dataclasses import fields, replace
from functools import cache, cached_property
from typing import Any

from briefsite.model.graph import Graph
from briefsite.pages.library import Key, Library, Value
from briefsite.pages.lines import is_line, name_of

#: The name of a table, and a key in it, or ALL of it, or just which KEYS it has, in their order; or the name of what
#: makes lines, and a record.
Look = tuple[str, Any]
ALL, KEYS = ("all",), ("keys",)
_LINE = "line "

#: The tables that a library makes for itself.
TABLES = tuple(name for name, one in vars(Library).items() if isinstance(one, cached_property))


#: What was made once of a record or a part of one, with what it looked up; and these by what made it, and of what.
Part = tuple[Any, tuple[Look, ...]]
Parts = dict[tuple[Any, Any], Part]


def tables(library: Library) -> Iterator[tuple[str, Any]]:
    """Everything that can be looked up in a library, by name."""
    yield from ((f"graph.{field.name}", getattr(library.graph, field.name)) for field in fields(Graph))
    yield from ((f"library.{name}", getattr(library, name)) for name in sorted(TABLES))


def table_of(library: Library, name: str) -> Any:
    """A table by its name; an empty one where there is none."""
    owner, _, attribute = name.partition(".")
    return getattr(library.graph if owner == "graph" else library, attribute, {})


def keyed(table: Any) -> Mapping[Any, Any]:
    """A table as a mapping."""
    if isinstance(table, Mapping):
        return table
    return dict(enumerate(table)) if isinstance(table, (list, tuple)) else {None: table}


class Watched(Library):
    """A library, and what is looked up in it. `parts` were made before, `recall` may know of others; `fresh` are the
    keys of those that were made now. With `by_line` a line is itself what is looked up, and not all that it is made
    of."""

    def __init__(
        self,
        whole: Library,
        parts: Parts | None = None,
        recall: Callable[[Any, Any], Part | None] = lambda _make, _key: None,
        *,
        by_line: bool = False,
    ) -> None:
        #: What has been looked up for all that is being made just now, the innermost last.
        self.log: list[Look] = []
        noted = {
            field.name: _noting(f"graph.{field.name}", getattr(whole.graph, field.name), self.log)
            for field in fields(Graph)
        }
        super().__init__(replace(whole.graph, **noted), whole.settings, whole.say)
        self.parts = dict(parts or {})
        self.fresh: list[tuple[Any, Any]] = []
        self._recall, self._by_line = recall, by_line
        self.whole = whole

    def once(self, make: Callable[[Library, Key], Value], key: Key) -> Value:
        """As a library's; what it looked up is noted for all who ask."""
        known = self.parts.get((make, key))
        if known is None:
            known = self.parts[make, key] = self._recall(make, key) or self._made(make, key)
        if self._by_line and is_line(make):
            self.log.append(look_at(name_of(make), key))
        else:
            self.log += known[1]
        found: Value = known[0]
        return found

    def again(self, make: Callable[[Library, Any], Any], key: Any) -> Any:
        """What `make` makes of a record now, whatever it made before."""
        self.parts[make, key] = found = self._made(make, key)
        return found[0]

    def _made(self, make: Callable[[Library, Key], Any], key: Key) -> Part:
        value, looks = self.watching(lambda: make(self, key))
        self.fresh.append((make, key))
        return value, tuple(looks)

    def let_go(self, most: int) -> None:
        """Let go of what was made once, but for lines, where that is more than so much: it is made again."""
        if len(self.parts) > most:
            self.parts = {key: part for key, part in self.parts.items() if is_line(key[0])}

    def parts_without(self, differing: Collection[Look]) -> Parts:
        """What was made once, for which none of these was looked up: it would be the same again."""
        others = frozenset(differing)
        return {key: part for key, part in self.parts.items() if others.isdisjoint(part[1])}

    def watching(self, make: Callable[[], Value]) -> tuple[Value, frozenset[Look]]:
        """What `make` gives, and what is looked up for it."""
        start = len(self.log)
        try:
            value = make()
            return value, frozenset(self.log[start:])
        finally:
            del self.log[start:]


@cache
def look_at(name: str, key: str) -> Look:
    """The look-up of a line, by the name of what makes it and the id of its record."""
    return _LINE + name, key


class _WatchedTable:
    """A table that notes what is looked up in it. Once it has been asked for, it is the library's own; one that is a
    single value is noted each time."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, library: Watched, _: type[Watched]) -> Any:
        found = _noting(f"library.{self._name}", getattr(library.whole, self._name), library.log)
        if isinstance(found, (_NotingMapping, _NotingSequence)):
            vars(library)[self._name] = found
        return found


for _name in TABLES:
    setattr(Watched, _name, _WatchedTable(_name))


def _noting(name: str, table: Any, log: list[Look]) -> Any:
    if isinstance(table, Mapping):
        return _NotingMapping(name, table, log)
    if isinstance(table, (list, tuple)):
        return _NotingSequence(name, table, log)
    log.append((name, None))
    return table


class _Looks(dict[Any, Look]):
    """The look-ups in a table by key: the same one stands in what was looked up for many pages and parts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, key: Any) -> Look:
        self[key] = look = (self._name, key)
        return look


class _NotingMapping(Mapping[Any, Any]):
    def __init__(self, name: str, table: Mapping[Any, Any], log: list[Look]) -> None:
        self._looks, self._table, self._note = _Looks(name), table, log.append

    def __getitem__(self, key: Any) -> Any:
        self._note(self._looks[key])
        return self._table[key]

    def __contains__(self, key: object) -> bool:
        self._note(self._looks[key])
        return key in self._table

    def get(self, key: Any, default: Any = None) -> Any:
        self._note(self._looks[key])
        return self._table.get(key, default)

    def __iter__(self) -> Iterator[Any]:
        self._note(self._looks[KEYS])
        return iter(self._table)

    def __len__(self) -> int:
        self._note(self._looks[KEYS])
        return len(self._table)

    def keys(self) -> KeysView[Any]:
        self._note(self._looks[KEYS])
        return self._table.keys()

    def values(self) -> ValuesView[Any]:
        return self._all().values()

    def items(self) -> ItemsView[Any, Any]:
        return self._all().items()

    def _all(self) -> Mapping[Any, Any]:
        self._note(self._looks[ALL])
        return self._table


class _NotingSequence(Sequence[Any]):
    def __init__(self, name: str, table: Sequence[Any], log: list[Look]) -> None:
        self._name, self._table, self._note = name, table, log.append

    def __getitem__(self, at: Any) -> Any:
        self._note((self._name, at if isinstance(at, int) and at >= 0 else ALL))
        return self._table[at]

    def __len__(self) -> int:
        self._note((self._name, ALL))
        return len(self._table)

    def __iter__(self) -> Iterator[Any]:
        self._note((self._name, ALL))
        return iter(self._table)
