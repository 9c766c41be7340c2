"""Counts, and the figures that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Items right, of those predicted and of those in the gold. `missed` and `wrong` say which ones were not.

    `found` counts gold items found, `right` predicted items that are right; they differ only where a measure weighs
    the two sides apart (B-cubed).
    """

    right: float = 0
    predicted: float = 0
    found: float = 0
    gold: float = 0
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right, self.predicted + other.predicted, self.found + other.found,
            self.gold + other.gold, self.missed + other.missed, self.wrong + other.wrong,
        )  # fmt: skip

    @property
    def empty(self) -> bool:
        return not self.predicted and not self.gold

    @property
    def precision(self) -> float:
        return _share(self.right, self.predicted, otherwise=self.gold == 0)

    @property
    def recall(self) -> float:
        return _share(self.found, self.gold, otherwise=self.predicted == 0)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Tallies = Mapping[str, Tally]


def matched(
    hits: float, predicted: float, gold: float, missed: tuple[str, ...] = (), wrong: tuple[str, ...] = ()
) -> Tally:
    """A tally in which a hit counts on both sides."""
    return Tally(hits, predicted, hits, gold, missed, wrong)


def share(hits: float, of: float, wrong: tuple[str, ...] = ()) -> Tally:
    """A share: so many of so many."""
    return Tally(hits, of, hits, of, wrong=wrong)


def _share(part: float, whole: float, *, otherwise: bool) -> float:
    return part / whole if whole else float(otherwise)
