"""Pages that would be what they were the last time: nothing that was looked up for them has changed.

Pages are made from a library that notes what is looked up in it. Before the next build makes any, it is found out
which look-ups would now find something else: in one process, by comparing the tables of its last build with those of
this one; otherwise by their digests (`tracing`). Pages for which nothing was looked up that differs are not made.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from briefsite.checks.outlines import Sketch
from briefsite.model.nouns import dataclass
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import Page
from briefsite.model.records import Entry
from briefsite.pages import Making
from briefsite.pages.library import Library
from briefsite.pipeline.looks import ALL, KEYS, Look, Looks
from briefsite.pipeline.shelf import Shelf
from briefsite.pipeline.watching import Watched, keyed, tables
from briefsite.pipeline.why import Facets

_NONE = object()


@dataclass(frozen=True, slots=True)
class _Made:
    pages: tuple[Page, ...]
    looks: array[int]


class Retracing:
    """The pages of the last build of a process, with what was looked up for each."""

    def __init__(self) -> None:
        self._made: dict[str, _Made] = {}
        self._before: dict[str, _Made] = {}
        self._watched: Watched | None = None
        self._own: tuple[str, ...] = ()
        self._looks = Looks()
        self._differs: set[int] | None = set()
        self.facets: Mapping[str, Facets] | None = None
        self.files: Mapping[str, str] | None = None
        self.keys: Mapping[str, bytes] | None = None
        self._sound: Shelf | None = None

    def begin(self, library: Library, own: Iterable[str], _entries: Iterable[Entry]) -> None:
        """Another build: with this library, and these names of templates that write files."""
        known, names = self._watched, tuple(own)
        same = known is not None and (known.settings, known.say, self._own) == (library.settings, library.say, names)
        differing = frozenset(_differences(known.whole, library)) if same and known else frozenset()
        self._differs = set(self._looks.known(differing)) if same else None
        self._sound = self._sound if same else None
        self._before, self._made = self._made, {}
        parts = known.parts_without(self._differs) if known and self._differs is not None else {}
        self._watched, self._own = Watched(library, self._looks, parts), names

    def making(self, making: Making, library: Library) -> Iterable[Page | Kept]:
        """Some pages: those of the last build, where nothing that was looked up for them differs."""
        before = self._before.get(making.name)
        if before is None or self._differs is None or not self._differs.isdisjoint(before.looks):
            pages, looks = made_of(making, self._watched or Watched(library, self._looks))
            before = _Made(pages, array("I", looks))
        self._made[making.name] = before
        return before.pages

    @property
    def makings(self) -> dict[str, str]:
        """By path of a page: the name of what it was made with."""
        return {page.head.path: name for name, made in self._made.items() for page in made.pages}

    def sound(self, site: Shelf, _facets: object) -> Mapping[str, Sketch] | None:
        """If the last build had the same files and nothing was wrong with it: its sketches of the files that differ."""
        before = self._sound
        if before is None or list(before) != list(site) or before.pages.keys() != site.pages.keys() or not site.is_made:
            return None
        pages = before.pages.items()
        return {path: page.sketch for path, page in pages if page.digest != site.pages[path].digest}

    def keep(self, _facets: object, site: Shelf, *, is_sound: bool, left: object = None) -> None:  # noqa: ARG002
        """Remember what checks found."""
        self._sound = site if is_sound else None


def made_of(making: Making, watched: Watched) -> tuple[tuple[Page, ...], Collection[int]]:
    """Some pages, and the numbers of what was looked up for them."""
    pages, looks = watched.watching(lambda: tuple(making.make(watched)))
    return pages, watched.looks.that_count(looks)


def _differences(before: Library, now: Library) -> Iterator[Look]:
    old = dict(tables(before))
    for name, table in tables(now):
        yield from differing(name, old.get(name, {}), table)


def differing(name: str, before: Any, now: Any) -> Iterator[Look]:
    """The look-ups in a table that find something else than before."""
    was, is_ = keyed(before), keyed(now)
    keys = [key for key in {**was, **is_} if not _same(was.get(key, _NONE), is_.get(key, _NONE))]
    yield from ((name, key) for key in keys)
    is_other = list(was) != list(is_)
    if is_other:
        yield name, KEYS
    if keys or is_other:
        yield name, ALL


def _same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other)
