"""The order of a merged list: the person's where a person chose one, else the machine's."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

Id = TypeVar("Id", bound=Hashable)


def merged_order(base: Sequence[Id], ours: Sequence[Id], theirs: Sequence[Id], kept: set[Id]) -> list[Id]:
    """The members of `kept` in order: each is in `ours` or `theirs`.

    >>> merged_order("abc", "cab", "abxc", set("abcx"))
    ['c', 'a', 'b', 'x']
    >>> merged_order("abc", "abmc", "cab", set("abcm"))
    ['c', 'a', 'b', 'm']
    """
    by_hand = _shared(base, ours) != _shared(ours, base)
    by_machine = _shared(base, theirs) != _shared(theirs, base)
    if by_machine and not by_hand:
        return _woven([x for x in theirs if x in kept], [x for x in ours if x in kept])
    return _woven([x for x in ours if x in kept], [x for x in theirs if x in kept])


def reordered(base: Sequence[Id], ours: Sequence[Id]) -> bool:
    """Whether what both have stands in another order."""
    return _shared(base, ours) != _shared(ours, base)


def _shared(these: Sequence[Id], others: Sequence[Id]) -> list[Id]:
    known = set(others)
    return [x for x in these if x in known]


def _woven(firm: list[Id], loose: list[Id]) -> list[Id]:
    """`firm` as it is; each of `loose` that it lacks comes after what it follows there."""
    woven, have = list(firm), set(firm)
    before: Id | None = None
    for x in loose:
        if x not in have:
            woven.insert(woven.index(before) + 1 if before is not None else 0, x)
            have.add(x)
        before = x
    return woven
