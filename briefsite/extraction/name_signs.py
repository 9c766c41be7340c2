"""Small signs that a word is part of somebody's name, or is none: initials, nicknames, months that are months."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.phrases import Phrases

_MARKS = frozenset("\"'")
#: Behind a name these tell a father or a son.
_OF_TWO = frozenset({"Jr", "Jr.", "Sr", "Sr.", "Snr"})
#: Who has a number behind the name.
_CROWNED = frozenset(
    {
        "king",
        "queen",
        "emperor",
        "empress",
        "pope",
        "tsar",
        "shah",
        "sultan",
        "patriarch",
        "prince",
        "kaiser",
        "catholicos",
    }
)
_DATING = frozenset({"in", "on", "last", "next", "this", "since"})

#: How old somebody is, behind a comma: `Ada Lund, 20, was`.
_AGE = re.compile(r",\s(?:aged\s)?\d{1,3}(?:[,.;)]|-year-old|\s(?:and|who|from|of|was|has)\b)")

#: Fewer capitals may be initials: `JJ Lund`.
_LETTERS = 3


def is_initial(word: Word) -> bool:
    """`U. G. Lund`: no "U" as before the names of Burma."""
    return len(word.text) == 2 and word.text.endswith(".")


def is_dated(words: Sequence[Word], index: int) -> bool:
    """Whether a month is one: a number or nothing of a name stands beside it."""
    after = words[index + 1] if index + 1 < len(words) else None
    return bool(after and after.text[0].isdigit()) or words[index - 1].lower in _DATING


def is_nickname(words: Sequence[Word], index: int) -> bool:
    """Whether the word is in quotation marks inside a name (`Ferdinand "Bongbong" Marcos`), or behind one, or "Jr."."""
    opened, closed = words[index].gap.strip(), words[index + 1].gap.strip() if index + 1 < len(words) else ""
    inside = opened in _MARKS and closed == opened and words[index + 1].capital
    son = opened == "," and words[index].text in _OF_TWO
    return inside or son or (opened in _MARKS and words[index - 1].gap.strip() == opened)


def ends_name(words: Sequence[Word], start: int, index: int) -> bool:
    """Whether a word behind a name tells who of several is meant: `Ada Lund | Sr.`, `King Odu | I`, who is not "I"."""
    after = words[index + 1] if index + 1 < len(words) else None
    closed = after is None or not after.joined or after.lower in {"and", "of"}
    first = words[index].text == "I" and start > 0 and words[start - 1].lower in _CROWNED and closed
    return first or words[index].text in _OF_TWO


def modifies_next(words: Sequence[Word], index: int, modifiers: Phrases[str], offices: Phrases[str]) -> bool:
    """Whether a word behind a name is of the office that the next begins: `Ada Lund | Senior Adviser to the Board`."""
    after = words[index + 1] if index + 1 < len(words) and words[index + 1].joined else None
    modifier = words[index].lower in modifiers.by_first and not words[index].possessive
    return modifier and after is not None and after.capital and offices.at(words, index + 1) is not None


def names_shop(words: Sequence[Word], start: int, end: int, things: Container[str]) -> bool:
    """`the King Lenn cheese shop`: behind an article and a title, what is called so is told next."""
    article = start > 1 and words[start - 1].joined and words[start - 2].lower in {"the", "a", "an"}
    behind = words[end : end + 1 + (words[start - 1].lower in _CROWNED)] if article else ()
    return any(word.joined and word.text in things for word in behind)


def behind_loud(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word in small letters follows a name in capitals, which is whole: `ODU P. LANEM | Acting Secretary`."""
    loud = all(w.shouted or is_initial(w) for w in words[start:end]) and end - start > 1
    long = any(len(w.text) > _LETTERS and "." not in w.text for w in words[start:end])
    return loud and long and not words[end].shouted and not is_initial(words[end])


def has_age(words: Sequence[Word], start: int, end: int, text: str) -> bool:
    """Whether somebody's age stands beside a name: `Ada Lund, 20, was`, `the 40-year-old Ada Lund`."""
    before = words[start - 1].lower if start and words[start].joined else ""
    return before.endswith("-year-old") or tells_age(text, words[end - 1].end)


def tells_age(text: str, end: int) -> bool:
    """Whether an age stands behind a name that ends there."""
    return _AGE.match(text, end) is not None
