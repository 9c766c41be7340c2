"""What people wrote in `content/`, for the next conversion to know.

A file that still is what the converter wrote is left out, but for what it is called: a conversion must not learn from
itself, or converting twice would not be converting once.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from briefsite.content.reading import read_content
from briefsite.merging import DRAFTS
from briefsite.merging.lineage import Lineage, lineage
from briefsite.merging.memory import MERGED, recall
from briefsite.merging.redirection import of_today
from briefsite.merging.renaming import markdown_below
from briefsite.merging.standing import look_around
from briefsite.merging.texts import KEPT
from briefsite.merging.threeway import FORMER, ROLE, UNLISTED
from briefsite.model.issues import Issue
from briefsite.model.knowledge import Knowledge, KnownActor, KnownTopic
from briefsite.model.records import Actor, Brief, Entry, Event, Topic
from briefsite.model.slugs import id_of
from briefsite.pipeline.earlier import known_things, last_drafts
from briefsite.pipeline.records import Records
from briefsite.sources import FOLDER


def what_is_known(root: Path, records: Records | None = None) -> tuple[Knowledge, tuple[Issue, ...]]:
    """The knowledge in the files that a person wrote or changed, what all things are called, and what keeps some files
    from being read. `records` are those of the site, if some of them are remembered."""
    records = records or Records(root)
    entries, issues = read_content(root, records.read)
    content = root / "content"
    standing = look_around(content)
    past = lineage(content / DRAFTS).moved({before: now for now, before in standing.moved.items()})
    of_brief = past.of_brief
    astray = filter(None, (records.astray(*pair) for pair in sorted(standing.astray.items())))
    entries = tuple(_of_a_text(root, entry, of_brief) for entry in (*entries, *astray))
    memory = of_today(recall(content / DRAFTS), standing)
    edited = [entry for entry in entries if _is_a_persons(entry, records, memory.touched)]
    theirs = {entry.path for entry in edited}
    merged = markdown_below(content / DRAFTS / MERGED) & {before for before, _ in memory.renames}
    untouched = {entry.path: entry for entry in entries if entry.path not in theirs}
    drafted = last_drafts(records, standing, untouched, merged)
    records.keep()
    unlisted = frozenset(path for path, refusal in memory.refusals if refusal == UNLISTED)
    learnt = knowledge_of(edited, drafted, memory.words, unlisted)
    renames = [(old, now) for old, now in memory.renames if now not in standing.gone]
    digested = {entry.id: entry.record.source.file for entry in entries if isinstance(entry.record, Brief)}
    there = {*standing.files, *standing.astray}
    unread = {id_of(path) for path in there if path.startswith("briefs/")} - digested.keys()
    learnt = _with_ids(learnt, past, renames, lambda file, brief: brief in unread or digested.get(brief) == file)
    own = {entry.id: entry for entry in edited if isinstance(entry.record, Event)}  # also where no last draft is left
    return replace(learnt, things=known_things(own | drafted)), issues


def _of_a_text(root: Path, entry: Entry, of_brief: Mapping[str, str]) -> Entry:
    """A brief that names no text of today, and is known to be that of another (`of_brief`): of one renamed since,
    which a reviewed file does not say yet."""
    record, file = entry.record, of_brief.get(entry.id)
    if not isinstance(record, Brief) or file in (None, record.source.file) or _is_text(root, record.source.file):
        return entry
    return replace(entry, record=replace(record, source=replace(record.source, file=file)))


def _is_text(root: Path, file: str) -> bool:
    """Whether a text has just that name, or had when it was withdrawn: some systems find a file by another."""
    places = (root / FOLDER / file, root / "content" / DRAFTS / KEPT / file)
    return any(place.parent.is_dir() and place in place.parent.iterdir() for place in places)


def _with_ids(
    learnt: Knowledge, past: Lineage, renames: Iterable[tuple[str, str]], stands: Callable[[str, str], bool]
) -> Knowledge:
    """What was learnt, with the ids that must stay whose they are: a text's brief keeps its id, whatever it is called,
    and the names that things had before are known. (Those of a thing that was deleted may come again: they are refused
    like the thing.) `stands` says of a text's file and the id of its last brief whether that is its brief still: then a
    second one, which a person wrote or copied, does not take its place."""
    earlier = {file: brief for brief, file in past.of_brief.items()}
    still = {file: brief for file, brief in earlier.items() if stands(file, brief)}
    named = dict(learnt.briefs) | still
    # A brief put in the place of another is one text's, and no longer the other's too: also where it is a second one.
    given = {*still.values(), *(brief for _, brief in learnt.briefs)}
    chosen = {file: brief for file, brief in earlier.items() if brief not in given} | named
    others = sorted({*learnt.briefs} - chosen.items())
    former = tuple(sorted((id_of(old), id_of(now)) for old, now in renames))
    return replace(learnt, briefs=(*others, *sorted(chosen.items())), splits=past.splits, former=former)


def knowledge_of(
    edited: Iterable[Entry],
    drafted: Mapping[str, Entry] | None = None,
    taught: Mapping[str, frozenset[str]] | None = None,
    unlisted: Container[str] = (),
) -> Knowledge:
    """What entries that a person has edited, or written without a draft, tell a conversion.

    Names and days of publication that the last drafts have, by id, are the converter's own, unless a person taught it
    these (by path below `content/`). Who gives an actor a better name still means the same actor, also in files whose
    list of other names was taken out before (`unlisted`).
    """
    actors, topics, published, briefs, taken = [], [], [], [], []
    for entry in edited:
        last = (drafted or {}).get(entry.id)
        path = entry.path.removeprefix("content/")
        words = (taught or {}).get(path, frozenset[str]())
        match entry.record:
            case Actor() as actor:
                before = last.record if last and isinstance(last.record, Actor) else None
                forms = _forms(actor, before, words, listed=path not in unlisted)
                roles = _roles(actor, before, words)
                actors.append(KnownActor(entry.id, actor.title, actor.kind, forms, actor.country, roles))
            case Topic() as topic:
                topics.append(KnownTopic(entry.id, topic.title, topic.terms, topic.broader, topic.identifiers))
            case Brief(source=source):
                briefs.append((source.file, entry.id))
                if source.published and (source.published in words or source.published != _published(last)):
                    published.append((source.file, source.published))
            case Event():
                taken.append(entry.id)
    return Knowledge(tuple(actors), tuple(topics), tuple(published), tuple(briefs), tuple(taken))


def _forms(actor: Actor, drafted: Actor | None, taught: frozenset[str], *, listed: bool) -> tuple[str, ...]:
    """The other names of an actor that come from a person, and the name under which it was drafted.

    A name that only the last draft has was struck, unless the file's list of them was gone before (not `listed`).
    """
    known = drafted.aliases if drafted else ()
    own = [name for name in actor.aliases if name not in known or not taught.isdisjoint((name, FORMER + name))]
    former = (word.removeprefix(FORMER) for word in sorted(taught) if word.startswith(FORMER))
    own += [name for name in former if name not in known or not listed]  # what no text has been found to say
    forms = (*own, drafted.title) if drafted else own
    return tuple(dict.fromkeys(name for name in forms if name != actor.title))


def _roles(actor: Actor, drafted: Actor | None, taught: frozenset[str]) -> tuple[str, ...]:
    """The roles of an actor that come from a person: those that no draft had, and those that a person taught."""
    known = {role.title for role in drafted.roles} if drafted else frozenset[str]()
    own = (role for role in actor.roles if role.title not in known or ROLE + role.title in taught)
    return tuple(dict.fromkeys(f"{role.title} {role.rank}".strip() for role in own))


def _published(drafted: Entry | None) -> str:
    return drafted.record.source.published if drafted and isinstance(drafted.record, Brief) else ""


def _is_a_persons(entry: Entry, records: Records, touched: frozenset[str]) -> bool:
    """Whether a person wrote the file, or has changed it or its name."""
    path = entry.path.removeprefix("content/")
    return path in touched or not records.is_as_drafted(path)
