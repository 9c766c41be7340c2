"""A date in all its words: "early October", "yesterday afternoon", "the end of last year" say more than it does.

EDTF has no value for a part of a month or of a day, so only the wording grows. Halves and quarters of a year are told
by their first and last month.
"""

from __future__ import annotations

import re

from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

_PART = (
    r"beginning|start|middle|end|close"
    r"|(?:first|second|early|latter)\s(?:half|part)|(?:first|second|third|fourth|last)\squarter"
)
_BEFORE_MONTH = re.compile(rf"\b(?:(?:early|mid|late)[-\s]|(?:the\s)?(?:{_PART})\sof\s)$", re.IGNORECASE)
#: The first and the last month of a half or a quarter.
_OF_YEAR = re.compile(r"\b(?P<which>first|second|third|fourth|last)\s(?P<part>half|quarter)\sof\s$", re.IGNORECASE)
_LONG = {"half": 6, "quarter": 3}
_WHICH = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_MONTHS = 12
_BEFORE_DAY = re.compile(r"\b(?:early|late)\s(?:on\s)?$", re.IGNORECASE)
_AFTER_DAY = re.compile(r"(?:\s(?:early|late))?\s(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
#: How far a wording reaches before its date.
_NEAR = 40
_PART_OF_DAY = re.compile(r"(?:morning|afternoon|evening|night)$", re.IGNORECASE)


def in_all_its_words(text: str, expression: Expression, after: int) -> Expression:
    """The expression with the words that say which part of it is meant, where they stand behind the offset `after`."""
    start, end = expression.span.start, expression.span.end
    if not _is_day(expression):
        part = _BEFORE_MONTH.search(text, max(after, start - _NEAR), start)
        return _of_year(replace(expression, span=Span(part.start(), end)), part[0]) if part else expression
    if behind := _AFTER_DAY.match(text, end, end + _NEAR):
        end = behind.end()
    early = expression.weekday is not None and not expression.parts.day  # "late Sunday"
    early = early or _PART_OF_DAY.search(text, start, end) is not None
    hour = _BEFORE_DAY.search(text, max(after, start - _NEAR), start) if early else None
    return replace(expression, span=Span(hour.start() if hour else start, end))


def _of_year(expression: Expression, part: str) -> Expression:
    """The expression as the months of the half or quarter of a year that it tells: "the first half of 2019"."""
    told, shift, parts = _OF_YEAR.search(part), expression.shift, expression.parts
    year = parts == Parts(parts.year) if shift is None else shift.unit == "year" and parts == Parts()
    if told is None or not year or expression.end is not None or "X" in parts.year:
        return expression
    long, count = _LONG[told["part"].lower()], _MONTHS // _LONG[told["part"].lower()]
    number = _WHICH.get(told["which"].lower(), count - 1)
    if number >= count:
        return expression  # there is no third half
    first = number * long + 1
    return replace(expression, parts=Parts(parts.year, first), end=Parts(parts.year, first + long - 1))


def _is_day(expression: Expression) -> bool:
    shift = expression.shift
    return bool(expression.parts.day) or expression.weekday is not None or (shift is not None and shift.unit == "day")
