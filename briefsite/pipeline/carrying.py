"""The tables of a library that an edit leaves as they were, carried into the library that follows.

A table that is not named here is made anew when it is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model.graph import Company, Graph, Ids, cited_in
from briefsite.model.records import Entry
from briefsite.pages.library import Library

Cited = Mapping[str, set[int]]

#: Made of records alone, without their bodies; ids and kinds are the same.
OF_RECORDS = frozenset(
    {
        "briefs",
        "events",
        "actors",
        "topics",
        "in_time",
        "rank",
        "latest",
        "recency",
        "placed",
        "places",
        "topic_numbers",
        "states",
        "_states",
        "members",
        "_refs",
    }
)
#: Made of records and of one table of the graph.
OF_A_TABLE = {"is_promised": "made", "ranks_of": "events"}


def carried(before: Library, graph: Graph, edited: Mapping[str, Entry]) -> Library:
    """The library of a graph in which these entries stand in place of those of the one before."""
    now = before.of(graph)
    made = vars(before)
    for name in made.keys() & frozenset(_same(before.graph, graph, edited)):
        vars(now)[name] = made[name]
    if "_cited" in made and (cited := _more(made["_cited"], before.graph.entries, edited)) is not None:
        vars(now)["_cited"] = cited
    return now


def _same(before: Graph, graph: Graph, edited: Mapping[str, Entry]) -> Iterator[str]:
    if all(before.entries[id_].record == entry.record for id_, entry in edited.items()):
        yield from OF_RECORDS
        yield from (name for name, table in OF_A_TABLE.items() if getattr(before, table) == getattr(graph, table))
        if all(
            _met(row) == _met(graph.company[id_])
            for id_, row in before.company.items()
            if row is not graph.company[id_]
        ):
            yield "ties"


def _met(company: tuple[Company, ...]) -> dict[str, Ids]:
    """With whom an actor met, and where: not how often both are named."""
    return {one.actor: one.events for one in company if one.events}


def _more(cited: Cited, before: Mapping[str, Entry], edited: Mapping[str, Entry]) -> Cited | None:
    """The cited paragraphs, with those that are cited now; None where one may be cited no more."""
    found = dict(cited)
    for id_, entry in edited.items():
        was, is_ = _pairs(before[id_]), _pairs(entry)
        if not was <= is_:
            return None
        for brief, number in is_ - was:
            found[brief] = {*found.get(brief, ()), number}
    return found


def _pairs(entry: Entry) -> frozenset[tuple[str, int]]:
    return frozenset((one.brief, number) for one in cited_in(entry) for number in one.paragraphs)
