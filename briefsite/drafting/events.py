"""The file of one event: what is known of it, and each brief's account of it, side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import cast

from briefsite.drafting.reasons import Draft, add, date_reasons, evidence, settled
from briefsite.drafting.register import Register, known_date, why
from briefsite.model.document import EventMention, Reason
from briefsite.model.dossier import ResolvedEvent
from briefsite.model.records import Account, Event, EventKind, EventSalience
from briefsite.model.review import Evidence
from briefsite.model.sources import Span

_RANKS = ("main", "secondary", "background")


def event_file(event: ResolvedEvent, register: Register) -> Draft:
    """The draft of an event; what the accounts do not share is taken from the fullest, and all accounts are kept."""
    told = [(index, register.mentions[index, key]) for index, key in event.accounts]
    fullest = told[0][1]
    record = Event(
        title=event.title,
        date=event.date if any(character.isdigit() for character in event.date) else "",
        kind=cast(EventKind, fullest.kind),
        plover=next((mention.plover for _, mention in told if mention.plover), ""),
        phase=fullest.phase,
        salience=_salience([mention for _, mention in told]),
        place=next((register.words(index, m.place) for index, m in told if m.place), ""),
        participants=event.participants,
        part_of=event.part_of,
        topics=tuple(dict.fromkeys(topic for index, m in told for topic, _ in _terms(index, m, register))),
        accounts=tuple(_account(index, mention, register) for index, mention in told),
    )
    return Draft("event", event.id, record, "", _reasons(event, register))


def _salience(told: list[EventMention]) -> EventSalience:
    found = {mention.salience for mention in told}
    return cast(EventSalience, next((rank for rank in _RANKS if rank in found), "secondary"))


def _terms(index: int, event: EventMention, register: Register) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The topics of the text whose terms stand in the sentences that tell the event, with those terms."""
    for match in register.document(index).topics:
        if terms := tuple(term for told in sorted(event.sentences) for term in _within(match.terms, told)):
            yield match.topic, terms


def _within(terms: Sequence[Span], told: Span) -> Iterator[Span]:
    """Those of a text's terms, which are in reading order, that stand in a sentence."""
    first, end = (bisect_left(terms, at, key=lambda term: term.start) for at in (told.start, told.end))
    return (term for term in terms[first:end] if told.covers(term))


def _account(index: int, event: EventMention, register: Register) -> Account:
    date = register.date(index, event)
    return Account(
        cite=register.locator(index, event.sentences or (event.trigger,)),
        date=register.words(index, date.span) if date and event.until is None else "",
        value=known_date(date),
        reason=why(date),
        place=register.words(index, event.place) if event.place else "",
    )


def _reasons(event: ResolvedEvent, register: Register) -> dict[str, tuple[Evidence, ...]]:
    reasons: dict[str, list[Evidence]] = {}
    for number, (index, key) in enumerate(event.accounts):
        mention = register.mentions[index, key]
        document = register.document(index)
        dated = _date_reasons(index, mention, register)
        placed = evidence(document, mention.place_reason or Reason("place"), [mention.place]) if mention.place else ()
        told = evidence(document, mention.reason, [mention.trigger])
        found = {
            **dict.fromkeys(("title", "kind", *(["plover"] if mention.plover else ())), told),
            "date": dated,
            "phase": evidence(document, Reason(f"phase:{mention.phase}", (mention.trigger,))),
            "salience": evidence(document, Reason(f"salience:{mention.salience}", mention.sentences[:1])),
            "place": placed,
            **_part_reasons(index, mention, register),
            "part_of": _whole(event, index, register),
            **{
                f"topics.{topic}": evidence(document, Reason("term", terms))
                for topic, terms in _terms(index, mention, register)
            },
            f"accounts.{number}": (*told, *dated, *placed),
        }
        add(reasons, found)
    return settled(reasons)


def _date_reasons(index: int, mention: EventMention, register: Register) -> tuple[Evidence, ...]:
    document, date = register.document(index), register.date(index, mention)
    if date is None:
        return ()
    own = mention.date_reason if mention.until is None else None
    return (*date_reasons(document, date), *(evidence(document, own, [mention.trigger]) if own else ()))


def _part_reasons(index: int, mention: EventMention, register: Register) -> dict[str, tuple[Evidence, ...]]:
    """Why each participant takes part, by the key path of its entry."""
    document = register.document(index)
    return {
        f"participants.{actor.id}": evidence(document, part.reason, [mention.trigger])
        for part in mention.participants
        if (actor := register.actors.get((index, part.key)))
    }


def _whole(event: ResolvedEvent, index: int, register: Register) -> tuple[Evidence, ...]:
    """The words of the text that tell the visit to which the event belongs."""
    document = register.document(index)
    visits = (register.mentions[index, key].trigger for key in register.told.get((index, event.part_of), ()))
    return tuple(piece for trigger in visits for piece in evidence(document, Reason("part-of-visit", (trigger,))))
