"""Who acts behind the place that opens a sentence: "In Nairobi, Chad and Mali signed", "In Oslo, Norway, Lund spoke".

The parse joins them to the place, or takes the place for the subject. The first name of such a row may only say where
the town before it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.geography import Located, is_one_town, is_town, located

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
_IN = {"in", "at", "from", "near", "outside"}


def joined_to_place(verb: Token) -> list[Token]:
    """The first of those who are joined right before a verb without subject, where the parse joined them to the place
    that opens the sentence: Chad in "In Nairobi, Chad and Mali signed a treaty"."""
    if verb.dep_ != "ROOT" or any(t.dep_ in _SUBJECTS for t in verb.lefts):
        return []
    phrases = (t for t in verb.lefts if t.dep_ == "prep" and t.i == t.sent.start)
    places = (t for phrase in phrases for t in _places(phrase))
    joined = (_past_land(t) for place in places for t in place.rights if t.dep_ == "conj" and t.pos_ == "PROPN")
    return [t for t in joined if t.left_edge.nbor(-1).text == "," and _ends_right_before(t, verb)]


def _places(preposition: Token) -> Iterator[Token]:
    """The places behind a preposition, each narrower than the last: "At the Palace in Oslo"."""
    for place in (t for t in preposition.rights if t.dep_ == "pobj" and t.pos_ == "PROPN"):
        yield place
        yield from (t for p in place.rights if p.lower_ in _IN for t in _places(p))


def is_place(subject: Token) -> bool:
    """Whether the parse took a place for the subject of the sentence that it opens: "In Oslo, Chad and Mali met"."""
    first = subject.left_edge
    if subject.pos_ != "PROPN" or first.i != first.sent.start + 1:
        return False
    before = first.nbor(-1)
    return before.lower_ in _IN and before.dep_ == "prep" and not any(before.children)


def behind_place(subject: Token) -> Token:
    """The subject of a clause, where the parse took the place before it: "In Oslo, Chad and Mali met"."""
    if not is_place(subject):
        return subject
    joined = (t for t in subject.rights if t.dep_ in {"conj", "appos"} and t.pos_ == "PROPN")
    return next((_past_land(t) for t in joined), subject)


def _past_land(name: Token) -> Token:
    """The first of a row behind a town, without the land that says where that is."""
    further = (t for t in name.rights if t.dep_ == "conj")
    return next((t for t in further if land_of_town(name)), name)


def land_of_town(name: Token) -> bool:
    """Whether a name says where the town right before it is, "in Oslo, Norway, ...", as far as the town is known; of
    one that nobody knows it is taken to say so."""
    first = name.left_edge
    before = tuple(name.doc[first.sent.start : first.i])[::-1]
    if not before or before[0].text != ",":
        return False
    town: list[str] = []
    for word in before[1:]:
        if word.pos_ != "PROPN":
            return bool(town) and word.lower_ in _IN and _lies_in(" ".join(town), name.text)
        town.insert(0, word.text)
    return False


def _lies_in(town: str, land: str) -> bool:
    """Whether a town lies in a land, or nobody knows where it does; a land lies in no other."""
    if not is_town(town):
        return not isinstance(located(town), Located)
    return is_one_town(f"{town}, {land}")


def _ends_right_before(first: Token, verb: Token) -> bool:
    """Whether a row of several, closed by "and", ends right before a verb, but for its auxiliaries."""
    last = first.right_edge
    closed = any(c.dep_ == "cc" for t in first.subtree for c in t.rights if t.pos_ == "PROPN")
    return (
        closed
        and last.i < verb.i
        and all(t.dep_ in {"aux", "auxpass", "advmod"} for t in verb.doc[last.i + 1 : verb.i])
    )
