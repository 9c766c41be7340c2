"""The card that other sites show beside a link to a page: what it is, what it is called, when. A picture, drawn from
these words alone."""

from __future__ import annotations

import re
from typing import ClassVar

from briefsite.model.nouns import dataclass
from briefsite.model.pages.head import Head
from briefsite.model.pages.parts import Certainty

#: All that the shipped typefaces have a form for: Latin, Greek and Cyrillic letters, and marks.
_LETTERS = (
    "\x20-\x7e\xa1-\xac\xae-\u024f\u0259\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u0400-\u0482\u048a-\u04ff"
)
_OTHERS = "\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2116\u2122"
_DRAWABLE = re.compile(f"[{_LETTERS}{_OTHERS}]+")


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card. `kind` is a word or two above the title; `words` and `certainty` say a date as the page does, "" and None
    for none; `accent` is the owner's colour."""

    template: ClassVar[str] = ""
    head: Head
    site: str
    accent: str
    title: str
    kind: str = ""
    words: str = ""
    certainty: Certainty | None = None


def is_drawable(text: str) -> bool:
    """Whether every sign of a text can be drawn: a card shows no empty boxes.

    >>> is_drawable("Žižkov, 7 März"), is_drawable("ហ៊ុន សែន"), is_drawable("")
    (True, False, False)
    """
    return _DRAWABLE.fullmatch(text) is not None
