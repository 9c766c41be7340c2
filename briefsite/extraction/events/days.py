"""The day that an event has from the one its text is mainly about: whom a visitor met, what he saw besides, what was
said at "the ceremony", and what was asked or agreed at a meeting happened on the day of the visit, of the opening, of
the meeting.

Not where the clause looks back ("had met before"), and not where the text has two main events with days of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import EventMention, Reason

_WITHIN = {"meeting", "visit", "call"}
#: What is done at a meeting or when an office is handed over, whoever does it.
_DONE_THERE = {"meeting": {"request", "agreement"}, "appointment": {"request", "appointment"}}
#: And what by those who list others for sanctions.
_ON_LISTING = {"request"}
#: What is pledged is a statement, and done there as what is agreed.
_PLEDGED = "event:pledging"
#: What is reached at a meeting, whoever reaches it.
_AGREED = {"agreement", "consensus", "deal", "understanding"}
_LEAVING = {"return", "leave", "depart", "departure", "conclude"}
_A_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")
_CEREMONIES = {"ceremony", "reception", "opening", "session", "event"}
#: How long something takes, and how far before its word that is told.
_SEVERAL = r"two|three|four|five|six|seven|eight|nine|ten|\d{1,2}"
_SEVERAL_DAYS = re.compile(rf"\b(?:{_SEVERAL})[- ](?:day|week|month)\b")
_NEAR = 40
#: Behind these stands what was done at another time.
_SINCE = {"after", "before", "since", "until"}
#: A day, or where that stays open the number of the date that tells it.
Day: TypeAlias = str | int
_EARLIER = {"earlier", "previously", "before", "already", "once", "first", "last", "since", "former", "previous",
    "recent"}  # fmt: skip


def is_a_day(resolved: str) -> bool:
    """Whether a value is one day, whatever of it the text leaves open."""
    return _A_DAY.fullmatch(resolved) is not None


def first_and_last(resolved: str) -> tuple[str, str] | None:
    """The first and the last of some days, which are one where it is a day; None where it is neither."""
    first, _, last = resolved.partition("/")
    return (first, last or first) if is_a_day(first) and (is_a_day(last) or first == resolved) else None


def with_days_of_main_event(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; those that are part of the one dated main event have its date."""
    mains = [e for e in events if e.salience == "main" and e.phase == "past" and e.date is not None]
    own = day_of_text(reading)
    mains = [e for e in mains if not (leaves(e, reading) or still_to_come(e, own, reading) or tells_since(e, reading))]
    days = {day_of(e, reading) for e in mains}
    one_day = len(days) == 1 and all(
        e.until is None and "/" not in reading.document.dates[e.date or 0].resolved for e in mains
    )
    return tuple(_on_the_day(e, mains, events, reading) for e in events) if one_day else tuple(events)


def still_to_come(event: EventMention, own: str, reading: Reading) -> bool:
    """Whether its day is after the text's `own`, so that it only sounds like past: "Talks held tomorrow"."""
    day = reading.document.dates[event.date or 0].resolved
    return bool(own) and len(day) == len(own) and day > own


def day_of_text(reading: Reading) -> str:
    """The day of publication, or else that which the text calls "today"; "" where it tells none whole."""
    called = (d.resolved for d in reading.document.dates if d.span.of(reading.text).lower().startswith("today"))
    return reading.source.metadata.published or next((day for day in called if _WHOLE.fullmatch(day)), "")


def leaves(event: EventMention, reading: Reading) -> bool:
    """Whether a journey is told by its end, which is not the day of what was done on it."""
    verb = root_of(reading, event.trigger)
    lemma = verb.lemma_.lower() if verb is not None else ""
    journey = event.kind == "visit" or "visit" in event.sentences[0].of(reading.text)
    return lemma in _LEAVING and (journey or lemma in {"depart", "leave"})


def lasts(event: EventMention, reading: Reading) -> bool:
    """Whether it is told as taking several days: "a three-day visit"."""
    before = reading.text[max(event.sentences[0].start, event.trigger.start - _NEAR) : event.trigger.start]
    return _SEVERAL_DAYS.search(before) is not None


def tells_since(event: EventMention, reading: Reading) -> bool:
    """Whether it only tells after, since or before what something was done: "after he took office on 3 May"."""
    word = root_of(reading, event.trigger)
    if word is None or word.dep_ != "advcl":
        return word is not None and word.dep_ == "pobj" and word.head.lower_ in _SINCE
    return any(t.dep_ == "mark" and t.lower_ in _SINCE for t in word.lefts)


