"""The day of the news that the lead tells as just done: "Chad has named an envoy, its ministry announced on Thursday",
"ADDA, 3 May – Chad has named an envoy".

What befell people, and how they voted, is reported on the day after as well, and has no day by its report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import SUBJECTS
from briefsite.extraction.events.datelines import dateline
from briefsite.extraction.events.days import is_a_day
from briefsite.extraction.events.leads import lead
from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import EventMention, Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What those do who make it known.
_MADE_KNOWN = {"agreement", "aid", "appointment", "meeting", "request", "statement"}


def with_day_of_report(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what the lead says "has" been done, and gives no day, has the day of its report."""
    opening = lead(reading)
    return tuple(_reported(e, reading) if e.sentences and e.sentences[0] == opening else e for e in events)


def _reported(event: EventMention, reading: Reading) -> EventMention:
    word = root_of(reading, event.trigger)
    if word is None or event.date is not None or event.phase != "past" or event.kind not in _MADE_KNOWN:
        return event
    verb = word.head if word.pos_ == "NOUN" and word.dep_ in SUBJECTS else word
    if verb.tag_ != "VBN" or not any(t.dep_ == "aux" and t.lower_ in {"has", "have"} for t in verb.lefts):
        return event
    number = next(_days(verb, event, reading), None)
    if number is None:
        return event
    reason = Reason("day-of-report", (reading.document.dates[number].span,))
    return replace(event, date=number, date_reason=reason)


def _days(verb: Token, event: EventMention, reading: Reading) -> Iterator[int]:
    """The numbers of the days on which that is told: by the verb behind, or at the head of the report."""
    line, report = dateline(reading), verb.head
    told = verb.dep_ == "ccomp" and report.dep_ == "ROOT" and report.i > verb.i
    for number, date in enumerate(reading.document.dates):
        if not is_a_day(date.resolved):
            continue
        by_report = told and event.sentences[0].covers(date.span) and _is_of(report, root_of(reading, date.span))
        at_head = verb.dep_ == "ROOT" and line is not None and line.whole.covers(date.span)
        if by_report or at_head:
            yield number


def _is_of(report: Token, day: Token | None) -> bool:
    """Whether a day hangs on a verb, alone or behind "on"."""
    if day is None:
        return False
    above = day.head
    return report is above or (above.dep_ == "prep" and above.lower_ == "on" and report is above.head)
