"""Where something was struck: the land that was invaded, the village that was shelled, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.places_near import invaded
from briefsite.extraction.events.triggers import Trigger
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


def attacked(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The place that a fight or a disaster struck, by its name."""
    struck = trigger.coding.kind == "conflict" or trigger.coding.group == "disaster"
    if trigger.token.lemma_.lower() == "invasion" and (land := invaded(trigger, cast)) is not None:
        return land  # "the effects of the invasion of Chad on schools in Kenya"
    return _struck(trigger, verb, cast) if struck else None


def _struck(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The place that was attacked, where it is no actor: "the village of Adda was shelled", "came under attack"."""
    objects = set[str]() if trigger.noun else {"nsubjpass", "dobj"}
    if trigger.noun:
        objects = {"nsubj"} if verb.lemma_ == "come" else {"dobj"} if trigger.token.dep_ == "nsubj" else objects
    if trigger.token.lemma_.lower() in cast.reading.lexicon.words("harming_verbs"):
        return None  # people are killed, places are not
    hit = [t for t in verb.children if t.dep_ in objects]
    if trigger.noun and objects and verb.dep_ in {"conj", "relcl"}:
        hit += [t for t in verb.ancestors if t.pos_ == "PROPN"]
    held = (noun for t in hit if t.lower_ == "control" for noun in behind(t, {"of"}))  # "seized control of Adda"
    hit = [t for t in hit if not cast.at(t)]
    return next((span for t in (*held, *hit) if (span := place_name(t, cast))), None)


def under(trigger: Trigger) -> list[Token]:
    """What the deed is done to: "an attack on a refinery in Adda", "have invaded towns in Adda"."""
    if trigger.coding.kind != "conflict":
        return []
    objects = (t for t in trigger.token.children if t.dep_ == "dobj")
    further = (o for t in trigger.token.children if t.dep_ == "prep" for o in t.children if o.dep_ == "pobj")
    return [*objects, *(further if trigger.noun else ())]
