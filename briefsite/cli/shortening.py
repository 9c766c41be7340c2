"""Words for one line of a terminal."""

from __future__ import annotations

import textwrap
from itertools import takewhile

_LEAD = 3


def short(words: str, width: int = 60) -> str:
    """The beginning, as far as there is room.

    >>> short("The council met for three days in Orra", 20)
    'The council met …'
    """
    return textwrap.shorten(words, width, placeholder=" …") or "nothing"


def told_apart(one: str, other: str, width: int = 60) -> tuple[str, str]:
    """Two wordings of one thing, each from a little before they part where that would be cut off.

    >>> told_apart("The council met for three days.", "The council met for a week.", 27)
    ('… council met for three …', '… council met for a week.')
    >>> told_apart("The council met.", "", 24)
    ('The council met.', 'nothing')
    """
    first, second = one.split(), other.split()
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    if len(" ".join(first[: same + 1])) < width - 2:
        return short(one, width), short(other, width)
    start = max(same - _LEAD, 0)
    return short(" ".join(["…", *first[start:]]), width), short(" ".join(["…", *second[start:]]), width)
