"""Files that could not be taken for records, linked as far as they were read: only so that all that is wrong with them
is told at once. They are in no index, and nothing of them is published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from briefsite.graph.names import Names
from briefsite.graph.resolved import resolved
from briefsite.graph.resolving import Past, Resolver, no_past
from briefsite.graph.withholding import published
from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.records import Brief, Entry
from briefsite.model.sources import Source


def link_asides(
    graph: Graph,
    entries: Iterable[Entry],
    asides: Iterable[Entry],
    sources: Iterable[Source],
    *,
    drafts: bool = False,
    unread: Collection[str] = (),
    at: datetime | None = None,
    past: Past = no_past,
) -> tuple[Graph, tuple[Entry, ...], tuple[Issue, ...]]:
    """The graph with the files that were set aside of its `entries`; these, each with an id of its own; and an issue
    for every link, id or citation of theirs that leads nowhere."""
    ordered, read = tuple(entries), tuple(published(tuple(asides), drafts=drafts, at=at))
    apart = tuple(_with_own_ids(read, {*graph.entries, *(entry.id for entry in ordered)}))
    known = dict(graph.entries) | {aside.id: aside for aside, was in zip(apart, read, strict=True) if aside is was}
    hidden = Names(entry for entry in ordered if entry.id not in known)
    resolver = Resolver(Names(known.values()), hidden, frozenset(unread) - known.keys(), past)
    found = {aside.id: resolved(aside, resolver) for aside in apart}
    files = {source.file: source for source in sources}
    own = {
        aside.id: files[aside.record.source.file]
        for aside in apart
        if isinstance(aside.record, Brief) and aside.record.source.file in files
    }
    whole = replace(
        graph,
        entries=known | {aside.id: aside for aside in apart},
        sources={**graph.sources, **own},
        passages={id_: one.passages for id_, one in found.items()},
    )
    return whole, apart, tuple(issue for one in found.values() for issue in one.issues)


def _with_own_ids(asides: Iterable[Entry], taken: set[str]) -> Iterator[Entry]:
    """Each with an id that no other has."""
    for number, aside in enumerate(asides):
        if aside.id in taken:
            yield replace(aside, id=f"{aside.id}-{number}-")  # no name makes such an id
        else:
            taken.add(aside.id)
            yield aside
