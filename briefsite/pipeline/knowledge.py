"""What people wrote in `content/`, for the next conversion to know.

A file that still is what the converter wrote is left out: a conversion must not learn from itself, or converting twice
would not be converting once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from briefsite.content.reading import read_content, read_entry
from briefsite.merging import DRAFTS, edited_files
from briefsite.merging.lineage import Lineage, lineage, stem
from briefsite.merging.memory import recall
from briefsite.model.issues import Issue
from briefsite.model.knowledge import Knowledge, KnownActor, KnownTopic
from briefsite.model.records import Actor, Brief, Entry, Event, Topic


def what_is_known(root: Path) -> tuple[Knowledge, tuple[Issue, ...]]:
    """The knowledge in the files that a person wrote or changed, and what keeps some of them from being read."""
    entries, issues = read_content(root)
    known = edited_files(root / "content")
    origins = [(entry, _origin(root, entry, known)) for entry in entries]
    edited = [entry for entry, origin in origins if origin != "drafted"]
    own = [entry for entry, origin in origins if origin == "own"]
    learnt = knowledge_of(edited, own, {entry.id: _drafted_title(root, entry) for entry in edited})
    return _with_ids(learnt, lineage(root / "content" / DRAFTS), recall(root / "content" / DRAFTS).renames), issues


def _with_ids(learnt: Knowledge, past: Lineage, renames: Iterable[tuple[str, str]]) -> Knowledge:
    """What was learnt, with the ids that must stay whose they are: a text's brief keeps its id, whatever it is called,
    and the name that a brief had before is given to no other."""
    of_brief = {stem(filed.brief): filed.file for filed in reversed(past.sources)}
    briefs = {file: brief for brief, file in of_brief.items()} | dict(learnt.briefs)
    before = (stem(old) for old, _ in renames if old.startswith("briefs/"))
    taken = dict.fromkeys((*learnt.taken, *before))
    return replace(learnt, briefs=tuple(sorted(briefs.items())), taken=tuple(taken), splits=past.splits)


def knowledge_of(
    edited: Iterable[Entry], own: Iterable[Entry] = (), titles: Mapping[str, str] | None = None
) -> Knowledge:
    """What entries that a person has edited tell a conversion; `own` are those among them that never had a draft.

    `titles` are the names under which they were drafted: who gives an actor a better name still means the same actor.
    """
    actors, topics, published, briefs = [], [], [], []
    for entry in edited:
        match entry.record:
            case Actor() as actor:
                drafted = (titles or {}).get(entry.id, "")
                forms = tuple(
                    dict.fromkeys(form for form in (*actor.aliases, drafted) if form not in {"", actor.title})
                )
                actors.append(KnownActor(entry.id, actor.title, actor.kind, forms, actor.country))
            case Topic() as topic:
                topics.append(KnownTopic(entry.id, topic.title, topic.terms, topic.broader, topic.identifiers))
            case Brief(source=source):
                briefs.append((source.file, entry.id))
                published += [(source.file, source.published)] if source.published else []
    taken = (entry.id for entry in own if isinstance(entry.record, Brief | Event))
    return Knowledge(tuple(actors), tuple(topics), tuple(published), tuple(briefs), tuple(taken))


def _drafted_title(root: Path, entry: Entry) -> str:
    """The title in the file's last draft, "" where there is none."""
    try:
        draft = (root / "content" / DRAFTS / Path(entry.path).relative_to("content")).read_bytes()
    except FileNotFoundError:
        return ""
    drafted, _ = read_entry(entry.path, draft)
    return drafted.record.title if drafted else ""


def _origin(root: Path, entry: Entry, known: frozenset[str]) -> Literal["drafted", "edited", "own"]:
    path = Path(entry.path).relative_to("content")
    draft = root / "content" / DRAFTS / path
    if path.as_posix() in known:
        return "edited"
    try:
        return "drafted" if draft.read_bytes() == (root / entry.path).read_bytes() else "edited"
    except FileNotFoundError:
        return "own"
