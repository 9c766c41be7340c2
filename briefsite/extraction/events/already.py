"""What has been, whatever the clause plans in which it is named: the loan despite which nobody will pay, the raid that
people are sad to hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.infinitive_deeds import FEELINGS, PLEASURES
from briefsite.extraction.events.triggers import event_noun
from briefsite.extraction.infinitives import first_joined, has_to
from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What frames what was tried, and is not its matter.
_FRAMING = {"during", "at", "in"}
#: What is done with missiles.
_FIRED = {"launch", "test"}
#: Of what one does so, that has been.
_LEARNING = {"hear", "learn", "read"}


def has_been(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether what a noun tells went before what its clause, the `verb`, tells, or is where that was tried."""
    return _known(noun) or _tried_at(noun, verb, lexicon) or _last(noun) or _enjoyed(verb) or _discussed(noun, lexicon)


def _discussed(noun: Token, lexicon: Lexicon) -> bool:
    """Whether people meet to talk about what somebody fired or attacked: "called Lund to discuss Chad's missile
    launch"."""
    about = noun.dep_ == "dobj" and noun.head.lemma_.lower() == "discuss" and has_to(noun.head)
    before = (t for t in noun.subtree if t.i < noun.i)
    theirs = any((t.dep_ == "poss" and t.pos_ == "PROPN") or t.ent_type_ == "DATE" for t in before)
    coding = event_noun(noun, lexicon) if about and theirs else None
    return coding is not None and (coding.kind == "conflict" or noun.lemma_.lower() in _FIRED)


def _last(noun: Token) -> bool:
    """Whether its own words date it back: "will remember the election last year"."""
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    return any(t.lower_ == "last" and t.ent_type_ == "DATE" for t in behind)


def _enjoyed(verb: Token) -> bool:
    """Whether it was a pleasure to do it: "it was an honour to host Lund for the talks"."""
    verb = first_joined(verb)
    felt = (t.lower_ for t in verb.head.rights if t.dep_ in {"acomp", "attr"})
    done = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ == "VBD"
    return done and any(word in FEELINGS | PLEASURES for word in felt)


def _known(noun: Token) -> bool:
    """Whether it went before what is told: "despite the loan, Chad will not pay", "trades with it even after the raid",
    "are sad to learn about the raid", "is currently on a visit"."""
    before = noun.head
    if noun.dep_ != "pobj" or before.dep_ != "prep":
        return False
    learnt = before.lower_ in {"about", "of"} and before.head.lemma_.lower() in _LEARNING and has_to(before.head)
    even = before.lower_ == "after" and any(t.lower_ == "even" for t in before.lefts)
    now = before.lower_ == "on" and before.i > 0 and before.nbor(-1).lower_ in {"currently", "now", "presently"}
    return before.lower_ in {"despite", "since"} or even or learnt or now


def _tried_at(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether somebody tried something on this occasion: in "sought to end the war during talks" the talks are as past
    as the seeking, whatever came of it."""
    framed = noun.dep_ == "pobj" and noun.head.lower_ in _FRAMING
    tried = verb.dep_ == "xcomp" and verb.head.tag_ in {"VBD", "VBN"}
    return framed and tried and verb.head.lemma_.lower() in lexicon.words("trying")
