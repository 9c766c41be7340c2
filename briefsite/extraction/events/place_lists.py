"""Several places in one phrase: "Chad, Mali and Niger" and "the towns of Adda and Bel" are all of them together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind
from briefsite.extraction.events.place_names import both_parts, place_name, torn_off
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


def listed(first: Token, cast: Cast) -> Span | None:
    """The stretch from the first to the last of places that only commas and "and" join."""
    run = [first] if not first.text.islower() else list(behind(first, {"of"}))[:1] or [first]
    while further := [t for t in run[-1].children if t.dep_ == "conj"]:
        run.append(further[0])
    spans = [place_name(t, cast) for t in run]
    if len(spans) < 2 or not all(spans):
        return None
    named = [span for span in spans if span]
    gaps = [cast.reading.text[a.end : b.start].strip() for a, b in pairwise(named)]
    joined = all(gap in {",", "and", ", and"} for gap in gaps)
    return Span(named[0].start, named[-1].end) if joined else None


def many(noun: Token, cast: Cast) -> bool:
    """Whether it names more than one place, by itself or behind "of"; "Adda, Kingdom of Chad" is one, and so is "East
    and West Adda"."""
    if both_parts(noun) is not None:
        return False
    own = any(t.dep_ == "compound" and t.pos_ == "PROPN" for t in noun.lefts)  # "the Bel district of Adda and Cora"
    named = (noun, *(behind(noun, {"of"}) if noun.text.islower() and not own else ()))
    return any(_joins(one, cast) for one in named)


def _joins(noun: Token, cast: Cast) -> bool:
    """Whether "and" joins another place to a name, or commas several."""
    if (rest := torn_off(noun)) is not None and any(t.dep_ == "conj" for t in rest.children):
        return True
    others = [t for t in noun.children if t.dep_ == "conj" and place_name(t, cast)]
    apposed = (t for t in noun.children if t.dep_ == "appos")  # "in Adda, Bel, Cora and Dal"
    if any(any(t.dep_ == "conj" and t.pos_ == "PROPN" for t in one.children) for one in apposed):
        return True
    further = [t for one in (noun, *others) for t in one.children if t.dep_ in {"cc", "conj"}]
    return bool(others) and (len(further) > 1 or further[0].dep_ == "cc")
