"""Actors: were they found, were the important ones, and are their mentions grouped rightly?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from scoring.pairing import pairs
from scoring.tally import Tallies, Tally, matched
from scoring.words import jaccard, kind, names, without_titles

Data = dict[str, Any]
Clusters = dict[tuple[int, int], int]


def actor_tallies(text: str, gold: Data, predicted: Data) -> Tallies:
    """`actors` (kinds agree), `actors, any kind`, `salient recall`, `aliases` (B-cubed)."""
    wanted, given = gold["actors"], predicted.get("actors") or []
    typed, untyped = pairs(wanted, given, _alike_in_kind), pairs(wanted, given, alike)
    salient = [number for number, actor in enumerate(wanted) if actor["salience"] != "passing"]
    hit = {number for number, _ in untyped}
    masks = gold.get("masks") or ()
    return {
        "actors": _tally(wanted, given, typed),
        "actors, any kind": _tally(wanted, given, untyped),
        "salient recall": Tally(
            len(hit & set(salient)), len(salient), len(hit & set(salient)), len(salient),
            missed=tuple(wanted[number]["name"] for number in salient if number not in hit),
        ),
        "aliases": b_cubed(mentions(text, wanted, masks, titled=True), mentions(text, given, masks, titled=False)),
    }  # fmt: skip


def _tally(wanted: list[Data], given: list[Data], found: list[tuple[int, int]]) -> Tally:
    hit, right = {i for i, _ in found}, {j for _, j in found}
    return matched(
        len(found), len(given), len(wanted),
        tuple(f"{a['name']} ({a['kind']})" for i, a in enumerate(wanted) if i not in hit),
        tuple(f"{a.get('name')} ({a.get('kind')})" for j, a in enumerate(given) if j not in right),
    )  # fmt: skip


def alike(one: Data, other: Data) -> float:
    if not names(one) & names(other):
        return 0.0
    return 1 + jaccard(names(one), names(other)) + (kind(one) == kind(other))


def _alike_in_kind(one: Data, other: Data) -> float:
    return alike(one, other) if kind(one) == kind(other) else 0.0


def mentions(text: str, actors: Iterable[Data], masks: Iterable[str], *, titled: bool) -> Clusters:
    """Where the actors' surface strings stand: the longest first, no two overlapping, none within a mask."""
    owner: dict[str, int] = {}
    for number, actor in enumerate(actors):
        for raw in (actor.get("name") or "", *(actor.get("aliases") or ())):
            surface = _bare(raw, person=kind(actor) == "person" and not titled)
            if surface:
                owner.setdefault(surface, number)
    found: Clusters = {}
    taken = [False] * len(text)
    for surface, number in sorted([*owner.items(), *((mask, -1) for mask in masks)], key=lambda o: (-len(o[0]), o[0])):
        for place in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text):
            start, end = place.span()
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                if number >= 0:
                    found[start, end] = number
    return found


def _bare(raw: str, *, person: bool) -> str:
    surface = re.sub(r"['’]s?$", "", raw.strip())
    surface = re.sub(r"^[Tt]he ", "", surface)
    return " ".join(without_titles(surface.split())) if person else surface


def b_cubed(gold: Clusters, predicted: Clusters) -> Tally:
    """Each mention scores the share of its cluster that the other side joins with it; one that is missing, 0."""
    ours, theirs = _members(gold), _members(predicted)
    common = {span: len(ours[gold[span]] & theirs[predicted[span]]) for span in gold.keys() & predicted.keys()}
    right = sum(number / len(theirs[predicted[span]]) for span, number in sorted(common.items()))
    found = sum(number / len(ours[gold[span]]) for span, number in sorted(common.items()))
    return Tally(right, len(predicted), found, len(gold))


def _members(clusters: Clusters) -> dict[int, set[tuple[int, int]]]:
    members: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for span, number in clusters.items():
        members[number].add(span)
    return members
