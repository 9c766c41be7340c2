"""The commitments of one brief, as entries of its front matter."""

from __future__ import annotations

import re

from briefsite.drafting.reasons import date_reasons, evidence
from briefsite.drafting.register import Register, known_date
from briefsite.model.document import Commitment
from briefsite.model.records import CommitmentEntry
from briefsite.model.review import Evidence

#: Words without which a matter says the same.
_LITTLE = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "our", "that", "the",
     "their", "this", "to", "with")
)  # fmt: skip
_WORD = re.compile(r"\w+")
#: Fewer words of weight than these say too little to know a matter again.
_ENOUGH = 3


def commitments(index: int, register: Register) -> tuple[CommitmentEntry, ...]:
    """In reading order; what is said again is one entry, in its fullest words, that cites every paragraph."""
    return tuple(_entry(index, told, register) for told in _distinct(index, register))


def commitment_reasons(index: int, register: Register) -> dict[str, tuple[Evidence, ...]]:
    """The evidence for each entry by its key path, and below it for whoever is bound and addressed, and the day."""
    document, reasons = register.document(index), dict[str, tuple[Evidence, ...]]()
    for number, told in enumerate(_distinct(index, register)):
        entry, first = f"commitments.{number}", told[0]
        reasons[entry] = tuple(piece for one in told for piece in evidence(document, one.reason, [one.span]))
        reasons[f"{entry}.actor"] = tuple(piece for one in told for piece in evidence(document, one.bound, [one.span]))
        if first.addressed and (index, first.addressee) in register.actors:
            whom = (one.addressed for one in told if one.addressed)
            reasons[f"{entry}.to"] = tuple(piece for why in whom for piece in evidence(document, why, [first.span]))
        if first.due is not None:
            reasons[f"{entry}.due"] = date_reasons(document, document.dates[first.due])
    return reasons


def _distinct(index: int, register: Register) -> list[list[Commitment]]:
    """The commitments of those who have a record, each with its repetitions."""
    found: list[list[Commitment]] = []
    alike: dict[tuple[str, ...], list[list[Commitment]]] = {}  # whose all but the matter is the same
    for one in register.document(index).commitments:
        if (index, one.actor) in register.actors:
            others = alike.setdefault((one.actor, one.strength, one.addressee, _due(index, one, register)), [])
            before = next((told for told in others if any(_same(index, one, other, register) for other in told)), None)
            if before is None:
                found.append([one])
                others.append(found[-1])
            else:
                before.append(one)
    return found


def _same(index: int, one: Commitment, other: Commitment, register: Register) -> bool:
    """Whether two matters are one told twice: nothing differs but how fully it is worded."""
    if register.words(index, one.matter).casefold() == register.words(index, other.matter).casefold():
        return True
    ours, theirs = sorted((_weighty(index, one, register), _weighty(index, other, register)), key=len)
    return len(ours) >= _ENOUGH and ours <= theirs and not {"not", "no", "never"} & (ours ^ theirs)


def _weighty(index: int, one: Commitment, register: Register) -> frozenset[str]:
    """The words that make out a matter, but for the year in which it is due, which may be worded otherwise."""
    words = _WORD.findall(register.words(index, one.matter).casefold())
    return frozenset(words) - _LITTLE - {_due(index, one, register)}


def _due(index: int, one: Commitment, register: Register) -> str:
    return known_date(register.document(index).dates[one.due]) if one.due is not None else ""


def _entry(index: int, told: list[Commitment], register: Register) -> CommitmentEntry:
    first, fullest = told[0], max(told, key=lambda one: len(_weighty(index, one, register)))
    to, event = register.actors.get((index, first.addressee)), register.events.get((index, first.event))
    return CommitmentEntry(
        actor=register.actors[index, first.actor].id,
        strength=first.strength,
        matter=register.words(index, fullest.matter),
        to=to.id if to else "",
        due=_due(index, first, register),
        event=event.id if event else "",
        cite=register.locator(index, [one.matter for one in told]),
    )
