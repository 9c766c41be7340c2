"""Each file of a dossier as something to be made, with all that it is made of: so that what was made of the same before
need not be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefsite.drafting.actors import actor_file
from briefsite.drafting.briefs import brief_file
from briefsite.drafting.events import event_file
from briefsite.drafting.reasons import Draft
from briefsite.drafting.register import Register
from briefsite.drafting.topics import topic_file
from briefsite.model.dossier import Dossier, ResolvedActor, ResolvedEvent
from briefsite.model.knowledge import KnownTopic
from briefsite.model.records import FOLDERS, Kind

#: What a piece says of itself, as plain values.
Told = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One file. `documents` are the numbers of those that it is drafted from; `told` is all that the dossier says of
    it, and of what it names: a piece with the same of both, from the same documents, makes the same file."""

    kind: Kind
    id: str
    documents: tuple[int, ...]
    told: Told
    make: Callable[[], Draft]

    @property
    def path(self) -> str:
        """The path of the file below `content/`."""
        return f"{FOLDERS[self.kind]}/{self.id}.md"


def pieces(dossier: Dossier, topics: Sequence[KnownTopic] = ()) -> Iterator[Piece]:
    """Every file of the dossier: briefs, events, actors, and those of the topics that occur."""
    register = Register.of(dossier)
    for index in range(len(dossier.documents)):
        yield _brief(index, register)
    yield from (_event(event, register) for event in dossier.events)
    yield from (_actor(actor, register) for actor in dossier.actors)
    yield from (_topic(topic, register) for topic in topics if topic.id in register.topics)


def _brief(index: int, register: Register) -> Piece:
    document, id_ = register.document(index), register.dossier.briefs[index]
    actors = [(chain.key, register.actors.get((index, chain.key))) for chain in document.chains]
    who = tuple((key, actor.id, actor.title) for key, actor in actors if actor)
    what = tuple(
        (event.key, known.id) for event in document.events if (known := register.events.get((index, event.key)))
    )
    told = (register.dossier.titles[index], who, what)
    return Piece("brief", id_, (index,), told, lambda: brief_file(index, register))


def _event(event: ResolvedEvent, register: Register) -> Piece:
    briefs = tuple((register.dossier.briefs[index], key) for index, key in event.accounts)
    who = tuple(
        (part.key, actor.id)
        for index, key in event.accounts
        for part in register.mentions[index, key].participants
        if (actor := register.actors.get((index, part.key)))
    )
    told = (event.title, event.date, event.participants, event.part_of, briefs, who)
    documents = tuple(index for index, _ in event.accounts)
    return Piece("event", event.id, documents, told, lambda: event_file(event, register))


def _actor(actor: ResolvedActor, register: Register) -> Piece:
    briefs = tuple((register.dossier.briefs[index], key) for index, key in actor.chains)
    bodies = tuple(
        (key, body.id)
        for index, own in actor.chains
        for key in _bodies(index, own, register)
        if (body := register.actors.get((index, key)))
    )
    told = (actor.title, actor.kind, actor.aliases, actor.country, briefs, bodies)
    documents = tuple(index for index, _ in actor.chains)
    return Piece("actor", actor.id, documents, told, lambda: actor_file(actor, register))


def _bodies(index: int, key: str, register: Register) -> tuple[str, ...]:
    chain = register.chains[index, key]
    return (*chain.affiliations, *(role.body for role in chain.roles))


def _topic(topic: KnownTopic, register: Register) -> Piece:
    documents = tuple(register.filed.get(topic.id, ()))
    told = (topic.title, topic.terms, topic.broader in register.topics and topic.broader, topic.identifiers)
    return Piece("topic", topic.id, documents, told, lambda: topic_file(topic, register))
