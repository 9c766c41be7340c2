"""Events: were they found, and are their participants, dates and places right?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scoring.pairing import pairs
from scoring.tally import Tallies, Tally, matched, share
from scoring.told import informative
from scoring.words import folded, forms, jaccard, names, tokens, untitled

Data = dict[str, Any]
Alike = Callable[[Data, Data], float]


def event_tallies(gold: Data, predicted: Data, *, meta: bool) -> Tallies:
    """`events`, `main events`; among those found `participants`, `event dates` and `places`."""
    actors, wanted, given = (
        {actor["id"]: actor for actor in gold["actors"]},
        gold["events"],
        predicted.get("events") or [],
    )
    found = pairs(wanted, given, event_likeness(actors, meta=meta))
    hit, right = {i for i, _ in found}, {j for _, j in found}
    both = [(wanted[i], given[j]) for i, j in found]
    main = {i for i, event in enumerate(wanted) if event["salience"] == "main"}
    return {
        "events": matched(
            len(found), len(given), len(wanted),
            tuple(event["title"] for i, event in enumerate(wanted) if i not in hit),
            tuple(_called(event) for j, event in enumerate(given) if j not in right),
        ),
        "main events": Tally(
            len(main & hit), len(main), len(main & hit), len(main),
            missed=tuple(wanted[i]["title"] for i in sorted(main - hit)),
        ),
        "participants": _participants(both, actors),
        "event dates": _event_share(both, lambda g: _event_date(g, meta=meta), lambda p: informative(p.get("date"))),
        "places": _event_share([(g, p) for g, p in both if g["place"]], _place, _place),
    }  # fmt: skip


def _called(event: Data) -> str:
    return str(event.get("title") or event.get("sentence"))[:80]


def _place(event: Data) -> str:
    return folded(event.get("place") or "")


def _event_date(event: Data, *, meta: bool) -> str | None:
    return informative((event["date_edtf_with_meta"] if meta else None) or event["date_edtf"])


def _taking_part(event: Data, other: Data, actors: dict[str, Data]) -> list[str]:
    """The participants of a gold event that a predicted one names."""
    said = set().union(*(forms(name) for name in other.get("participants") or ()))
    return [who for who in event["participants"] if names(actors[who]) & said]


def event_likeness(actors: dict[str, Data], *, meta: bool) -> Alike:
    def alike(one: Data, other: Data) -> float:
        words = jaccard(tokens(one["sentence"]), tokens(other.get("sentence") or ""))
        when, wanted = _event_date(one, meta=meta), one["participants"]
        same_day = when is not None and when == informative(other.get("date"))
        part = len(_taking_part(one, other, actors)) / len(wanted) if wanted else 0.0
        base = 1 + words if words >= 0.6 else float(same_day and part >= 0.5)
        same_place = bool(one["place"]) and _place(one) == _place(other)
        return base and base + 0.2 * same_day + 0.2 * part + 0.1 * same_place

    return alike


def _participants(both: list[tuple[Data, Data]], actors: dict[str, Data]) -> Tally:
    hits, predicted, gold = 0, 0, 0
    missed: list[str] = []
    for one, other in both:
        named = _taking_part(one, other, actors)
        hits += len(named)
        predicted += len({untitled(name) for name in other.get("participants") or ()})
        gold += len(one["participants"])
        missed += [f"{who} in: {one['title']}" for who in one["participants"] if who not in named]
    return matched(hits, predicted, gold, tuple(missed))


def _event_share(both: list[tuple[Data, Data]], ours: Callable[[Data], Any], theirs: Callable[[Data], Any]) -> Tally:
    wrong = tuple(f"{theirs(p)!r} for {ours(g)!r}: {g['title']}" for g, p in both if ours(g) != theirs(p))
    return share(len(both) - len(wrong), len(both), wrong)
