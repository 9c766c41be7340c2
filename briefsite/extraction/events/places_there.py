"""Where, as what an event was part of was held: what was said at a meeting was said where that was, and whom a visitor
met on the day of his visit he met there.

An event is part of that from which it has its day. Where that was in a house, whom one met besides may have been met in
another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefsite.extraction.events.days_there import attended
from briefsite.extraction.events.days_told import ON_OCCASION
from briefsite.extraction.events.journeys import is_several
from briefsite.extraction.reading import Reading
from briefsite.geography import Located, located
from briefsite.model.document import EventMention, Reason

#: Kinds of event at which people are together, and of what they say and do where they are.
_TOGETHER = {"agreement", "anniversary", "appointment", "exercise", "meeting", "statement", "visit"}
_DONE_THERE = {"agreement", "anniversary", "appointment", "other", "request", "statement"}
_TWO_SIDES = 2
#: How a text tells that somebody gave others a meal.
_MEAL = re.compile(r"\b(?:host|gave|offer|honour)\w*\b[^.]*\b(?:banquet|dinner|lunch(?:eon)?|reception)\b")
#: What else is done in the same town or land on the day.
_DONE_AROUND = _DONE_THERE | {"meeting", "visit"}


def with_places_of_days(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what has no place and has its day from another event has the place of that."""
    made = list(events)
    numbers = {event.trigger: number for number, event in reversed([*enumerate(events)])}
    for number, event in enumerate(events):
        because = event.date_reason.spans if event.date_reason is not None else ()
        first = min((numbers[span] for span in because if span in numbers), default=None)
        if first is not None:
            made[number] = _there(event, made[first], reading)
    return tuple(made)


def _there(event: EventMention, source: EventMention, reading: Reading) -> EventMention:
    """The event with the place of the one from which it has its day."""
    place = source.place
    if place is None or event.place is not None or is_several(place.of(reading.text), reading):
        return event
    same = _people(event) <= _people(source) or attended(event, reading)
    known = isinstance(located(place.of(reading.text)), Located)
    if not known and _MEAL.search(event.sentences[0].of(reading.text)):
        return event  # a dinner is given in another house than the talks
    around = same or known
    if not around and _others_asked(event, source, reading):
        return event
    within = _DONE_AROUND if around else _DONE_THERE
    handed = source.kind == "aid" and source.place_reason is not None and source.place_reason.rule == "place"
    there = (source.kind in _TOGETHER or handed) and event.kind in within
    if not there and not _told_again(event, source):
        return event
    return replace(event, place=place, place_reason=Reason("place-of-occasion", (place,)))


def _people(event: EventMention) -> set[str]:
    return {part.key for part in event.participants if part.role != "concerned"}


def _others_asked(event: EventMention, source: EventMention, reading: Reading) -> bool:
    """Whether somebody is spoken to who was not one of the two who met in the house, on the same day rather than
    there."""
    persons = {chain.key for chain in reading.document.chains if chain.kind == "person"}
    there = {part.key for part in source.participants} & persons
    if source.kind != "meeting" or len(there) < _TWO_SIDES:
        return False
    asked = {part.key for part in event.participants if part.role == "counterpart"} & persons
    during = ON_OCCASION.match(event.sentences[0].of(reading.text)) is not None
    return not during and bool(asked - there)


def _told_again(event: EventMention, source: EventMention) -> bool:
    """Whether both tell one thing that was done: "gave tents to Chad" and "the tents were handed over in Adda"."""
    return event.kind == source.kind and event.kind not in _DONE_AROUND and event.reason.rule == source.reason.rule
