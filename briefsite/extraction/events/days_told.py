"""The day that an event has from what is told beside it: the day of the sentence before for what happened "in the
afternoon" or what the same voice says next, and that of its later telling for "the attack", which was "on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from briefsite.extraction.events.clauses import DEFINITE
from briefsite.extraction.events.days import initiators_of, is_a_day, leaves, looks_back
from briefsite.extraction.events.days_beside import AFTER, told_anew
from briefsite.extraction.events.leads import lead
from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import EventMention, Reason

#: Words by which a time of day belongs to the day told before.
_SAME_DAY = re.compile(
    r"\b(?:in|during)\sthe\s(?:morning|afternoon|evening|night)\b|\bthat\s(?:morning|afternoon|evening|night)\b"
    r"|\b(?:earlier|later)\sin\sthe\sday\b"
)
#: What opens a sentence that tells what the same people did next.
_NEXT = re.compile(
    r"(?:(?:Afterwards?|Subsequently|Thereafter),?\s|(?:After|Following)\s(?:this|that|(?:an?|the|their|these)\s(?:[\w-]+\s){0,2}"
    r"(?:meeting|talks|ceremony|welcome|call|visit|session|discussions?)),|[^,.;]{1,60}\sthen\s(?:proceeded|visited|met|held)\b)"
)
#: What opens a sentence that goes on to tell what happened where one was.
ON_OCCASION = re.compile(
    r"\W*(?:speaking\s)?(?:on|at|during|in)\s(?:the|this|that|his|her|their)\s(?:same\s)?"
    r"(?!(?:first|second|third|next|last|latest)\s)(?:[\w-]+\s)?"
    r"(?:occasion|meeting|talks|discussions?|call|conversation|session|ceremony|event|gathering|encounter)\b",
    re.IGNORECASE,
)
#: How one ends that does.
_DURING = re.compile(r"\b(?:during|at) the (?:same )?(?:event|ceremony|occasion|function|programme|program)\b")
#: How a sentence tells what was done as a visitor came.
_ARRIVED = re.compile(r"\b(?:on|upon)\s(?:his|her|their)\sarrival\b", re.IGNORECASE)
_WELCOMING, _ARRIVING = {"greet", "receive", "welcome"}, {"arrive", "land", "return"}
_LETTER = re.compile(
    r"\b(?:letters?|instruments?|credentials) of appointment\b|\bappointment letters?\b", re.IGNORECASE
)
#: An occasion that a sentence opens with was told no more events before.
_FAR = 20
#: How a text tells a day of the news, and no day of history.
_THESE_DAYS = re.compile(r"(?:day|night|morning|afternoon|evening)\b", re.IGNORECASE)
_SAID = {"statement", "request"}
#: "That event" is none of these, but what they are about.
_NO_OCCASION = {"conflict", "legal"}
_NEXT_DONE = {"agreement", "anniversary", "meeting", "request", "statement", "visit"}
_HE = {"he", "she", "it", "they"}
_HELD = {"meeting", "visit"}
#: The rules by which what is said somewhere has a day.
_DAYS_OF_OTHERS = {"day-of-meeting", "day-of-occasion", "day-of-main-event"}


def with_days_told_beside(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events in reading order; those without a date have the day that the text tells beside or after them."""
    made: list[EventMention] = []
    for number, event in enumerate(events):
        open_day = event.date is None and event.phase == "past" and event.sentences and event.salience != "background"
        day = _told_before(event, made, reading) if open_day else None
        day = day or (_told_later(event, events[number + 1 :], reading) if open_day else None)
        day = day or (_done_after(event, events, reading) if open_day else None)
        made.append(replace(event, date=day.date, until=day.until, date_reason=_reason(day)) if day else event)
    return tuple(made)


def _reason(told: EventMention) -> Reason:
    return Reason("day-told-beside", (told.trigger,))


def _last_done(event: EventMention, made: Sequence[EventMention]) -> EventMention | None:
    """What the last sentence before tells as done, if it does, though it may tell too what that leads to."""
    told = (e for e in reversed(made) if e.sentences and e.sentences[0].start < event.sentences[0].start)
    last = next(told, None)
    if last is None or last.phase == "past":
        return last
    same = takewhile(lambda e: e.sentences[0] == last.sentences[0], told)
    return next((e for e in same if e.phase == "past"), None)


