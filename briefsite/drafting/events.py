"""The file of one event: what is known of it, and each brief's account of it, side by side."""

from __future__ import annotations

from typing import cast

from briefsite.drafting.reasons import Draft, Evidence, evidence
from briefsite.drafting.register import Register, known_date, why
from briefsite.model.document import EventMention, Reason
from briefsite.model.dossier import ResolvedEvent
from briefsite.model.records import Account, Event, EventKind, EventSalience

_RANKS = ("main", "secondary", "background")


def event_file(event: ResolvedEvent, register: Register) -> Draft:
    """The draft of an event; what the accounts do not share is taken from the fullest, and all accounts are kept."""
    told = [(index, register.mentions[index, key]) for index, key in event.accounts]
    fullest = told[0][1]
    topics = [_topics(index, mention, register) for index, mention in told]
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
        topics=tuple(dict.fromkeys(topic for some in topics for topic in some)),
        accounts=tuple(_account(index, mention, register) for index, mention in told),
    )
    return Draft("event", event.id, record, "", _reasons(event, register))


def _salience(told: list[EventMention]) -> EventSalience:
    found = {mention.salience for mention in told}
    return cast(EventSalience, next((rank for rank in _RANKS if rank in found), "secondary"))


def _topics(index: int, event: EventMention, register: Register) -> list[str]:
    """The topics of the text whose terms stand in the sentences that tell the event."""
    document = register.document(index)
    return [
        match.topic
        for match in document.topics
        if any(sentence.covers(term) for term in match.terms for sentence in event.sentences)
    ]


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
    reasons: dict[str, tuple[Evidence, ...]] = {}

    def add(name: str, pieces: tuple[Evidence, ...]) -> None:
        reasons[name] = (*reasons.get(name, ()), *pieces)

    for index, key in event.accounts:
        document, mention = register.document(index), register.mentions[index, key]
        add("title", evidence(document, mention.reason, [mention.trigger]))
        if date := register.date(index, mention):
            add("date", evidence(document, Reason("date"), [date.span]))
            for reason in date.reasons:
                add("date", evidence(document, reason, [date.span]))
            if mention.date_reason and mention.until is None:
                add("date", evidence(document, mention.date_reason, [mention.trigger]))
        if mention.place:
            add("place", evidence(document, mention.place_reason or Reason("place"), [mention.place]))
        for part in mention.participants:
            if actor := register.actors.get((index, part.key)):
                add(f"participants.{actor.id}", evidence(document, part.reason, [mention.trigger]))
    return reasons
