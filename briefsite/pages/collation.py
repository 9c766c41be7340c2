"""Names in order: that of Unicode (UCA with its default table), the same on every machine and in every language.

Accents and case count only where nothing else differs, and every script has its own order, one after the other. The
table takes a fifth of a second to load, and is not wanted where a name is in ASCII: what it says of that stands here.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyuca import Collator

Key = tuple[int, ...]

#: The signs of ASCII in the order of the table, and the weight that it gives each.
_SIGNS = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
_FIRST = (
    521,
    523,
    525,
    546,
    564,
    569,
    608,
    614,
    631,
    773,
    780,
    791,
    792,
    793,
    794,
    795,
    796,
    910,
    911,
    916,
    917,
    918,
    920,
    921,
    1154,
    1157,
    1558,
    1562,
    1563,
    1564,
    1566,
    1568,
    7186,
    7229,
    7230,
    7231,
    7232,
    7233,
    7234,
    7235,
    7236,
    7237,
    7238,
    7239,
    7264,
    7290,
    7311,
    7338,
    7397,
    7412,
    7448,
    7474,
    7500,
    7525,
    7543,
    7594,
    7609,
    7645,
    7692,
    7713,
    7731,
    7793,
    7829,
    7861,
    7907,
    7925,
    7935,
    7947,
    7969,
)
_WEIGHTS = {sign: (weight, 32, 2) for sign, weight in zip(_SIGNS, _FIRST, strict=True)}
_WEIGHTS |= {sign.upper(): (weight, 32, 8) for sign, (weight, _, _) in _WEIGHTS.items() if sign.isalpha()}
_ARTICLE = "the "
#: Letters that do not come apart into a base letter and an accent, and stand with another.
_LETTERS = str.maketrans("ØøĐđÐðŁłıÆæŒœ", "OoDdDdLliAaOo")


@lru_cache(maxsize=65536)
def sort_key(name: str) -> Key:
    """Where a name stands among others; "The" before it does not count.

    >>> sorted(["Zoe", "de Vries", "Østby", "The Oz", "Émile", "ហ៊ុន"], key=sort_key)
    ['de Vries', 'Émile', 'Østby', 'The Oz', 'Zoe', 'ហ៊ុន']
    """
    bare = _bare(name)
    return _ascii_key(bare) if bare.isascii() and bare.isprintable() else tuple(_collator().sort_key(bare))


def letter(name: str) -> str:
    """Under which letter a name stands: "#" where it begins with none.

    >>> [letter(name) for name in ("Émile", "Østby", "the Oz", "3rd Army", "ហ៊ុន")]
    ['E', 'O', 'O', '#', 'ហ']
    """
    first = unicodedata.normalize("NFKD", _bare(name)[:1].translate(_LETTERS))[:1].upper()
    return first if first.isalpha() else "#"


def _bare(name: str) -> str:
    return name[len(_ARTICLE) :] if name[: len(_ARTICLE)].casefold() == _ARTICLE else name


def _ascii_key(name: str) -> Key:
    weights = [_WEIGHTS[sign] for sign in name]
    first, second, third = ([one[level] for one in weights] for level in range(3))
    return (*first, 0, *second, 0, *third, 0)


@cache
def _collator() -> Collator:
    from pyuca import Collator  # noqa: PLC0415 - only where it is wanted

    return Collator()
