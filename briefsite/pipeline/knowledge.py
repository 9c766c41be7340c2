"""What people wrote in `content/`, for the next conversion to know.

A file that still is what the converter wrote is left out, but for what it is called: a conversion must not learn from
itself, or converting twice would not be converting once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from briefsite.content.reading import read_content
from briefsite.merging import DRAFTS, edited_files
from briefsite.merging.memory import names_taught
from briefsite.model.issues import Issue
from briefsite.model.knowledge import Knowledge, KnownActor, KnownTopic
from briefsite.model.records import Actor, Brief, Entry, Event, Topic
from briefsite.pipeline.earlier import known_briefs, known_things, last_drafts, standing_ids


def what_is_known(root: Path) -> tuple[Knowledge, tuple[Issue, ...]]:
    """The knowledge in the files that a person wrote or changed, what all files are called, and what keeps some of them
    from being read."""
    entries, issues = read_content(root)
    remembered = edited_files(root / "content")
    origins = {entry.path: _origin(root, entry, remembered) for entry in entries}
    edited = [entry for entry in entries if origins[entry.path] != "drafted"]
    drafted = last_drafts(root, {entry.path: entry for entry in entries if origins[entry.path] == "drafted"})
    return replace(
        knowledge_of(edited, drafted, names_taught(root / "content")),
        briefs=known_briefs(entries, drafted, standing_ids(root)),
        things=known_things(drafted),
    ), issues


def knowledge_of(
    edited: Iterable[Entry],
    drafted: Mapping[str, Entry] | None = None,
    taught: Mapping[str, Collection[str]] | None = None,
) -> Knowledge:
    """What entries that a person has edited, or written without a draft, tell a conversion.

    Names that the last drafts have, by id, are the converter's own, unless a person taught it these (by path below
    `content/`). Who gives an actor a better name still means the same actor.
    """
    actors, topics, published, taken = [], [], [], []
    for entry in edited:
        match entry.record:
            case Actor() as actor:
                last = (drafted or {}).get(entry.id)
                names = (taught or {}).get(entry.path.removeprefix("content/"), ())
                forms = _forms(actor, last.record if last and isinstance(last.record, Actor) else None, names)
                actors.append(KnownActor(entry.id, actor.title, actor.kind, forms, actor.country))
            case Topic() as topic:
                topics.append(KnownTopic(entry.id, topic.title, topic.terms, topic.broader, topic.identifiers))
            case Brief(source=source):
                taken.append(entry.id)
                published += [(source.file, source.published)] if source.published else []
            case Event():
                taken.append(entry.id)
    return Knowledge(tuple(actors), tuple(topics), tuple(published), taken=tuple(taken))


def _forms(actor: Actor, drafted: Actor | None, taught: Collection[str]) -> tuple[str, ...]:
    """The other names of an actor that come from a person, and the name under which it was drafted."""
    if drafted is None:
        return actor.aliases
    own = [name for name in actor.aliases if name not in drafted.aliases or name in taught]
    return tuple(dict.fromkeys(name for name in (*own, drafted.title) if name != actor.title))


def _origin(root: Path, entry: Entry, known: frozenset[str]) -> Literal["drafted", "edited", "own"]:
    path = Path(entry.path).relative_to("content")
    draft = root / "content" / DRAFTS / path
    if path.as_posix() in known:
        return "edited"
    try:
        return "drafted" if draft.read_bytes() == (root / entry.path).read_bytes() else "edited"
    except FileNotFoundError:
        return "own"
