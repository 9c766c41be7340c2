"""What a text says in its own name is said on the day that it calls "today": "Norway urges both sides to meet"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import EventMention, Reason

_SAID = {"statement", "request"}
_PRESENT = {"VBZ", "VBP"}
_TODAY = {"today", "today's", "today’s"}


def with_days_of_saying(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; where a text opens with what is said in the present tense and tells of "today", all that is so said
    has that day."""
    saying = [event for event in events if _in_the_present(event, reading)]
    opening = next((event for event in events if event.salience == "main"), None)
    today = _today(opening, reading) if opening is not None else None
    if today is None:
        return tuple(events)
    reason = Reason("day-of-saying", (reading.document.dates[today].span,))
    return tuple(
        replace(event, date=today, date_reason=reason) if event in saying and event.date is None else event
        for event in events
    )


def _today(opening: EventMention, reading: Reading) -> int | None:
    """The number of the "today" in the sentence of an event whose main verb is in the present tense."""
    root = root_of(reading, opening.trigger)
    if root is None or root.sent.root.tag_ not in _PRESENT:
        return None
    told = (n for n, date in enumerate(reading.document.dates) if opening.sentences[0].covers(date.span))
    return next((n for n in told if reading.document.dates[n].span.of(reading.text).lower() in _TODAY), None)


def _in_the_present(event: EventMention, reading: Reading) -> bool:
    """Whether somebody says or asks it in the present tense, and the text does not quote it."""
    verb = root_of(reading, event.trigger)
    said = event.kind in _SAID and event.phase == "past" and verb is not None
    quoted = any(q.cls != "indirect" and q.span.covers(event.trigger) for q in reading.document.quotations)
    return said and not quoted and verb is not None and verb.tag_ in _PRESENT and verb.dep_ in {"ROOT", "conj"}
