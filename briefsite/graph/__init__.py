"""From entries and sources to the graph that every page is a view of. Its cost grows with the links.

>>> graph, issues = link((), ())
>>> graph.entries, issues
({}, ())
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from briefsite.graph.commitments import commitments
from briefsite.graph.gone import with_gone
from briefsite.graph.indexing import company, name_forms, passages_of, related
from briefsite.graph.names import Names
from briefsite.graph.resolved import Resolve, resolved
from briefsite.graph.resolving import Past, Resolver, no_past
from briefsite.graph.withholding import published
from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.records import Brief, Entry
from briefsite.model.sources import Source


def link(
    entries: Iterable[Entry],
    sources: Iterable[Source],
    *,
    drafts: bool = False,
    unread: Collection[str] = (),
    at: datetime | None = None,
    resolve: Resolve = resolved,
    past: Past = no_past,
) -> tuple[Graph, tuple[Issue, ...]]:
    """The graph of all entries, and an issue for every link, id or citation that leads nowhere.

    What may not be read at the instant `at` is left out, with what rests on it, unless `drafts` is set. `unread` are
    the ids of files that could not be read: a link to one is no fault of the linking file, and not told. `resolve` may
    be a remembering `resolved`; `past` says what became of an id that was there before.
    """
    ordered = sorted(entries, key=lambda entry: entry.id)
    readable = published(ordered, drafts=drafts, at=at)
    names = Names(readable)
    hidden = Names(entry for entry in ordered if entry.id not in names.entries)
    resolver = Resolver(names, hidden, unread, past)
    found = {entry.id: resolve(entry, resolver) for entry in readable}
    targets = {id_: one.targets for id_, one in found.items()}
    fields = {id_: one.fields for id_, one in found.items()}
    passages = {id_: one.passages for id_, one in found.items()}
    relations, tallies = related(names.entries, targets, fields, passages)
    by_brief = _sources(readable, sources)
    told = with_gone(names.entries, passages, by_brief)
    bearing = passages_of(names.entries, told)
    bonds = commitments(names.entries, relations["events"])
    graph = Graph(
        entries=names.entries,
        sources=by_brief,
        targets=targets,
        passages=told,
        about=bearing["about"],
        said=bearing["said"],
        relayed=bearing["relayed"],
        briefs=relations["briefs"],
        events=relations["events"],
        actors=relations["actors"],
        topics=relations["topics"],
        tallies=tallies,
        made=bonds["made"],
        received=bonds["received"],
        commitments=bonds["commitments"],
        children=relations["children"],
        backlinks=relations["backlinks"],
        company=company(names.entries, relations["events"], passages),
        names=name_forms(names.entries, relations["briefs"], by_brief),
    )
    return graph, tuple(issue for one in found.values() for issue in one.issues)


def _sources(entries: Iterable[Entry], sources: Iterable[Source]) -> dict[str, Source]:
    by_file = {source.file: source for source in sources}
    briefs = ((entry.id, entry.record.source.file) for entry in entries if isinstance(entry.record, Brief))
    return {id_: by_file[file] for id_, file in briefs if file in by_file}
