"""Persons who bear the name of a place: `Sudesh Nairobi`, `Oslo Nuland`, and then `Nairobi said`.

What the model takes for a person's name may have one word in it that a list knows as a town's or a land's, where the
text bears out that somebody is meant; and the word alone is his wherever the text never says that something is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.mistaken_persons import borne_out
from briefsite.extraction.name_signs import has_age
from briefsite.extraction.name_words import given_names
from briefsite.extraction.names import Name
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Rules by which a word alone is a place.
_PLACES = frozenset({"gazetteer-place", "gazetteer-capital", "gazetteer-state", "place"})
#: Behind these a place stands, and nobody.
_WHERE = r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Tt]o|[Ff]rom|[Oo]utside|[Aa]cross|[Aa]round|[Tt]hroughout)\s+"


def bears_place(words: Sequence[Word], inside: range, over: Iterable[Name], root: Token, reading: Reading) -> bool:
    """Whether two or three words are a person's name though one of them, at an end, is a place's alone."""
    name = words[inside.start : inside.stop]
    places = {n.span for n in over if n.rule in _PLACES}
    ends = [word for word in (name[0], name[-1]) if word.span in places]
    if len(places) != 1 or len(ends) != 1 or any(n.span not in places for n in over) or not 2 <= len(name) <= 3:
        return False
    own = [word for word in name if word is not ends[0]]
    if any(word.shouted or not word.text.replace("-", "").isalpha() for word in name):
        return False
    given = name[0].text in given_names(reading.lexicon) | reading.lexicon.words("placed_given_names")
    if not given and any(is_plain(word.lower, reading.english) for word in own):
        return False
    placed = inside.start > 0 and re.search(_WHERE + r"\Z", reading.text[: name[0].start]) is not None
    told = has_age(words, inside.start, inside.stop, reading.text) or borne_out(root, reading.lexicon)
    return not placed and (told or (given and ends[0] is not name[0]))


def is_surname_here(place: Name, text: str) -> bool:
    """Whether the name of a place is that of somebody who bears it wherever it stands alone: nothing is there."""
    word = re.escape(place.span.of(text))
    return place.rule in _PLACES and re.search(rf"{_WHERE}{word}\b", text) is None
