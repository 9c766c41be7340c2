"""Which item of one version is which item of another: by its own words, or else by likeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
_WORD = re.compile(r"\w+|[^\w\s]")
#: How many pairs are compared by likeness at most; beyond it, things are new and old rather than changed.
_PAIRS = 10_000
Pairing = Callable[[Sequence[T], Sequence[T]], dict[int, int]]
#: The fields by which a thing of a keyed list is known, by the list's name; other lists of mappings go by likeness.
IDENTIFYING = {"accounts": ("cite",), "commitments": ("actor", "matter"), "roles": ("title", "body")}
IDENTIFYING |= {"gone": ("sentence",)}


@dataclass(frozen=True, slots=True)
class Sides:
    """One thing in the three versions, by its position there; None where a version lacks it."""

    base: int | None
    ours: int | None
    theirs: int | None

    def at(self, version: int) -> int | None:
        """The position in version 0 (base), 1 (ours) or 2 (theirs)."""
        return (self.base, self.ours, self.theirs)[version]


def align(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T], paired: Pairing[T]) -> list[Sides]:
    """Every thing of the three versions, once; `paired` says which of two versions are the same."""
    in_ours, in_theirs = paired(base, ours), paired(base, theirs)
    sides = [Sides(i, in_ours.get(i), in_theirs.get(i)) for i in range(len(base))]
    mine = sorted(set(range(len(ours))) - set(in_ours.values()))
    new = sorted(set(range(len(theirs))) - set(in_theirs.values()))
    both = paired([ours[j] for j in mine], [theirs[k] for k in new])
    sides += [Sides(None, j, new[both[n]] if n in both else None) for n, j in enumerate(mine)]
    return sides + [Sides(None, None, k) for n, k in enumerate(new) if n not in both.values()]


def sequence(sides: Sequence[Sides], version: int) -> list[int]:
    """The things that one version has, in its order, by index into `sides`."""
    placed = [(at, n) for n, thing in enumerate(sides) if (at := thing.at(version)) is not None]
    return [n for _, n in sorted(placed)]


def pair(
    these: Sequence[T],
    those: Sequence[T],
    keys: Sequence[Callable[[T], Hashable | None]],
    likeness: Callable[[T, T], float] | None = None,
    enough: float = 0.6,
) -> dict[int, int]:
    """From indices of `these` to indices of `those`: first by the first key, in order, then by the next; at last what
    is left goes to what is most like it. A key of None pairs nothing.

    >>> pair(["a", "b", "a"], ["a", "x", "a"], [str])
    {0: 0, 2: 2}
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for j, that in enumerate(those):
            if j not in taken and (name := key(that)) is not None:
                waiting.setdefault(name, []).append(j)
        for i, this in enumerate(these):
            name = None if i in found else key(this)
            if name is not None and waiting.get(name):
                found[i] = waiting[name].pop(0)
                taken.add(found[i])
    if likeness:
        left = [i for i in range(len(these)) if i not in found]
        right = [j for j in range(len(those)) if j not in taken]
        near = [(i, j) for i in left for j in right] if len(left) * len(right) <= _PAIRS else []
        scores = sorted((-likeness(these[i], those[j]), i, j) for i, j in near)
        found |= _best([(i, j) for score, i, j in scores if -score >= enough])
    return found


def _best(pairs: list[tuple[int, int]]) -> dict[int, int]:
    """Of pairs, the best first, those that share nothing with one before."""
    best: dict[int, int] = {}
    for i, j in pairs:
        if i not in best and j not in best.values():
            best[i] = j
    return best


def alike(one: str, other: str, enough: float = 0.6) -> float:
    """How alike two passages are, word by word, from 0 to 1; 0 as well for anything below `enough`."""
    mine, yours = _counted(one), _counted(other)
    if 2 * len(mine & yours) < enough * (len(mine) + len(yours)):
        return 0.0
    ratio = SequenceMatcher(None, _WORD.findall(one), _WORD.findall(other), autojunk=False).ratio()
    return ratio if ratio >= enough else 0.0


@lru_cache(maxsize=8192)
def _counted(text: str) -> frozenset[tuple[str, int]]:
    """The words of a passage, each with its how-manieth: what two passages share bounds how alike they are."""
    seen: Counter[str] = Counter()
    found = []
    for word in _WORD.findall(text):
        found.append((word, seen[word]))
        seen[word] += 1
    return frozenset(found)


def fields_alike(one: Any, other: Any) -> float:
    """The share of fields that two mappings, as `header.plain` gives them, have in common."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return 0.0
    mine, yours = set(one[1:]), set(other[1:])
    return len(mine & yours) / max(len(mine), len(yours), 1)
