"""Who tells what a pronoun did, and whom he means by it: "Lund said it had sunk the ship"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import SUBJECTS
from briefsite.extraction.events.naming import Names

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What means the same person as "he" and "she".
SEXES = {"he": {"he", "him", "his"}, "she": {"she", "her"}}
#: What two do with each other, of whom a third may tell.
_TOGETHER = {"agree", "confer", "discuss", "hold", "meet", "sign", "speak", "talk"}
_BODIES = {"state", "organisation", "programme"}


def teller_of(pronoun: Token) -> Token | None:
    """Who reports what a pronoun did: "Lund" of "Lund said it had sunk the ship", "Chad" of "the announcement by Chad
    that it will close the road"."""
    verb = pronoun.head
    if pronoun.dep_ in SUBJECTS and verb.dep_ in {"acl", "relcl", "ccomp"} and verb.head.pos_ == "NOUN":
        marked = any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.lefts)
        by = (t for p in verb.head.children if p.lower_ == "by" for t in p.children if t.dep_ == "pobj")
        owners = [t for left in verb.head.lefts for t in left.subtree if t.dep_ == "poss"]
        owners += [verb.head.head] if verb.head.dep_ == "appos" else []  # "Chad's (CHD) announcement"
        return next((t for t in (*by, *owners) if marked and t.pos_ == "PROPN"), None)
    if pronoun.dep_ not in SUBJECTS or verb.dep_ != "ccomp":
        return None
    return next((t for t in verb.head.children if t.dep_ in SUBJECTS and t.i < pronoun.i), None)


def tellers(pronoun: Token) -> Token | None:
    """Those who say something of themselves in a clause that tells of them: "farmers who claim they are poor"."""
    teller, verb = teller_of(pronoun), pronoun.head.head
    return verb.head if teller is not None and teller.lower_ == "who" and verb.dep_ == "relcl" else None


def body_telling(pronoun: Token, names: Names) -> Token | None:
    """The body that tells what it has done itself: "the Board reported they had delivered"; those who meet or agree may
    be others."""
    teller = teller_of(pronoun)
    if (
        teller is None
        or pronoun.head.lemma_.lower() in _TOGETHER
        or not any(t.tag_ == "VBD" for t in pronoun.head.lefts)
    ):
        return None
    keys = names.plain(teller)
    return teller if len(keys) == 1 and names.kind(keys[0]) == "organisation" else None


def spoken_for(teller: Token, names: Names) -> tuple[str, ...]:
    """The body that "it" is in the mouth of a person: the one that is named with him ("Harbour Guard spokesman Odu
    Lund"), or else the one that all his roles are of. Whoever else the text told of before is not sure enough."""
    own = tuple(names.plain(teller))
    if any(names.kind(key) != "person" for key in own):
        return own if len(own) == 1 else ()
    beside = dict.fromkeys(key for t in teller.subtree for key in names.at(t) if names.kind(key) in _BODIES)
    held = dict.fromkeys(body for key in own for body in names.bodies(key))
    return next((tuple(keys) for keys in (beside, held) if len(keys) == 1), ())


def served_by(pronoun: Token, names: Names, meant: Callable[[Token, Names], tuple[str, ...]]) -> tuple[str, ...] | None:
    """Whom an aide, a lawyer or a son means by "she": "Lund's spokesman, Odu Lanem, said she", "her son said she" (whom
    "her" is `meant` for); None where nobody speaks of whom he serves or is kin to."""
    teller = teller_of(pronoun) if pronoun.lower_ in SEXES else None
    if teller is None or teller.lemma_.lower() not in _nouns_of_others(names):
        return None
    of = (t for t in teller.rights if t.lower_ in {"of", "to", "for"} and t.dep_ == "prep")
    owners = [t for t in teller.lefts if t.dep_ == "poss"] or [t for word in of for t in word.children]
    her = [t for t in owners if t.lower_ in SEXES[pronoun.lower_]]
    told = (key for t in owners for key in (meant(t, names) if t in her else names.plain(t)))
    keys = dict.fromkeys(key for key in told if names.kind(key) == "person")
    return tuple(keys) if len(keys) == 1 else () if her else None


def serves_another(noun: Token, names: Names) -> bool:
    """Whether a noun says whom somebody serves, or whose kin he is: "an adviser to Ada Lund", "Lund's brother"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in _nouns_of_others(names)


def _nouns_of_others(names: Names) -> frozenset[str]:
    """Words for somebody that say whose he is: "spokesman", "son"."""
    lexicon = names.reading.lexicon
    return lexicon.words("serving_nouns") | lexicon.words("kin_nouns")
