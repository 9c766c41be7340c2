"""An order of rows in which the ties between them are short, so that a picture of them has few long lines.

Groups that share no tie stay apart, the largest first. Within a group every row moves towards the middle of those it is
tied to, until neighbours gain nothing by changing places. No chance is involved: equal ties give equal order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: By pair of ids: how strong their tie is. Every pair is there once.
Weights = Mapping[tuple[str, str], int]
_ROUNDS = 24


def in_rows(ids: Sequence[str], weights: Weights) -> list[str]:
    """All `ids`, in an order for rows.

    >>> in_rows(["a", "b", "c", "d", "e"], {("a", "d"): 1, ("d", "b"): 2, ("c", "e"): 1})
    ['a', 'd', 'b', 'c', 'e']
    """
    near: dict[str, dict[str, int]] = {id_: {} for id_ in ids}
    for (one, other), weight in weights.items():
        near[one][other] = near[other][one] = weight
    groups = sorted(_groups(ids, near), key=lambda group: (-len(group), ids.index(group[0])))
    return [id_ for group in groups for id_ in _settled(_drawn_together(group, near), near)]


def _groups(ids: Sequence[str], near: Mapping[str, Mapping[str, int]]) -> list[list[str]]:
    """The ids that are tied, directly or through others, each group in order of reach from its first."""
    seen: set[str] = set()
    groups = []
    for start in ids:
        group = [] if start in seen else [start]
        seen.add(start)
        for id_ in group:
            fresh = [other for other in sorted(near[id_], key=lambda o: (-near[id_][o], o)) if other not in seen]
            seen.update(fresh)
            group += fresh
        if group:
            groups.append(group)
    return groups


def _drawn_together(group: list[str], near: Mapping[str, Mapping[str, int]]) -> list[str]:
    for _ in range(_ROUNDS):
        at = {id_: place for place, id_ in enumerate(group)}

        def middle(id_: str, at: Mapping[str, int] = at) -> tuple[float, str]:
            pull = sum(at[other] * weight for other, weight in near[id_].items())
            return (at[id_] + pull) / (1 + sum(near[id_].values())), id_

        moved = sorted(group, key=middle)
        if _length(moved, near) >= _length(group, near):
            break
        group = moved
    return group


def _gain(group: Sequence[str], n: int, at: Mapping[str, int], near: Mapping[str, Mapping[str, int]]) -> int:
    """How much shorter the ties are once the rows `n` and `n` + 1 have changed places."""
    one, other = group[n], group[n + 1]
    down = sum(weight * (1 if at[far] > n else -1) for far, weight in near[one].items() if far != other)
    up = sum(weight * (1 if at[far] < n else -1) for far, weight in near[other].items() if far != one)
    return down + up


def _settled(group: list[str], near: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The group after neighbours have changed places wherever that makes the ties shorter."""
    for _ in range(_ROUNDS):
        changed, at = False, {id_: place for place, id_ in enumerate(group)}
        for n in range(len(group) - 1):
            if _gain(group, n, at, near) > 0:
                at[group[n]], at[group[n + 1]] = n + 1, n
                group[n], group[n + 1] = group[n + 1], group[n]
                changed = True
        if not changed:
            break
    return group


def _length(group: Sequence[str], near: Mapping[str, Mapping[str, int]]) -> int:
    at = {id_: place for place, id_ in enumerate(group)}
    return sum(abs(at[id_] - at[other]) * weight for id_ in group for other, weight in near[id_].items())
