"""Expressions beside each other that share a year or make one range: "Nov. 29-30 last year", "from 2003 to 2007"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.extraction.date_moved import REACH, moved_from
from briefsite.model.sources import Span

_JOINT = re.compile(r"\s?(?:,|and|or|to|,\sand)\s")
_RANGE = re.compile(r"\s(?:to|until|till|through)\s")
_BETWEEN = re.compile(r"\b[Bb]etween\s(?:the\s)?$")


def joined(text: str, found: Iterable[Expression]) -> Iterator[Expression]:
    """The expressions of a paragraph, neighbours put together. Spans are into `text`."""
    kept: Expression | None = None
    for expression in found:
        one = kept and (
            _with_shift(text, kept, expression)
            or _of_today(text, kept, expression)
            or _as_range(text, kept, expression)
        )
        if one:
            kept = one
            continue
        if kept:
            yield _with_year_behind(text, kept, expression)
        kept = expression
    if kept:
        yield kept


def _with_shift(text: str, first: Expression, second: Expression) -> Expression | None:
    """ "Nov. 29-30 last year" is one expression."""
    shift, parts = second.shift, first.parts
    if not parts.month or parts.year or first.side or first.shift or shift is None or second.parts != Parts():
        return None
    beside = re.fullmatch(r"\s?(?:of\s|,\s)?", text[first.span.end : second.span.start])
    if (shift.unit, shift.origin) != ("year", "text") or beside is None:
        return None
    return replace(first, shift=shift, span=Span(first.span.start, second.span.end))


def _of_today(text: str, first: Expression, second: Expression) -> Expression | None:
    """ "This morning, 4 July 2019" is one expression, and names the day of the text."""
    today = first.shift is not None and (first.shift.unit, first.shift.count, first.shift.origin) == ("day", 0, "text")
    told = second.parts.month and second.parts.day and second.end is None and not second.shift
    if not (today and told) or text[first.span.end : second.span.start] != ", ":
        return None
    return replace(second, span=Span(first.span.start, second.span.end), names_text_day=True)


def _as_range(text: str, first: Expression, second: Expression) -> Expression | None:
    """ "2003 to 2007", "between April and September 2010": a range, if both ends are told to the same part."""
    gap, lead = (
        text[first.span.end : second.span.start],
        _BETWEEN.search(text, max(0, first.span.start - 20), first.span.start),
    )
    if not (_RANGE.fullmatch(gap) or (lead and gap == " and ")) or not _alike(first, second):
        return None
    if moved_from(text[max(0, first.span.start - REACH) : first.span.start]):
        return None
    first = _with_year_behind(text, first, second)
    one, two = first.parts, second.parts
    if (one.year and two.year and (one.year, one.month, one.day) >= (two.year, two.month, two.day)) or bool(
        one.year
    ) != bool(two.year):
        return None
    span = Span(lead.start() if lead else first.span.start, second.span.end)
    return replace(first, span=span, rule="range", end=two, weekday=None)


def _alike(first: Expression, second: Expression) -> bool:
    """Whether both are stated to the day, to the month or to the year, and neither is a range or relative."""
    for expression in (first, second):
        if expression.end or expression.shift or expression.side or expression.parts == Parts():
            return False
    one, two = first.parts, second.parts
    return bool(one.month) == bool(two.month) and bool(one.day) == bool(two.day) and max(one.month, two.month) <= 12


def _with_year_behind(text: str, first: Expression, second: Expression) -> Expression:
    """ "On April 2 and April 18, 2009": the year stands for both."""
    beside = _JOINT.fullmatch(text[first.span.end : second.span.start])
    one, two = first.parts, second.parts
    alike = bool(one.month and not one.year and two.year.isdigit()) and bool(one.day) == bool(two.day)
    if beside and alike and (one.month, one.day) < (two.month, two.day):
        return replace(first, parts=replace(one, year=two.year))
    return first
