"""How often the events and briefs of an actor or topic name each other topic or actor, of which `actors` and `topics`
are the order: kept, they are changed by what an edit changed, and not counted again over hundreds of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from briefsite.model.graph import Graph, Ids

#: The numbers that belong to a row of `actors` or `topics`, in its order.
Tally = tuple[int, ...]


def counted_in(kind: str) -> str:
    """The table that is ordered by a tally, of a record of a kind; "" where none is.

    >>> counted_in("topic"), counted_in("actor"), counted_in("brief")
    ('actors', 'topics', '')
    """
    return {"topic": "actors", "actor": "topics"}.get(kind, "")


def tally_of(id_: str, kind: str, graph: Graph) -> Tally:
    """The tally of an actor or topic, counted; of any other record none."""
    name = counted_in(kind)
    if not name:
        return ()
    table: Mapping[str, Ids] = getattr(graph, name)
    counts = Counter(_named(table, (*graph.events[id_], *graph.briefs[id_])))
    return tuple(counts[one] for one in table[id_])


def counted_on(
    counts: Mapping[str, int],
    near: tuple[Collection[str], Collection[str]],
    tables: tuple[Mapping[str, Ids], Mapping[str, Ids]],
    others: Collection[str],
) -> tuple[Ids, Tally]:
    """A row and its tally, from what each counted before; what is `near` the record, and the tables in which these name
    others, each before and now. `others` are those whose rows there are others now."""
    was, is_ = map(frozenset, near)
    now = Counter(counts)
    now.subtract(_named(tables[0], (id_ for id_ in was if id_ not in is_ or id_ in others)))
    now.update(_named(tables[1], (id_ for id_ in is_ if id_ not in was or id_ in others)))
    row = tuple(sorted((id_ for id_, count in now.items() if count), key=lambda id_: (-now[id_], id_)))
    return row, tuple(now[id_] for id_ in row)


def _named(table: Mapping[str, Ids], ids: Iterable[str]) -> Iterable[str]:
    return chain.from_iterable(table[id_] for id_ in ids)
