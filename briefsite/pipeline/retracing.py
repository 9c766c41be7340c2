"""Pages that would be what they were the last time: nothing that was looked up for them has changed.

Pages are made from a library that notes what is looked up in it. Before the next build makes any, it is found out
which look-ups would now find something else: in one process, by comparing the tables of its last build with those of
this one; otherwise by their digests (`tracing`). Pages for which nothing was looked up that differs are not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefsite.model.pages.kinds import Kept, Page
from briefsite.model.records import Entry
from briefsite.pages import Making
from briefsite.pages.library import Library
from briefsite.pipeline.watching import ALL, Look, Watched, keyed, tables
from briefsite.pipeline.why import Facets

_NONE = object()


@dataclass(frozen=True, slots=True)
class _Made:
    pages: tuple[Page, ...]
    looks: frozenset[Look]


class Retracing:
    """The pages of the last build of a process, with what was looked up for each."""

    def __init__(self) -> None:
        self._made: dict[str, _Made] = {}
        self._before: dict[str, _Made] = {}
        self._watched: Watched | None = None
        self._own: tuple[str, ...] = ()
        self._differs: set[Look] | None = set()
        self.facets: Mapping[str, Facets] | None = None

    def begin(self, library: Library, own: Iterable[str], _entries: Iterable[Entry]) -> None:
        """Another build: with this library, and these names of templates that write files."""
        known, names = self._watched, tuple(own)
        same = known is not None and (known.settings, known.say, self._own) == (library.settings, library.say, names)
        self._differs = set(_differences(known.whole, library)) if same and known else None
        self._before, self._made = self._made, {}
        self._watched, self._own = Watched(library), names

    def making(self, making: Making, library: Library) -> Iterable[Page | Kept]:
        """Some pages: those of the last build, where nothing that was looked up for them differs."""
        before = self._before.get(making.name)
        if before is None or self._differs is None or not before.looks.isdisjoint(self._differs):
            before = _Made(*made_of(making, self._watched or Watched(library)))
        self._made[making.name] = before
        return before.pages

    def keep(self, facets: Mapping[str, Facets]) -> None:
        """Nobody asks later why a page was rendered."""


def made_of(making: Making, watched: Watched) -> tuple[tuple[Page, ...], frozenset[Look]]:
    """Some pages, and what was looked up for them."""
    return watched.watching(lambda: tuple(making.make(watched)))


def _differences(before: Library, now: Library) -> Iterator[Look]:
    old = dict(tables(before))
    for name, table in tables(now):
        was, is_ = keyed(old.get(name, {})), keyed(table)
        keys = [key for key in {**was, **is_} if not _same(was.get(key, _NONE), is_.get(key, _NONE))]
        yield from ((name, key) for key in keys)
        if keys or list(was) != list(is_):
            yield name, ALL


def _same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other)
