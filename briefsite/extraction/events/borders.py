"""Borders, which are in neither land alone: "the border with Chad", "the border between Chad and Mali", "the Chad–Mali
border"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import behind
from briefsite.extraction.events.place_words import last_word
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_DASHES = {"-", "–", "—"}


def is_border(head: Token) -> bool:
    """Whether a noun names the line between two lands."""
    return head.lemma_ == "border" and head.text.islower()


def tells_border(place: str) -> bool:
    """Whether the name of a place is that of a border, as `border` gives it."""
    return "border" in place.split()


def border(head: Token) -> Span | None:
    """The words by which a border is told from others, or None where the text leaves that open, or says more of the
    land beyond it than its name."""
    if not is_border(head):
        return None
    for word, ends in (("with", 1), ("between", 2)):
        lands = list(behind(head, {word}))[:1]
        lands += [t for land in lands for t in land.conjuncts][: ends - 1]
        if len(lands) == ends and all(t.pos_ == "PROPN" for t in lands):
            return _up_to(lands[-1], head)
    first = _first_land(head)
    return Span(source_span(first).start, source_span(head).end) if first is not head else None


def _up_to(land: Token, head: Token) -> Span | None:
    """From "border" to the end of a name, where nothing but names and small words stand between."""
    last = last_word(land)
    between = head.doc[head.i + 1 : last.i]
    bare = all(t.pos_ == "PROPN" or t.lower_ in {"with", "between", "the", "of", "and"} for t in between)
    return Span(source_span(head).start, source_span(last).end) if bare else None


def _first_land(head: Token) -> Token:
    """The first word of the names right before a border, or the border itself."""
    first = head
    while first.i > head.sent.start:
        before = first.nbor(-1)
        joined = before.text in _DASHES and not before.whitespace_ and first.pos_ == "PROPN"
        if not (joined or (before.pos_ == "PROPN" and (first is not head or before.head == head))):
            break
        first = before
    return first
