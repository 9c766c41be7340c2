"""Whom an official goes to see: `the Special Envoy will travel to Carrow, Tamber, and Venn`.

Where somebody lives, works or goes on holiday is a place. Whoever holds an office comes as a guest of the state that he
visits, so a text that tells of it has that state for a party, though it does nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.clause_subjects import subject_of
from briefsite.extraction.reading import Reading, root_of, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_GOING = frozenset({"travel", "fly", "journey", "head", "go", "depart"})
_VISITING = frozenset({"visit", "tour"})
_VISITS = frozenset({"visit", "trip", "travel", "tour", "journey"})
#: What stands between the lands of a list: "Carrow (CR), the Tamber Isles, and Venn".
_NEXT = re.compile(r"\)?(?:\s\([A-Z]+\))?(?:,|,?\s+and)\s+(?:the\s+)?|\s\(")
#: What is told behind these has been made: "returned after a visit to Carrow".
_PAST = frozenset({"after", "following", "from"})
_PRONOUNS = frozenset({"he", "she", "his", "her"})


def visited(reading: Reading, officials: frozenset[Span]) -> frozenset[Span]:
    """The names of states to which those go who hold an office. `officials`: the last words of their names."""
    found: set[Span] = set()
    states = sorted(n.span for n in reading.names if n.kind == "state") if officials else []
    for before, land in zip((None, *states), states, strict=False):
        goes_on = before in found and _NEXT.fullmatch(reading.text, before.end, land.start)
        if goes_on or _is_visited(root_of(reading, land), officials, reading):
            found.add(land)
    return frozenset(found)


def _is_visited(land: Token | None, officials: frozenset[Span], reading: Reading) -> bool:
    journey = _journey(land) if land is not None else None
    return journey is not None and any(_official(who, officials, reading) for who in _travellers(journey))


def _journey(land: Token) -> Token | None:
    """The word that tells of the journey to a land, or to the town before it: "will visit Adda, Carrow"."""
    if land.dep_ == "appos" and land.head.dep_ == "dobj" and land.head.pos_ == "PROPN" and land.nbor(-1).text == ",":
        land = land.head
    above = land.head
    if land.dep_ == "dobj":
        return above if above.lemma_.lower() in _VISITING else None
    if land.dep_ != "pobj" or above.lower_ != "to":
        return None
    told = _GOING if above.head.pos_ == "VERB" else _VISITS
    return above.head if above.head.lemma_.lower() in told else None


def _travellers(journey: Token) -> Iterator[Token]:
    """Who goes: the subject of a verb; the owner of a noun, whom it is by, or else who makes it."""
    if journey.pos_ != "VERB":
        if journey.head.lower_ not in _PAST and any(t.lemma_.lower() == "return" for t in journey.ancestors):
            return  # who comes home
        yield from (t for t in journey.children if t.dep_ == "poss")
        yield from (t for p in journey.subtree if p.lower_ == "by" for t in p.subtree)  # wherever it hangs in the list
        making = (t for t in journey.ancestors if t.pos_ in {"VERB", "AUX"})
        journey = next(making, journey)
    subject = subject_of(journey)[0]
    if subject is not None:
        yield from (subject, *subject.conjuncts)


def _official(who: Token, officials: frozenset[Span], reading: Reading) -> bool:
    """Whether somebody holds an office; "the minister" and "she" do where anybody in the text does."""
    told = who.lower_ in _PRONOUNS or who.lower_ in reading.lexicon.words("role_heads")
    return told or source_span(who) in officials
