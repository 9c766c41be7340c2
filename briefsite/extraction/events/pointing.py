"""Words that say nothing in a title: they point at what was told before, "these ships", or only tell the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.noun_phrases import POINTING
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Behind "in this" these say nothing.
_IDLE = {"connection", "context", "manner", "regard", "respect", "way"}
#: With "this" these are now.
_NOW = {"hour", "juncture", "moment", "period", "point", "stage", "time"}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def points(token: Token, cast: Cast) -> bool:
    """Whether a word before a noun points at what was told before: "these ships", and not "this week", "in this
    regard"."""
    noun = token.head
    when = noun.ent_type_ in {"DATE", "TIME"} or noun.lower_ in _NOW
    people = token.lower_ == "those" and noun.pos_ not in {"NOUN", "PROPN"}  # "those responsible"
    pointing = token.lower_ in POINTING and token.dep_ == "det" and not (when or people)
    return pointing and not is_idle(noun) and not cast.is_quoted(source_span(token))


def is_idle(noun: Token) -> bool:
    """Whether a noun says nothing: "in this regard"."""
    pointing = any(t.lower_ in POINTING for t in noun.lefts)
    return pointing and noun.lower_ in _IDLE and noun.dep_ == "pobj" and noun.head.lower_ == "in"


def without_idle_end(tokens: Sequence[Token]) -> list[Token]:
    """Words without "in this regard" at their end."""
    last = tokens[-1] if tokens else None
    idle = last is not None and is_idle(last)
    return [t for t in tokens if not (idle and last is not None and t.i >= last.head.i)]


def only_when(token: Token, cast: Cast) -> bool:
    """Whether a word before others only tells the day; a year belongs to its noun: "2016 presidential election"."""
    noun = token.head
    year = bool(_YEAR.fullmatch(token.text)) and noun.pos_ in {"NOUN", "PROPN"} and token.i < noun.i
    own = year and not any(
        t.dep_ == "case" or cast.is_date(source_span(t)) for t in token.doc[token.i + 1 : noun.i + 1]
    )
    return cast.is_date(source_span(token)) and not own
