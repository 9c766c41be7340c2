"""One chain of a document becomes two: mentions part, and whatever referred to the chain follows those in its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefsite.model.document import Chain, Commitment, Document, EventMention, Participation, Statement, Voice
from briefsite.model.sources import Span


@dataclass(frozen=True, slots=True)
class Parting:
    """The chain, the key of the chain that parts from it, and the spans of the mentions that go with that."""

    chain: Chain
    new: str
    goes: frozenset[Span]

    def keys(self, document: Document, spans: Iterable[Span]) -> tuple[str, ...]:
        """The keys meant in some spans: of the chain that stays, of the one that goes, or both; without a mention of
        either, of the one that stays."""
        wide = list(spans)
        here = [m.span in self.goes for m in self.chain.mentions if any(span.overlaps(m.span) for span in wide)]
        if not here:
            wide = [document.source.paragraph_at(span.start).span for span in wide]
            here = [m.span in self.goes for m in self.chain.mentions if any(span.overlaps(m.span) for span in wide)]
        stays = () if here and all(here) else (self.chain.key,)
        return (*stays, self.new) if any(here) else stays

    def key(self, of: str, document: Document, *spans: Span) -> str:
        """The key that `of` is now, where only one can be meant."""
        return self.keys(document, spans)[0] if of == self.chain.key else of


def part(document: Document, parting: Parting) -> Document:
    """The document with two chains in place of one."""

    def voice(one: Voice | None, span: Span) -> Voice | None:
        if one is None or one.key != parting.chain.key:
            return one
        return replace(one, key=parting.key(one.key, document, one.span or span))

    def listed(keys: tuple[str, ...], *spans: Span) -> tuple[str, ...]:
        found = (new for key in keys for new in (parting.keys(document, spans) if key == parting.chain.key else (key,)))
        return tuple(dict.fromkeys(found))

    def statement(one: Statement) -> Statement:
        speaker, channel = voice(one.speaker, one.span), voice(one.channel, one.span)
        return replace(one, actors=listed(one.actors, one.span), speaker=speaker, channel=channel)

    def commitment(one: Commitment) -> Commitment:
        actor, addressee = (parting.key(key, document, one.span) for key in (one.actor, one.addressee))
        return replace(one, actor=actor, addressee=addressee)

    return replace(
        document,
        chains=tuple(new for chain in document.chains for new in _chains(document, chain, parting)),
        events=tuple(_event(document, event, parting) for event in document.events),
        quotations=tuple(
            replace(one, speaker=voice(one.speaker, one.span), channel=voice(one.channel, one.span))
            for one in document.quotations
        ),
        statements=tuple(map(statement, document.statements)),
        commitments=tuple(map(commitment, document.commitments)),
    )


def _event(document: Document, event: EventMention, parting: Parting) -> EventMention:
    spans = event.sentences or (event.trigger,)
    found: dict[str, Participation] = {}
    for one in event.participants:
        keys = parting.keys(document, spans) if one.key == parting.chain.key else (one.key,)
        for key in keys:
            found.setdefault(key, replace(one, key=key))
    return replace(event, participants=tuple(found.values()))


def _chains(document: Document, chain: Chain, parting: Parting) -> Iterable[Chain]:
    """The chain, or the two it becomes; the bodies in it follow the words of the role."""
    roles = tuple(replace(role, body=parting.key(role.body, document, role.span)) for role in chain.roles)
    if chain.key != parting.chain.key:
        return (replace(chain, roles=roles),)
    text = document.source.text
    mine = [role for role in roles if parting.keys(document, [_sentence(document, role.span)]) == (parting.new,)]
    gone = tuple(mention for mention in chain.mentions if mention.span in parting.goes)
    stay = tuple(mention for mention in chain.mentions if mention.span not in parting.goes)
    names = [" ".join(m.span.of(text).split()) for m in gone if m.form == "name"] or [chain.name]
    left = [" ".join(m.span.of(text).split()) for m in stay if m.form == "name"]
    name = min(names, key=lambda name: (-len(name.split()), -len(name), name))
    kept = chain.name if chain.name in left or not left else min(left, key=lambda one: (-len(one.split()), one))
    bodies = {role.body for role in mine}
    belonging = tuple((key, reason) for key, reason in chain.belonging if key in bodies)
    return (
        replace(chain, name=kept, mentions=stay, roles=tuple(role for role in roles if role not in mine)),
        replace(chain, key=parting.new, name=name, mentions=gone, roles=tuple(mine), belonging=belonging),
    )


def _sentence(document: Document, span: Span) -> Span:
    return next((sentence for sentence in document.sentences if sentence.overlaps(span)), span)
