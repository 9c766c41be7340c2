"""The owner's colour, made readable: darkened on light paper, lightened on dark, until contrast is 4.5 to 1 or more."""

from __future__ import annotations

import re

LIGHT_PAPER = "#fdfdfb"
DARK_PAPER = "#14171b"
_AA = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 64


def readable(colour: str, paper: str) -> str:
    """The nearest shade of `colour` that can be read on `paper`. Both are `#rrggbb`.

    >>> readable("#8a1f2d", LIGHT_PAPER), readable("#ffe000", LIGHT_PAPER)
    ('#8a1f2d', '#837400')
    """
    if not _HEX.fullmatch(colour):
        raise ValueError(f"'{colour}' is no colour; write it as #rrggbb")
    goal = (0, 0, 0) if _luminance(_channels(paper)) > 0.5 else (255, 255, 255)
    start = _channels(colour)
    for step in range(_STEPS + 1):
        shade = tuple(round(a + (b - a) * step / _STEPS) for a, b in zip(start, goal, strict=True))
        if contrast(shade, _channels(paper)) >= _AA:
            return "#{:02x}{:02x}{:02x}".format(*shade)
    raise AssertionError("black and white can always be read")


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5))


def _luminance(channels: tuple[int, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (n / 255 for n in channels)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
