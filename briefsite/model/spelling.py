"""How one name is spelt by several hands."""

from __future__ import annotations

import re

_DOUBLED = re.compile(r"(.)\1")
#: In a word as short as this a doubled letter makes another name: `Lee` is not `Le`.
_SHORT = 4


def undoubled(word: str) -> str:
    """A word without what one hand doubles and another does not, above all in names from other alphabets.

    >>> undoubled("mohammed"), undoubled("tarrov"), undoubled("lee")
    ('mohamed', 'tarov', 'lee')
    """
    return _DOUBLED.sub(r"\1", word) if len(word) > _SHORT else word
