"""What people deleted: a draft without its file. It is not drafted again, and nothing that is drafted leads to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefsite.content.reading import read_draft
from briefsite.merging.memory import DRAFTS, last_draft, recall
from briefsite.merging.standing import look_around
from briefsite.model.document import Chain, Document, Voice
from briefsite.model.dossier import Dossier, ResolvedEvent
from briefsite.model.knowledge import KnownTopic
from briefsite.model.records import Brief
from briefsite.model.slugs import id_of


@dataclass(frozen=True, slots=True)
class Refusals:
    """The ids of deleted files, under every name they had, and the texts (paths below `seeds/`) whose briefs are among
    them, and that have no other."""

    ids: frozenset[str]
    texts: frozenset[str]


def refusals(root: Path, briefs: Iterable[tuple[str, str]] = ()) -> Refusals:
    """What was deleted from the content of the site at `root`. `briefs` leads from texts to the ids of their briefs: by
    one that a person put in another place, or wrote, its text is not refused."""
    standing = look_around(root / "content")
    gone = [(Path(path), last_draft(root / "content" / DRAFTS, path) or b"") for path in sorted(standing.gone)]
    paths = {path.as_posix() for path, _ in gone}
    before = {Path(old).stem for old, now in recall(root / "content" / DRAFTS).renames if now in paths}
    entries = (read_draft(f"content/{path.as_posix()}", data)[0] for path, data in gone)
    texts = {entry.record.source.file for entry in entries if entry and isinstance(entry.record, Brief)}
    there = {id_of(path) for path in standing.files if path.startswith("briefs/")}
    texts -= {file for file, brief in dict(briefs).items() if brief in there}
    return Refusals(frozenset(path.stem for path, _ in gone) | before, frozenset(texts))


def documents_without(documents: Iterable[Document], refused: Refusals) -> list[Document]:
    """The documents whose briefs nobody deleted, without the topics that somebody did."""
    return [_unfiled(document, refused) for document in documents if document.source.file not in refused.texts]


def _unfiled(document: Document, refused: Refusals) -> Document:
    topics = tuple(match for match in document.topics if match.topic not in refused.ids)
    return document if len(topics) == len(document.topics) else replace(document, topics=topics)


def dossier_without(dossier: Dossier, refused: Refusals) -> Dossier:
    """The dossier without the actors and events that somebody deleted, and without a trace of them in its documents."""
    actors = tuple(actor for actor in dossier.actors if actor.id not in refused.ids)
    events = tuple(_event_without(event, refused) for event in dossier.events if event.id not in refused.ids)
    gone = {pair for actor in dossier.actors if actor.id in refused.ids for pair in actor.chains}
    gone |= {pair for event in dossier.events if event.id in refused.ids for pair in event.accounts}
    documents = tuple(
        _forgetting(document, frozenset(key for at, key in gone if at == index))
        for index, document in enumerate(dossier.documents)
    )
    return replace(dossier, documents=documents, actors=actors, events=events)


def _event_without(event: ResolvedEvent, refused: Refusals) -> ResolvedEvent:
    participants = tuple(id_ for id_ in event.participants if id_ not in refused.ids)
    return replace(event, participants=participants, part_of="" if event.part_of in refused.ids else event.part_of)


def _forgetting(document: Document, keys: frozenset[str]) -> Document:
    """The document as if it had never named the chains and events of these keys; its words stay."""
    if not keys:
        return document

    def known(key: str) -> str:
        return "" if key in keys else key

    def voice(one: Voice | None) -> Voice | None:
        return replace(one, key=known(one.key)) if one and (known(one.key) or one.span) else None

    return replace(
        document,
        chains=tuple(_chain_without(chain, keys) for chain in document.chains if chain.key not in keys),
        events=tuple(
            replace(event, participants=tuple(part for part in event.participants if part.key not in keys))
            for event in document.events
            if event.key not in keys
        ),
        quotations=tuple(
            replace(one, speaker=voice(one.speaker), channel=voice(one.channel)) for one in document.quotations
        ),
        statements=tuple(
            replace(
                one,
                actors=tuple(key for key in one.actors if key not in keys),
                event=known(one.event),
                speaker=voice(one.speaker),
                channel=voice(one.channel),
            )
            for one in document.statements
        ),
        commitments=tuple(
            replace(one, addressee=known(one.addressee), event=known(one.event))
            for one in document.commitments
            if one.actor not in keys
        ),
    )


def _chain_without(chain: Chain, keys: frozenset[str]) -> Chain:
    roles = tuple(replace(role, body="" if role.body in keys else role.body) for role in chain.roles)
    return replace(chain, roles=roles, belonging=tuple(one for one in chain.belonging if one[0] not in keys))


def topics_without(topics: Iterable[KnownTopic], refused: Refusals) -> list[KnownTopic]:
    """The vocabulary without the topics that somebody deleted, as wider topics too."""
    kept = (topic for topic in topics if topic.id not in refused.ids)
    return [replace(topic, broader="" if topic.broader in refused.ids else topic.broader) for topic in kept]