def day_of(event: EventMention, reading: Reading) -> Day:
    """The day of a dated event, or which mention of one it has where that stays open: "Tuesday" need not be the other
    "Tuesday"."""
    number = event.date or 0
    resolved = reading.document.dates[number].resolved
    return resolved if any(character.isdigit() for character in resolved) else number


def _of_another(event: EventMention, main: EventMention, events: Sequence[EventMention]) -> bool:
    """Whether those who act met others on a day that is not told, after what the text is mainly about."""
    who = {part.key for part in event.participants}
    if not who.isdisjoint(part.key for part in main.participants):
        return False
    met = (e for e in events if e.kind == "meeting" and e.phase == "past" and e.date is None and e is not event)
    met = (e for e in met if main.sentences[0].start < e.sentences[0].start < event.sentences[0].start)
    return any(who & {part.key for part in e.participants} for e in met)


def _on_the_day(
    event: EventMention, mains: Sequence[EventMention], events: Sequence[EventMention], reading: Reading
) -> EventMention:
    if event.date is not None or event.phase != "past" or event.salience == "background" or not event.sentences:
        return event
    within = next((m for m in mains if _part_of(event, m, reading)), None)
    if within is None or lasts(event, reading) or looks_back(event, reading) or _of_another(event, within, events):
        return event
    reason = Reason("day-of-main-event", (within.trigger,), "on the day of what the text is mainly about")
    return replace(event, date=within.date, until=within.until, date_reason=reason)


def _part_of(event: EventMention, main: EventMention, reading: Reading) -> bool:
    """Whether it is one of a visitor's meetings, the ceremony of what was opened, or was done or said there."""
    if _opens_with(event, main, reading) and is_a_day(reading.document.dates[main.date or 0].resolved):
        return True
    if not main.sentences or main.sentences[0].start > event.sentences[0].start:
        return False
    who, people = initiators_of(event), {part.key for part in event.participants}
    there = {part.key for part in main.participants}
    on_a_day = is_a_day(reading.document.dates[main.date or 0].resolved)
    if main.kind == "appointment" and not (on_a_day and (event.kind != "request" or people & there)):
        return False
    visited = main.kind == "visit" and event.kind in _WITHIN and bool(who & initiators_of(main))
    visited = visited or (main.kind == "visit" and _deed(event, reading) == "agreement" and bool(who) and who <= there)
    met = main.kind == "meeting" and event.kind in _WITHIN and bool(people)
    alike = met and people <= there  # whom else one meets, one may meet another day
    within = _ON_LISTING if main.reason.rule == "event:sanction" else _DONE_THERE.get(main.kind, ())
    return visited or alike or _deed(event, reading) in within or _ceremony(event, reading)


def _opens_with(event: EventMention, main: EventMention, reading: Reading) -> bool:
    """Whether a text opens with what was said by somebody who then did what it is about."""
    said = _deed(event, reading) == "statement" and event.salience == "main"
    return said and bool(initiators_of(event) & {part.key for part in main.participants})


def _deed(event: EventMention, reading: Reading) -> str:
    word = root_of(reading, event.trigger) if event.kind == "other" else None
    agreed = word is not None and any(t.lower_ in _AGREED for t in (word, *word.lefts) if t.pos_ == "NOUN")
    return "agreement" if agreed or event.reason.rule == _PLEDGED else event.kind


def initiators_of(event: EventMention) -> set[str]:
    return {part.key for part in event.participants if part.role == "initiator"}


def _ceremony(event: EventMention, reading: Reading) -> bool:
    """Whether it is "the ceremony", of which the text need not say what for."""
    noun = root_of(reading, event.trigger)
    definite = noun is not None and any(t.lower_ in {"the", "this"} for t in noun.lefts)
    return noun is not None and definite and noun.lemma_.lower() in _CEREMONIES


def looks_back(event: EventMention, reading: Reading) -> bool:
    """Whether the clause tells what was before: "had met", "previously visited". News may be told by "have met"."""
    token = root_of(reading, event.trigger)
    if token is None:
        return True
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in {"VERB", "AUX"}), token)
    told = (t for one in (token, verb) for t in one.children)
    words = {t.lower_ for t in told if t.dep_ not in {"prep", "mark"}}  # "before she left" looks back on nothing
    perfect = set() if event.salience == "main" else {"has", "have"}
    return bool(words & (_EARLIER | {"had", "’d", "'d"} | perfect))
