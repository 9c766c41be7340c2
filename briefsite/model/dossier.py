"""What several documents say together: actors and events that are one across texts, each with its id."""

from __future__ import annotations

from briefsite.model.document import ActorKind, Document
from briefsite.model.nouns import dataclass


@dataclass(frozen=True, slots=True)
class ResolvedActor:
    """One actor. `chains` are (document index, chain key) pairs; `aliases` leave out the title."""

    id: str
    title: str
    kind: ActorKind
    aliases: tuple[str, ...]
    country: str
    chains: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ResolvedEvent:
    """One event. `accounts` are (document index, event key) pairs, the fullest first; `participants` are actor ids."""

    id: str
    title: str
    date: str
    participants: tuple[str, ...]
    accounts: tuple[tuple[int, str], ...]
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All documents of a run, in order of file name, with what they share. `briefs` and `titles` are the ids and titles
    of their briefs, one a document."""

    documents: tuple[Document, ...]
    briefs: tuple[str, ...]
    titles: tuple[str, ...]
    actors: tuple[ResolvedActor, ...]
    events: tuple[ResolvedEvent, ...]
