"""A library that notes what is looked up in it: which key of which table.

Nobody tells what a page looks up, so a page that looks up something else tomorrow is noted as well. A table is one of
the graph's mappings, or what a library works out for all (a `cached_property`); a table that is no mapping and no list
is one value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

from briefsite.model.graph import Graph
from briefsite.model.pages.kinds import Page
from briefsite.pages import Making
from briefsite.pages.library import Key, Library, Value
from briefsite.pages.lines import is_line, name_of
from briefsite.pipeline.looks import ALL, KEYS, Looks, look_at

#: The tables that a library makes for itself.
TABLES = tuple(name for name, one in vars(Library).items() if isinstance(one, cached_property))


#: Notes a line: what made it, of which record, what it is, and the numbers of what was looked up for it.
Note = Callable[[Any, Any, Any, frozenset[int]], None]
#: Characters of a text that goes into a long file, and is not held for others who might ask for it.
_LONG, _TEXTS = 500, frozenset({str, bytes})
#: What is made of more parts than these is held on to: the strip of all years, the list of all names.
_DEAR = 500
#: What was made once of a record or a part of one, and the numbers of what whoever asks for it has looked up.
Part = tuple[Any, tuple[int, ...]]


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
    """A library, and what is looked up in it, by the numbers of `looks`. With `recall`, which may know what lines were,
    a line is itself what is looked up, and not all that it is made of; that is given to `note`, with each line that is
    made."""

    def __init__(
        self,
        whole: Library,
        looks: Looks,
        recall: Callable[[Any, Any], Any] | None = None,
        note: Note = lambda *_: None,
    ) -> None:
        self.looks = looks
        #: What has been looked up for all that is being made just now, the innermost last.
        self.log: list[int] = []
        noted = {
            field.name: _noting(f"graph.{field.name}", getattr(whole.graph, field.name), self)
            for field in fields(Graph)
        }
        super().__init__(replace(whole.graph, **noted), whole.settings, whole.say)
        #: What was made once, and what of that was made, or asked for last, before some was let go of the last time.
        self.parts: dict[tuple[Any, Any], Part] = {}
        self._earlier: dict[tuple[Any, Any], Part] = {}
        #: Which parts are made of very many others.
        self._dear: set[tuple[Any, Any]] = set()
        self.note = note
        self._recall = recall
        self.whole = whole

    def once(self, make: Callable[[Library, Key], Value], key: Key) -> Value:
        """As a library's; what it looked up is noted for all who ask."""
        at = make, key
        known = self.parts.get(at)
        if known is None:
            known = self._earlier.pop(at, None)
            if known is None:
                before = len(self.parts)
                known = self._known(make, key)
                if len(self.parts) - before > _DEAR and not (self._recall and is_line(make)):
                    self._dear.add(at)
            if not (type(known[0]) in _TEXTS and len(known[0]) > _LONG):
                self.parts[at] = known
        self.log += known[1]
        found: Value = known[0]
        return found

    def again(self, make: Callable[[Library, Any], Any], key: Any) -> Any:
        """What `make` makes of a record now, whatever it made before."""
        self.parts[make, key] = found = self._made(make, key)
        return found[0]

    def let_go(self) -> None:
        """Let go of what was made once and nobody has asked for since the last time; but not of what is made of very
        many others and not recalled: of a large site, to make that again for every page that shows it would never
        end."""
        earlier = self.parts
        self.forget_all_but_dear()
        self._earlier = earlier

    def forget_all_but_dear(self) -> None:
        """Forget what was made once, but for what is made of very many others."""
        known = {**self._earlier, **self.parts}
        self.parts, self._earlier = {at: known[at] for at in self._dear if at in known}, {}

    def forget_all(self) -> None:
        """Forget all that was made once."""
        self.parts, self._earlier = {}, {}

    def forget_parts(self) -> None:
        """Forget what was made once and is no line: it may be made of lines that are others by now."""
        made = {**self._earlier, **self.parts}
        self.parts, self._earlier = {at: part for at, part in made.items() if is_line(at[0])}, {}

    def _known(self, make: Callable[[Library, Key], Any], key: Key) -> Part:
        if self._recall and is_line(make) and (found := self._recall(make, key)) is not None:
            return found, (self.looks.number(*look_at(name_of(make), key)),)
        return self._made(make, key)

    def _made(self, make: Callable[[Library, Key], Any], key: Key) -> Part:
        value, looks = self.watching(lambda: make(self, key))
        if not (self._recall and is_line(make)):
            return value, tuple(looks)
        self.note(make, key, value, looks)
        return value, (self.looks.number(*look_at(name_of(make), key)),)

    @contextmanager
    def noting(self, note: Note, recall: Callable[[Any, Any], Any]) -> Iterator[None]:
        """Has the lines that are made meanwhile given to another `note`; that `recall` knows them, too."""
        before, self.note, self._recall = (self.note, self._recall), note, recall
        try:
            yield
        finally:
            self.note, self._recall = before

    def watching(self, make: Callable[[], Value]) -> tuple[Value, frozenset[int]]:
        """What `make` gives, and the numbers of what is looked up for it."""
        start = len(self.log)
        try:
            value = make()
            return value, frozenset(self.log[start:])
        finally:
            del self.log[start:]


def made_of(making: Making, watched: Watched) -> tuple[tuple[Page, ...], Collection[int]]:
    """Some pages, and the numbers of what was looked up for them."""
    pages, looks = watched.watching(lambda: tuple(making.make(watched)))
    return pages, watched.looks.that_count(looks)


class _WatchedTable:
    """A table that notes what is looked up in it. Once it has been asked for, it is the library's own; one that is a
    single value is noted each time."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, library: Watched, _: type[Watched]) -> Any:
        found = _noting(f"library.{self._name}", getattr(library.whole, self._name), library)
        if isinstance(found, (_NotingMapping, _NotingSequence)):
            vars(library)[self._name] = found
        return found


for _name in TABLES:
    setattr(Watched, _name, _WatchedTable(_name))


def _noting(name: str, table: Any, library: Watched) -> Any:
    if isinstance(table, Mapping):
        return _NotingMapping(name, table, library)
    if isinstance(table, (list, tuple)):
        return _NotingSequence(name, table, library)
    library.log.append(library.looks.number(name, None))
    return table


class _NotingMapping(Mapping[Any, Any]):
    def __init__(self, name: str, table: Mapping[Any, Any], library: Watched) -> None:
        self._looks, self._table, self._note = library.looks.numbers_of(name), table, library.log.append

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
    def __init__(self, name: str, table: Sequence[Any], library: Watched) -> None:
        self._looks, self._table, self._note = library.looks.numbers_of(name), table, library.log.append

    def __getitem__(self, at: Any) -> Any:
        self._note(self._looks[at if isinstance(at, int) and at >= 0 else ALL])
        return self._table[at]

    def __len__(self) -> int:
        self._note(self._looks[ALL])
        return len(self._table)

    def __iter__(self) -> Iterator[Any]:
        self._note(self._looks[ALL])
        return iter(self._table)
