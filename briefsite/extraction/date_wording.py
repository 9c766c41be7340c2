"""A date in all its words: "early October", "yesterday afternoon", "the end of last year" say more than it does.

EDTF has no value for a part of a month or of a day, so only the wording grows.
"""

from __future__ import annotations

import re

from briefsite.extraction.date_expressions import Expression
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

_PART = (
    r"beginning|start|middle|end|close"
    r"|(?:first|second|early|latter)\s(?:half|part)|(?:first|second|third|fourth|last)\squarter"
)
_BEFORE_MONTH = re.compile(rf"\b(?:(?:early|mid|late)[-\s]|(?:the\s)?(?:{_PART})\sof\s)$", re.IGNORECASE)
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
        return replace(expression, span=Span(part.start(), end)) if part else expression
    if behind := _AFTER_DAY.match(text, end, end + _NEAR):
        end = behind.end()
    hour = _BEFORE_DAY.search(text, max(after, start - _NEAR), start) if _PART_OF_DAY.search(text, start, end) else None
    return replace(expression, span=Span(hour.start() if hour else start, end))


def _is_day(expression: Expression) -> bool:
    shift = expression.shift
    return bool(expression.parts.day) or expression.weekday is not None or (shift is not None and shift.unit == "day")
