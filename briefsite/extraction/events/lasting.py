"""How long something lasted, by its first and its last date: "from 1981 until 2011", "between April and September".

TimeML marks such dates each by itself, and the span of time is what the words between them make of the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from briefsite.extraction.date_neighbours import leads_up_to
from briefsite.extraction.reading import Reading
from briefsite.model.document import DateMention

#: What stands between the days of two stops, and what tells of the journey.
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*"
_STOP = re.compile(rf",? and (?:to )?{_NAME}(?:, {_NAME})?,? (?:on |from )?")
_TRAVELS = re.compile(r"\b(?:travel\w*|trip|tour|visits?|visiting|visited)\b")


def last_date(number: int, reading: Reading) -> int | None:
    """The number of the date up to which that lasts which the date of this number begins; None where it begins none."""
    dates = reading.document.dates
    if number + 1 >= len(dates) or dates[number].paragraph != dates[number + 1].paragraph:
        return None
    first, last = dates[number], dates[number + 1]
    lasts = leads_up_to(reading.text, first.span, last.span) or _to_next_stop(first, last, reading)
    return number + 1 if lasts and _in_order(first.resolved, last.resolved) else None


def _to_next_stop(first: DateMention, last: DateMention, reading: Reading) -> bool:
    """Whether they are the days of two stops of one journey: "will travel to Adda, May 9, and Bela, Mali, May 12"."""
    text, start = reading.text, reading.source.paragraph_at(first.span.start).span.start
    sentence = text[start : first.span.start].rpartition(". ")[2]
    return _STOP.fullmatch(text, first.span.end, last.span.start) is not None and _TRAVELS.search(sentence) is not None


def begins(date: DateMention, reading: Reading) -> bool:
    """Whether something lasts from this date up to another."""
    return last_date(_number(date, reading), reading) is not None


def ends(date: DateMention, reading: Reading) -> bool:
    """Whether a date is only the one up to which something lasts that another begins."""
    before = _number(date, reading) - 1
    return before >= 0 and last_date(before, reading) is not None


def _number(date: DateMention, reading: Reading) -> int:
    return bisect_left(reading.document.dates, date.span.start, key=lambda other: other.span.start)


def _in_order(first: str, last: str) -> bool:
    """Whether both are told to the same part, and the first one before the last."""
    alike = len(first) == len(last) and first.count("X") == last.count("X")
    return alike and any(c.isdigit() for c in first) and first < last
