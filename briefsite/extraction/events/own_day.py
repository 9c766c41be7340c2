"""On which side of the text's own day something lies: what is told as done has no day after it, what "would" be done
before it has been done, and what a noun or the present tense tells for a later day is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.date_anchors import publication
from briefsite.extraction.events.clauses import clause
from briefsite.extraction.events.datelines import dateline
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import Reading, root_of
from briefsite.model.document import DateMention, EventMention, Phase

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: A day with fewer characters is none: "2019-04".
_DAY = len("2019-04-05")
_PRESENT = {"VBZ", "VBP"}
_SAID = {"statement", "request"}
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
    """The number of an event's date, None where that cannot be its day, and whether it is past, seen from `today`."""
    if number is None or not today:
        return number, phase
    date, verb = reading.document.dates[number], clause(trigger, reading.lexicon)
    first, _, last = date.resolved.partition("/")
    if phase == "planned" and _before(last or first, today) and "would" in {t.lower_ for t in verb.lefts}:
        return number, "past"
    if phase != "past" or not _after(first, today):
        return number, phase
    root = root_of(reading, date.span)
    above = root.ancestors if root is not None else ()
    dated = next((t for t in above if t == verb or t.pos_ in {"NOUN", "PROPN"} or t.dep_ in _ASIDE), None)
    said = trigger.coding.kind in _SAID and not trigger.noun  # "welcomes the vote on 3 May", which is still to come
    to_come = _present(verb) and not said if dated == verb else trigger.noun and dated == trigger.token
    return (number, "planned") if to_come else (None, phase)


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
    """Whether a clause tells what is, or is being done: "celebrates", "is travelling"."""
    helping = [t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}]
    return any(t.tag_ in _PRESENT and t.lemma_ != "have" for t in (helping or [verb]))


def _is_full(day: str) -> bool:
    return len(day) == _DAY and day.replace("-", "").isdigit()


def _after(first: str, today: str) -> bool:
    """Whether a day, month or year begins after today; what is open is not known to."""
    return first.replace("-", "").isdigit() and first > today[: len(first)]


def _before(last: str, today: str) -> bool:
    return last.replace("-", "").isdigit() and last < today[: len(last)]
