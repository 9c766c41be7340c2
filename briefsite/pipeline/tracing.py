"""What the last build of a site leaves of each page for the next: what it was made of, and what was looked up for it.

What was looked up is kept as digests of what was found. Where all of them are the same now, the pages are the same, and
need not be made to know the keys of what is finished. As everything that is remembered, it is kept by the digest of the
program; pages are the same only under the settings under which they were made.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from typing import Any, NamedTuple

from briefsite.checks.outlines import Sketch
from briefsite.model.pages.head import Head
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import Page
from briefsite.model.records import Entry
from briefsite.pages import Making
from briefsite.pages.library import Library
from briefsite.pipeline.lines import Line, Lines, lines_of
from briefsite.pipeline.looks import Looks
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.retracing import made_of
from briefsite.pipeline.row_digests import SIZE, EditedDigests, RowDigests
from briefsite.pipeline.shelf import Finished, Shelf
from briefsite.pipeline.watching import Look, Watched
from briefsite.pipeline.why import Facets

#: Look-ups are numbered anew when fewer than this share of them were made, which is looked at when there are more.
_MOSTLY = 0.8
Facetted = Mapping[str, Facets]
#: What a build leaves beside its pages, and values that are kept by what they hold.
Left = tuple[Mapping[str, Any], Iterable[tuple[bytes, bytes]]]
NOTHING: Left = ({}, ())
#: What there has keys of values that the next build may ask for.
_KEYS = ("entries", "rows", "sources", "boards")


class _Traced(NamedTuple):
    """Pages made together: their paths, and what was looked up for them, by the numbers of the look-ups."""

    paths: tuple[str, ...]
    looks: array[int]

    def by(self, new: Mapping[int, int]) -> _Traced:
        """The same, by other numbers of look-ups."""
        return _Traced(self.paths, array("I", map(new.__getitem__, self.looks)))


class Tracing:
    """The last build, and this one."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._key = memory.key("the last build")
        found = next(memory.recall([self._key]), (b"", None))[1]
        known: Mapping[str, Any] = found if isinstance(found, dict) else {}
        self.facets: dict[str, Facets] = {path: Facets(*one) for path, one in known.get("facets", {}).items()}
        self.files: dict[str, str] = known.get("files", {})
        self._for: bytes = known.get("for", b"")
        self._looks = Looks(known.get("looks", {}))
        self._digests: bytes = known.get("digests", b"")
        self._sound_files: bytes = known.get("sound", b"")
        self._before = {name: _Traced(paths, _numbers(looks)) for name, paths, looks in known.get("makings", ())}
        self._lines = Lines(memory, known.get("lines", {}), known.get("texts", {}))
        self._numbered: int = known.get("numbered", 0)
        #: What it left beside its pages, for a build that reads only what was edited.
        self.left: Mapping[str, Any] = known.get("left", {})
        self.keys: dict[str, bytes] = known.get("keys", {})
        self._made: dict[str, _Traced] = {}
        self._differs: set[int] = set()

    def begin(self, library: Library, own: Iterable[str], entries: Iterable[Entry]) -> None:
        """A build with this library, these names of templates that write files, and all entries as they were read."""
        settings = _digest_of(library, own)
        known = {id(entry): digest(entry.path, entry.digest) for entry in entries}
        self._rows: RowDigests | EditedDigests = RowDigests(library, lambda entry: known.get(id(entry)))
        if settings != self._for:
            self._for, self._before, self._lines = settings, {}, Lines(self._memory, {}, {})
            self._looks, self._numbered, self._sound_files = Looks({}), 0, b""
        looks = self._looks.in_order()
        self._go_on(library, {number for number, look in enumerate(looks) if self._was(number) != self._rows.of(look)})

    def is_of(self, library: Library, own: Iterable[str]) -> bool:
        """Whether the last build was of a site with the same settings, words and names of templates."""
        return self._for == _digest_of(library, own)

    def begin_edited(self, library: Library, differs: frozenset[Look]) -> None:
        """A build of the same site, with a library in which just these look-ups find something else; all its entries
        are as they were read."""
        rows = RowDigests(library, lambda entry: digest(entry.path, entry.digest))
        self._rows = EditedDigests(rows, differs, self._looks, self._was)
        self._go_on(library, set(self._looks.known(differs)))

    def _go_on(self, library: Library, differs: set[int]) -> None:
        self._differs = differs
        self._lines.without(differs)
        self.watched = Watched(library, recall=self._lines.recalling(cache(self._looks.in_order)))

    def making(self, making: Making, _library: Library) -> Iterable[Page | Kept]:
        """Some pages, made only where anything that was looked up for them differs."""
        if not self._memory.is_kept:
            return making.make(self.watched.whole)
        if not self.must_make(making):
            before = self._made[making.name] = self._before[making.name]
            return self._kept(making, before.paths)
        pages, looks = self.made(making)
        self.note(making, (page.head.path for page in pages), self._looks.numbers(looks))
        return pages

    def must_make(self, making: Making) -> bool:
        """Whether anything that was looked up for some pages differs, or nothing is known of them."""
        before = self._before.get(making.name)
        return before is None or not self._differs.isdisjoint(before.looks)

    def made(self, making: Making) -> tuple[tuple[Page, ...], list[Look]]:
        """Some pages, and what was looked up for them."""
        if not self._memory.is_kept:
            return tuple(making.make(self.watched.whole)), []
        return made_of(making, self.watched)

    def note(self, making: Making, paths: Iterable[str], looks: Iterable[int]) -> None:
        """Some pages were made: their paths, and the numbers of what was looked up."""
        self._made[making.name] = _Traced(tuple(paths), array("I", looks))

    def note_lines(self, lines: Iterable[tuple[str, str, Line]]) -> None:
        """Note lines that were made."""
        self._lines.put(lines)

    def numbers(self, looks: Iterable[Look]) -> list[int]:
        """The numbers of look-ups."""
        return self._looks.numbers(looks)

    def sound(self, site: Shelf, facets: Facetted) -> Mapping[str, Sketch] | None:
        """If the last build had the same files and nothing was wrong with it: its sketches of the files that differ."""
        if digest(*site) != self._sound_files or not site.is_made or facets.keys() != self.facets.keys():
            return None
        others = {self._key_of(self.facets[path]): path for path, one in facets.items() if one != self.facets[path]}
        found = {others[key]: Finished(*value).sketch for key, value in self._memory.recall(others)}
        return found if len(found) == len(others) else None

    def keep(self, facets: Facetted, site: Shelf, *, is_sound: bool, left: Left = NOTHING) -> None:
        """Remember this build: the facets of its pages, its files, whether every link led somewhere, and what is left
        beside."""
        if not self._memory.is_kept:
            return
        made = ((key, self.watched.parts[key]) for key in self.watched.fresh)
        self.note_lines(lines_of(made, self._looks.numbers))
        looks, makings, new = self._looks, self._made, None
        if len(looks) > self._numbered / _MOSTLY:
            used = {number for one in makings.values() for number in one.looks} | self._lines.used()
            self._numbered = len(used)
            if len(used) < _MOSTLY * len(looks):
                looks, new = looks.only(used)
                makings = {name: one.by(new) for name, one in makings.items()}
        lines, texts = self._lines.left(new)
        value = {
            "for": self._for,
            "looks": looks.by_table,
            "digests": b"".join(map(self._rows.of, looks.in_order())),
            "makings": [(name, paths, looked.tobytes()) for name, (paths, looked) in makings.items()],
            "numbered": self._numbered,
            **lines,
            "sound": digest(*site) if is_sound else b"",
            "files": {path: page.digest for path, page in site.pages.items()},
            "facets": {path: tuple(one) for path, one in facets.items()},
            "keys": site.keys_of_pages,
            "left": left[0],
        }
        self._memory.used(chain(value["texts"].values(), *(left[0].get(name, {}).values() for name in _KEYS)))
        self._memory.keep([*left[1], *texts, (self._key, packed(value))])

    def _key_of(self, facets: Facets) -> bytes:
        return self._memory.key("page", *facets.parts)

    def _was(self, number: int) -> bytes:
        return self._digests[number * SIZE : (number + 1) * SIZE]

    def _kept(self, making: Making, paths: tuple[str, ...]) -> Iterator[Kept]:
        for path in paths:
            yield Kept(Head(path, "", ""), partial(self.again, making, path))

    def again(self, making: Making, path: str) -> Page:
        """A page, made after all."""
        return next(page for page in making.make(self.watched.whole) if page.head.path == path)


def _digest_of(library: Library, own: Iterable[str]) -> bytes:
    return digest(repr(library.settings), repr(library.say), *own)


def _numbers(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data)
    return found
