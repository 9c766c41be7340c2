"""Marks and letters at the edges of the words of a title, and names in a row."""

from __future__ import annotations

from collections.abc import Sequence

_MARKS = '“”"'

#: A title names no more.
_CROWD = 5
#: What opens a phrase with a small letter.
_DETERMINERS = {"A", "An", "Any", "Both", "Each", "Every", "Several", "The", "These", "This"}


def closing(text: str, start: int, end: int) -> str:
    """The mark right behind a phrase that closes one within it: "a “lake hater”"."""
    stop = text[end : end + 1] in {",", "."}  # "said that it was a “lake hater,” and"
    mark = text[end + stop : end + stop + 1]
    opened = not even(text[start:end]) and text[start] not in _MARKS
    return mark if mark in set(_MARKS) and opened else ""


def unmarked(phrase: str) -> str:
    """A phrase without the marks around it, unless they are around a part of it."""
    bare = phrase.strip(" ,;:–—-•·*[]")
    part = even(bare) and any(mark in bare[1:-1] for mark in _MARKS) and not even(bare.strip(_MARKS))
    return bare if part else bare.strip(f" ,;:–—-•·*[]{_MARKS}")


def even(phrase: str) -> bool:
    return phrase.count('"') % 2 == 0 and phrase.count("“") == phrase.count("”")


def capitalised(title: str) -> str:
    """The title without an article or "this" before it and with a capital first letter."""
    first, _, rest = title.partition(" ")
    bare = rest if rest and first.lower() in {"the", "a", "an", "this", "that", "these", "those"} else title
    return f"{bare[:1].upper()}{bare[1:]}"


def joined(names: Sequence[str]) -> str:
    """Names as in a sentence: "A", "A and B", "A, B and C"; of a crowd the first three.

    >>> joined(["Chad", "Mali", "Niger"])
    'Chad, Mali and Niger'
    """
    names = list(dict.fromkeys(names))  # one that the parse has as two subjects is named once
    if len(names) > _CROWD:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def lowered(phrase: str) -> str:
    """The phrase with a small letter where an article began its sentence."""
    first, _, rest = phrase.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in _DETERMINERS else phrase
