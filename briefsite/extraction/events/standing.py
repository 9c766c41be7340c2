"""Where a trigger stands in its sentence: as its news, or in a clause or phrase that only helps to tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.infinitives import first_joined
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Gatherings of many: who only says something there does not meet whom it is named for.
GATHERINGS = {"assembly", "conference", "congress", "convention", "forum", "summit", "symposium", "workshop"}
#: What is held to have happened by these the sentence tells: "is reported to have fled".
_HELD = {"allege", "believe", "claim", "report", "say", "think", "understand"}
#: What one tells, "in the face of" which others act.
_CIRCUMSTANCES = {
    "absence",
    "case",
    "context",
    "event",
    "face",
    "fear",
    "light",
    "prospect",
    "response",
    "risk",
    "wake",
}
#: Who fights in the streets or for arms, and who arrests, charges and saves people, without a name.
_CROWDS = {"activist", "crowd", "demonstrator", "fan", "mob", "police", "protester", "protestor", "rioter",
    "supporter"}  # fmt: skip
_UNNAMED = {"authority", "authorities", "bomber", "coastguard", "court", "crew", "detective", "fighter", "firefighter",
    "gendarme", "guard", "gunman", "insurgent", "investigator", "judge", "jury", "magistrate", "militant", "officer",
    "pirate", "prosecution", "prosecutor", "rebel", "rescuer", "sailor", "soldier", "troop"}  # fmt: skip
#: What they do.
_DEEDS = {"arrest", "attack", "giving", "order", "proceedings", "questioning", "violence", "vote"}
#: By these one remembers what has happened.
_MEMORIES = {"anniversary", "commemoration", "memory", "remembrance"}


def main_clause(verb: Token, reading: Reading) -> bool:
    """Whether it is the news of its sentence: its main verb, or what is reported: "..., he announced", "he confirmed
    that rebels had seized the port"."""
    reporting = verb.dep_ == "ROOT" and any(t.dep_ == "ccomp" for t in verb.lefts)
    above = verb.head
    reported = verb.dep_ == "ccomp" and above.dep_ == "ROOT"
    announcing = above.lemma_.lower() in reading.lexicon.words("announcing")
    reported = reported and (verb.i < above.i or (announcing and verb.tag_ in {"VBD", "VBN"}))
    reported = reported or (held_to_have(verb) and above.dep_ == "ROOT")
    return reported or (verb.dep_ == "ROOT" and not reporting)


def held_to_have(verb: Token) -> bool:
    """Whether somebody is said to have done what a verb tells: "is reported to have fled"."""
    above = verb.head
    done = verb.dep_ == "xcomp" and any(t.dep_ == "aux" and t.lower_ == "have" for t in verb.lefts)
    return done and above.lemma_.lower() in _HELD and any(t.dep_ == "auxpass" for t in above.lefts)


def in_apposition(noun: Token) -> bool:
    """Whether a noun only helps to say who somebody is: "Chad, a mediator in the talks between A and B, said"."""
    above = noun
    while above.dep_ in {"pobj", "prep", "conj"}:
        above = above.head
    return above is not noun and above.dep_ == "appos" and above.pos_ == "NOUN"


def circumstance(noun: Token) -> bool:
    """Whether a noun only tells what others react to: "in the face of the strike", "in response to the attack"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "to"} else noun
    return above is not noun and above.lower_ in _CIRCUMSTANCES


def remembered(noun: Token) -> bool:
    """Whether a noun is what is only remembered, which has happened whatever is said of that: "will mark the
    anniversary of the raid", "the commemoration of the assassination of Lund"."""
    preposition = noun.head
    return noun.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.lemma_.lower() in _MEMORIES


def before_all(token: Token) -> bool:
    """Whether the sentence looks back on it: "had warned", said by the text itself."""
    verb = token if token.pos_ == "VERB" else token.head
    return verb.dep_ == "ROOT" and any(t.dep_ == "aux" and t.lower_ == "had" for t in verb.children)


def aside(token: Token, reading: Reading) -> bool:
    """Whether the trigger stands in a relative clause, or in an infinitive that is no plan."""
    planned = token.dep_ == "xcomp" and (
        token.head.lemma_.lower() in reading.lexicon.words("planning")
        or (token.head.lemma_ == "be" and any(t.lower_ == "to" for t in token.lefts))
    )
    joined = token.dep_ == "pcomp" and token.head.head.lemma_.lower() == "join"  # "joined Lund in announcing"
    top = first_joined(token)  # "a bid to secede and join Chad"
    while top.dep_ == "conj" and top.tag_ == "VBG" == top.head.tag_:
        top = top.head  # "a role in promoting trade and supporting farmers"
    own = (
        not joined
        and not held_to_have(token)
        and top.dep_ in {"relcl", "acl", "pcomp", "xcomp", "csubj"}
        and not planned
    )
    return own or (token.dep_ == "advcl" and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in token.children))


def takes_part(noun: Token) -> bool:
    """Whether somebody takes part in what a noun tells: "will take part in the forum", "participated in the summit"."""
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "in"
    above = noun.head.head
    verb = above.head if above.lower_ == "part" else above
    part = any(t.dep_ == "dobj" and t.lower_ == "part" for t in verb.rights)
    return inside and (verb.lemma_ == "participate" or (verb.lemma_ == "take" and part))


def crowd_acts(trigger: Trigger, reading: Reading) -> bool:
    """Whether a main clause tells what people without a name did who are known by what they do: "the protesters clashed
    with the police", "prosecutors charged the miller"."""
    verb = trigger.token
    sure = not trigger.noun and trigger.coding.kind == "conflict" and trigger.coding.weight >= 3
    known = _UNNAMED | _CROWDS if not trigger.noun and trigger.coding.group in _DEEDS else _CROWDS if sure else set()
    doers = (t.lemma_.lower() for t in verb.lefts if t.dep_ == "nsubj")
    return any(who in known for who in doers) and main_clause(verb, reading)


def was_said(trigger: Trigger, verb: Token, lexicon: Lexicon) -> bool:
    """Whether it is words of which the text tells what they will do: "the announcement will bring relief"."""
    held = lexicon.any_of("light_verbs", "engaging_verbs", "happening")
    acts = verb.i > trigger.token.i and any(t.dep_ == "dobj" for t in verb.rights) and verb.lemma_.lower() not in held
    return trigger.noun and trigger.coding.kind == "statement" and acts


def frames(noun: Token) -> bool:
    """Whether a gathering of many is only where something else was done: "at the conference of the Red Cross"."""
    framing = noun.dep_ == "pobj" and noun.head.lower_ in {"at", "during"}
    return framing and any(t.lower_ == "of" for t in noun.rights) and noun.lemma_.lower() in GATHERINGS
