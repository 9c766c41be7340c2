"""What is there already: the last drafts, by the ids of today, so that actors and events keep their addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from briefsite.merging.memory import MERGED, WAITING
from briefsite.merging.standing import Standing
from briefsite.model.knowledge import KnownThing
from briefsite.model.locators import parse_locator
from briefsite.model.records import Actor, Brief, Entry, Event
from briefsite.pipeline.records import Records


def last_drafts(
    records: Records, standing: Standing, untouched: Mapping[str, Entry], merged: Iterable[str] = ()
) -> dict[str, Entry]:
    """Every last draft by the id that its file has, or had when it was deleted. `untouched` are the files (by path
    below the root) that still are their drafts, `merged` the paths that were made one with others."""
    found, today = dict[str, Entry](), _today(standing)
    for path in sorted(standing.based):
        entry = untouched.get(f"content/{path}") or records.draft(path)
        if entry:
            found[today.get(entry.id, entry.id)] = entry
    put_by = [(WAITING, path) for path in sorted(standing.left)] + [(MERGED, path) for path in sorted(merged)]
    for folder, path in put_by:
        entry = records.draft(path, f"{folder}/")
        if entry:
            found.setdefault(today.get(entry.id, entry.id), entry)
    return found


def known_things(drafted: Mapping[str, Entry]) -> tuple[KnownThing, ...]:
    """Every actor and event that was drafted, with the briefs that have it."""
    today = {entry.id: id_ for id_, entry in drafted.items()}
    briefs = defaultdict[str, list[str]](list)
    for id_, entry in sorted(drafted.items()):
        if isinstance(entry.record, Brief):
            for name in (*entry.record.actors, *entry.record.events):
                briefs[today.get(name, name)].append(id_)
    found = []
    for id_, entry in sorted(drafted.items()):
        match entry.record:
            case Actor() as actor:
                found.append(KnownThing(id_, actor.kind, actor.title, tuple(briefs[id_]), actor.aliases))
            case Event() as event:
                cited = [parse_locator(account.cite) for account in event.accounts if account.cite]
                told = frozenset((today.get(at.brief, at.brief), number) for at in cited for number in at.paragraphs)
                there = tuple(dict.fromkeys((*(today.get(at.brief, at.brief) for at in cited), *briefs[id_])))
                who = tuple(today.get(one, one) for one in event.participants)
                found.append(KnownThing(id_, event.kind, event.title, there, (), event.date, who, told))
    return tuple(found)


def _today(standing: Standing) -> dict[str, str]:
    """From the id of a file's last draft to that of a file renamed since."""
    return {PurePosixPath(before).stem: PurePosixPath(now).stem for now, before in standing.moved.items()}
