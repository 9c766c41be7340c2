"""The graph after some files were edited, from the graph before: what they name is resolved anew, and rows of what they
named or name now are made anew. All other rows are the ones there were.

It gives what `link` would give. Tables are laid over those that there were, which may be read row by row. Where an edit
reaches further than the rows of those whom it names (a heading that others may lead to, a commitment, a text that is
another), it says so instead.
"""

from __future__ import annotations

from collections import ChainMap, Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from itertools import permutations
from typing import Any, TypeVar

from briefsite.graph.indexing import all_named, forms_of, named_in
from briefsite.graph.names import names_of
from briefsite.graph.resolved import Resolved, resolved
from briefsite.graph.resolving import Resolver
from briefsite.graph.tallies import counted_in, counted_on
from briefsite.model.graph import Company, Graph, Ids, Passage, Tally
from briefsite.model.nouns import dataclass
from briefsite.model.records import Brief, Entry, Event, Topic

Row = TypeVar("Row")
#: Rows that are made anew, by the name of their table, over those that there were.
Rows = Mapping[str, ChainMap[str, Ids]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A graph of entries none of which is withheld, with what it was made of: what each entry names, and who resolved
    it. No sentence is gone from under any of its passages."""

    graph: Graph
    found: Mapping[str, Resolved]
    resolver: Resolver


def reaches_far(before: Entry, now: Entry) -> bool:
    """Whether an edit may change more than what its entry names, and who names it by its names."""
    return _beyond(before) != _beyond(now)


def is_renamed(before: Entry, now: Entry) -> bool:
    """Whether an entry goes by other names: then whoever may name it by one is to be resolved anew."""
    return names_of(before) != names_of(now)


def _beyond(entry: Entry) -> tuple[Any, ...]:
    """What other entries depend on, beside what this one names."""
    record = entry.record
    theirs: tuple[Any, ...] = record.status, record.publish, record.expires, entry.body.headings
    if isinstance(record, Brief):
        return *theirs, record.commitments, record.source.file, record.gone
    if isinstance(record, Event):
        return *theirs, record.part_of
    return *theirs, record.broader if isinstance(record, Topic) else None


def relink(
    linked: Linked,
    edited: Mapping[str, Entry],
    resolver: Resolver | None = None,
    kind_of: Callable[[str], str] | None = None,
) -> Linked:
    """With the entries of these ids in place of those that there were; none of the edits reaches far. Where one is
    renamed, `resolver` knows the names of today, and those who may name it are among the entries. `kind_of` tells the
    kind of a record, where that can be told without looking at it."""
    graph, resolver = linked.graph, resolver or linked.resolver
    kind_of = kind_of or (lambda id_: graph.entries[id_].kind)
    again = {id_: resolved(entry, resolver) for id_, entry in edited.items()}
    both = _Both(linked.found, again)
    entries = over(graph.entries, edited)
    rows = _related(graph, kind_of, both)
    tallies = _counted(graph, rows, both, kind_of)
    bonds = _under(graph, rows["events"], kind_of)
    named = {*_differing(graph.briefs, rows["briefs"].maps[0]), *_renamed(graph, edited)}
    names = {
        id_: tuple(forms_of(entries[id_], rows["briefs"][id_], graph.sources, graph.names[id_], graph.briefs[id_]))
        for id_ in named
        if kind_of(id_) == "actor"
    }
    made: dict[str, Any] = {**_bearing(graph, both), **rows}
    now = replace(
        graph,
        entries=entries,
        targets=over(graph.targets, {id_: one.targets for id_, one in again.items()}),
        passages=over(graph.passages, {id_: one.passages for id_, one in again.items()}),
        commitments=bonds,
        tallies=over(graph.tallies, tallies),
        company=_company(graph, rows, both, kind_of),
        names=over(graph.names, names),
        **made,
    )
    return Linked(now, both.found, resolver)


def _renamed(graph: Graph, edited: Mapping[str, Entry]) -> Iterator[str]:
    return (id_ for id_, entry in edited.items() if is_renamed(graph.entries[id_], entry))


def over(table: Mapping[str, Row], rows: Mapping[str, Row]) -> ChainMap[str, Row]:
    """A table with some rows in place of those that there were."""
    return ChainMap(dict(rows), _as_it_was(table))


def _as_it_was(table: Mapping[str, Row]) -> MutableMapping[str, Row]:
    """A table that is looked up in, and never written to: only what lies over it is."""
    return table  # type: ignore[return-value]


class _Both:
    """What every entry names, before and now."""

    def __init__(self, before: Mapping[str, Resolved], again: Mapping[str, Resolved]) -> None:
        self.edited = again.keys()
        self.before = before
        self.found = over(before, again)

    def named(self, id_: str) -> Ids:
        """What an entry names now."""
        return _named(id_, self.found[id_])

    def named_before(self, id_: str) -> Ids:
        return _named(id_, self.before[id_])

    def passages(self, found: Mapping[str, Resolved]) -> Iterator[Passage]:
        """The passages of the entries that were edited, but for notes."""
        return (one for id_ in self.edited for one in found[id_].passages if one.block.kind != "note")


def _named(id_: str, one: Resolved) -> Ids:
    return all_named(id_, one.fields, one.targets, one.passages)


def _bearing(graph: Graph, both: _Both) -> dict[str, Mapping[str, tuple[Passage, ...]]]:
    """`about`, `said` and `relayed`."""
    gone, come = (_borne(both.passages(found)) for found in (both.before, both.found))
    bearing: dict[str, Mapping[str, tuple[Passage, ...]]] = {}
    for name in ("about", "said", "relayed"):
        table: Mapping[str, tuple[Passage, ...]] = getattr(graph, name)
        rows = {
            id_: _in_order((*(one for one in table[id_] if one.entry not in both.edited), *come[name].get(id_, ())))
            for id_ in {**gone[name], **come[name]}
            if gone[name].get(id_) != come[name].get(id_)
        }
        bearing[name] = over(table, rows)
    return bearing


def _borne(passages: Iterable[Passage]) -> dict[str, dict[str, list[Passage]]]:
    found: dict[str, dict[str, list[Passage]]] = {"about": {}, "said": {}, "relayed": {}}
    for one in passages:
        for name, ids in (("about", named_in(one)), ("said", [one.speaker]), ("relayed", [one.channel])):
            for id_ in filter(None, ids):
                found[name].setdefault(id_, []).append(one)
    return found


def _in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda one: (one.entry, one.number)))


def _related(graph: Graph, kind_of: Callable[[str], str], both: _Both) -> Rows:
    """`briefs`, `events`, `actors`, `topics` and `backlinks`, but for what is told by counting."""
    naming = over(graph.backlinks, {})
    touched = dict.fromkeys(both.edited)
    for id_ in both.edited:
        was, is_ = set(both.named_before(id_)), set(both.named(id_))
        for other in was ^ is_:
            naming[other] = tuple(sorted({*naming[other]} - {id_} if other in was else {*naming[other], id_}))
            touched[other] = None
    rows = {name: over(getattr(graph, name), {}) for name in ("briefs", "events", "actors", "topics")}
    for id_ in touched:
        named, kind = both.named(id_), kind_of(id_)
        either = sorted({*named, *naming[id_]})
        rows["briefs"][id_] = _of_kind(kind_of, either, "brief")
        rows["events"][id_] = _of_kind(kind_of, naming[id_] if kind in {"actor", "topic"} else named, "event")
        for name, of in (("actors", "actor"), ("topics", "topic")):
            if name != counted_in(kind):
                rows[name][id_] = _of_kind(kind_of, named, of)
    return rows | {"backlinks": naming}


def _counted(graph: Graph, rows: Rows, both: _Both, kind_of: Callable[[str], str]) -> dict[str, Tally]:
    """The tallies that were made anew; the rows that are told by them are put in their places."""
    found: dict[str, Tally] = {}
    others = {name: frozenset(_differing(getattr(graph, name), rows[name].maps[0])) for name in ("actors", "topics")}
    for id_ in _near(graph, rows, rows["backlinks"], both):
        if name := counted_in(kind_of(id_)):
            was: Mapping[str, Ids] = getattr(graph, name)
            near = (*graph.events[id_], *graph.briefs[id_]), (*rows["events"][id_], *rows["briefs"][id_])
            before = was[id_], graph.tallies[id_]
            rows[name][id_], found[id_] = counted_on(before, near, (was, rows[name]), others[name])
    return found


def _near(graph: Graph, rows: Rows, naming: Mapping[str, Ids], both: _Both) -> set[str]:
    """Those of whose events and briefs some name others than before, or which are others."""
    found = {id_ for name in ("briefs", "events") for id_ in _differing(getattr(graph, name), rows[name].maps[0])}
    others = {id_ for name in ("actors", "topics") for id_ in _differing(getattr(graph, name), rows[name].maps[0])}
    for id_ in both.edited:
        if id_ in others or set(both.named_before(id_)) != set(both.named(id_)):
            found.update((id_, *both.named_before(id_), *both.named(id_), *naming[id_]))
    return found


def _of_kind(kind_of: Callable[[str], str], ids: Iterable[str], kind: str) -> Ids:
    return tuple(id_ for id_ in ids if kind_of(id_) == kind)


def _differing(before: Mapping[str, Row], now: Mapping[str, Row]) -> list[str]:
    return [id_ for id_, row in now.items() if before[id_] is not row and before[id_] != row]


def _under(graph: Graph, events: ChainMap[str, Ids], kind_of: Callable[[str], str]) -> Mapping[str, Any]:
    """`commitments`: those that the events under a topic brought."""
    topics = [id_ for id_ in _differing(graph.events, events.maps[0]) if kind_of(id_) == "topic"]
    rows = {id_: tuple(one for event in events[id_] for one in graph.commitments[event]) for id_ in topics}
    return over(graph.commitments, rows) if rows else graph.commitments


def _company(graph: Graph, rows: Rows, both: _Both, kind_of: Callable[[str], str]) -> Mapping[str, tuple[Company, ...]]:
    """`company`: of the actors who stand beside others in what was edited, or met at an event that was."""
    more: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passages, by in ((both.passages(both.before), -1), (both.passages(both.found), 1)):
        for passage in passages:
            actors = dict.fromkeys(id_ for id_ in passage.targets if id_ and kind_of(id_) == "actor")
            for one, beside in permutations(actors, 2):
                more[one][beside] += by
    changed = [id_ for id_ in both.edited if kind_of(id_) == "event" and graph.actors[id_] != rows["actors"][id_]]
    met = {actor for id_ in changed for actor in (*graph.actors[id_], *rows["actors"][id_])}
    found = {id_: _beside(id_, graph, rows, more[id_], again=id_ in met) for id_ in met.union(more)}
    found = {id_: row for id_, row in found.items() if row != graph.company[id_]}
    return over(graph.company, found) if found else graph.company


def _beside(id_: str, graph: Graph, rows: Rows, more: Mapping[str, int], *, again: bool) -> tuple[Company, ...]:
    """The company of an actor, with so many more statements beside others."""
    statements = Counter({one.actor: one.statements for one in graph.company[id_]})
    statements.update(more)
    together: dict[str, Ids] = {one.actor: one.events for one in graph.company[id_]}
    if again:
        together = {}
        for event in sorted(rows["events"][id_]):
            for other in rows["actors"][event]:
                together[other] = (*together.get(other, ()), event)
        together.pop(id_, None)
    others = {other for other in (*statements, *together) if statements[other] or together.get(other)}
    found = [Company(other, together.get(other, ()), statements[other]) for other in others]
    return tuple(sorted(found, key=lambda one: (-len(one.events), -one.statements, one.actor)))
