"""Quotation marks that stand between two words without a space, as in pasted text: `not enough,"Ada Lund said`.

The tokenizer takes both words and all between them for one, and the parser knows by the space which way a mark faces.
So it reads the text with these spaces, and they are taken out again of what it has read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.quotation_marks import marked_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefsite.extraction.tokens import Doc

_TIGHT = re.compile(r"(?<=[^\W_])[,.?!:][\"”“](?=[^\W\d_])")


def missing_spaces(text: str) -> tuple[int, ...]:
    """Where in a paragraph a space is missing, before a mark that opens or behind one that closes.

    >>> text = '"It is late,"Ada Lund said:"We go.'
    >>> [text[at:] for at in missing_spaces(text)]
    ['Ada Lund said:"We go.', '"We go.']
    """
    if not _TIGHT.search(text):
        return ()
    marked = marked_words(text)
    opening, closing = {one.outer.start for one in marked}, {one.outer.end for one in marked}
    places = (found.end() if found.end() in closing else found.end() - 1 for found in _TIGHT.finditer(text))
    return tuple(place for place in places if place in opening | closing)


def opened(piece: str, spaces: Collection[int]) -> str:
    """The text with a space put in at each of these places, which ascend."""
    bounds = [0, *spaces, len(piece)]
    return " ".join(piece[start:end] for start, end in pairwise(bounds)) if spaces else piece


def closed(doc: Doc, piece: str, spaces: Sequence[int]) -> Doc:
    """What was read of the opened text, where it stands in the text itself."""
    put_in = [place + number for number, place in enumerate(spaces)]
    for token in doc.words if spaces else ():
        if bisect_right(put_in, token.idx + len(token.text)) > bisect_right(put_in, token.idx):
            token.whitespace_ = ""
        token.idx -= bisect_right(put_in, token.idx)
    doc.text = piece
    return doc
