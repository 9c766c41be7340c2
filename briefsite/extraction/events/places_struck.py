"""Where something was struck: the land that was invaded, the village that was shelled, and what stands there; and
what was opened or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.borders import tells_border
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind
from briefsite.extraction.events.place_lists import many
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.places_hung import is_house
from briefsite.extraction.events.places_near import invaded
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.nations import nations
from briefsite.extraction.reading import parsed
from briefsite.extraction.words import lone_words
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


def attacked(trigger: Trigger, verb: Token, cast: Cast) -> Span | None:
    """The place that a fight or a disaster struck, by its name."""
    struck = trigger.coding.kind == "conflict" or trigger.coding.group == "disaster"
    if _on_land(trigger) and (land := invaded(trigger, cast)) is not None:
        return (
            land  # "the effects of the invasion of Chad on schools in Kenya", "fought in Kenya after the raid on Chad"
        )
    if struck and trigger.noun and (house := _house_struck(trigger.token, cast)) is not None:
        return house
    return _struck(trigger, verb, cast) if struck else None


def _house_struck(noun: Token, cast: Cast) -> Span | None:
    """The house on which an attack came, by its name: "a strike on the Lund Hospital in Adda"."""
    houses = [t for t in behind(noun, {"on", "against"}) if t.pos_ == "PROPN" and is_house(t) and t.ent_type_ != "GPE"]
    return next((span for t in houses if (span := place_name(t, cast, housed=True))), None)


def _on_land(trigger: Trigger) -> bool:
    """Whether it is an invasion, or a noun that tells of a land on which it came and of no place in which it was."""
    noun = trigger.token
    inside = any(t.lower_ in {"in", "at", "near"} and t.dep_ == "prep" for t in noun.rights)
    upon = any(t.ent_type_ in {"GPE", "LOC"} for t in behind(noun, {"on", "against"}))
    return noun.lemma_.lower() == "invasion" or (trigger.noun and upon and not inside)


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
    hit = [t for t in hit if not cast.at(t) or (t.ent_type_ != "GPE" and is_house(t))]
    hit += [t for part in hit if part.text.islower() for t in behind(part, {"of"})]  # "hit the roof of Adda's mill"
    return next((span for t in (*held, *hit) if (span := place_name(t, cast, housed=is_house(t)))), None)


def under(trigger: Trigger) -> list[Token]:
    """What the deed is done to: "an attack on a refinery in Adda", "have invaded towns in Adda"."""
    if trigger.coding.kind != "conflict":
        return []
    objects = (t for t in trigger.token.children if t.dep_ == "dobj")
    further = (o for t in trigger.token.children if t.dep_ == "prep" for o in t.children if o.dep_ == "pobj")
    return [*objects, *(further if trigger.noun else ())]


def opened(trigger: Trigger, cast: Cast) -> Span | None:
    """The named place that is opened or closed: "reopened the Lund Bridge", "the opening of the Adda beachfront"."""
    token = trigger.token
    done = (token.text if trigger.noun else token.lemma_).lower()
    if done not in cast.reading.lexicon.words("opening_words"):
        return None
    things = behind(token, {"of"}) if trigger.noun else (t for t in token.children if t.dep_ in {"dobj", "nsubjpass"})
    return next((span for t in things if not many(t, cast) and (span := _ground(t, cast))), None)


def _ground(thing: Token, cast: Cast) -> Span | None:
    """The name of land, water or a house, as a body or a people may bear none of the sort."""
    place, lexicon = place_name(thing, cast), cast.reading.lexicon
    phrase = parsed(cast.reading, place) if place is not None else None
    sort = thing.text.islower() and thing.lemma_ in lexicon.any_of("settlements", "facilities")
    named = sort or (phrase is not None and any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in phrase))
    return place if named and not cast.is_body(thing) else None


def struck_land(trigger: Trigger, place: Span | None, cast: Cast) -> tuple[str, ...]:
    """The state in which an attack took place, "in Chad" or "on Chadian soil": it was struck. At the border with a
    state it need not have been."""
    if place is None or trigger.coding.kind != "conflict" or tells_border(place.of(cast.reading.text)):
        return ()
    sides = [key for t in behind(trigger.token, {"between"}) for key in cast.meant(t)]
    if sides and all(cast.kind(key) == "person" for key in sides):
        return ()  # "fighting between Mr Lund and Mr Tarro has made news in Chad"
    within = (k for at in range(place.start, place.end) for k in cast.named.get(at, ()) if cast.kind(k) == "state")
    words = (w for w in lone_words(place.of(cast.reading.text)) if place.start + w.start not in cast.named)
    people = (nations(cast.reading.lexicon).get(w.lower, "") for w in words)
    return tuple(dict.fromkeys((*within, *(cast.states[code] for code in people if code in cast.states))))
