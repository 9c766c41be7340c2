"""Locators: which paragraphs of which brief's source bear out a statement.

Written `p3`, `p3, p5`, `p3-5` for a brief's own source, and `some-brief, para. 3` or `some-brief, paras. 3, 5` for
another's (Pandoc's form); several are parted by semicolons. In Markdown they stand in `[@…]`, in front matter bare.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefsite.model.nouns import dataclass

_PARAGRAPHS = re.compile(
    r"(?P<mark>p\.?|para\.?|paras\.?|)\s*(?P<first>\d{1,6})(?:\s*[-–]\s*p?(?P<last>\d{1,6}))?", re.IGNORECASE
)
_LONGEST_RANGE = 500


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """Paragraphs, counted from 1, of a brief's source. `brief` is "" for the brief's own."""

    brief: str
    paragraphs: tuple[int, ...]

    def __str__(self) -> str:
        numbers = ", ".join(str(number) for number in self.paragraphs)
        if not self.brief:
            return ", ".join(f"p{number}" for number in self.paragraphs)
        return f"{self.brief}, {'paras.' if len(self.paragraphs) > 1 else 'para.'} {numbers}"


@lru_cache(maxsize=65_536)
def parse_locator(text: str) -> Locator:
    """One locator, without brackets and with or without its `@`. Raises ValueError with what is wrong.

    >>> parse_locator("@p3, p5")
    Locator(brief='', paragraphs=(3, 5))
    >>> str(parse_locator("some-brief, paras. 3-5"))
    'some-brief, paras. 3, 4, 5'
    """
    pieces = [piece.strip() for piece in text.strip().removeprefix("@").split(",")]
    brief = "" if _starts_paragraphs(pieces[0]) else pieces.pop(0)
    if any(character.isspace() for character in brief) or brief.startswith("@"):
        raise ValueError(f"'{brief}' is no brief's id")
    if not pieces:
        raise ValueError("it names no paragraph")
    if not _starts_paragraphs(pieces[0]):
        raise ValueError(f"'{pieces[0]}' is no paragraph")
    numbers = [number for piece in pieces for number in _numbers(piece)]
    return Locator(brief, tuple(dict.fromkeys(numbers)))


def _starts_paragraphs(piece: str) -> bool:
    match = _PARAGRAPHS.fullmatch(piece)
    return bool(match and match["mark"])


def _numbers(piece: str) -> range:
    match = _PARAGRAPHS.fullmatch(piece)
    if not match:
        raise ValueError(f"'{piece}' is no paragraph")
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if first < 1:
        raise ValueError("paragraphs count from 1")
    if not first <= last < first + _LONGEST_RANGE:
        raise ValueError(f"'{piece}' is no range of paragraphs")
    return range(first, last + 1)
