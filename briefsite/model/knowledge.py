"""What the desk already knows, for the next conversion to use: correct once, right ever after.

It is read off the content files that a person wrote or changed. What untouched drafts say is left out, so that
converting again sees what it saw the first time and changes nothing; but what they are called, stays.
"""

from __future__ import annotations

from briefsite.model.document import ActorKind
from briefsite.model.nouns import dataclass
from briefsite.model.splits import Split


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of `content/actors/`: its id, its name, and the other forms of it and the roles that an editor wrote."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """A topic: its id, its label, the words that signal it (`*` ends a stem) and its ids elsewhere."""

    id: str
    title: str
    terms: tuple[str, ...] = ()
    broader: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownThing:
    """An actor or event as it was last drafted: by this it is known again, and keeps its id. `briefs` are the ids of
    the briefs that have it, `participants` those of actors, `told` the paragraphs that it is cited to, each with its
    brief."""

    id: str
    kind: str
    title: str
    briefs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    date: str = ""
    participants: tuple[str, ...] = ()
    told: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`published` maps a source's file to the date of publication that an editor gave it, `briefs` to the id of its
    brief (the last named, where a person wrote several); `taken` are the ids of events that a person wrote or changed;
    `splits` say what an editor took apart. `former` leads from the ids that things had before to those of today.
    `things` are all actors and events that were ever drafted, deleted ones too: an address stays, whatever becomes of a
    text."""

    actors: tuple[KnownActor, ...] = ()
    topics: tuple[KnownTopic, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    briefs: tuple[tuple[str, str], ...] = ()
    taken: tuple[str, ...] = ()
    splits: tuple[Split, ...] = ()
    things: tuple[KnownThing, ...] = ()
    former: tuple[tuple[str, str], ...] = ()
