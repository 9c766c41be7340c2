"""Pages that copies of this process lay out and finish: each has the library and the templates at once.

What a copy sends is small: the facets of each page, what became of it, and what was looked up, by number.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import NamedTuple

from briefsite.model.issues import Issue
from briefsite.model.pages.head import Head
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import Page
from briefsite.pages import Made, Making
from briefsite.pages.library import Library
from briefsite.pipeline.forks import can_fork, forked, that_fit
from briefsite.pipeline.line_lots import Gathered, Gathering
from briefsite.pipeline.looks import Look
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.rows.boards import made_at_once
from briefsite.pipeline.saying import Digests
from briefsite.pipeline.tracing import Tracing
from briefsite.pipeline.typesetting import became
from briefsite.pipeline.why import Facets, facets_of
from briefsite.rendering import Renderer

#: Fewer makings than this are done sooner than a process is copied.
FEW = 60
_A_BATCH = 16
#: So many digests of what recurs a copy holds on to. So many bytes of lines at once are those of a file of the whole
#: site, and few others are made of them.
_MANY, _MUCH = 40_000, 1 << 22


class Became(NamedTuple):
    """A finished page, packed as the memory keeps it, or the fault of a template; and how many seconds it took."""

    data: bytes
    fault: Issue | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Sent(Kept):
    """A page that a copy of this process laid out, and what became of it; None where the memory has it."""

    facets: Facets
    key: bytes
    became: Became | None


#: The path of a page, its facets, its key, and what became of it.
_Sheet = tuple[str, Facets, bytes, Became | None]


class _Batch(NamedTuple):
    """Look-ups that this copy tells for the first time, in order of its numbers; lines that it made; and of each making
    the numbers of its own look-ups, and its pages."""

    looks: list[Look]
    lines: Gathered
    makings: list[tuple[array[int], list[_Sheet]]]


@contextmanager
def shared(
    tracing: Tracing, renderer: Renderer, memory: Memory, jobs: int, makings: Iterable[Making]
) -> Iterator[Made]:
    """Makes the pages of a build: where those that must be made of the `makings` are many, in `jobs` processes. They
    are to be asked for in this order. No copy outlives the context."""
    wanted = []
    if jobs > 1 and can_fork():
        wanted = [making for making in makings if tracing.must_make(making)]
    jobs = that_fit(jobs) if wanted else 1
    if len(wanted) < FEW or jobs < 2:
        yield tracing.making
        return
    renderer.prepare()
    made_at_once(tracing.watched.whole)
    with closing(_Apart(tracing, renderer).received(memory, wanted, jobs)) as sent:
        ahead = deque(making.name for making in wanted)

        def making(one: Making, library: Library) -> Iterable[Page | Kept]:
            if ahead and ahead[0] == one.name:
                ahead.popleft()
                return next(sent)
            return tracing.making(one, library)

        yield making


class _Apart:
    """What copies send, as this process sees it."""

    def __init__(self, tracing: Tracing, renderer: Renderer) -> None:
        self._tracing = tracing
        self._renderer = renderer

    def received(self, memory: Memory, wanted: Sequence[Making], jobs: int) -> Generator[list[Sent], None, None]:
        """The pages, making by making."""
        work = _Copy(self._tracing, self._renderer, memory).work
        batches, shares = shared_out(wanted, jobs)
        known = range(len(self._tracing.watched.looks))
        told: dict[int, array[int]] = {}
        ahead = iter(wanted)
        for number, batch in forked(work, batches, jobs, shares):
            numbers = told.get(number) or told.setdefault(number, array("I", known))
            numbers.extend(self._tracing.watched.looks.numbers(batch.looks))
            self._tracing.lines.put(batch.lines, numbers)
            for looks, sheets in batch.makings:
                making = next(ahead)
                self._tracing.note(making, (path for path, *_ in sheets), map(numbers.__getitem__, looks))
                yield [self._page(making, sheet) for sheet in sheets]

    def _page(self, making: Making, sheet: _Sheet) -> Sent:
        path, facets, key, made = sheet
        facets = facets._replace(depends=self._renderer.depends_on(facets.template))
        return Sent(Head(path, "", ""), partial(self._tracing.again, making, path), facets, key, made)


class Some(NamedTuple):
    """Some makings that one copy does at once, and whether it then does others than what goes with these."""

    makings: Sequence[Making]
    is_end: bool = True


def shared_out(wanted: Sequence[Making], jobs: int) -> tuple[list[Some], list[int]]:
    """What copies do at once, in order, and the number of the copy for each. Of what is made of all records, which
    comes last, one copy does all that is made of the same; it tells what came of it little by little."""
    records = next((number for number, making in enumerate(wanted) if making.of_all), len(wanted))
    found = [Some(some) for some in _parted(wanted[:records])]
    shares = [place % jobs for place in range(len(found))]
    groups = (list(some) for _, some in groupby(wanted[records:], key=lambda making: making.of_all or making.name))
    for number, group in enumerate(groups, len(found)):
        parts = list(_parted(group))
        found += [Some(part, is_end=part is parts[-1]) for part in parts]
        shares += [number % jobs] * len(parts)
    return found, shares


def _parted(makings: Sequence[Making]) -> Iterator[Sequence[Making]]:
    return (makings[start : start + _A_BATCH] for start in range(0, len(makings), _A_BATCH))


class _Copy:
    """The work of a copy. It tells each look-up once that had no number when it was copied."""

    def __init__(self, tracing: Tracing, renderer: Renderer, memory: Memory) -> None:
        self._tracing = tracing
        self._renderer = renderer
        self._memory = memory
        self._known = memory.keys()
        self._told = len(tracing.watched.looks)
        self._digests = Digests()
        #: About how many bytes of lines were made of what goes together.
        self._room = 0

    def work(self, some: Some) -> _Batch:
        """What is made of some makings."""
        lines = Gathering(in_lots=self._tracing.lines.is_first)
        self._tracing.watched.looks.since(self._told)  # which notes from now on what comes
        with self._tracing.watched.noting(lines.note):
            made = [self._made(making) for making in some.makings]
        watched = self._tracing.watched
        self._room += lines.room
        if some.is_end:
            if self._room > _MUCH:
                watched.forget_all()
            self._room = 0
        if len(self._digests) > _MANY:
            self._digests.clear()
        told, self._told = self._told, len(watched.looks)
        return _Batch([look for _, look in watched.looks.since(told)], lines.told(), made)

    def _made(self, making: Making) -> tuple[array[int], list[_Sheet]]:
        pages, looks = self._tracing.made(making)
        return array("I", looks), [self._sheet(page) for page in pages]

    def _sheet(self, page: Page) -> _Sheet:
        facets = facets_of(page, self._renderer.depends_on(page.template), self._digests)
        key = self._memory.key("page", *facets.parts)
        return page.head.path, facets, key, None if key in self._known else self._became(page)

    def _became(self, page: Page) -> Became:
        made = became(page, self._renderer)
        return Became(packed(tuple(made.page)) if made.page else b"", made.fault, made.seconds)
