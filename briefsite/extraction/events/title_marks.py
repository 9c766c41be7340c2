"""Quotation marks and other marks at the edges of the words of a title."""

from __future__ import annotations

_MARKS = '“”"'


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
