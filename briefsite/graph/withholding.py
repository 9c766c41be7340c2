"""What is not published: drafts, what is under embargo, what has expired, and what rests on such alone.

A page needs evidence that may be read. So an event, actor or topic all of whose evidence is in briefs that are withheld
is withheld with them, and a single role, account or commitment that cites nothing else is left out of its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from briefsite.graph.names import names_of
from briefsite.model.instants import parse_instant
from briefsite.model.locators import parse_locator
from briefsite.model.records import Brief, Entry, as_lines, cited_fields, standing
from briefsite.model.slugs import id_of


def published(entries: Sequence[Entry], *, drafts: bool = False, at: datetime | None = None) -> list[Entry]:
    """The entries that may be read at an instant, without the facts that rest on others.

    Where the instant is not known, what has an embargo is withheld and what can expire has expired. With `drafts`,
    which is for a desk's own preview, everything may be read.
    """
    if drafts:
        return list(entries)
    held = {entry.id for entry in entries if not _may_be_read(entry, at)}
    if not held:
        return list(entries)
    naming = _naming(entries)
    held |= {entry.id for entry in entries if _rests_on(entry, held, naming)}
    return [_without(entry, held) for entry in entries if entry.id not in held]


def turning_points(entries: Iterable[Entry]) -> list[datetime]:
    """The instants at which anything may be read that could not be before, or no more, in order."""
    named = {text for entry in entries for text in (entry.record.publish, entry.record.expires) if text}
    return sorted(parse_instant(text) for text in named)


def is_whole(entries: Iterable[Entry], shown: Mapping[str, Entry]) -> bool:
    """Whether nothing of the entries that were read is withheld from those that are `shown`, and nothing is gone from
    under any passage: where an edit is linked alone, no more than that can be told."""
    read = tuple(entries)
    gone = any(isinstance(entry.record, Brief) and entry.record.gone for entry in read)
    return not gone and all(shown.get(entry.id) is entry for entry in read)


def _may_be_read(entry: Entry, at: datetime | None) -> bool:
    record = entry.record
    if record.status == "draft":
        return False
    begun = not record.publish or (at is not None and parse_instant(record.publish) <= at)
    ended = record.expires and (at is None or parse_instant(record.expires) <= at)
    return begun and not ended


def _naming(entries: Iterable[Entry]) -> Mapping[str, set[str]]:
    """The briefs that name an id, a title or an alias, in front matter or body."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if isinstance(entry.record, Brief):
            record = entry.record
            linked = (id_of(link.target) for link in entry.body.links)
            for name in (*record.actors, *record.events, *record.topics, *linked):
                found[name.casefold()].add(entry.id)
    return found


def _rests_on(entry: Entry, held: Collection[str], naming: Mapping[str, set[str]]) -> bool:
    """Whether all evidence of an entry is in briefs that are withheld. One that cites nothing and that a person wrote
    rests on that person."""
    if isinstance(entry.record, Brief):
        return False
    cited = {locator.brief for _, locator in cited_fields(entry.record)}
    cited |= {citation.brief for citation in entry.body.citations if citation.brief}
    briefs = cited.union(*(naming.get(name.casefold(), ()) for name in (entry.id, *names_of(entry))))
    return (bool(cited) or entry.record.status == "drafted") and bool(briefs) and briefs <= set(held)


def _without(entry: Entry, held: Collection[str]) -> Entry:
    """The entry without the items of its front matter that cite a brief that is withheld; `lines` follows."""
    changed: dict[str, Any] = {}
    lines = entry.lines
    for name, items in _listed(entry.record):
        kept = [number for number, item in enumerate(items) if not _cites(item, held)]
        if len(kept) < len(items):
            changed[name] = tuple(items[number] for number in kept)
            lines = as_lines(_renumbered(standing(lines), name, kept))
    return replace(entry, record=replace(entry.record, **changed), lines=lines) if changed else entry


def _listed(record: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            yield field.name, value


def _cites(item: Any, held: Collection[str]) -> bool:
    """Whether an item rests on a brief that is withheld. What is `gone` cites none: it is its own brief's."""
    cite = getattr(item, "cite", "")
    return bool(cite) and parse_locator(cite).brief in held


def _renumbered(
    lines: Iterable[tuple[str, int, int]], name: str, kept: Sequence[int]
) -> Iterator[tuple[str, int, int]]:
    for path, line, column in lines:
        first, _, rest = path.partition(".")
        number, _, key = rest.partition(".")
        if first != name or not number.isdigit():
            yield path, line, column
        elif int(number) in kept:
            yield ".".join(filter(None, (name, str(kept.index(int(number))), key))), line, column
