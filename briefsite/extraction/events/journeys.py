"""Journeys: whom a visitor meets on the one journey that a text is about, he meets where it leads; whom he is to meet
where one of its legs leads, on the days of that leg, and what is done "during the visit", on those of the visit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefsite.extraction.events.clauses import MEETINGS, at_another_time
from briefsite.extraction.events.days import initiators_of, leaves, looks_back
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import Reading, root_of
from briefsite.geography import Located, located
from briefsite.model.document import EventMention, Reason
from briefsite.model.sources import Span

#: What somebody does on a leg of a journey, where the leg leads.
_ON_LEGS = {"meeting", "deployment", "exercise", "anniversary"}
#: What else he does at a stop with whose name a sentence opens.
_AT_STOPS = _ON_LEGS | {"visit"}
#: What he does where a leg leads, on the days of it.
_AT_ENDS = MEETINGS | _ON_LEGS | {"agreement", "statement"}
_OPENING = re.compile(r"(?:(?:While )?[Ii]n|At) (?:the )?")
#: So a text speaks of a visit that it has told; "during the visit to Chad" may be another.
_DURING = re.compile(
    r"\b(?:during|on)\s(?:the|his|her|their|this)\s(?:[\w-]+\s){0,2}(?:visit|trip)\b(?!\s(?:to|in|of|by|last)\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:first|second|third|next|last|previous|earlier|recent|other)\s\S+$", re.IGNORECASE)


def with_places_of_journeys(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; meetings of a visitor without a place of their own have that of his journey."""
    journeys = [e for e in events if e.kind == "visit" and e.salience == "main" and e.place]
    journeys = [e for e in journeys if not leaves(e, reading)]
    places = {e.place.of(reading.text) for e in journeys if e.place}
    if len(places) != 1 or any(is_several(place, reading) for place in places):
        return tuple(events)
    return tuple(_there(event, journeys[0], events, reading) for event in events)


