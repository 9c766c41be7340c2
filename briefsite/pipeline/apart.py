"""Pages that copies of this process lay out and finish: each has the library and the templates at once.

What a copy sends is small: the facets of each page, what became of it, and what was looked up, by number. Lines are
sent as soon as they are many, and let go of: the index of the search alone is made of hundreds of thousands.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from briefsite.model.issues import Issue
from briefsite.model.pages.head import Head
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import Page
from briefsite.pages import Made, Making
from briefsite.pages.library import Library
from briefsite.pipeline.forks import Tell, can_fork, taken_in, that_fit
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

#: Fewer makings than this are done sooner than a process is copied: what either of the two writes to is copied, too.
FEW = 60
_A_BATCH = 16
#: So many digests of what recurs a copy holds on to. So many bytes of lines are told at once; all else that is made of
#: these is let go of.
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
#: The numbers of look-ups, and the pages that were made with these.
_Looked = tuple[Sequence[int], list[_Sheet]]


class _Batch(NamedTuple):
    """Look-ups that this copy tells for the first time, in order of its numbers; lines that it made; and of each making
    the numbers of its own look-ups, and its pages: of none, where the rest of a batch is still to come."""

    looks: list[Look]
    lines: Gathered
    makings: list[_Looked]


@contextmanager
def shared(
    tracing: Tracing, renderer: Renderer, memory: Memory, jobs: int, makings: Iterable[Making]
) -> Iterator[Made]:
    """Makes the pages of a build: where those that must be made of the `makings` are many, in `jobs` processes. They
    are to be asked for in this order. No copy outlives the context."""
    wanted = []
    if jobs > 1 and can_fork():
        wanted = [making for making in makings if tracing.must_make(making)]
    jobs = that_fit(jobs) if len(wanted) >= FEW else 1
    if jobs < 2:
        yield tracing.making
        return
    renderer.prepare()
    made_at_once(tracing.watched.whole)
    with _Apart(tracing, renderer).received(memory, wanted, jobs) as sent:
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
        #: The numbers that the look-ups of each copy have here, in order of its own.
        self._numbers: dict[int, array[int]] = {}
        self._known = range(len(tracing.watched.looks))

    @contextmanager
    def received(self, memory: Memory, wanted: Sequence[Making], jobs: int) -> Iterator[Iterator[list[Sent]]]:
        """The pages, making by making."""
        work = _Copy(self._tracing, self._renderer, memory).work
        batches, shares = shared_out(wanted, jobs)
        with taken_in(work, batches, jobs, shares, self._taken) as found:
            looked = (one for _, makings in found for one in makings)
            yield (self._pages(making, *one) for making, one in zip(wanted, looked, strict=True))

    def _pages(self, making: Making, looks: Sequence[int], sheets: Iterable[_Sheet]) -> list[Sent]:
        self._tracing.note(making, (path for path, *_ in sheets), looks)
        return [self._page(making, sheet) for sheet in sheets]

    def _taken(self, number: int, batch: _Batch) -> list[_Looked]:
        """Takes the look-ups and lines that a copy tells; gives its pages, with the numbers that look-ups have here."""
        numbers = self._numbers.get(number) or self._numbers.setdefault(number, array("I", self._known))
        numbers.extend(self._tracing.watched.looks.numbers(batch.looks))
        self._tracing.lines.put(batch.lines, numbers)
        return [(array("I", map(numbers.__getitem__, looks)), sheets) for looks, sheets in batch.makings]

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
        self._lines = Gathering(in_lots=tracing.lines.is_first)
        #: Whether many lines were made of what goes together.
        self._is_much = False

    def work(self, some: Some, tell: Tell) -> _Batch:
        """What is made of some makings; lines that are many are told before."""
        watched, lines = self._tracing.watched, self._lines

        def note(make: Any, id_: str, value: Any, looks: Iterable[int]) -> None:
            lines.note(make, id_, value, looks)
            if lines.room > _MUCH:
                tell(_Batch(self._fresh(), lines.full(), []))
                self._is_much = True
                if self._tracing.lines.is_first:  # else not all is recalled that was made
                    watched.forget_all_but_dear()

        watched.looks.since(self._told)  # which notes from now on what comes
        with watched.noting(note, self._recalled):
            made = [self._made(making) for making in some.makings]
        if some.is_end:
            if self._is_much:
                watched.forget_all()
            self._is_much = False
            lines.forget()
        if len(self._digests) > _MANY:
            self._digests.clear()
        return _Batch(self._fresh(), lines.told(), made)

    def _fresh(self) -> list[Look]:
        """The look-ups that were not told yet."""
        looks = self._tracing.watched.looks
        told, self._told = self._told, len(looks)
        return [look for _, look in looks.since(told)]

    def _recalled(self, make: Any, id_: Any) -> Any:
        found = self._lines.recalled(make, id_)
        return self._tracing.lines.recalled(make, id_) if found is None else found

    def _made(self, making: Making) -> _Looked:
        pages, looks = self._tracing.made(making)
        return array("I", looks), [self._sheet(page) for page in pages]

    def _sheet(self, page: Page) -> _Sheet:
        facets = facets_of(page, self._renderer.depends_on(page.template), self._digests)
        key = self._memory.key("page", *facets.parts)
        return page.head.path, facets, key, None if key in self._known else self._became(page)

    def _became(self, page: Page) -> Became:
        made = became(page, self._renderer)
        return Became(packed(tuple(made.page)) if made.page else b"", made.fault, made.seconds)
