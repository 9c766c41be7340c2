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
    """The events, with the day of the text's one dated meeting for what its own people asked or agreed in it."""
    dated = [e for e in events if e.kind in _MEETINGS and e.phase == "past" and e.salience == "main"]
    if len(dated) != 1 or dated[0].date is None:
        return tuple(events)
    return tuple(replace(e, date=dated[0].date) if _said_at(e, dated[0]) else e for e in events)


def _said_at(event: EventMention, meeting: EventMention) -> bool:
    spoken = event.kind in _SAID_THERE and event.phase == "past" and event.date is None
    company = {part.key for part in meeting.participants}
    first = {part.key for part in event.participants if part.role == "initiator"}
    return spoken and event.sentences[0].start > meeting.sentences[0].start and bool(first & company)


def with_company(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; a bare noun that only takes up an event told before ("the drill began") has its people."""
    made: list[Candidate] = []
    for candidate in found:
        bare = candidate.trigger.noun and not candidate.participants
        earlier = next((c for c in reversed(made) if _takes_up(candidate, c)), None) if bare else None
        if earlier is not None:
            candidate = replace(candidate, initiators=earlier.initiators, counterparts=earlier.counterparts)  # noqa: PLW2901
        made.append(candidate)
    return made


def _takes_up(new: Candidate, old: Candidate) -> bool:
    if not old.trigger.noun or not old.participants:
        return False
    before = [t.lower_ for t in new.trigger.token.lefts if t.dep_ not in {"compound", "nmod"}]
    definite = bool(before) and before[0] in {"the", "this"} and set(before) <= {"the", "this", "next", "second"}
    same_word = new.trigger.coding.group == old.trigger.coding.group
    return definite and same_word and not any(t.dep_ == "prep" and t.lower_ == "of" for t in new.trigger.token.rights)
