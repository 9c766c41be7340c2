"""On which side of the text's own day something lies: what is told as done has no day after it, what "would" be done
before it has been done, and what a noun or the present tense tells for a later day is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.date_anchors import publication
from briefsite.extraction.date_tense import participle_before
from briefsite.extraction.events.clauses import clause
from briefsite.extraction.events.datelines import dateline
from briefsite.extraction.events.days import is_a_day
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import Reading, parsed, root_of
from briefsite.model.document import DateMention, EventMention, Phase

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_PRESENT = {"VBZ", "VBP"}
_SAID = {"statement", "request"}
#: From when on something is done, the day of its verb tells.
_ON = {"beginning", "starting"}
#: Clauses with days of their own.
_ASIDE = {"acl", "advcl", "ccomp", "relcl"}


def own_day(reading: Reading) -> str:
    """The day that the text speaks from, "2019-04-05"; "" where it is not known in full."""
    line = dateline(reading)
    told = (d.resolved for d in reading.document.dates if line is not None and line.whole.covers(d.span))
    if (day := next((day for day in told if _is_full(day)), "")) != "":
        return day
    known = publication(reading.source.metadata.published)
    if known is not None and known.full:
        return known.parts.edtf()
    called = (d.resolved for d in reading.document.dates if d.span.of(reading.text).lower().startswith("today"))
    return next((day for day in called if _is_full(day)), "")


def on_its_side(
    trigger: Trigger, number: int | None, phase: Phase, today: str, reading: Reading
) -> tuple[int | None, Phase]:
    """The number of an event's date, None where that is not the day of what a noun tells, and whether it is past, seen
    from `today`. A verb keeps a day that is not its own until all days are told (`without_later_days`): that its clause
    has one is a sign of news."""
    if number is None or not today:
        return number, phase
    date, verb = reading.document.dates[number], clause(trigger, reading.lexicon)
    first, _, last = date.resolved.partition("/")
    root = root_of(reading, date.span)
    above = [t for t in _above(root, date, reading) if t.lower_ not in _ON]
    dated = next((t for t in above if t == verb or t.pos_ in {"NOUN", "PROPN"} or t.dep_ in _ASIDE), None)
    if phase == "planned" and dated == verb and _before(last or first, today) and _would(verb):
        return number, "past"
    if phase != "past" or not _after(first, today):
        return number, phase
    if trigger.noun and dated != verb:
        matter = root is not None and root.head.lower_ == "for" and _is_past(verb)  # "met on plans for 2026"
        to_come = (dated == trigger.token and not matter) or _sets(dated, trigger, reading)
    else:  # "welcomes the vote on 3 May", which is still to come
        said = trigger.coding.kind in _SAID and not trigger.noun
        to_come = dated == verb and _present(verb) and not said
    return (number, "planned") if to_come else (None if trigger.noun else number, phase)


def _above(root: Token | None, date: DateMention, reading: Reading) -> list[Token]:
    """The words over a date in the parse, the participle first behind whose place it stands."""
    phrase = parsed(reading, date.span)
    told = participle_before(phrase) if phrase is not None and len(phrase) else None
    return [told, *told.ancestors] if told is not None else list(root.ancestors) if root is not None else []


def _is_past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"}


def _would(verb: Token) -> bool:
    return verb.dep_ in {"ROOT", "conj"} and any(t.dep_ == "aux" and t.lower_ == "would" for t in verb.lefts)


def _sets(verb: Token | None, trigger: Trigger, reading: Reading) -> bool:
    """Whether a verb sets a day for what a noun tells, or says by a participle when it happens: "calling a vote in
    May", "the visit, taking place from 4 to 6 May"."""
    if verb is None:
        return False
    lemma, noun = verb.lemma_.lower(), trigger.token
    happens = verb.tag_ == "VBG" and (lemma == "take" or lemma in reading.lexicon.words("happening"))
    setting = lemma == "call" or lemma in reading.lexicon.words("scheduling_verbs")
    return (setting and noun.head == verb) or (happens and verb.head in {noun, noun.head})


def without_later_days(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; what is told as done has no day after the text's own, wherever that was told."""
    today, dates = own_day(reading), reading.document.dates
    late = (e.phase == "past" and e.date is not None and today and _after(_first(dates[e.date]), today) for e in events)
    return tuple(
        replace(e, date=None, date_reason=None, until=None) if off else e for e, off in zip(events, late, strict=True)
    )


def _first(date: DateMention) -> str:
    return date.resolved.partition("/")[0]


def _present(verb: Token) -> bool:
    """Whether a clause tells what is, or is being done: "celebrates", "is travelling", "taking place on 3 May"."""
    helping = [t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}]
    return (verb.tag_ == "VBG" and not helping) or any(
        t.tag_ in _PRESENT and t.lemma_ != "have" for t in (helping or [verb])
    )


def _is_full(day: str) -> bool:
    return is_a_day(day) and "X" not in day


def _after(first: str, today: str) -> bool:
    """Whether a day, month or year begins after today; what is open is not known to."""
    return first.replace("-", "").isdigit() and first > today[: len(first)]


def _before(last: str, today: str) -> bool:
    return last.replace("-", "").isdigit() and last < today[: len(last)]
