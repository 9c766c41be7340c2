"""The day of the one occasion that a report is about: where a text tells no other day of the news, what its people
said, asked, offered or agreed they said on it, and whoever attended "the event" was there.

Not what the clause looks back on ("had offered"), and not where the text tells only when a journey or a meeting ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefsite.extraction.events.clauses import DEFINITE
from briefsite.extraction.events.days import (
    Day,
    day_of,
    day_of_text,
    first_and_last,
    initiators_of,
    is_a_day,
    lasts,
    leaves,
    looks_back,
    still_to_come,
    tells_since,
)
from briefsite.extraction.events.days_told import ON_OCCASION
from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import EventMention, Reason

#: Kinds of event at which people are together.
_TOGETHER = {"meeting", "call", "visit", "anniversary"}
#: Kinds of what they say and do there.
_DONE_THERE = {"statement", "request", "agreement", "aid", "other"}
#: What the same two or more do together besides.
_DONE_TOGETHER = {"exercise", "meeting", "visit"}
#: With these something is said, and by whoever did them, on the same day.
_DEEDS = {"agreement", "aid", "statement"}
_SAID = {"statement", "request"}
_BEFORE_MANY = {"workshop", "seminar", "forum", "conference", "ceremony", "programme", "program", "symposium"}
#: The forms of a verb that tell what was done.
_TOLD_OF_PAST = {"VBD", "VBN"}
#: What one does at an occasion that a text calls "the meeting", "the event".
_ATTENDING = {"address", "attend", "grace", "join", "participate", "take", "be"}
_GATHERINGS = {"meeting", "event", "ceremony", "occasion", "discussion", "discussions", "talks", "workshop", "session",
    "conference", "gathering", "reception", "programme", "program", "seminar", "forum"}  # fmt: skip


def with_days_of_occasion(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what was done at the one occasion of the text has its day."""
    occasion = _occasion(events, reading)
    if occasion is None:
        return tuple(events)
    people = _people(occasion, reading)
    return tuple(_there(event, occasion, people, reading) for event in events)


def _occasion(events: Sequence[EventMention], reading: Reading) -> EventMention | None:
    """The main event on the only day, or the meeting on the only days, of which the text tells something that has
    happened; one at which people are together before one that is a deed of theirs."""
    dates = reading.document.dates
    told = [e for e in events if e.phase == "past" and e.date is not None and e.salience != "background"]
    own = day_of_text(reading)
    told = [e for e in told if first_and_last(dates[e.date or 0].resolved) and not still_to_come(e, own, reading)]
    told = [e for e in told if not (leaves(e, reading) or tells_since(e, reading))]
    days: set[Day] = {day_of(e, reading) for e in told}
    held = [e for e in told if e.salience == "main" and e.until is None]
    held = [e for kinds in (_TOGETHER, _DEEDS) for e in held if e.kind in kinds] or [
        e for e in held if e.kind == "other" and _jointly(e)
    ]
    lasting = held and not is_a_day(dates[held[0].date or 0].resolved) and held[0].kind != "meeting"
    return held[0] if held and len(days) == 1 and not lasting else None


def _people(occasion: EventMention, reading: Reading) -> set[str]:
    """Those who were there, and the bodies for which they were."""
    there = {part.key for part in occasion.participants if part.role != "concerned"}
    chains = (chain for chain in reading.document.chains if chain.key in there)
    return there | {key for chain in chains if chain.kind == "person" for key in chain.affiliations}


def _there(event: EventMention, occasion: EventMention, people: set[str], reading: Reading) -> EventMention:
    if event.date is not None or event.phase != "past" or event.salience == "background" or not event.sentences:
        return event
    if event.sentences[0].start < occasion.sentences[0].start or lasts(event, reading) or looks_back(event, reading):
        return event
    on_occasion = ON_OCCASION.match(event.sentences[0].of(reading.text)) is not None
    if not (on_occasion or _by_its_people(event, occasion, people, reading) or attended(event, reading)):
        return event
    reason = Reason("day-of-occasion", (occasion.trigger,), "on the one day of which the text tells")
    return replace(event, date=occasion.date, date_reason=reason)


def _by_its_people(event: EventMention, occasion: EventMention, people: set[str], reading: Reading) -> bool:
    """Whether those who were there did it, and where the occasion is itself a statement, he who made it said it."""
    who, word = initiators_of(event), root_of(reading, event.trigger)
    if not who or word is None or word.tag_ not in _TOLD_OF_PAST:
        return False
    if occasion.kind not in _DEEDS and _jointly(event) and who <= initiators_of(occasion):
        return event.kind in _DONE_THERE | _DONE_TOGETHER
    if _before_many(occasion, reading) and event.kind in _SAID and who <= _persons(reading):
        return True  # a report names those who speak there as they speak
    if occasion.kind == "statement":
        return event.kind in _SAID and initiators_of(occasion) in (who, _bodies(who, reading))
    done = _DONE_THERE if occasion.kind in _TOGETHER else _SAID if occasion.kind in _DEEDS else set()
    return event.kind in done and who <= people


def _before_many(occasion: EventMention, reading: Reading) -> bool:
    """Whether it is an occasion at which many speak: "a workshop was held today"."""
    noun = root_of(reading, occasion.trigger)
    return occasion.kind in _TOGETHER and noun is not None and noun.lemma_.lower() in _BEFORE_MANY


def _persons(reading: Reading) -> set[str]:
    return {chain.key for chain in reading.document.chains if chain.kind == "person"}


def _bodies(who: set[str], reading: Reading) -> set[str]:
    """The bodies for which somebody may speak."""
    return {body for chain in reading.document.chains if chain.key in who for body in chain.affiliations}


def _jointly(event: EventMention) -> bool:
    """Whether several do it together."""
    return len(initiators_of(event)) > 1


def attended(event: EventMention, reading: Reading) -> bool:
    """Whether it tells who came: "the event was also attended by Lund", "Lund took part in the ceremony", or spoke to
    "the gathering"."""
    word = root_of(reading, event.trigger)
    if word is None:
        return False
    verb = word if word.pos_ == "VERB" else next((t for t in word.ancestors if t.pos_ == "VERB"), word)
    if verb.lemma_.lower() not in _ATTENDING:
        return False
    nouns = verb.subtree if verb == word else (word,)
    nouns = (t for t in nouns if t.lower_ in _GATHERINGS and t.dep_ in {"nsubjpass", "dobj", "pobj"})
    return any(t.lower_ in DEFINITE for noun in nouns for t in noun.lefts)
