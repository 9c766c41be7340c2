"""How often the events and briefs of an actor or topic name each topic or actor, by which `topics` and `actors` are in
order: kept, and changed by what an edit changed, not counted again over hundreds of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from briefsite.model.graph import Ids, Tally


def counted_in(kind: str) -> str:
    """The table whose rows are in order by a tally, for records of a kind; "" where none is.

    >>> counted_in("topic"), counted_in("actor"), counted_in("brief")
    ('actors', 'topics', '')
    """
    return {"topic": "actors", "actor": "topics"}.get(kind, "")


def most_often(groups: Iterable[Ids]) -> tuple[Ids, Tally]:
    """The ids in some groups, the most frequent first, and how often each is there."""
    return _ranked(Counter(chain.from_iterable(groups)))


def counted_on(
    before: tuple[Ids, Tally],
    near: tuple[Collection[str], Collection[str]],
    tables: tuple[Mapping[str, Ids], Mapping[str, Ids]],
    others: Collection[str],
) -> tuple[Ids, Tally]:
    """The same after an edit, from what it was `before`; what is `near` the record, and the table in which these name
    others, each before and now. `others` are those whose rows there are others now."""
    was, is_ = map(frozenset, near)
    counts = Counter(dict(zip(*before, strict=True)))
    counts.subtract(_named(tables[0], (id_ for id_ in was if id_ not in is_ or id_ in others)))
    counts.update(_named(tables[1], (id_ for id_ in is_ if id_ not in was or id_ in others)))
    return _ranked(+counts)


def _named(table: Mapping[str, Ids], ids: Iterable[str]) -> Iterable[str]:
    return chain.from_iterable(table[id_] for id_ in ids)


def _ranked(counts: Counter[str]) -> tuple[Ids, Tally]:
    row = tuple(sorted(counts, key=lambda id_: (-counts[id_], id_)))
    return row, tuple(counts[id_] for id_ in row)
