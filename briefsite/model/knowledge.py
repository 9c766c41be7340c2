"""What the desk already knows, for the next conversion to use: correct once, right ever after.

It is read off the content files that a person wrote or changed. What drafts that nobody touched say is left out, so that
converting again sees what it saw the first time and changes nothing; but what they are called, stays.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefsite.model.document import ActorKind


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of `content/actors/`: its id, its name and every other form of it that an editor listed."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic: its id, its label, the words that signal it (`*` ends a stem) and its ids elsewhere."""

    id: str
    title: str
    terms: tuple[str, ...] = ()
    broader: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownBrief:
    """A brief that is there already, and the text that it digests: a path below `seeds/`, and what was in it."""

    id: str
    file: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class KnownThing:
    """An actor or event as it was last drafted: by this it is known again, and keeps its id. `briefs` are the ids of
    the briefs that have it, `participants` those of actors."""

    id: str
    kind: str
    title: str
    briefs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    date: str = ""
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`published` maps a source's file to the date of publication that an editor gave it; `taken` are the ids of events
    and briefs that a person wrote or changed. `briefs` are all that there are, whoever wrote them, and `things` all
    actors and events that were ever drafted, deleted ones too: an address stays, whatever becomes of a text."""

    actors: tuple[KnownActor, ...] = ()
    topics: tuple[KnownTopic, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    briefs: tuple[KnownBrief, ...] = ()
    taken: tuple[str, ...] = ()
    things: tuple[KnownThing, ...] = ()
