"""What the last build of a site leaves of each page for the next: what it was made of, and what was looked up for it.

What was looked up is kept as digests of what was found. Where all of them are the same now, the pages are the same, and
need not be made to know the keys of what is finished. As everything that is remembered, it is kept by the digest of the
program; pages are the same only under the settings under which they were made.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, compress, count
from typing import Any

from briefsite.checks.outlines import Sketch
from briefsite.model.pages.head import Head
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import Page
from briefsite.pages import Making, makings_named
from briefsite.pages.library import Library
from briefsite.pages.lines import LINES
from briefsite.pipeline.by_path import Fetched
from briefsite.pipeline.columns import LooksInColumns
from briefsite.pipeline.folding import is_large
from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.lines import Lines
from briefsite.pipeline.looks import Look, Looks, by, look_at, marked, numbers_in, seeking
from briefsite.pipeline.lots import Items, Over, State
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest, digest_of_names
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.row_digests import EditedDigests, RowDigests
from briefsite.pipeline.shelf import Finished, Laid, Shelf, leads_on
from briefsite.pipeline.trace import Digests, Trace, needed
from briefsite.pipeline.watching import Watched, made_of
from briefsite.pipeline.why import Facets

#: Look-ups are numbered anew when fewer than this share of them were made, which is looked at when there are more.
_MOSTLY = 0.8
#: So many lines for which something differs are not compared with what they were: most will be others.
_MANY_LINES = 1000
#: When so much was made once, or asked for again, what nobody has asked for since the last time is let go of: twice as
#: much is held on to, some tens of megabytes.
_MANY_PARTS = 20_000
#: What is known of a page that the last build did not have.
_UNKNOWN = Sketch(frozenset(), frozenset())
#: What a build leaves beside its pages, and values that are kept by what they hold.
Left = tuple[Mapping[str, Any], Iterable[tuple[bytes, bytes]]]
NOTHING: Left = ({}, ())
#: The paths of pages that are made together, and the numbers of what was looked up for them.
_Traced = tuple[tuple[str, ...], bytes]


class Tracing:
    """The last build, and this one."""

    lines: Lines

    def __init__(self, memory: Memory, trace: Trace | None = None) -> None:
        self._memory = memory
        self._rows: RowDigests | None = None
        self._edited: EditedDigests | None = None
        self._take(trace or Trace(memory))

    def _take(self, trace: Trace) -> None:
        self.trace = trace
        self._for: bytes = trace.root.get("for", b"")
        self._numbered: int = trace.root.get("numbered", 0)
        self._sound_files: bytes = trace.root.get("sound", b"")
        #: What it left beside its pages, for a build that reads only what was edited.
        self.left: Mapping[str, Any] = trace.left
        self._before: Mapping[str, _Traced] = {}
        self._made: dict[str, _Traced] = {}
        self._looks, self._differs = Looks(), set[int]()

    def begin(self, library: Library, own: Iterable[str], others: Container[str]) -> None:
        """A build with this library and these names of templates; all entries but `others` are as they were read."""
        settings = _digest_of(library, own)
        self._rows = rows = RowDigests(library, lambda one: None if one.id in others else digest(one.path, one.digest))
        try:
            self._begin(library, settings, rows)
        except ForgottenError:
            self._take(Trace(self._memory, is_forgotten=True))
            self._begin(library, settings, rows)

    def _begin(self, library: Library, settings: bytes, rows: RowDigests) -> None:
        for name in ("makings", "lines", "files", "facets", "keys"):
            self.trace.table(name).whole()  # so that what is not remembered is missed now
        self._fetch()
        self.lines.fetch_places()
        looks = self._looks.in_order()
        if settings != self._for:
            are_many = is_large(len(library.graph.entries))
            self._for, self._before, self.lines = settings, {}, Lines(self._memory, are_many=are_many)
            self._looks = LooksInColumns(self._memory, library.graph.entries) if are_many else Looks()
            self._numbered, self._sound_files, looks = 0, b"", []
        self._go_on(library, {number for number, look in enumerate(looks) if self.trace.was(number) != rows.of(look)})

    def is_of(self, library: Library, own: Iterable[str]) -> bool:
        """Whether the last build was of a site with the same settings, words and names of templates."""
        return self._for == _digest_of(library, own)

    def begin_edited(self, library: Library, differs: frozenset[Look], *, is_glance: bool = False) -> None:
        """A build of the same site, with a library in which just these look-ups find something else; all its entries
        are as they were read. A glance takes every line that may differ for one that does. Raises ForgottenError where
        anything of the last build is not remembered."""
        self._fetch()
        rows = RowDigests(library, lambda entry: digest(entry.path, entry.digest))
        self._edited = EditedDigests(rows, differs, self._looks, self.trace.was)
        self._go_on(library, set(self._looks.known(differs)), is_glance=is_glance)

    def _fetch(self) -> None:
        """What is known of the last build."""
        trace, root = self.trace, self.trace.root
        self.files: Mapping[str, str] = trace.table("files")
        self.keys: Mapping[str, bytes] = trace.table("keys")
        self._before, self._looks = trace.table("makings"), trace.looks
        self.lines = Lines(self._memory, trace.table("lines"), root.get("lying"), root.get("users"))

    @property
    def facets(self) -> Mapping[str, Facets]:
        """What the pages of the last build were made of."""
        kept = self.trace.table("facets")
        return Fetched(kept, lambda path: Facets(*kept[path]))

    def _go_on(self, library: Library, differs: set[int], *, is_glance: bool = False) -> None:
        self.watched = Watched(library, self._looks, self.lines.recalled, self.lines.note)
        self._differs = differs | self._lines_that_differ(differs, is_glance=is_glance)

    def _lines_that_differ(self, differs: Collection[int], *, is_glance: bool) -> set[int]:
        """The numbers of lines that are other ones now: those for which something differs are made anew here, unless
        they are many."""
        found, ahead = set[int](), differs
        while ahead:
            gone, ahead = self.lines.without(ahead), set[int]()
            self.watched.forget_parts()
            for name, id_ in gone:
                for number in self._looks.known([look_at(name, id_)]):
                    if is_glance or len(gone) > _MANY_LINES or self._is_another(name, id_):
                        ahead.add(number)
            self.lines.take_in()
            found |= ahead
        self.watched.forget_parts()
        return found

    def _is_another(self, name: str, id_: str) -> bool:
        was = self.lines.what_was(name, id_)
        try:
            return bool(self.watched.again(LINES[name], id_) != was)
        except LookupError:  # what makes it, or its record, is there no more
            return True

    def wanted(self, own: tuple[str, ...]) -> list[Making]:
        """What must be made of the same site, in order: that for which anything differs."""
        sought, before = seeking(self._differs), self._before
        may_differ = [name for name in self.lines.makings_of(self._differs) if name in before]
        return makings_named([name for name in may_differ if sought(before[name][1])], own)

    def making(self, making: Making, _library: Library) -> Iterable[Page | Kept]:
        """Some pages, made only where anything that was looked up for them differs."""
        if not self._memory.is_kept:
            return making.make(self.watched.whole)
        if not self.must_make(making):
            before = self._made[making.name] = self._before[making.name]
            return self._kept(making, before[0])
        pages, looks = self.made(making)
        self.note(making, (page.head.path for page in pages), looks)
        return pages

    def must_make(self, making: Making) -> bool:
        """Whether anything that was looked up for some pages differs, or nothing is known of them."""
        before = self._before.get(making.name)
        return before is None or not self._differs.isdisjoint(numbers_in(before[1]))

    def made(self, making: Making) -> tuple[tuple[Page, ...], Collection[int]]:
        """Some pages, and the numbers of what was looked up for them."""
        if not self._memory.is_kept:
            return tuple(making.make(self.watched.whole)), []
        made = made_of(making, self.watched)
        if len(self.watched.parts) > _MANY_PARTS:
            self.watched.let_go()
        return made

    def note(self, making: Making, paths: Iterable[str], looks: Iterable[int]) -> None:
        """Some pages were made: their paths, and the numbers of what was looked up."""
        data = array("I", looks).tobytes()
        self.lines.made_with(making.name, numbers_in(data), self._before.get(making.name, ((), b""))[1])
        self._made[making.name] = tuple(paths), data

    @property
    def gone(self) -> frozenset[str]:
        """The paths at which there is no page any more of what was made anew."""
        before = {path for name in self._made if name in self._before for path in self._before[name][0]}
        gone = before.difference(*(paths for paths, _ in self._made.values()))
        return frozenset(gone.difference(self.paths) if gone else ())

    @property
    def paths(self) -> Iterator[str]:
        """The paths of pages, but for those that lead on: of this build where they were made, else of the last one."""
        return (path for paths, _ in {**self._before, **self._made}.values() for path in paths)

    def sound(self, site: Shelf, facets: Mapping[str, Facets]) -> Mapping[str, Sketch] | None:
        """If nothing was wrong with the last build: its sketches of the files that differ, of which these are the
        facets, or are gone, and empty ones of those that it did not have."""
        was = self.trace.table("facets")
        was.fetch(facets)
        if isinstance(site.pages, Laid):
            gone: Collection[str] = site.pages.gone
            is_known = bool(self._sound_files)
        else:
            gone = was.keys() - site.pages.keys()
            is_known = digest_of_names(sorted({*site.static, *was})) == self._sound_files
        if not (is_known and site.is_made):
            return None
        others = [path for path, one in facets.items() if path in was and one != was[path]]
        lead = [path for path in (*others, *gone) if leads_on(path)]
        keys = {self._memory.key("page", *Facets(*was[path]).parts): path for path in lead}
        found = {keys[key]: Finished(*value).sketch for key, value in self._memory.recall(keys)}
        if len(found) < len(keys):
            return None
        found |= {path: _UNKNOWN for path in (*others, *gone) if path not in found}
        return {**found, **{path: _UNKNOWN for path in facets if path not in was}}

    def keep(
        self, facets: Mapping[str, Facets], site: Shelf, *, is_sound: bool, left: Left = NOTHING
    ) -> Mapping[str, State] | None:
        """Remember this build: the facets of its pages, its files, whether every link led somewhere, and what is left
        beside. Gives what is left of each table, where anything is."""
        if not self._memory.is_kept:
            return None
        self.lines.take_in()
        self._memory.keep(left[1])
        items: Items = []
        looks, new = self._looks, None
        makings: Mapping[str, _Traced] = Over(self.trace.table("makings"), self._made) if self._edited else self._made
        if len(looks) > self._numbered / _MOSTLY:
            used = marked(chain((looked for _, looked in makings.values()), self.lines.looked()), len(looks))
            self._numbered = used.count(1)
            if self._numbered < _MOSTLY * len(looks):
                looks, new = looks.only(compress(count(), used))
        if new is not None:
            makings = {name: (paths, by(new, looked)) for name, (paths, looked) in makings.items()}
        theirs = makings  # which are gone through only where who looked what up is put together anew
        lines, beside_lines = self.lines.left(new, lambda: ((name, looked) for name, (_, looked) in theirs.items()))
        numbers, more = looks.left()
        self._memory.keep(more)
        tables = {"makings": makings, "lines": lines, **self._of_pages(site, facets)}
        beside, more_tables = self.trace.beside(left[0], items)
        if self._edited:
            beside = {**self.trace.root["left"], **beside}
        root: dict[str, Any] = {
            "for": self._for,
            "looks": numbers,
            "digests": self._digests(looks, new, items),
            "numbered": self._numbered,
            **beside_lines,
            "sound": self._names_of(site) if is_sound else b"",
            "left": beside,
            "tables": self.trace.states({**tables, **more_tables}),
        }
        self._memory.keep([*items, (self.trace.key, packed(root))])
        self._memory.used(needed(self._memory))
        states: Mapping[str, State] = root["tables"]
        return states

    def _of_pages(self, site: Shelf, facets: Mapping[str, Facets]) -> dict[str, Mapping[str, Any]]:
        """What is known of all pages: of those that were not gone through, what it was."""
        said = {path: tuple(one) for path, one in facets.items()}
        if not isinstance(site.pages, Laid):
            return {"files": site.files, "facets": said, "keys": site.keys_of_pages}
        made, gone = site.pages.made, site.pages.gone
        others: dict[str, Mapping[str, Any]] = {"files": made.files, "facets": said, "keys": made.keys_of_pages}
        return {name: Over(self.trace.table(name), rows, gone) for name, rows in others.items()}

    def _names_of(self, site: Shelf) -> bytes:
        """The digest of the names of all files."""
        is_same = isinstance(site.pages, Laid) and site.pages.is_same and self._sound_files
        return self._sound_files if is_same else digest_of_names(site)

    def _digests(self, looks: Looks, new: Mapping[int, int] | None, items: Items) -> Digests:
        """The digests of all that was looked up, by `new` numbers where there are any."""
        if self._edited is None:
            return self.trace.all_digests([self._rows.every(looks)] if self._rows else (), items)
        others = self._edited.others(self._looks)
        if new is None:
            return self.trace.digests(others, items)
        return self.trace.all_digests((others.get(old) or self.trace.was(old) for old in new), items)

    def _kept(self, making: Making, paths: tuple[str, ...]) -> Iterator[Kept]:
        for path in paths:
            yield Kept(Head(path, "", ""), partial(self.again, making, path))

    def again(self, making: Making, path: str) -> Page:
        """A page, made after all."""
        return next(page for page in making.make(self.watched.whole) if page.head.path == path)


def _digest_of(library: Library, own: Iterable[str]) -> bytes:
    return digest(repr(library.settings), repr(library.say), *own)
