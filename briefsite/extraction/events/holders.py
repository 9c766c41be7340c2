"""Who holds or does what a noun tells, by the clause in which it stands: "during a call with B, A requested", "to work
with Chad as host country".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import BESIDE, SUBJECTS, behind, passive, subjects
from briefsite.extraction.events.triggers import Trigger

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: A noun behind "during" or "at" is the occasion of what its clause tells.
OCCASIONS = {"meeting", "call", "visit", "anniversary", "exercise"}
_GATHERING = {"travel", "arrive", "fly", "gather", "convene", "go", "come", "return", "assemble", "head", "leave",
    "depart"}  # fmt: skip
#: What is done about a meeting by those who do not sit in it.
LOOKING_ON = {"discuss", "welcome", "praise", "commend", "support", "back", "condemn", "criticise", "criticize",
    "report", "urge", "mediate", "oppose", "reject", "cover", "call", "want", "demand", "propose"}  # fmt: skip


def framed_by(trigger: Trigger, cast: Cast) -> list[str]:
    """The people of the clause that a noun frames: "during a call with B, A requested" makes A a caller."""
    preposition, as_part = trigger.token.head, False
    if preposition.lower_ == "of" and preposition.head.lower_ == "part" and preposition.head.head.lower_ == "as":
        preposition, as_part = preposition.head.head, True  # "as part of her visit to Chad, Lund met Tarro"
    visit, meeting = trigger.coding.kind == "visit", trigger.coding.kind == "meeting"
    bound = (meeting or visit) and preposition.head.lemma_.lower() in _GATHERING  # "flew to Adda for talks"
    words = {"at", "during", "in"} | ({"on", "through", "after", "following"} if visit else set())
    words |= {"for"} if bound else set()
    if meeting and any(t.lower_ == "with" for t in trigger.token.children):  # "left after a meeting with Lund"
        words |= BESIDE
    framing = preposition.dep_ == "prep" and (as_part or preposition.lower_ in words)
    verb = preposition.head
    if visit and framing and verb.pos_ == "PROPN":  # "Ada Lund, currently on a visit to Chad, met"
        return [key for key in cast.at(verb) if cast.kind(key) == "person"]
    met = any(t.lower_ == "with" for t in trigger.token.children)  # "at a news conference with Lund, Tarro said"
    shared = met and trigger.coding.kind == "statement"
    occasion = trigger.coding.kind in OCCASIONS or trigger.coding.group == "election" or shared
    if not framing or verb.pos_ not in {"VERB", "AUX"} or not occasion:
        return []
    sharing = verb.lemma_ == "participate" or any(t.lower_ == "part" for t in verb.children)  # "take part in the talks"
    states = sharing or preposition.lower_ != "in"
    acting = behind(verb, {"by"}) if passive(verb) else subjects(verb)
    return [k for s in acting for k in cast.meant(s) if states or cast.kind(k) != "state"]


def speaking_of(trigger: Trigger, cast: Cast) -> list[str]:
    """Whoever tells of "talks with Lund", or does something about them, has met her."""
    noun = trigger.token
    if trigger.coding.kind != "meeting" or not any(t.lower_ == "with" for t in noun.children):
        return []
    verb = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), noun)
    saying = noun.dep_ == "nsubj" and verb.dep_ == "ccomp"  # "Chad says talks with Norway go on"
    verb, kinds = (verb.head, {"state"}) if saying else (verb, {"person"})
    told = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.head is verb)  # no "insights into talks with Lund"
    plain = verb is not noun and (saying or told) and verb.lemma_.lower() not in LOOKING_ON
    acting = subjects(verb) if plain and not passive(verb) else []
    return [key for who in acting for key in cast.meant(who) if cast.kind(key) in kinds]


def conducting(trigger: Trigger, cast: Cast) -> list[str]:
    """Those of whom a relative clause says that they hold it: "a drill which the two navies are conducting"."""
    noun = trigger.token.head if trigger.token.dep_ == "compound" else trigger.token
    lexicon = cast.reading.lexicon
    light = lexicon.any_of("light_verbs", "engaging_verbs")
    verbs = (t for t in noun.children if t.dep_ == "relcl" and t.lemma_.lower() in light)
    held = (v for v in verbs if any(t.dep_ == "dobj" and t.tag_ == "WDT" for t in v.children))
    return [key for verb in held for t in verb.children if t.dep_ in SUBJECTS for key in cast.meant(t)]


def holders(trigger: Trigger, cast: Cast) -> list[str]:
    """Those who hold what a noun behind "as" names: Chad in "to work with Chad as host country"."""
    verb = held_in(trigger)
    if verb is None:
        return []
    nouns = list(behind(verb, {"with"})) or subjects(verb)
    return [key for noun in nouns for key in cast.meant(noun)]


def held_in(trigger: Trigger) -> Token | None:
    """The verb of "to work with Chad as host country", for the noun behind "as". "As the talks go on" tells when."""
    preposition = trigger.token.head
    held = preposition.lower_ == "as" and trigger.coding.kind not in OCCASIONS
    return preposition.head if held and preposition.head.pos_ in {"VERB", "AUX"} else None
