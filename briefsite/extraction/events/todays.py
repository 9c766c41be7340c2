"""What a text says or does in its own name is said and done on the day that it calls "today": "Norway urges both sides
to meet", "Norway is sanctioning three banks"; so are all the sanctions that it calls "today's action", and all that a
body says in the statement which "was issued today"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.events.days import is_a_day, looks_back
from briefsite.extraction.events.leads import introduces
from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import EventMention, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SAID = {"statement", "request"}
#: What a release does by telling of it, and what bodies say in theirs.
_DONE = {"appointment", "legal"}
_ISSUED = {"agreement", "statement", "request"}
_PRESENT = {"VBZ", "VBP"}
#: So a release of sanctions speaks of them.
_ACTION = re.compile(
    r"\btoday[’']s (?:actions?|designations?|sanctions)\b"
    r"|\b(?:actions?|designations|sanctions) (?:announced |imposed |taken )?today\b"
)
_TODAY = {"today", "today's", "today’s"}
#: No line further down introduces a text.
_FIRST = 3


def with_days_of_saying(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; where a text opens in the present tense and tells of "today", all that is so said or done has that
    day, and all that is said in a statement whose day the line above it tells has that."""
    opening = next((event for event in events if event.salience == "main"), None)
    root = root_of(reading, opening.trigger) if opening is not None else None
    verb, issued = root.sent.root if root is not None else None, _issued(reading)
    made = list(events)
    if opening is not None and verb is not None and (verb.tag_ in _PRESENT or _going_on(verb)):
        saying, doing = _today(opening.sentences[:1], reading), _today(reading.document.sentences, reading)
        made = [_on(saying, e, reading) if _says(e, reading) else e for e in made]
        made = [_on(doing, e, reading) if _acts(e, reading) else e for e in made]
    if _ACTION.search(reading.text):
        action = _today(reading.document.sentences, reading)
        made = [_on(action, e, reading) if _of_the_action(e, reading) else e for e in made]
    return tuple(_on(issued, e, reading) if _in_the_statement(e, reading) else e for e in made)


def _on(day: int | None, event: EventMention, reading: Reading) -> EventMention:
    if day is None or event.date is not None:
        return event
    return replace(event, date=day, date_reason=Reason("day-of-saying", (reading.document.dates[day].span,)))


def _today(sentences: Sequence[Span], reading: Reading) -> int | None:
    """The number of the first "today" that the text itself tells in these sentences."""
    told = ((n, date.span) for n, date in enumerate(reading.document.dates))
    told = ((n, span) for n, span in told if span.of(reading.text).lower() in _TODAY and not _quoted(span, reading))
    return next((n for n, span in told if any(s.covers(span) for s in sentences)), None)


def _going_on(verb: Token) -> bool:
    """Whether a verb tells what is being done: "is sanctioning"."""
    return verb.tag_ == "VBG" and any(t.dep_ == "aux" and t.tag_ in _PRESENT for t in verb.children)


def _says(event: EventMention, reading: Reading) -> bool:
    """Whether somebody says or asks it in the present tense, and the text does not quote it."""
    verb = _main_verb(event, reading)
    return event.kind in _SAID and verb is not None and verb.tag_ in _PRESENT


def _joining(event: EventMention, reading: Reading) -> bool:
    """Whether somebody is joining others to say it: "is joining its partners to condemn"."""
    verb = root_of(reading, event.trigger)
    if verb is None or verb.dep_ not in {"advcl", "xcomp"} or verb.head.lemma_.lower() != "join":
        return False
    return (
        event.kind in _SAID
        and verb.head.dep_ == "ROOT"
        and _going_on(verb.head)
        and not _quoted(event.trigger, reading)
    )


def _acts(event: EventMention, reading: Reading) -> bool:
    """Whether it is being done by what the text tells: "is announcing", "is sanctioning", "is joining in"."""
    verb = _main_verb(event, reading)
    if _joining(event, reading):
        return True
    done = verb is not None and (event.kind in _DONE or verb.lemma_.lower() in {"announce", "join"})
    return done and verb is not None and _going_on(verb)


def _of_the_action(event: EventMention, reading: Reading) -> bool:
    """Whether it is one of the sanctions that a text calls "today's action", and not what they come to in all: "With
    these, Norway has sanctioned thirty banks"."""
    verb = _main_verb(event, reading)
    sanction = event.reason.rule == "event:sanction" or (verb is not None and verb.lemma_.lower() == "designate")
    if verb is None or not sanction or event.salience == "background" or looks_back(event, reading):
        return False
    in_all = event.sentences[0].of(reading.text).startswith("With ")
    return not in_all and (verb.tag_ in {"VBD", "VBN"} or _going_on(verb))


def _main_verb(event: EventMention, reading: Reading) -> Token | None:
    verb = root_of(reading, event.trigger)
    told = event.phase == "past" and verb is not None and verb.dep_ in {"ROOT", "conj"}
    return verb if told and not _quoted(event.trigger, reading) else None


def _quoted(span: Span, reading: Reading) -> bool:
    return reading.document.between_marks(span) is not None


def _issued(reading: Reading) -> int | None:
    """The day of the line that introduces a statement: "The following statement was issued today by the Council"."""
    lines = [s for s in reading.document.sentences[:_FIRST] if introduces(s.of(reading.text))]
    told = ((n, date) for n, date in enumerate(reading.document.dates) for s in lines if s.covers(date.span))
    return next((n for n, date in told if is_a_day(date.resolved)), None)


def _in_the_statement(event: EventMention, reading: Reading) -> bool:
    """Whether a body says it as the news of a sentence: "The members reiterated their support"."""
    verb = _main_verb(event, reading)
    return event.kind in _ISSUED and verb is not None and verb.tag_ in {"VBD", "VBN", *_PRESENT}
