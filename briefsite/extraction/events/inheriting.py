"""What an event has from another of its text: "the exercise" has the company of the one told before, and what was
asked or agreed in a meeting has the meeting's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefsite.extraction.events.candidates import Candidate
from briefsite.model.document import EventMention

_MEETINGS = {"meeting", "call"}
_SAID_THERE = {"request", "agreement"}


def with_days_of_meetings(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The events; what was asked or agreed has the day of the one dated meeting that its people had before it."""
    return tuple(replace(e, date=day) if (day := _day_of_meeting(e, events)) is not None else e for e in events)


def _day_of_meeting(event: EventMention, events: Sequence[EventMention]) -> int | None:
    if event.kind not in _SAID_THERE or event.phase != "past" or event.date is not None:
        return None
    first = {part.key for part in event.participants if part.role == "initiator"}
    days = {
        e.date
        for e in events
        if e.kind in _MEETINGS and e.phase == "past" and e.salience != "background" and e.date is not None
        and e.sentences[0].start < event.sentences[0].start and first & {part.key for part in e.participants}
    }  # fmt: skip
    return days.pop() if len(days) == 1 else None


def with_company(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; a bare noun that only takes up an event told before ("the drill began") has its people."""
    made: list[Candidate] = []
    for candidate in found:
        earlier = next((c for c in reversed(made) if _takes_up(candidate, c)), None)
        if earlier is not None:
            candidate = replace(candidate, initiators=earlier.initiators, counterparts=earlier.counterparts)  # noqa: PLW2901
        made.append(candidate)
    return made


def _takes_up(new: Candidate, old: Candidate) -> bool:
    if new.participants or not new.trigger.noun or not old.participants or not old.trigger.noun:
        return False
    if new.phase != old.phase:
        return False
    before = [t.lower_ for t in new.trigger.token.lefts if t.dep_ not in {"compound", "nmod"}]
    definite = bool(before) and before[0] in {"the", "this"} and set(before) <= {"the", "this", "next", "second"}
    same_word = new.trigger.coding.group == old.trigger.coding.group
    return definite and same_word and not any(t.dep_ == "prep" and t.lower_ == "of" for t in new.trigger.token.rights)
