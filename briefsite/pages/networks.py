"""Who took part together: the picture of the whole site, and that of the company an actor keeps.

A tie is an event, not called off, in which both took part; being named in one sentence is none. Of many actors, those
tied to most others are drawn, and of many ties the strongest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice
from math import log2

from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import NetworkPage
from briefsite.model.pages.pictures import Network, Pair, Row, Tie
from briefsite.pages.library import Library
from briefsite.pages.lines import line
from briefsite.pages.moments import latest, moment
from briefsite.pages.seriation import in_rows

#: How many actors the picture of the site has, on the home page and on a page of its own.
HOME, WHOLE = 20, 60
#: How many ties for each row are drawn before some are left out, and how many of each row's are then drawn in any case.
_TIES, _EACH = 2, 1
#: How many pairs stand in words, beside those that are drawn.
_PAIRS = 60

#: By pair of actor ids, the lesser first: the events that tie them, in order of time.
Ties = Mapping[tuple[str, str], Sequence[str]]
#: Ties that are drawn, and how many more there are.
Drawn = tuple[tuple[tuple[tuple[str, str], tuple[str, ...]], ...], int]


def whole(library: Library, rows: int) -> Network:
    """The picture of the site, with at most so many rows."""
    return library.once(_whole, str(rows))


@line
def _whole(library: Library, rows: str) -> Network:
    chosen, left = library.once(_chosen, rows)
    others = dict(chosen)
    ties, left_out = library.once(_drawn_of_all, rows)
    drawn = dict(ties)
    seen = in_rows(list(others), dict.fromkeys(drawn, 1))
    return Network(
        rows=tuple(Row(ref, others=others[ref.id]) for ref in library.refs(seen)),
        ties=tuple(_drawn(library, seen, drawn)),
        actors_left_out=left,
        ties_left_out=left_out,
    )


@line
def _drawn_of_all(library: Library, rows: str) -> Drawn:
    """The ties in the picture of the site, and how many more there are."""
    chosen, _ = library.once(_chosen, rows)
    return _to_keep(*_strongest(library, [id_ for id_, _ in chosen]))


@line
def _chosen(library: Library, rows: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """The actors in the picture, each with the number of others to whom it is tied, and how many are left out."""
    others = dict(library.once(_tied, ""))
    least = next(islice(others.values(), int(rows) - 1, None), 1)
    among = [id_ for id_, count in others.items() if count >= least]
    chosen = sorted(among, key=lambda id_: (-others[id_], -library.once(_told, id_), id_))[: int(rows)]
    return tuple((id_, others[id_]) for id_ in chosen), len(others) - len(chosen)


@line
def _tied(library: Library, _: str) -> tuple[tuple[str, int], ...]:
    """To how many others each actor is tied who is to any, the most first."""
    return tuple(Counter(id_ for pair in all_ties(library) for id_ in pair).most_common())


def all_ties(library: Library) -> dict[tuple[str, str], Sequence[str]]:
    """All ties, by pair of actors."""
    return {(one, other): events for one, theirs in library.ties.items() for other, events in theirs.items()}


@line
def _told(library: Library, id_: str) -> int:
    """In how many passages an actor is told of."""
    return len(library.graph.about[id_])


def around(library: Library, id_: str, rows: int) -> Network:
    """The picture of the company that an actor keeps, the closest first, and of who among them met without it."""
    company = library.graph.company[id_]
    chosen = {one.actor: one for one in company[:rows]}
    ties, left_out = library.once(_drawn_around, f"{rows} {id_}")
    drawn = dict(ties)
    found = [(ref, chosen[ref.id]) for ref in library.refs(chosen)]
    return Network(
        rows=tuple(Row(ref, events=len(one.events), statements=one.statements) for ref, one in found),
        ties=tuple(_drawn(library, list(chosen), drawn)),
        hub=True,
        actors_left_out=len(company) - len(chosen),
        ties_left_out=left_out,
    )


@line
def _drawn_around(library: Library, rows_and_id: str) -> Drawn:
    rows, id_ = rows_and_id.split(" ", 1)
    return _to_keep(*_strongest(library, [one.actor for one in library.graph.company[id_][: int(rows)]]))


def _to_keep(drawn: Ties, left_out: int) -> Drawn:
    return tuple((pair, tuple(events)) for pair, events in drawn.items()), left_out


def network_page(library: Library) -> Iterator[NetworkPage]:
    """The page of the whole picture and of the pairs in words; none where nobody met."""
    found = whole(library, WHOLE)
    if found.rows:
        count, order = library.once(_most_often, "")
        pairs = tuple(_pair(library, pair, events) for pair, events in order)
        say = library.say
        head = Head("network.html", say("Who took part together"), say("Who took part in the same events."), "network")
        yield NetworkPage(head, found, pairs, count - len(pairs))


@line
def _most_often(library: Library, _: str) -> tuple[int, tuple[tuple[tuple[str, str], tuple[str, ...]], ...]]:
    """How many pairs there are; and those that met most often and those that are drawn, each with its events."""
    order = sorted(all_ties(library).items(), key=lambda tie: (-len(tie[1]), tie[0]))
    drawn: Drawn = library.once(_drawn_of_all, str(WHOLE))
    kept = {pair for pair, _ in (*order[:_PAIRS], *drawn[0])}
    return len(order), tuple((pair, tuple(events)) for pair, events in order if pair in kept)


def _pair(library: Library, pair: tuple[str, str], events: Sequence[str]) -> Pair:
    one, other = library.refs(pair)
    return Pair(one, other, len(events), moment(library, *latest(library, events, 1, 0)))


def _strongest(library: Library, chosen: Sequence[str]) -> tuple[Ties, int]:
    """The ties among the chosen that are drawn, and how many more there are: where all would be too many, the strongest
    of each, so that nobody who met anybody here stands alone."""
    of = {id_: library.ties.get(id_, {}) for id_ in chosen}
    ties = {(one, other): of[one][other] for one, other in combinations(sorted(chosen), 2) if other in of[one]}
    inside = sorted(ties, key=lambda pair: (-len(ties[pair]), pair))
    if len(inside) <= len(chosen) * _TIES:
        return {pair: ties[pair] for pair in inside}, 0
    drawn: dict[tuple[str, str], Sequence[str]] = {}
    tied: Counter[str] = Counter()
    for pair in inside:
        if min(tied[id_] for id_ in pair) < _EACH:
            drawn[pair] = ties[pair]
            tied.update(pair)
    return drawn, len(inside) - len(drawn)


def _drawn(library: Library, order: Sequence[str], drawn: Ties) -> Iterator[Tie]:
    at = {id_: row for row, id_ in enumerate(order)}
    most = max(map(len, drawn.values()), default=1)
    for pair, events in sorted(drawn.items(), key=lambda tie: sorted(at[id_] for id_ in tie[0])):
        one, other = sorted(at[id_] for id_ in pair)
        planned = all(library.events[event].phase == "planned" for event in events)
        last = library.refs(latest(library, events, 1, 0))[0]
        yield Tie(one, other, len(events), _weight(len(events), most), last, planned)


def _weight(events: int, most: int) -> int:
    """How heavy a line is, from 1 to 4: each step twice the events, the heaviest being those that met most often.

    >>> [_weight(events, 40) for events in (1, 5, 6, 12, 30)], [_weight(events, 2) for events in (1, 2)]
    ([1, 1, 2, 3, 4], [1, 2])
    """
    return min(events, max(1, 4 - int(log2(most / events))))
