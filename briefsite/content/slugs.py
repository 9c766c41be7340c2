"""Slugs: the lower-case ASCII words, joined by hyphens, that ids and anchors are made of."""

from __future__ import annotations

import re
import unicodedata

#: An id: words of a–z and 0–9 joined by single hyphens. `p3` is kept for paragraphs.
SLUG = re.compile(r"(?!p\d+\Z)[a-z0-9]+(?:-[a-z0-9]+)*")

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})


def slug(text: str) -> str:
    """The slug of a title; "" where nothing of it can be written in ASCII.

    >>> slug("Hun Sen’s visit to São Tomé")
    'hun-sens-visit-to-sao-tome'
    """
    plain = text.lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)
