"""What the last build of a site leaves of each page for the next: what it was made of, and what was looked up for it.

What was looked up is kept as digests of what was found. Where all of them are the same now, the pages are the same, and
need not be made to know the keys of what is finished. As everything that is remembered, it is kept by the digest of the
program; pages are the same only under the settings under which they were made.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from briefsite.checks.outlines import Sketch
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import Kept, Page
from briefsite.model.records import Entry
from briefsite.pages import Making
from briefsite.pages.library import Library
from briefsite.pipeline.looks import Looks
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.retracing import made_of
from briefsite.pipeline.row_digests import SIZE, RowDigests
from briefsite.pipeline.shelf import Finished
from briefsite.pipeline.watching import Look, Watched
from briefsite.pipeline.why import Facets

Facetted = Mapping[str, Facets]


class _Traced(NamedTuple):
    """Pages made together: their paths, and what was looked up for them, by the numbers of the look-ups."""

    paths: tuple[str, ...]
    looks: array[int]


class Tracing:
    """The last build, and this one."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._key = memory.key("the last build")
        found = next(memory.recall([self._key]), (b"", None))[1]
        known: Mapping[str, Any] = found if isinstance(found, dict) else {}
        self.facets: dict[str, Facets] = {path: Facets(*one) for path, one in known.get("facets", {}).items()}
        self._for: bytes = known.get("for", b"")
        self._looks = Looks(known.get("looks", {}))
        self._digests: bytes = known.get("digests", b"")
        self._sound_files: bytes = known.get("sound", b"")
        self._before = {name: _Traced(paths, _numbers(looks)) for name, paths, looks in known.get("makings", ())}
        self._made: dict[str, _Traced] = {}
        self._differs: set[int] = set()

    def begin(self, library: Library, own: Iterable[str], entries: Iterable[Entry]) -> None:
        """A build with this library, these names of templates that write files, and all entries as they were read."""
        settings = digest(repr(library.settings), repr(library.say), *own)
        known = {id(entry): digest(entry.path, entry.digest) for entry in entries}
        self._watched, self._rows = Watched(library), RowDigests(library, known)
        if settings != self._for:
            self._for, self._before, self._looks = settings, {}, Looks({})
        self._differs = {number for number, look in self._looks if self._was(number) != self._rows.of(look)}

    def making(self, making: Making, _library: Library) -> Iterable[Page | Kept]:
        """Some pages, made only where anything that was looked up for them differs."""
        if not self._memory.is_kept:
            return making.make(self._watched.whole)
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
            return tuple(making.make(self._watched.whole)), []
        return made_of(making, self._watched)

    def note(self, making: Making, paths: Iterable[str], looks: Iterable[int]) -> None:
        """Some pages were made: their paths, and the numbers of what was looked up."""
        self._made[making.name] = _Traced(tuple(paths), array("I", looks))

    def numbers(self, looks: Iterable[Look]) -> list[int]:
        """The numbers of look-ups."""
        return self._looks.numbers(looks)

    def sound(self, sketches: Mapping[str, Sketch], files: Iterable[str], facets: Facetted) -> Mapping[str, Sketch]:
        """The sketches of the last build, if it had the same files and every link led somewhere. Those of pages that
        are the same are at hand."""
        if digest(*files) != self._sound_files:
            return {}
        same = {path: one for path, one in sketches.items() if facets.get(path, 0) == self.facets.get(path)}
        others = {
            self._key_of(self.facets[path]): path for path in sketches if path not in same and path in self.facets
        }
        found = ((others[key], Finished(*value)) for key, value in self._memory.recall(others))
        return same | {path: Sketch(page.ids, page.addresses) for path, page in found}

    def keep(self, facets: Facetted, files: Iterable[str], *, is_sound: bool) -> None:
        """Remember this build: the facets of its pages, its files, and whether every link led somewhere."""
        if not self._memory.is_kept:
            return
        used = {number for one in self._made.values() for number in one.looks}
        looks, new = self._looks.only(used)
        makings = [
            (name, paths, array("I", map(new.__getitem__, numbers)).tobytes())
            for name, (paths, numbers) in self._made.items()
        ]
        value = {
            "for": self._for,
            "looks": looks.by_table,
            "digests": b"".join(self._rows.of(look) for _, look in looks),
            "makings": makings,
            "sound": digest(*files) if is_sound else b"",
            "facets": {path: tuple(one) for path, one in facets.items()},
        }
        self._memory.keep([(self._key, packed(value))])

    def _key_of(self, facets: Facets) -> bytes:
        return self._memory.key("page", *facets.parts)

    def _was(self, number: int) -> bytes:
        return self._digests[number * SIZE : (number + 1) * SIZE]

    def _kept(self, making: Making, paths: tuple[str, ...]) -> Iterator[Kept]:
        for path in paths:
            yield Kept(Head(path, "", ""), partial(self.again, making, path))

    def again(self, making: Making, path: str) -> Page:
        """A page, made after all."""
        return next(page for page in making.make(self._watched.whole) if page.head.path == path)


def _numbers(data: bytes) -> array[int]:
    found = array("I")
    found.frombytes(data)
    return found
