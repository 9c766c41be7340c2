"""Expressions beside each other that share a year, or of which the second ends what the first begins: "Nov. 29-30 last
year", "on April 2 and April 18, 2009", "from May 2003 to March 2007"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.extraction.date_moved import REACH, moved_from
from briefsite.model.sources import Span

_JOINT = re.compile(r"\s?(?:,|and|or|to|until|till|through|,\sand)\s")
_UP_TO = re.compile(r"\s(?:to|until|till|through)\s(?:the\s)?")
_BETWEEN = re.compile(r"\b[Bb]etween\s(?:the\s)?$")
#: Between what is counted and the date that it is.
_IN_APPOSITION = re.compile(r",\s(?:(?:in|on|at|during)\s(?:the\s)?)?")
#: The rule of an expression that tells up to when something lasts.
UP_TO = "up-to"


def joined(text: str, found: Iterable[Expression]) -> Iterator[Expression]:
    """The expressions of a paragraph, neighbours put together. Spans are into `text`."""
    kept: Expression | None = None
    for expression in found:
        one = kept and (_with_shift(text, kept, expression) or _of_today(text, kept, expression))
        if one:
            kept = one
            continue
        if kept:
            yield _told_behind(text, _with_year_behind(text, kept, expression), expression)
        kept = replace(expression, rule=UP_TO) if kept and _ends_it(text, kept, expression) else expression
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


def _told_behind(text: str, first: Expression, second: Expression) -> Expression:
    """ "Two years later, in 2005": what is counted is told right behind."""
    shift, told, gap = first.shift, second.parts, text[first.span.end : second.span.start]
    if shift is None or shift.count == 0 or first.parts != Parts() or second.end or second.shift:
        return first
    if _IN_APPOSITION.fullmatch(gap) is None:
        return first
    if shift.unit == "year":
        whole, told = told.year.isdigit(), Parts(told.year)
    elif shift.unit == "month":
        whole, told = 0 < told.month <= 12, replace(told, day=0)
    else:
        whole = bool(told.month and told.day)
    return replace(first, parts=told, shift=None, approximate=False) if whole else first


def _with_year_behind(text: str, first: Expression, second: Expression) -> Expression:
    """ "On April 2 and April 18, 2009", "between April and September 2010": the year stands for both."""
    beside = _JOINT.fullmatch(text[first.span.end : second.span.start])
    one, two = first.parts, second.parts
    alike = bool(one.month and not one.year and two.year.isdigit()) and bool(one.day) == bool(two.day)
    if beside and alike and (one.month, one.day) < (two.month, two.day):
        return replace(first, parts=replace(one, year=two.year))
    return first


def _ends_it(text: str, first: Expression, second: Expression) -> bool:
    """Whether the second of two days, months or years tells up to when that lasts which the first begins."""
    alike = bool(first.parts.month) == bool(second.parts.month) and (first.weekday is None) == (second.weekday is None)
    plain = not (first.end or first.shift or second.end or second.shift)
    return alike and plain and leads_up_to(text, first.span, second.span)


def leads_up_to(text: str, first: Span, last: Span) -> bool:
    """Whether the words between two dates say that the second is the end of what the first begins: "from ... until",
    "between ... and"."""
    gap, before = text[first.end : last.start], text[max(0, first.start - REACH) : first.start]
    leads = _UP_TO.fullmatch(gap) or (gap == " and " and _BETWEEN.search(before))
    return bool(leads) and not moved_from(before)
