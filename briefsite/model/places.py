"""Things by where they stand in a text, for asking what stands at a place without looking at all of them: what is asked
of every sentence would else take four times as long of a text that is twice as long."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from briefsite.model.sources import Span

Value = TypeVar("Value")


class Places(Generic[Value]):
    """Spans with what stands there, in any order; they may overlap. Whatever is asked is answered in reading order.

    >>> places = Places([(Span(5, 9), "verb"), (Span(0, 9), "clause"), (Span(10, 12), "name")])
    >>> [what for _, what in places.over(Span(6, 11))], [what for _, what in places.within(Span(4, 12))]
    (['clause', 'verb', 'name'], ['verb', 'name'])
    """

    def __init__(self, things: Iterable[tuple[Span, Value]]) -> None:
        self._things = sorted(things, key=_at)
        #: How far what stands at or before each of them goes on.
        self._reach = list(accumulate((span.end for span, _ in self._things), max))

    def over(self, span: Span) -> Iterator[tuple[Span, Value]]:
        """What shares a character with a span."""
        found = self._things[bisect_right(self._reach, span.start) : bisect_left(self._things, span.end, key=_start)]
        return (thing for thing in found if thing[0].end > span.start)

    def covering(self, span: Span) -> Iterator[tuple[Span, Value]]:
        """What a span lies inside of."""
        return (thing for thing in self.over(span) if thing[0].covers(span))

    def within(self, span: Span) -> Iterator[tuple[Span, Value]]:
        """What lies inside of a span."""
        first = bisect_left(self._things, span.start, key=_start)
        found = self._things[first : bisect_left(self._things, span.end, key=_start)]
        return (thing for thing in found if thing[0].end <= span.end)


def _at(thing: tuple[Span, object]) -> tuple[int, int]:
    return thing[0].start, thing[0].end


def _start(thing: tuple[Span, object]) -> int:
    return thing[0].start
