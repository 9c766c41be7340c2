"""The commitments of one brief, as entries of its front matter."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.drafting.reasons import Evidence, evidence
from briefsite.drafting.register import Register, known_date
from briefsite.model.document import Commitment
from briefsite.model.records import CommitmentEntry


def commitments(index: int, register: Register) -> tuple[CommitmentEntry, ...]:
    """In reading order; what is said again in the same words is one entry."""
    return tuple(_entry(index, one, register) for one in _distinct(index, register))


def commitment_reasons(index: int, register: Register) -> dict[str, tuple[Evidence, ...]]:
    """The evidence for each entry, by its key path."""
    document = register.document(index)
    return {
        f"commitments.{number}": evidence(document, one.reason, [one.span])
        for number, one in enumerate(_distinct(index, register))
    }


def _distinct(index: int, register: Register) -> Iterator[Commitment]:
    seen = set()
    for one in register.document(index).commitments:
        said = (one.actor, one.strength, register.words(index, one.matter).casefold())
        if said not in seen and (index, one.actor) in register.actors:
            seen.add(said)
            yield one


def _entry(index: int, one: Commitment, register: Register) -> CommitmentEntry:
    document = register.document(index)
    to, event = register.actors.get((index, one.addressee)), register.events.get((index, one.event))
    return CommitmentEntry(
        actor=register.actors[index, one.actor].id,
        strength=one.strength,
        matter=register.words(index, one.matter),
        to=to.id if to else "",
        due=known_date(document.dates[one.due]) if one.due is not None else "",
        event=event.id if event else "",
        cite=register.locator(index, [one.matter]),
    )
