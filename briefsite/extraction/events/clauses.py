"""Who took part: actors in the trigger's own clause, as subject, object or after a preposition that joins people.

The subject of "he said that A met B" is no participant of the meeting; a visitor's country, in his function's wording,
is none either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_WITH = {"with", "between", "by", "to", "from", "against", "among", "of", "on", "alongside", "toward", "towards", "for"}
#: After these verbs what is said is a clause of its own.
_GOVERNED = {"xcomp", "advcl", "acl", "conj", "pcomp", "relcl"}


def initiators(trigger: Trigger, cast: Cast) -> list[str]:
    """Those who act: the subject, the agent of a passive, the owner of a noun ("his visit")."""
    token = trigger.token
    if not trigger.noun:
        agents = [key for obj in _objects(token, {"by"}) for key in cast.meant(obj)] if _passive(token) else []
        return agents or ([] if _passive(token) else [k for s in subjects(token) for k in cast.meant(s)])
    owners = [key for t in token.children if t.dep_ == "poss" for key in cast.meant(t)] or _held_as(trigger, cast)
    owners += [key for obj in _objects(token, {"by"}) for key in cast.meant(obj)]
    governor = _light(trigger, cast)
    if governor is not None and not owners:
        owners += [key for subject in subjects(governor) for key in cast.meant(subject)]
    if not owners:
        owners += hosts(trigger, cast)
    if not owners:
        owners += [key for obj in _objects(token, {"of", "between", "from"}) for key in cast.meant(obj)]
    return list(dict.fromkeys(owners))


def hosts(trigger: Trigger, cast: Cast) -> list[str]:
    """The people of the clause that a noun frames: "during a call with B, A requested" makes A a caller."""
    preposition = trigger.token.head
    framed = trigger.noun and preposition.dep_ == "prep" and preposition.lower_ in {"at", "during", "in"}
    verb = preposition.head
    if not framed or verb.pos_ != "VERB" or trigger.coding.kind not in {"meeting", "call", "visit", "anniversary"}:
        return []
    return [k for s in subjects(verb) for k in cast.meant(s) if cast.kind(k) == "person" or preposition.lower_ != "in"]


def counterparts(trigger: Trigger, cast: Cast) -> list[str]:
    """Those it is done to or with: objects, the subject of a passive, who stands after "with", "to", "on", ..."""
    token, keys = trigger.token, list[str]()
    if not trigger.noun and _passive(token):
        keys += [key for subject in subjects(token) for key in cast.meant(subject)]
    keys += [key for obj in token.children if obj.dep_ in {"dobj", "dative", "oprd"} for key in cast.meant(obj)]
    if trigger.coding.kind != "statement":
        keys += [key for t in token.children if t.dep_ == "dobj" and not cast.at(t) for key in _owners(t, cast)]
    if trigger.coding.kind == "request":
        asked = (s for t in token.children if t.dep_ in {"ccomp", "xcomp"} for s in t.children if s.dep_ in _SUBJECTS)
        keys += [key for s in asked for key in cast.meant(s)]
    if trigger.coding.kind == "appointment":
        offices = (obj for t in token.subtree if t.lower_ == "as" and t.i > token.i for obj in t.children)
        keys += [key for obj in offices if obj.dep_ == "pobj" for key in _owners(obj, cast)]
    keys += [key for obj in _objects(token, _WITH - ({"by"} if trigger.noun else set())) for key in cast.meant(obj)]
    governor = _light(trigger, cast) if trigger.noun else None
    if governor is not None:
        keys += [key for obj in _objects(governor, {"with", "between", "to", "among"}) for key in cast.meant(obj)]
    if trigger.noun:
        named = (t for t in token.children if t.dep_ in {"compound", "nmod", "amod"})
        keys += [key for t in named for key in cast.at(t) if cast.kind(key) != "programme"]
    return list(dict.fromkeys(keys))


def _owners(noun: Token, cast: Cast) -> list[str]:
    """Those whom a thing belongs to: "recognition of Ada Lund", "envoy for the Union", "assets of the foundation"."""
    return [key for obj in _objects(noun, {"of", "for"}) for key in (cast.meant(obj) or _owners(obj, cast))]


def _held_as(trigger: Trigger, cast: Cast) -> list[str]:
    """Those who hold what a noun after "as" names: "to work with Chad as host country"."""
    preposition = trigger.token.head
    if preposition.lower_ != "as" or preposition.head.pos_ not in {"VERB", "AUX"}:
        return []
    verb = preposition.head
    holders = [key for obj in _objects(verb, {"with"}) for key in cast.meant(obj)]
    return holders + [key for s in subjects(verb) for key in cast.meant(s)]


def subjects(verb: Token) -> list[Token]:
    """The subject of a verb: its own, or that of the verb it is joined to or governed by."""
    seen: Token = verb
    for _ in range(4):
        own = [t for t in seen.children if t.dep_ in _SUBJECTS]
        if own:
            relative = seen.dep_ == "relcl" and any(t.lower_ in {"who", "which", "that"} for t in own)
            return [seen.head] if relative else own
        if seen.dep_ == "acl" and seen.head.pos_ in {"NOUN", "PROPN"}:
            infinitive = any(t.lower_ == "to" for t in seen.lefts)
            owners = [t for t in seen.head.children if t.dep_ == "poss"]
            return owners if infinitive and owners else [seen.head]
        if seen.dep_ not in _GOVERNED or seen.head is seen:
            return []
        seen = seen.head if seen.head.pos_ in {"VERB", "AUX"} else seen.head.head
    return []


def clause(trigger: Trigger, cast: Cast) -> Token:
    """The verb whose clause tells the event: the trigger itself, a light verb over it, or the next verb above."""
    if not trigger.noun:
        return trigger.token
    light = _light(trigger, cast)
    if light is not None:
        return light
    return next((t for t in trigger.token.ancestors if t.pos_ in {"VERB", "AUX"}), trigger.token)


def _light(trigger: Trigger, cast: Cast) -> Token | None:
    """The light verb that a noun is the object of: "held" of "held talks"."""
    token = trigger.token
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    light = verb.lemma_.lower() in cast.reading.lexicon.words("light_verbs")
    return verb if token.dep_ == "dobj" and verb.pos_ == "VERB" and light else None


def _passive(verb: Token) -> bool:
    return any(t.dep_ in {"nsubjpass", "auxpass"} for t in verb.children)


def _objects(token: Token, prepositions: set[str]) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions:
            for obj in child.children:
                if obj.dep_ == "pobj":
                    yield obj
