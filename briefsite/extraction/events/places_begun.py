"""Where what somebody begins, ends or carries out takes place: "concluded a visit to Chad", "began a blockade of the
port of Adda", "arrived in Chad on a visit"; where somebody is on a visit who meets others: "Lund, currently on a visit
to Chad, met Tarro"; and that a journey may lead further than to the stop that is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, subjects
from briefsite.extraction.events.place_lists import many
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.triggers import Trigger
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_CARRYING_OUT = {"begin", "start", "launch", "conclude", "complete", "end", "finish", "continue", "resume", "pay",
    "make", "undertake", "impose", "lift", "lay", "maintain", "break"}  # fmt: skip
JOURNEYS = {"visit", "trip", "tour", "journey", "stay", "pilgrimage", "travel"}
_ARRIVING = {"arrive", "be", "land", "stay"}
_SIEGES = {"blockade", "siege", "bombardment", "encirclement", "occupation", "evacuation", "shelling", "invasion"}
#: What a visitor does where he is.
_THERE = {"meeting", "agreement", "statement", "request", "anniversary"}


def begun(trigger: Trigger, cast: Cast) -> Span | None:
    """The place of the journey or siege that is the object of a verb, and of the visit on which somebody arrives."""
    if trigger.noun and trigger.token.lemma_.lower() in JOURNEYS:
        return _arrived(trigger.token, cast)
    if trigger.noun or trigger.token.lemma_.lower() not in _CARRYING_OUT:
        return None
    objects = [t for t in trigger.token.children if t.dep_ == "dobj"]
    behind_day = [t for t in trigger.token.rights if t.dep_ == "npadvmod"]  # "ended yesterday, a visit to Chad"
    objects += [t for time in behind_day for t in (time, *time.children) if t.dep_ in {"npadvmod", "appos"}]
    ways = [(t, {"to", "in"}) for t in objects if t.lemma_.lower() in JOURNEYS]
    ways += [(t, {"of", "on"}) for t in objects if t.lemma_.lower() in _SIEGES]
    return _first((noun for thing, words in ways for noun in behind(thing, words)), cast)


def _arrived(visit: Token, cast: Cast) -> Span | None:
    """Where somebody arrived, or is, "on a visit", wherever the parse hangs that; not where "to" leads the visit on."""
    if visit.dep_ != "pobj" or visit.head.lower_ != "on" or any(t.lower_ in {"to", "in"} for t in visit.rights):
        return None
    before = [t for t in visit.doc[visit.sent.start : visit.head.i] if t.pos_ in {"VERB", "AUX"}]
    there = before[-1] if before and before[-1].lemma_.lower() in _ARRIVING else None
    return _first(behind(there, {"in", "at"}), cast) if there is not None else None


def on_visit(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """Where the subject is on a visit, as the sentence says of him: "who is on a visit to Chad"."""
    if trigger.coding.kind not in _THERE or trigger.noun or verb.tag_ in {"MD", "VB"}:
        return None
    acting = list(subjects(verb))
    described = [t for one in acting for t in one.children if t.dep_ in {"relcl", "acl", "appos", "amod"}]
    visits = (noun for one in (*acting, *described) for noun in behind(one, {"on"}) if noun.lemma_.lower() in JOURNEYS)
    return _first((noun for visit in visits for noun in behind(visit, {"to", "in"})), cast)


def _first(nouns: Iterator[Token], cast: Cast) -> Span | None:
    return next((span for noun in nouns if not many(noun, cast) and (span := place_name(noun, cast))), None)


def on_greater_journey(trigger: Trigger) -> bool:
    """Whether the clause tells of a stop on a journey that leads further: "was in Chad as part of a trip to Africa"."""
    part = trigger.token.head.head
    return trigger.noun and trigger.coding.kind == "visit" and part.lower_ == "part" and part.head.lower_ == "as"
