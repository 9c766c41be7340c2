"""The parts of a visit. Where a text opens with the one visit of somebody on a day or some days and tells no other day
since, whatever he then did he did on these: whom he met, what he saw, what he asked for. Whom a traveller "will also
meet" he is to meet on the day and at the place of what was told right before, until the text names another.

Not what is done in another land, and not of a journey of which the text tells when it begins or ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.events.days import day_of, first_and_last, initiators_of, is_a_day, leaves, looks_back
from briefsite.extraction.events.inheriting import within_days_of
from briefsite.extraction.events.journeys import at_place_of, in_two_lands
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import Reading, root_of
from briefsite.geography import Located, is_one_town, located
from briefsite.model.document import EventMention, Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: By these a journey is told as a stay, and no day of it is only that on which it begins.
_STAYING = {"visit", "pay", "undertake", "make", "tour", "conduct"}
#: What a visitor does on a visit.
_DONE_THERE = {"agreement", "aid", "anniversary", "exercise", "meeting", "other", "request", "statement", "visit"}
#: What one is to do besides at one place.
_TO_DO = {"agreement", "anniversary", "meeting", "other", "statement", "visit"}
_HELD = {"anniversary", "meeting", "visit"}
#: By these a sentence goes on with what one does besides.
_BESIDES = {"also", "additionally", "moreover", "furthermore", "likewise"}
_HE = {"he", "she", "they"}
_AGAIN = re.compile(r"\b(?:again|later|next|then|before|after|ahead)\b")


def with_days_of_past_visit(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events in reading order; what a visitor did has the days of the one visit that the text tells before."""
    visit: EventMention | None = None
    made: list[EventMention] = []
    for event in events:
        if event.date is not None and event.phase == "past" and event.salience != "background":
            own = _is_the_visit(event, reading)
            visit = event if own and not _told_again(event, events) else _still(visit, event, reading)
        made.append(_on_visit(event, visit, reading) if visit is not None else event)
    return tuple(made)


def _is_the_visit(event: EventMention, reading: Reading) -> bool:
    """Whether it is a visit that takes some days, or one told as a stay of a day, and the text is about it."""
    verb = root_of(reading, event.trigger)
    if event.kind != "visit" or event.salience != "main" or verb is None or leaves(event, reading):
        return False
    days = reading.document.dates[event.date or 0].resolved
    lasting = event.until is not None or ("/" in days and first_and_last(days) is not None)
    stays = lasting or (is_a_day(days) and verb.lemma_.lower() in _STAYING)
    return stays and not _several(event, reading)


def _several(visit: EventMention, reading: Reading) -> bool:
    """Whether a visit leads to more than one place, so that it stays open which of its days was spent where."""
    place = visit.place.of(reading.text) if visit.place else ""
    states = {chain.key for chain in reading.document.chains if chain.kind == "state"}
    hosts = {part.key for part in visit.participants if part.role != "initiator"} & states
    lands = not place and visit.kind == "visit" and len(hosts) > 1
    return lands or (" and " in place and place.casefold() not in nations(reading.lexicon))


def _told_again(visit: EventMention, events: Sequence[EventMention]) -> bool:
    """Whether the visitor goes elsewhere besides, on days of its own."""
    others = (e for e in events if e.kind == "visit" and e.date not in {None, visit.date} and e.phase == "past")
    return any(e.salience != "background" and initiators_of(e) & initiators_of(visit) for e in others)


def _still(visit: EventMention | None, event: EventMention, reading: Reading) -> EventMention | None:
    """The visit, where an event has a day of it; None where it leads to another time."""
    if visit is None or day_of(visit, reading) == day_of(event, reading):
        return visit
    days, day = (reading.document.dates[e.date or 0].resolved for e in (visit, event))
    lasting = first_and_last(days) if "/" in days else None
    return visit if lasting and lasting[0] <= day <= lasting[1] else None


def _on_visit(event: EventMention, visit: EventMention, reading: Reading) -> EventMention:
    if event.date is not None or event.phase != "past" or event.salience == "background" or not event.sentences:
        return event
    verb = root_of(reading, event.trigger)
    if event.kind not in _DONE_THERE or verb is None or not _told(verb, visit, reading):
        return event
    if not initiators_of(event) & initiators_of(visit) or looks_back(event, reading) or _quoted(event, reading):
        return event
    if _elsewhere(event, visit, reading):
        return event
    return within_days_of(visit, event)


def _told(verb: Token, visit: EventMention, reading: Reading) -> bool:
    """Whether a verb tells what was done, or on a visit of one day what is being done: "is also meeting"."""
    one_day = visit.until is None and is_a_day(reading.document.dates[visit.date or 0].resolved)
    beside = next((t for t in verb.ancestors if t.tag_ in {"VBD", "VBZ", "VBP"}), verb) if verb.tag_ == "VBG" else verb
    return beside.tag_ == "VBD" or (one_day and _going_on(verb))


