"""Is a topic broader than itself, or an event a part of itself, by any way round?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.records import Event, Topic


def cycle_issues(graph: Graph) -> Iterator[Issue]:
    """One issue a cycle, at its first entry."""
    records = {id_: entry.record for id_, entry in graph.entries.items()}
    yield from _cycles(graph, {id_: r.broader for id_, r in records.items() if isinstance(r, Topic)}, "broader")
    yield from _cycles(graph, {id_: r.part_of for id_, r in records.items() if isinstance(r, Event)}, "part_of")


def _cycles(graph: Graph, above: Mapping[str, str], field: str) -> Iterator[Issue]:
    settled: set[str] = set()
    for start in above:
        trail: dict[str, None] = {}
        at = start
        while at and at in above and at not in settled and at not in trail:
            trail[at] = None
            at = above[at]
        if at in trail:
            yield _issue(graph, list(trail)[list(trail).index(at) :], field)
        settled.update(trail)


def _issue(graph: Graph, ring: list[str], field: str) -> Issue:
    turn = ring.index(min(ring))
    ring = ring[turn:] + ring[:turn]
    message = f"{field} goes round in a circle: {' → '.join([*ring, ring[0]])}"
    return Issue(graph.entries[ring[0]].place(field), "cycle", message, f"take {field} out of one of them")
