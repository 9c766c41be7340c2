"""Measures that only some texts carry gold for: roles, ranks, commitments, and silence where nothing is told."""

from __future__ import annotations

from typing import Any

from scoring.pairing import pairs
from scoring.tally import Tallies, Tally, matched, share
from scoring.told import informative
from scoring.words import folded, forms, jaccard, names, tokens

Data = dict[str, Any]


def _answers_to(who: str | None, said: str | None, actors: dict[str, Data]) -> bool:
    """Does `said` name the gold actor `who`? No name is the right answer where the gold has none."""
    if not who or not said:
        return not who and not said
    if who in actors:
        return bool(names(actors[who]) & forms(said))
    return folded(said) == folded(who.replace("-", " "))


def role_tallies(gold: Data, predicted: Data) -> Tallies:
    """`roles` (holder and title), `role bodies` among those found, `ranks` (holder and rank)."""
    if "roles" not in gold:
        return {}
    actors = {actor["id"]: actor for actor in gold["actors"]}
    wanted = [role for role in gold["roles"] if role["title"]]
    given = [role for role in predicted.get("roles") or () if role.get("title")]

    def alike(one: Data, other: Data) -> float:
        ours, theirs = set(tokens(one["title"])), set(tokens(other["title"]))
        within = ours <= theirs or theirs <= ours
        return jaccard(ours, theirs) if within and _answers_to(one["actor"], other.get("actor"), actors) else 0.0

    found = pairs(wanted, given, alike)
    bodied = [(wanted[i], given[j]) for i, j in found if wanted[i]["body"]]
    wrong = tuple(
        f"{p.get('body')!r} for {g['body']}: {g['text']}" for g, p in bodied
        if not _answers_to(g["body"], p.get("body"), actors)
    )  # fmt: skip
    return {
        "roles": _tally(wanted, given, found, "title"),
        "role bodies": share(len(bodied) - len(wrong), len(bodied), wrong),
        "ranks": _ranks(gold["roles"], predicted.get("roles") or [], actors),
    }


def _ranks(wanted: list[Data], given: list[Data], actors: dict[str, Data]) -> Tally:
    ours = list({(role["actor"], role["rank"]): role for role in wanted if role["rank"]}.values())
    theirs = list({(role.get("actor"), role["rank"]): role for role in given if role.get("rank")}.values())

    def alike(one: Data, other: Data) -> float:
        same = folded(one["rank"]) == folded(other["rank"])
        return float(same and _answers_to(one["actor"], other.get("actor"), actors))

    return _tally(ours, theirs, pairs(ours, theirs, alike), "rank")


def commitment_tallies(gold: Data, predicted: Data, *, meta: bool) -> Tallies:
    """`commitments` (who and what); `strength`, `addressee` and `due` among those found."""
    if "commitments" not in gold:
        return {}
    actors = {actor["id"]: actor for actor in gold["actors"]}
    wanted, given = gold["commitments"], predicted.get("commitments") or []

    def alike(one: Data, other: Data) -> float:
        ours, theirs = set(tokens(one["matter"])), set(tokens(other.get("matter") or ""))
        covered = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
        return covered if covered >= 0.6 and _answers_to(one["actor"], other.get("actor"), actors) else 0.0

    found = pairs(wanted, given, alike)
    both = [(wanted[i], given[j]) for i, j in found]
    strength = sum(g["strength"] == p.get("strength") for g, p in both)
    addressed = [(g, p) for g, p in both if g["addressee"]]
    right = sum(_answers_to(g["addressee"], p.get("addressee"), actors) for g, p in addressed)
    due = sum(_due(g, meta=meta) == informative(p.get("due")) for g, p in both)
    return {
        "commitments": _tally(wanted, given, found, "matter"),
        "strength": share(strength, len(both)),
        "addressee": share(right, len(addressed)),
        "due": share(due, len(both)),
    }


def _due(commitment: Data, *, meta: bool) -> str | None:
    return informative((commitment["due_with_meta"] if meta else None) or commitment["due"])


def _tally(wanted: list[Data], given: list[Data], found: list[tuple[int, int]], field: str) -> Tally:
    hit, right = {i for i, _ in found}, {j for _, j in found}
    return matched(
        len(found), len(given), len(wanted),
        tuple(f"{item['actor']}: {item[field]}" for i, item in enumerate(wanted) if i not in hit),
        tuple(f"{item.get('actor')}: {item.get(field)}" for j, item in enumerate(given) if j not in right),
    )  # fmt: skip


def silence(gold: Data, predicted: Data) -> Tallies:
    """`silence`: of the texts that tell of no event, those for which none was predicted."""
    if gold["events"]:
        return {}
    told = tuple(str(event.get("sentence"))[:60] for event in predicted.get("events") or ())
    return {"silence": share(not told, 1, told)}