def _going_on(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(t.dep_ == "aux" and t.tag_ in {"VBZ", "VBP"} for t in verb.children)


def _quoted(event: EventMention, reading: Reading) -> bool:
    return reading.document.between_marks(event.trigger) is not None


def _elsewhere(event: EventMention, other: EventMention, reading: Reading) -> bool:
    """Whether it has a place in another land, or leads to a state that has no part in the other event."""
    places = [e.place.of(reading.text) for e in (event, other) if e.place]
    if len(places) == 2 and places[0] != places[1]:
        return in_two_lands(*places)
    states = {chain.key for chain in reading.document.chains if chain.kind == "state"}
    there = {part.key for part in other.participants}
    met = {part.key for part in event.participants if part.role == "counterpart"}
    return event.kind == "visit" and not event.place and bool((met & states) - there)


def _stays(visit: EventMention, reading: Reading) -> bool:
    """Whether a visit of a day is told as one, or as a journey to a single town, where one is on the day itself."""
    verb = root_of(reading, visit.trigger)
    if verb is None or _several(visit, reading) or leaves(visit, reading) or verb.lemma_.lower() == "arrive":
        return False
    in_town = visit.place is not None and is_one_town(visit.place.of(reading.text))
    return verb.lemma_.lower() in _STAYING or in_town


def with_days_of_visit_to_come(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what a visitor is to do besides has the day of the one visit to come, where the text tells no other
    day to come."""
    dates = reading.document.dates
    dated = [e for e in events if e.date is not None and e.phase == "planned"]
    visits = [e for e in dated if _is_the_visit(e, reading) and is_a_day(dates[e.date or 0].resolved)]
    if len(visits) != 1 or len({day_of(e, reading) for e in dated}) > 1:
        return tuple(events)
    return tuple(_to_do_there(event, visits[0], reading) for event in events)


def _to_do_there(event: EventMention, visit: EventMention, reading: Reading) -> EventMention:
    if event.date is not None or event.phase != "planned" or event.kind not in _TO_DO or not event.sentences:
        return event
    told_after = visit.sentences[0].start < event.sentences[0].start
    if not told_after or not initiators_of(event) & initiators_of(visit) or _elsewhere(event, visit, reading):
        return event
    if _AGAIN.search(event.sentences[0].of(reading.text)) or _quoted(event, reading):
        return event
    event = within_days_of(visit, event)
    return event if event.place is not None or event.kind not in _HELD else at_place_of(visit, event)


def with_days_of_next_steps(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events in reading order; what somebody is to do besides has the day and the place of what he is to do that
    was told right before in the same paragraph, rather than all days of his journey."""
    made: list[EventMention] = []
    for event in events:
        own = replace(event, place=None, place_reason=None) if _placed_by_journey(event) else event
        besides = bool(made) and _leads_on(made[-1], own, reading) and _also(own, reading)
        nearer = besides and made[-1].place is not None and not _several(made[-1], reading)
        made.append(_besides(own if nearer else event, made[-1], reading) if besides else event)
    return tuple(made)


def _placed_by_journey(event: EventMention) -> bool:
    return event.place_reason is not None and event.place_reason.rule == "place-of-journey"


def _besides(event: EventMention, before: EventMention, reading: Reading) -> EventMention:
    if _inherited(event) and before.date is not None and not _inherited(before) and not _only_begins(before, reading):
        reason = Reason("day-told-beside", (before.trigger,))
        event = replace(event, date=before.date, until=before.until, date_reason=reason)
    return event if event.place is not None or _several(before, reading) else at_place_of(before, event)


def _inherited(event: EventMention) -> bool:
    """Whether it has no days but those of the whole journey."""
    return event.date is None or (event.date_reason is not None and event.date_reason.rule == "days-of-journey")


def _only_begins(before: EventMention, reading: Reading) -> bool:
    """Whether a day tells only when somebody sets out or arrives, or is none at all."""
    days = reading.document.dates[before.date or 0].resolved
    return first_and_last(days) is None or (before.kind == "visit" and not _stays(before, reading))


def _leads_on(before: EventMention, event: EventMention, reading: Reading) -> bool:
    """Whether a paragraph tells right before what the same person is to do in the same place."""
    if event.phase != "planned" or not {event.kind, before.kind} <= _TO_DO or not _to_come(before, reading):
        return False
    told = reading.text[before.sentences[0].start : event.sentences[0].start]
    who = {part.key for part in before.participants} & initiators_of(event)
    return bool(who) and "\n" not in told and not _elsewhere(event, before, reading) and _near(event, before, reading)


def _near(event: EventMention, before: EventMention, reading: Reading) -> bool:
    """Whether an event has no place, that of another, one within its land, or one of which nobody knows where it is."""
    places = [located(one.place.of(reading.text)) for one in (event, before) if one.place]
    known = [place for place in places if isinstance(place, Located)]
    return len(known) < 2 or known[0] == known[1] or known[1].wide


def _also(event: EventMention, reading: Reading) -> bool:
    """Whether it is told as what somebody is to do besides, and not at another time."""
    verb = root_of(reading, event.trigger)
    beside = [t.lower_ for t in (*verb.head.children, *verb.children)] if verb is not None else []
    besides = not _BESIDES.isdisjoint(beside) or (event.place is None and not _HE.isdisjoint(beside))
    return besides and not _AGAIN.search(event.sentences[0].of(reading.text))


def _to_come(event: EventMention, reading: Reading) -> bool:
    verb = root_of(reading, event.trigger)
    return event.phase == "planned" or (verb is not None and _going_on(verb))