def with_places_of_legs(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what a traveller is to do besides has the place of the leg told before in its paragraph."""
    legs: dict[tuple[str, bool], list[EventMention]] = defaultdict(list)
    for event in (event for event in events if event.place):
        stop = _is_stop(event, reading)
        legs[event.phase, False] += [event] if stop else []
        legs[event.phase, True] += [event] if stop or event.kind == "visit" else []
    return tuple(_on_leg(event, legs, reading) for event in events)


def _on_leg(
    event: EventMention, legs_of: Mapping[tuple[str, bool], Sequence[EventMention]], reading: Reading
) -> EventMention:
    """The event with the place of its leg; of those of its phase, visits are legs only of what is planned."""
    if event.kind not in _AT_STOPS or event.place is not None or event.date is not None:
        return event
    at = event.sentences[0].start
    planned = event.phase == "planned" and event.kind in _ON_LEGS
    legs = reversed(legs_of.get((event.phase, planned), ()))
    leg = next((e for e in legs if e.sentences[0].start < at or _is_aim(event, e, reading)), None)
    if leg is None or reading.text.find("\n\n", leg.sentences[0].start, at) >= 0:
        return event
    place = leg.place
    alone = place is not None and not is_several(place.of(reading.text), reading)
    if place is None or not alone or not initiators_of(event) & initiators_of(leg):
        return event
    return replace(event, place=place, place_reason=Reason("place-of-journey", (place,)))


def _is_stop(event: EventMention, reading: Reading) -> bool:
    """Whether a sentence opens with the place of what it tells: "In Oslo, Lund will meet the mayor"."""
    if event.place is None or not event.sentences[0].covers(event.place):
        return False
    before = Span(event.sentences[0].start, event.place.start).of(reading.text)
    behind = reading.text[event.place.end : event.place.end + 1]
    return _OPENING.fullmatch(before) is not None and behind == ","


def _is_aim(event: EventMention, leg: EventMention, reading: Reading) -> bool:
    """Whether a journey is told in the sentence of what it is for: "will travel to Adda to meet Lund"."""
    verb, journey = root_of(reading, event.trigger), root_of(reading, leg.trigger)
    if verb is None or journey is None or leg.sentences[0] != event.sentences[0]:
        return False
    way = [t for t in (verb, *verb.ancestors) if t not in {journey, *journey.ancestors}]
    apart = any(t.dep_ == "mark" or (t.dep_ == "prep" and at_another_time(t)) for t in way)
    return bool(way) and journey in verb.ancestors and not apart


def with_days_of_legs(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; whom a traveller is to meet has the days of the leg that leads there, what is done during a visit
    those of the visit."""
    legs = [e for e in events if e.kind == "visit" and e.date is not None and e.sentences and not _ends(e, reading)]
    return tuple(_on_days_of(event, list(_legs(event, legs, reading))) for event in events)


def _legs(event: EventMention, legs: Sequence[EventMention], reading: Reading) -> Iterator[EventMention]:
    """The dated journeys told before that an event is part of."""
    if event.date is not None or not event.sentences or event.salience == "background" or event.kind == "visit":
        return
    sentence = event.sentences[0]
    during = _DURING.search(sentence.of(reading.text))
    there = during is not None and not _ANOTHER.search(during.group()) and not looks_back(event, reading)
    to_meet = event.phase == "planned" and event.kind in _AT_ENDS and event.place is not None
    who = {part.key for part in event.participants}
    for leg in legs if there or to_meet else ():
        if leg.sentences[0].start < sentence.start:
            same = to_meet and leg.phase == "planned" and _at_one_place(event, leg, reading)
            within = there and leg.phase == event.phase
            if (same or within) and initiators_of(leg) & who:
                yield leg


def _at_one_place(event: EventMention, leg: EventMention, reading: Reading) -> bool:
    """Whether an event is to happen where a leg leads, and is no journey through a land, of which a day tells only when
    it begins."""
    places = [one.place.of(reading.text) for one in (event, leg) if one.place]
    land = places[0].casefold() in nations(reading.lexicon)
    day = leg.date is not None and "/" not in reading.document.dates[leg.date].resolved
    return len(places) == 2 and places[0] == places[1] and not (land and day)


def _ends(leg: EventMention, reading: Reading) -> bool:
    """Whether a journey is told by the day of its beginning or end: "will arrive on 3 May", "returned on 3 May"."""
    verb = root_of(reading, leg.trigger)
    return leaves(leg, reading) or (verb is not None and verb.lemma_.lower() == "arrive")


def _on_days_of(event: EventMention, legs: Sequence[EventMention]) -> EventMention:
    days = {(leg.date, leg.until) for leg in legs}
    if len(days) != 1:
        return event
    date, until = days.pop()
    reason = Reason("days-of-journey", (legs[0].trigger,), "on the days of the journey")
    return replace(event, date=date, until=until, date_reason=reason)


def is_several(place: str, reading: Reading) -> bool:
    """Whether it is more than one place: "Chad, Mali and Niger", but not "Bosnia and Herzegovina"."""
    return " and " in place and place.casefold() not in nations(reading.lexicon)


def _there(
    event: EventMention, journey: EventMention, events: Sequence[EventMention], reading: Reading
) -> EventMention:
    held = event.kind == "meeting" and event.place is None and event.salience != "background"
    if not held or not journey.place or event.sentences[0].start < journey.sentences[0].start:
        return event
    if not initiators_of(event) & initiators_of(journey) or looks_back(event, reading):
        return event
    known = journey.place.of(reading.text).casefold() in nations(reading.lexicon)
    on = any(_leads_on(e, journey, event, reading) or _abroad(e, journey, event, reading) for e in events)
    if (event.phase != journey.phase and not known) or on:
        return event
    return at_place_of(journey, event)


def at_place_of(journey: EventMention, event: EventMention) -> EventMention:
    """The event at the place of a journey, where that has one."""
    if journey.place is None:
        return event
    return replace(event, place=journey.place, place_reason=Reason("place-of-journey", (journey.place,)))


def _leads_on(leg: EventMention, journey: EventMention, event: EventMention, reading: Reading) -> bool:
    """Whether a leg to another place is told between a journey and whom somebody meets on it."""
    if leg.kind != "visit" or leg.place is None or journey.place is None:
        return False
    between = journey.sentences[0].start < leg.sentences[0].start < event.sentences[0].start
    return between and leg.place.of(reading.text) != journey.place.of(reading.text)


def _abroad(told: EventMention, journey: EventMention, event: EventMention, reading: Reading) -> bool:
    """Whether what the same paragraph tells before, of somebody who meets others here, happens in another land than
    that of the journey: "In Oslo, Lund will be received by Tarro. She also will meet the mayor"."""
    between = journey.sentences[0].start < told.sentences[0].start < event.sentences[0].start
    if not between or told.place is None or journey.place is None:
        return False
    if "\n" in reading.text[told.sentences[0].start : event.sentences[0].start]:
        return False
    apart = in_two_lands(told.place.of(reading.text), journey.place.of(reading.text))
    return apart and bool({part.key for part in told.participants} & initiators_of(event))


def in_two_lands(one: str, other: str) -> bool:
    """Whether it is known of two places that they lie in two countries."""
    lands = [place.country for name in (one, other) if isinstance(place := located(name), Located)]
    return len(lands) == 2 and lands[0] != lands[1]
