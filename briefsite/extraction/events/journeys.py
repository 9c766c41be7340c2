"""Journeys: whom a visitor meets on the one journey that a text is about, he meets where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefsite.extraction.events.days import initiators_of, leaves, looks_back
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import Reading
from briefsite.model.document import EventMention, Reason

#: What somebody does on a leg of a journey, where the leg leads.
_ON_LEGS = {"meeting", "deployment", "exercise", "anniversary"}


def with_places_of_journeys(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; meetings of a visitor without a place of their own have that of his journey."""
    journeys = [e for e in events if e.kind == "visit" and e.salience == "main" and e.place]
    journeys = [e for e in journeys if not leaves(e, reading)]
    places = {e.place.of(reading.text) for e in journeys if e.place}
    if len(places) != 1 or any(_several(place, reading) for place in places):
        return tuple(events)
    return tuple(_there(event, journeys[0], reading) for event in events)


def with_places_of_legs(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what a traveller is to do besides has the place of the leg told before in its paragraph."""
    return tuple(_on_leg(event, events, reading) for event in events)


def _on_leg(event: EventMention, events: Sequence[EventMention], reading: Reading) -> EventMention:
    if event.kind not in _ON_LEGS or event.phase != "planned" or event.place is not None or event.date is not None:
        return event
    at = event.sentences[0].start
    legs = [e for e in events if e.kind == "visit" and e.phase == "planned" and e.place and e.sentences[0].start < at]
    if not legs or "\n\n" in reading.text[legs[-1].sentences[0].start : at]:
        return event
    place = legs[-1].place
    alone = place is not None and not _several(place.of(reading.text), reading)
    if place is None or not alone or not initiators_of(event) & initiators_of(legs[-1]):
        return event
    return replace(event, place=place, place_reason=Reason("place-of-journey", (place,)))


def _several(place: str, reading: Reading) -> bool:
    """Whether it is more than one place: "Chad, Mali and Niger", but not "Bosnia and Herzegovina"."""
    return " and " in place and place.casefold() not in nations(reading.lexicon)


def _there(event: EventMention, journey: EventMention, reading: Reading) -> EventMention:
    held = event.kind == "meeting" and event.place is None and event.salience != "background"
    if not held or not journey.place or event.sentences[0].start < journey.sentences[0].start:
        return event
    if not initiators_of(event) & initiators_of(journey) or looks_back(event, reading):
        return event
    return replace(event, place=journey.place, place_reason=Reason("place-of-journey", (journey.place,)))
