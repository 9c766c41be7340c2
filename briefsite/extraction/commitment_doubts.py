"""What only looks as if somebody bound themselves: denied, imagined, wanted of them, asked about, alleged, or a habit.

"might agree to help", "should ask for more", "allegedly offered", "the refusal to pledge", "offers courses all year".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.infinitives import first_joined, has_to, only_judged
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.parse import is_supposed

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_IMAGINED = {"if", "unless", "whether", "could", "may", "might", "should", "would", "must", "not", "n't", "never", "no"}
#: Verbs whose infinitive tells what was done, as in "met to renew"; behind others it is only wanted: "is expected to".
_GOING_ON = {"go", "proceed", "continue", "begin", "start", "manage", "speak", "talk", "meet"}
AHEAD = {"will", "would", "shall", "'ll", "’ll"}
#: What keeps an act from having been done where it stands above it.
_UNDONE = (AHEAD - {"would"}) | {"should", "must", "could", "may", "might", "can"}
_ALLEGED = {"allegedly", "supposedly", "purportedly"}
#: Behind "of" or "for" stands what somebody is only said to have done: "is suspected of offering".
_BLAMING = {"accuse", "suspect", "blame", "criticise", "criticize"}
#: Nouns by which it was not done: "his refusal to pledge".
_WITHHELD = {"refusal", "failure", "reluctance", "unwillingness", "inability", "hesitation"}
_CALLING_FOR = {"for", "on", "upon"}
_HOPING = {"hope", "wish", "want"}
#: What is offered by being named: "we offer our help".
_GIVEN_BY_SAYING = {"help", "support", "assistance", "aid", "service", "apology"}


def ahead(clause: Token) -> list[Token]:
    """The words by which a clause is about what is to come."""
    return [t for t in clause.children if t.dep_ == "aux" and t.lower_ in AHEAD]


def imagined(token: Token, lexicon: Lexicon) -> bool:
    """Whether what binds has not been said or done."""
    verb = token if token.pos_ == "VERB" else token.head
    withheld = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in lexicon.words("withholding_verbs")
    marks = {"neg", "aux", "mark", "det"}
    own = _IMAGINED - {"would"} if ahead(verb) and verb.lemma_ in lexicon.words("promised_actions") else _IMAGINED
    return (
        withheld
        or _only_wanted(verb)
        or only_judged(verb)
        or _once_it_is_so(verb)
        or is_supposed(verb)
        or _is_asked(verb)
        or _is_alleged(verb)
        or _is_hoped(verb)
        or not_yet(verb)
        or any(t.dep_ in marks and t.lower_ in own for t in verb.children)
    )


def not_yet(verb: Token) -> bool:
    """Whether a verb shares the "should" or "will" of the one it is joined to, or serves what has not been done:
    "should lead and offer to host", "will travel to reaffirm"."""
    first = verb
    while first.dep_ == "conj" and first.pos_ == "VERB" and first.tag_ in {"VB", "VBP"} and not _has_subject(first):
        first = first.head
    serves = first.dep_ in {"advcl", "acl"} and has_to(first)
    above = first.head if serves else first
    return above != verb and any(t.dep_ == "aux" and t.lower_ in _UNDONE for t in above.children)


def _has_subject(verb: Token) -> bool:
    return any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.children)


def _is_asked(verb: Token) -> bool:
    """Whether a form of "be" stands before its subject in a question: "Is Kenya ready to talk?"."""
    subject = next((t.i for t in verb.children if t.dep_ == "nsubj"), 0)
    return verb.lemma_ == "be" and verb.i < subject and any(t.text == "?" for t in verb.sent)


def _is_alleged(verb: Token) -> bool:
    """Whether only others say it, to somebody's blame, or it is what was not done."""
    behind = verb.head if verb.dep_ == "pcomp" else None
    blamed = behind is not None and behind.lower_ in {"of", "for"} and behind.head.lemma_ in _BLAMING
    withheld = verb.dep_ == "acl" and verb.head.lemma_ in _WITHHELD
    return blamed or withheld or any(t.dep_ == "advmod" and t.lower_ in _ALLEGED for t in verb.children)


def _is_hoped(verb: Token) -> bool:
    """Whether it is what somebody hopes: "I hope they agree", "my hope is that we will open the road"."""
    above = verb.head if verb.dep_ == "ccomp" else None
    hope = above is not None and (above, *(t for t in above.children if t.dep_ == "nsubj"))
    return bool(hope and any(t.lemma_.lower() in _HOPING for t in hope))


def _once_it_is_so(verb: Token) -> bool:
    """Whether somebody will ask or promise only on a condition: "will ask for help if the road stays closed"."""
    clauses = (t for t in verb.children if t.dep_ == "advcl") if ahead(verb) else ()
    return any(t.dep_ == "mark" and t.lower_ in {"if", "unless"} for clause in clauses for t in clause.children)


def _only_wanted(verb: Token) -> bool:
    """Whether somebody is asked, expected or planning to bind themselves: "we urge Kenya to listen and commit to"."""
    verb = first_joined(verb)
    infinitive = verb.dep_ in {"xcomp", "ccomp"} and has_to(verb)
    return infinitive and verb.head.lemma_.lower() not in _GOING_ON


def is_habit(verb: Token) -> bool:
    """Whether a sentence only says what somebody always offers: "The airline offers flights to Oslo.". In a headline,
    which has no full stop, the same words tell of an offer."""
    if verb.lemma_ != "offer" or verb.tag_ not in {"VBZ", "VBP"} or verb.sent[-1].text != ".":
        return False
    things = [t for t in verb.children if t.dep_ == "dobj"]
    return bool(things) and not any(t.lemma_ in _GIVEN_BY_SAYING for t in things)


def calls_otherwise(verb: Token) -> bool:
    """Whether "call" asks for nothing: "called the premier to congratulate him", "called off the talks", "called an
    election for May", "what he calls a plot"."""
    if verb.lemma_ != "call":
        return False
    behind = next((t.lower_ for t in verb.doc[verb.i + 1 : verb.sent.end] if t.pos_ != "ADV"), "")
    asks = any(t.dep_ == "prep" and t.lower_ in _CALLING_FOR for t in verb.children)
    other = any(t.dep_ in {"dobj", "oprd", "prt"} for t in verb.children)
    return behind not in _CALLING_FOR and (other or not asks)


def _wants_of_others(word: Token) -> bool:
    """Whether it is what others need to do: "agreed on the need for all states to condemn the raid"."""
    noun = next((t for t in word.rights if t.dep_ == "pobj"), word) if word.lower_ == "on" else word
    if noun.lemma_.lower() not in {"need", "necessity"}:
        return False
    whose = (o for t in noun.rights if t.lower_ == "for" or any(c.lower_ == "for" for c in t.lefts) for o in t.children)
    return any(o.dep_ in {"pobj", "nsubj"} and o.pos_ in {"NOUN", "PROPN"} for o in whose)


def agrees_on_a_view(matter: Token, strength: str) -> bool:
    """Whether those who agree only see something alike: "agreed that the attack is a breach"; "that it should end" is
    to be done."""
    if strength == "agreed" and any(map(_wants_of_others, (matter, *matter.head.rights))):
        return True
    finite = matter.dep_ == "ccomp" and matter.tag_ in {"VBZ", "VBD", "VBP"}
    modal = next((t.lower_ for t in matter.children if t.tag_ == "MD"), "")
    return strength == "agreed" and (finite or (bool(modal) and modal not in AHEAD | {"should", "must"}))