def _told_before(event: EventMention, made: Sequence[EventMention], reading: Reading) -> EventMention | None:
    """What was told last, where its day is this event's too."""
    sentence = event.sentences[0].of(reading.text)
    if (occasion := _named_occasion(sentence, made, reading)) is not None:
        return None if looks_back(event, reading) else occasion
    before = _last_done(event, made)
    if before is None or before.phase != "past" or not _on_a_day(before, reading) or looks_back(event, reading):
        return None
    held = (ON_OCCASION.match(sentence) or _DURING.search(sentence)) is not None and before.kind not in _NO_OCCASION
    if _SAME_DAY.search(sentence) or (held and _just_before(event, before, reading)):
        return before
    hosted = event.kind in _NEXT_DONE or event.reason.rule == "event:hosting"
    then = hosted and _NEXT.match(sentence) is not None and _just_before(event, before, reading, 2)
    there = {part.key for part in event.participants} & initiators_of(before)
    came = _ARRIVED.search(sentence) or _welcomed(event, before, reading)
    if before.kind == "visit" and there and came and _just_before(event, before, reading):
        return before
    who = initiators_of(event) & {part.key for part in before.participants}
    if (who and _besides(event, before, reading)) or (then and (who or not initiators_of(event))):
        return before
    return before if _goes_on(event, before, reading) or _also_said(event, before, reading) else None


def _welcomed(event: EventMention, arrival: EventMention, reading: Reading) -> bool:
    """Whether whoever has just arrived "was welcomed" then: "arrived in Chad today. She was welcomed by"."""
    verb, came = root_of(reading, event.trigger), root_of(reading, arrival.trigger)
    welcomed = verb is not None and verb.lemma_.lower() in _WELCOMING and any(t.dep_ == "auxpass" for t in verb.lefts)
    return welcomed and came is not None and came.lemma_.lower() in _ARRIVING


def _named_occasion(sentence: str, made: Sequence[EventMention], reading: Reading) -> EventMention | None:
    """What was told not far before by the noun that opens a sentence, "During the ceremony", if that was on one day."""
    opening = ON_OCCASION.match(sentence)
    if opening is None:
        return None
    noun = opening[0].split()[-1].lower()
    held = [e for e in made[-_FAR:] if e.phase == "past" and _is_called(e, noun, reading)]
    return held[-1] if len({e.date for e in held}) == 1 and _on_a_day(held[-1], reading) else None


def _is_called(event: EventMention, noun: str, reading: Reading) -> bool:
    """Whether an event was told by a noun, or taken up by it: "was held in Adda. Addressing the ceremony, ..."."""
    again = (s.of(reading.text).lower() for s in event.sentences[1:])
    return event.trigger.of(reading.text).lower() == noun or any(f" the {noun}" in words for words in again)


def _besides(event: EventMention, before: EventMention, reading: Reading) -> bool:
    """Whether somebody who was with others or spoke with them "also met" or "also visited" somebody."""
    verb = root_of(reading, event.trigger)
    also = verb is not None and verb.tag_ == "VBD" and any(t.lower_ == "also" for t in verb.children)
    there = before.date_reason is not None and before.date_reason.rule in _DAYS_OF_OTHERS
    return (
        also
        and event.kind in _HELD
        and (before.kind in _HELD | {"anniversary"} or there)
        and not leaves(before, reading)
    )


def _just_before(event: EventMention, before: EventMention, reading: Reading, apart: int = 1) -> bool:
    """Whether it is told in the same paragraph or no more than so many before."""
    source = reading.source
    numbers = [source.paragraph_at(e.sentences[0].start).number for e in (before, event)]
    return numbers[1] - numbers[0] <= apart


def _goes_on(event: EventMention, before: EventMention, reading: Reading) -> bool:
    """Whether the next sentence says what the same voice says besides: "They also called on the parties to meet"."""
    one, other = before.sentences[0], event.sentences[0]
    between = reading.text[one.end : other.start]
    if between.strip() or "\n" in between or not {event.kind, before.kind} <= _SAID:
        return False
    verb = root_of(reading, event.trigger)
    said = verb is not None and verb.tag_ == "VBD" and verb.dep_ == "ROOT"
    by = [t for t in verb.children if t.dep_ == "nsubj"] if said and verb is not None else []
    return any(t.lower_ in _HE for t in by) and bool(initiators_of(event) & initiators_of(before))


def _also_said(event: EventMention, before: EventMention, reading: Reading) -> bool:
    """Whether whoever alone said or agreed something "also" said or agreed this, as the next sentence or paragraph
    tells."""
    verb = root_of(reading, event.trigger)
    also = verb is not None and verb.tag_ == "VBD" and any(t.lower_ == "also" for t in verb.children)
    who = initiators_of(event)
    same = len(who) == 1 and who == initiators_of(before) and {event.kind, before.kind} <= _SAID | {"agreement"}
    return also and same and _just_before(event, before, reading)


