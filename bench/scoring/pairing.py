"""One-to-one pairs: as many as can be made, and of those the most alike (the Hungarian method)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")
Matrix = list[list[float]]

# A pair outweighs any sum of likenesses, so that the number of pairs comes first.
_A_PAIR = 1000.0


def pairs(
    left: Sequence[Left], right: Sequence[Right], likeness: Callable[[Left, Right], float]
) -> list[tuple[int, int]]:
    """Index pairs, in order of `left`. Items whose likeness is 0 are never paired.

    >>> pairs(["ab", "b"], ["b", "a"], lambda one, other: float(other in one))
    [(0, 1), (1, 0)]
    """
    size = max(len(left), len(right))
    worth = [[0.0] * size for _ in range(size)]
    for row, one in enumerate(left):
        for column, other in enumerate(right):
            alike = likeness(one, other)
            worth[row][column] = _A_PAIR + alike if alike > 0 else 0.0
    return [(row, column) for row, column in enumerate(_assignment(worth)) if worth[row][column] > 0]


def _assignment(worth: Matrix) -> list[int]:
    """The column of each row, so that the sum of the worths is greatest."""
    size = len(worth)
    row_of = [-1] * (size + 1)
    row_price, column_price = [0.0] * size, [0.0] * (size + 1)
    for row in range(size):
        _take_in(row, worth, row_of, row_price, column_price)
    column_of = [0] * size
    for column in range(size):
        column_of[row_of[column]] = column
    return column_of


def _take_in(row: int, worth: Matrix, row_of: list[int], row_price: list[float], column_price: list[float]) -> None:
    """Give `row` a column, moving other rows along the cheapest chain of exchanges."""
    size = len(worth)
    here, row_of[size] = size, row
    slack, came_from, seen = [float("inf")] * size, [size] * size, [False] * (size + 1)
    while row_of[here] != -1:
        seen[here] = True
        current = row_of[here]
        for column in range(size):
            price = -worth[current][column] - row_price[current] - column_price[column]
            if not seen[column] and price < slack[column]:
                slack[column], came_from[column] = price, here
        nearest = min((column for column in range(size) if not seen[column]), key=slack.__getitem__)
        step = slack[nearest]
        for column in range(size + 1):
            if seen[column]:
                row_price[row_of[column]] += step
                column_price[column] -= step
            elif column < size:
                slack[column] -= step
        here = nearest
    while here != size:
        row_of[here] = row_of[came_from[here]]
        here = came_from[here]
    row_of[size] = -1
