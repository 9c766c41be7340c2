"""Searching spans that are in reading order and do not overlap each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from briefsite.model.sources import Span


class Spanned(Protocol):
    """What stands somewhere."""

    @property
    def span(self) -> Span: ...


Piece = TypeVar("Piece", bound=Spanned)
_START, _END = attrgetter("start"), attrgetter("end")


def overlapping(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of `spans` that share a character with `span`.

    >>> overlapping([Span(0, 4), Span(5, 9), Span(10, 12)], Span(3, 6))
    [Span(start=0, end=4), Span(start=5, end=9)]
    """
    low = bisect_left(spans, span.start + 1, key=_END)
    return spans[low : bisect_left(spans, span.end, key=_START)]


def covering(spans: Sequence[Span], span: Span) -> Span | None:
    """The one of `spans` that covers `span`, or None.

    >>> covering([Span(0, 4), Span(5, 9)], Span(6, 9))
    Span(start=5, end=9)
    """
    place = bisect_right(spans, span.start, key=_START) - 1
    return spans[place] if place >= 0 and spans[place].covers(span) else None


def offsets(spans: Iterable[Span]) -> set[int]:
    """Every character of `spans`, which may be in any order, and may overlap."""
    return {at for span in spans for at in range(span.start, span.end)}


def within(pieces: Sequence[Piece], span: Span) -> Sequence[Piece]:
    """Those of `pieces` that lie inside of `span`; their spans are in reading order and do not overlap."""
    low = bisect_left(pieces, span.start, key=lambda piece: piece.span.start)
    return pieces[low : bisect_right(pieces, span.end, key=lambda piece: piece.span.end)]
