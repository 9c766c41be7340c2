"""Which shapes of dates a paragraph may hold, told by the words and signs in it: to search for all of them takes ten
times as long."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefsite.extraction.date_feasts import feast_shapes
from briefsite.extraction.date_relations import relation_shapes
from briefsite.extraction.date_shapes import Shape, calendar_shapes
from briefsite.extraction.lexicon import Lexicon

_LETTERS = re.compile("[A-Za-z]+")
_DIGITS = str.maketrans("123456789", "000000000")


def shapes_in(text: str, lexicon: Lexicon) -> list[Shape]:
    """The shapes of which the text has a word or sign that they need, in their order."""
    every: _Shapes = lexicon.kept("shapes by need", lambda: _Shapes(lexicon))
    return every.there(text)


class _Shapes:
    """All shapes, with the numbers of those that need a word, or something else: a sign, or several words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._shapes: Sequence[Shape] = (
            *calendar_shapes(lexicon),
            *feast_shapes(lexicon),
            *relation_shapes(lexicon),
        )
        self._needing: dict[str, list[int]] = {}
        for number, shape in enumerate(self._shapes):
            for need in shape.needs:
                self._needing.setdefault(need, []).append(number)
        every = dict.fromkeys((*self._needing, *(need for shape in self._shapes for need in shape.also)))
        self._words = frozenset(filter(_LETTERS.fullmatch, every))
        self._signs = tuple(need for need in every if need not in self._words)

    def there(self, text: str) -> list[Shape]:
        small = text.lower()
        signs, words = small.translate(_DIGITS), {*_LETTERS.findall(text), *_LETTERS.findall(small)}
        told = (self._words & words) | {sign for sign in self._signs if sign.lower() in signs}
        numbers = sorted({number for need in told for number in self._needing.get(need, ())})
        found = (self._shapes[number] for number in numbers)
        return [shape for shape in found if not shape.also or not told.isdisjoint(shape.also)]
