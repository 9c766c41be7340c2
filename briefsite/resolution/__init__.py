"""From documents to a dossier: which actors and events of different texts are one, and what they are called.

Texts agree on an actor when their names fold to the same key, never because names look alike. Events are one when kind,
date and participants agree. What an editor took apart is taken apart again. The order in which texts are given never
matters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from briefsite.model.document import ActorKind, Document
from briefsite.model.dossier import Dossier
from briefsite.model.knowledge import Knowledge
from briefsite.model.slugs import free_slug
from briefsite.resolution.actors import resolve_actors
from briefsite.resolution.events import resolve_events
from briefsite.resolution.splitting import split_actors, split_events, split_topics
from briefsite.resolution.titles import brief_titles

__all__ = ["resolve"]


def resolve(
    documents: Sequence[Document],
    knowledge: Knowledge,
    nations: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> Dossier:
    """Put the documents of a run together. `nations` maps country names and demonyms to ISO 3166 codes,
    `names` the codes to the names by which states are called.

    Ids are unique across briefs, events, actors and topics; those in `knowledge` are never given to anything else.
    """
    ordered = tuple(sorted(documents, key=lambda document: (document.source.file, document.source.digest)))
    taken = set(knowledge.taken) | {topic.id for topic in knowledge.topics}
    taken |= {match.topic for document in ordered for match in document.topics}
    taken |= {brief for _, brief in knowledge.briefs}
    splits = sorted(knowledge.splits, key=lambda split: split.number)
    taken |= {split.other for split in splits}
    files = {document.source.file for document in ordered}
    known = {file: brief for file, brief in knowledge.briefs if file in files}
    earlier = [thing for thing in knowledge.things if thing.id not in taken or thing.id in knowledge.taken]
    bodies = [thing for thing in earlier if thing.kind in get_args(ActorKind)]
    deeds = [thing for thing in earlier if thing.kind not in get_args(ActorKind)]
    words = {word.casefold(): code for word, code in (nations or {}).items()}
    ordered = split_topics(ordered, splits, knowledge.former)
    former = _former(knowledge, bodies=True)
    actors = resolve_actors(ordered, knowledge, words, names or {}, taken, earlier=bodies, briefs=known, former=former)
    ordered, actors = split_actors(ordered, actors, splits)
    taken |= {actor.id for actor in actors}
    former = _former(knowledge, bodies=False)
    events = resolve_events(ordered, actors, taken, earlier=deeds, briefs=known, former=former)
    ordered, events = split_events(ordered, actors, events, splits)
    taken |= {event.id for event in events} | {old for old, _ in knowledge.former}
    titles = brief_titles(ordered, events)
    return Dossier(ordered, _brief_ids(ordered, titles, knowledge, taken), titles, actors, events)


def _former(knowledge: Knowledge, *, bodies: bool) -> dict[str, frozenset[str]]:
    """To each id of before, the briefs that have what bears it no more, if that is an actor (or else an event): nowhere
    else is the id given again, for links to it lead to the name of today."""
    there = {
        thing.id: frozenset(thing.briefs) for thing in knowledge.things if (thing.kind in get_args(ActorKind)) == bodies
    }
    return {old: there.get(now, frozenset()) for old, now in knowledge.former}


def _brief_ids(
    documents: Sequence[Document], titles: Sequence[str], knowledge: Knowledge, taken: set[str]
) -> tuple[str, ...]:
    known, ids = dict(knowledge.briefs), []
    for document, title in zip(documents, titles, strict=True):
        ids.append(known.get(document.source.file) or free_slug(title, taken, "brief"))
        taken.add(ids[-1])
    return tuple(ids)
