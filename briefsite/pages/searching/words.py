"""What counts as a word: letters, numbers and marks, without case and accents.

The script of the search page (`static/search.js`) does the same to what a reader types; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from sys import intern

#: Letters that do not come apart into a base letter and an accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"})
#: Marks that are left out by many who write a name: accents, the points of Hebrew and Arabic. As what follows, it is
#: compiled when it is used, which it seldom is.
_ACCENTS = "[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670]"
_PLAIN = re.compile("[a-z0-9]+")
_PUNCTUATION = "[\u2010-\u2027\u2030-\u205e\u00a0-\u00a9\u00ab-\u00b1\u00b4-\u00b8\u00bb\u00bf]"
#: Scripts that part no words by spaces: two letters at a time.
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, in order; the same word is one object wherever it stands.

    >>> words("Côte d’Ivoire’s 2nd Straße"), words("山崎幸二")
    (('cote', 'd', 'ivoire', 's', '2nd', 'strasse'), ('山崎', '崎幸', '幸二'))
    """
    folded = fold(text)
    if folded.isascii():
        return tuple(map(intern, _PLAIN.findall(folded)))
    runs = ("".join(run) for inside, run in groupby(folded, _in_word) if inside)
    return tuple(intern(piece) for run in runs for piece in _pieces(run))


def fold(text: str) -> str:
    """The text in lower case, without accents, its punctuation as spaces."""
    if text.isascii():
        return text.lower()
    plain = re.sub(_ACCENTS, "", unicodedata.normalize("NFKD", text).lower()).translate(_LETTERS)
    return re.sub(_PUNCTUATION, " ", unicodedata.normalize("NFC", plain))


def _in_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNM"


def _pieces(run: str) -> Iterator[str]:
    for unspaced, part in groupby(run, lambda letter: bool(re.match(_UNSPACED, letter))):
        letters = "".join(part)
        if unspaced and len(letters) > 1:
            yield from (letters[n : n + 2] for n in range(len(letters) - 1))
        else:
            yield letters
