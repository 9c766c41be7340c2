"""Words for one line of a terminal."""

from __future__ import annotations

import textwrap
from itertools import takewhile

_LEAD = 3


def short(words: str, width: int = 60) -> str:
    """The beginning, as far as there is room.

    >>> short("The council met for three days in Orra", 20), short("d95ce954a957edc3fd282a7a", 10)
    ('The council met …', 'd95ce954 …')
    """
    words = " ".join(words.split())
    shown = textwrap.shorten(words, width, placeholder=" …")
    return shown if shown.strip(" …") else f"{words[: width - 2]} …" if words else "nothing"


def told_apart(one: str, other: str, width: int = 60) -> tuple[str, str]:
    """Two wordings of one thing, each from a little before they part where that would be cut off.

    >>> told_apart("The council met for three days.", "The council met for a week.", 27)
    ('… council met for three …', '… council met for a week.')
    >>> told_apart("The council met.", "", 24)
    ('The council met.', 'nothing')
    """
    first, second = one.split(), other.split()
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    if same <= _LEAD or len(" ".join(first[: same + 1])) < width - 2:
        return short(one, width), short(other, width)
    start = same - _LEAD
    return short(" ".join(["…", *first[start:]]), width), short(" ".join(["…", *second[start:]]), width)