def _told_later(event: EventMention, later: Sequence[EventMention], reading: Reading) -> EventMention | None:
    """The one telling further on that takes the event up and tells the day: "the deal, signed on Monday"."""
    if event.salience != "main" or looks_back(event, reading):
        return None
    if event.kind in _SAID and (saying := _said_later(event, later, reading)) is not None:
        return saying
    if event.kind == "appointment" and (handed := _letter_handed(event, later, reading)) is not None:
        return handed
    people = {part.key for part in event.participants}
    again = [e for e in later if e.sentences and e.sentences[0] != event.sentences[0] and e.phase == "past"]
    again = [e for e in again if _same_matter(e, event, reading) and _on_a_day(e, reading)]
    again = [e for e in again if not (e.place and event.place) or _place(e, reading) == _place(event, reading)]
    again = [e for e in again if {part.key for part in e.participants} <= people and _takes_up(e, reading)]
    return again[0] if len({e.date for e in again}) == 1 else None


def _place(event: EventMention, reading: Reading) -> str:
    return event.place.of(reading.text) if event.place else ""


def _letter_handed(event: EventMention, later: Sequence[EventMention], reading: Reading) -> EventMention | None:
    """The handing over of the one letter of appointment, on whose day somebody "has been appointed"."""
    if len({part.key for part in event.participants if part.role != "initiator"}) > 1:
        return None
    told = [e for e in later if e.sentences and _LETTER.search(e.sentences[0].of(reading.text))]
    days = {reading.document.dates[e.date or 0].resolved for e in told if e.date is not None}
    return next((e for e in told if _on_a_day(e, reading)), None) if len(days) == 1 else None


def _same_matter(one: EventMention, other: EventMention, reading: Reading) -> bool:
    """Whether two are told by words for one thing; a trial is another day in court than the release."""
    words = [e.trigger.of(reading.text)[: len("rele")].lower() for e in (one, other)]
    return one.reason.rule == other.reason.rule and (one.kind != "legal" or words[0] == words[1])


def _said_later(event: EventMention, later: Sequence[EventMention], reading: Reading) -> EventMention | None:
    """The statement of which the lead tells that somebody "has confirmed" it, further on told with its day: "Lund said
    in a statement on Friday". Only where all that is told of its speaker lies on one day of the news."""
    opening, speakers = lead(reading), initiators_of(event)
    if opening is None or event.sentences[0] != opening or not speakers:
        return None
    again = [e for e in later if e.date is not None and e.kind in _SAID and initiators_of(e) == speakers]
    days = {reading.document.dates[e.date or 0].resolved for e in again}
    fresh = all(_on_a_day(e, reading) and e.phase == "past" and _of_the_news(e, reading) for e in again)
    return again[0] if len(days) == 1 and fresh else None


def _of_the_news(event: EventMention, reading: Reading) -> bool:
    """Whether its day is told as one of these days: "on Friday", "yesterday"."""
    words = reading.document.dates[event.date or 0].span.of(reading.text)
    return _THESE_DAYS.search(words) is not None and not looks_back(event, reading)


def _done_after(event: EventMention, events: Sequence[EventMention], reading: Reading) -> EventMention | None:
    """What came right of a meeting on a day: "signed the truce on Friday, after a meeting with Lund"."""
    noun = root_of(reading, event.trigger)
    if noun is None or not told_anew(noun) or noun.head.lower_ not in AFTER:
        return None
    here = (e for e in events if e.sentences and e.sentences[0] == event.sentences[0] and _on_a_day(e, reading))
    return next((e for e in here if root_of(reading, e.trigger) == noun.head.head), None)


def _takes_up(event: EventMention, reading: Reading) -> bool:
    """Whether its noun means what was told: "the attack", "Monday's attack", "the deal, signed on Monday"."""
    token = root_of(reading, event.trigger)
    if token is None:
        return False
    noun = token.head if token.tag_ == "VBN" and token.dep_ == "acl" else token
    definite = any(t.lower_ in DEFINITE for t in noun.lefts)
    dated = any(t.dep_ == "poss" and t.ent_type_ == "DATE" for t in noun.lefts)
    described = any(t.dep_ in {"amod", "nummod"} for t in noun.lefts)
    return noun.pos_ in {"NOUN", "PROPN"} and (definite or dated) and not described


def _on_a_day(event: EventMention, reading: Reading) -> bool:
    day = reading.document.dates[event.date].resolved if event.date is not None else ""
    return event.until is None and is_a_day(day)
