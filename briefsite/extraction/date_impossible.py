"""Days that no calendar has, `31 February`: the day stays open, and an editor is told."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from briefsite.extraction.date_names import Calendar, calendar
from briefsite.extraction.lexicon import Lexicon
from briefsite.model.sources import Source

#: A year with a 29 February, for days without a year.
_LEAP = 2000


def impossible_days(source: Source, lexicon: Lexicon) -> Iterator[str]:
    """A warning for each such day, in reading order."""
    names = calendar(lexicon)
    pattern: re.Pattern[str] = lexicon.kept("days", lambda: _days(names))
    for paragraph in source.paragraphs:
        for found in pattern.finditer(paragraph.span.of(source.text)):
            month = names.month_number(found["month"] or found["first"])
            day, year = int(found["day"] or found["later"]), int(found["year"] or _LEAP)
            if year and monthrange(year, month)[1] < day <= 31:
                words = " ".join(found.group().split())
                yield f"paragraph {paragraph.number}: no calendar has the day {words!r}; it is left open"


def _days(names: Calendar) -> re.Pattern[str]:
    ordinal, year = r"(?:st|nd|rd|th)?(?:\s+of)?\s+", r"(?:,?\s+(?P<year>[12]\d{3})\b)?"
    before = rf"\b(?P<day>\d{{1,2}}){ordinal}(?P<month>{names.month})"
    behind = rf"\b(?P<first>{names.month})\s+(?P<later>\d{{1,2}})(?:st|nd|rd|th)?\b(?!{names.counted})"
    return re.compile(rf"(?:{before}|{behind}){year}")
