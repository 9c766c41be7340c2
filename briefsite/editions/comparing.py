"""The next edition: what is published now, compared with what all editions before say was published last."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from briefsite.model.editions import Change, Edition, Facts
from briefsite.model.graph import Graph
from briefsite.model.records import FOLDERS, KINDS, Entry, Kind

#: Fields that are no news: a reader does not see them, or sees them in others, as a brief's lists in its statements.
_SILENT = frozenset({"actors", "date_reason", "events", "expires", "gone", "plover", "private", "publish", "salience"})
_ORDER = tuple(FOLDERS)
#: A record's kind and id.
Key = tuple[Kind, str]


def next_edition(
    before: Sequence[Edition],
    graph: Graph,
    at: datetime,
    moved: Mapping[str, str] | None = None,
    given: Iterable[str] = (),
) -> Edition | None:
    """What `graph` has that readers were not given yet, to go out at an instant; None where that is nothing. `moved`
    leads from the ids that records had to those that they have; `given` are pages that readers were given though no
    edition tells of them: the first one notes which of them are old addresses."""
    last = standing(before)
    now = {(entry.kind, entry.id): facts_of(graph, entry) for entry in graph.entries.values()}
    changes = list(_changes(last, now, moved or {}))
    if changes and not before:
        changes += [Change(*key, "moved") for key in _keys(given) if key not in now and key[1] in (moved or {})]
    changes.sort(key=lambda one: (_ORDER.index(one.kind), one.id))
    number = before[-1].number + 1 if before else 1
    return Edition(number, at.isoformat(timespec="seconds"), tuple(changes)) if changes else None


def standing(editions: Sequence[Edition]) -> dict[Key, Facts]:
    """What readers were given, all editions together."""
    found: dict[Key, Facts] = {}
    for edition in editions:
        for change in edition.changes:
            if change.facts is None:
                found.pop((change.kind, change.id), None)
            else:
                found[change.kind, change.id] = change.facts
    return found


def without_facts(editions: Sequence[Edition]) -> tuple[Edition, ...]:
    """The editions as pages tell of them, without what only the next comparison needs."""
    return tuple(
        replace(edition, changes=tuple(replace(change, facts=None) for change in edition.changes))
        for edition in editions
    )


def facts_of(graph: Graph, entry: Entry) -> Facts:
    """What is published of a record: its fields, and its statements; an event also has those about it."""
    record = entry.record
    named = ((field.name, _plain(getattr(record, field.name))) for field in fields(record))
    said = (*graph.passages[entry.id], *(graph.about[entry.id] if entry.kind == "event" else ()))
    statements = sorted(_digest([one.entry, one.block.kind, one.block.text]) for one in said)
    return Facts({name: _digest(value) for name, value in named if value and name not in _SILENT}, tuple(statements))


def _changes(last: Mapping[Key, Facts], now: Mapping[Key, Facts], moved: Mapping[str, str]) -> Iterator[Change]:
    earlier = dict(last)
    for key in [key for key in last if key not in now]:
        heir = _heir(key, now, moved)
        yield Change(*key, "moved" if heir else "gone")
        if heir and heir not in last:
            earlier[heir] = last[key]
    for key, facts in now.items():
        change = _change(key, earlier.get(key), facts)
        if change or key not in last:
            yield change or Change(*key, "moved", facts=facts)


def _keys(pages: Iterable[str]) -> Iterator[Key]:
    """The records whose pages these are, or were."""
    for folder, _, name in (page.partition("/") for page in pages):
        if folder in KINDS and name.endswith(".html"):
            yield KINDS[folder], name.removesuffix(".html")


def _heir(key: Key, now: Mapping[Key, Facts], moved: Mapping[str, str]) -> Key | None:
    """The record that an id leads to today, if it is of the same kind and published."""
    kind, id_ = key
    seen = {id_}
    while (id_ := moved.get(id_, "")) and id_ not in seen:
        if (kind, id_) in now:
            return kind, id_
        seen.add(id_)
    return None


def _change(key: Key, before: Facts | None, now: Facts) -> Change | None:
    """What differs; None where nothing does that a reader would call news."""
    if before is None:
        return Change(*key, "new", facts=now)
    added = sum((Counter(now.statements) - Counter(before.statements)).values())
    removed = sum((Counter(before.statements) - Counter(now.statements)).values())
    names = sorted({*before.fields, *now.fields} - _SILENT)
    differ = [name for name in names if before.fields.get(name) != now.fields.get(name)]
    if not (differ or added or removed):
        return None
    change = Change(*key, "changed", tuple(_news(differ, now)), added, removed, now)
    return change if change.fields or added or removed else replace(change, what="moved")


def _news(differ: Sequence[str], now: Facts) -> Iterator[str]:
    """The fields that differ, as a reader is told: of the status, only that an editor has read it."""
    for name in differ:
        if name != "status":
            yield name
        elif now.fields.get(name) == _digest("reviewed"):
            yield "read"


def _plain(value: Any) -> Any:
    """A value of a record without what says nothing, so that a field that is new to the program is no change."""
    if is_dataclass(value):
        found = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {name: one for name, one in found.items() if one}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
