"""Senses of nouns: a noun of the lexicon that with what hangs on it tells something else, or no event at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.in_force import is_in_force

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What one leaves that is no place, so that no troops are withdrawn.
TREATIES = {"accord", "agreement", "alliance", "convention", "deal", "negotiation", "organisation", "organization",
    "pact", "talk", "treaty"}  # fmt: skip
_PLACES = {"FAC", "GPE", "LOC"}
#: Trials and arrests of which no court knows.
_TRIED = {"cardiac", "clinical", "drug", "flight", "human", "medical", "sea", "treatment", "vaccine"}
#: Where these are told of in its sentence, a trial is one of medicine, unless somebody stands "on trial".
_MEDICINE = {"dose", "patient", "placebo", "vaccine"}
#: In whose sentences a strike is one of work.
_LABOUR = {"driver", "employee", "nurse", "pay", "postal", "staff", "teacher", "union", "wage", "walkout", "worker"}
#: What somebody exercises in peace.
_RIGHTS = {"authority", "control", "discretion", "duty", "freedom", "jurisdiction", "power", "restraint", "right",
    "sovereignty"}  # fmt: skip
#: Between these somebody goes, and something may come about.
_ENDS = {"from", "to", "toward", "towards"}
#: Where these are told of in its sentence, a round is one of votes.
_POLLS = {"ballot", "candidate", "election", "finish", "poll", "runoff", "turnout", "vote", "voter"}
_GUNS = {"artillery", "gun", "mortar", "shell", "tank"}
_BUILT = {"base", "border", "bridge", "centre", "center", "consulate", "crossing", "embassy", "hospital", "office",
    "port", "road", "school", "station"}  # fmt: skip
GATHERINGS = {"assembly", "conference", "congress", "forum", "meeting", "negotiation", "session", "summit", "talk"}
#: What is passed by those who vote.
_LAWS = {"act", "amendment", "bill", "budget", "law", "legislation", "measure", "reform", "regime", "resolution",
    "statute"}  # fmt: skip
#: Whoever is inaugurated takes an office.
_OFFICES = {"chancellor", "governor", "king", "leader", "mayor", "minister", "premier", "president", "queen"}


def noun_sense(noun: Token) -> str | None:
    """The noun of the lexicon that means what this one does here, "" where it is itself, None where it is no event."""
    if _no_event(noun) or _goes_nowhere(noun) or is_in_force(noun) or _half_a_word(noun) or _otherwise(noun):
        return None
    if noun.lemma_.lower() in {"pullout", "withdrawal"} and TREATIES & nouns_behind(noun, "from"):
        return "withdrawal from"
    if noun.lemma_.lower() == "strike" and not nouns_behind(noun, "on") and not nouns_behind(noun, "against"):
        before = {t.lower_ for t in noun.lefts}
        if before & {"hunger", "rail", "general"} or _LABOUR & {t.lemma_.lower() for t in noun.sent}:
            return "walkout"
    if noun.lemma_.lower() == "declaration" and _of_one_alone(noun):
        return "announcement"
    if noun.lower_ == "inauguration" and _of_no_person(noun):
        return "unveiling"
    opened = nouns_behind(noun, "of") if noun.lower_ == "opening" else set()
    return "meeting" if opened & GATHERINGS else "launch" if opened & _BUILT else "phone call" if _spoken(noun) else ""


def _spoken(noun: Token) -> bool:
    """Whether people speak to each other: "held separate calls", "in a call with Lund"."""
    held = noun.dep_ == "dobj" and noun.head.lemma_.lower() == "hold"
    return noun.lemma_.lower() == "call" and (held or any(t.lower_ == "with" for t in noun.rights))


def _of_one_alone(noun: Token) -> bool:
    """Whether somebody declares something, and nobody agrees with anybody: "Lund's declaration", "of emergency"."""
    owned = any(t.dep_ == "poss" and t.pos_ == "PROPN" and t.ent_type_ not in _PLACES for t in noun.lefts)
    return owned or bool({"emergency", "war", "independence"} & nouns_behind(noun, "of", deep=True))


def _of_no_person(noun: Token) -> bool:
    """Whether a thing is inaugurated, and nobody comes into office: "the inauguration of three projects"."""
    things = [t for p in noun.rights if p.lower_ == "of" for t in p.rights if t.dep_ == "pobj"]
    return bool(things) and all(t.pos_ == "NOUN" and t.lemma_.lower() not in _OFFICES for t in things)


def _half_a_word(noun: Token) -> bool:
    """Whether a hyphen makes it part of a word: "tsunami-related deaths", "the strike-hit port"."""
    joined = noun.i + 2 < len(noun.doc) and not noun.whitespace_ and noun.nbor(1).text == "-"
    return joined and noun.dep_ == "npadvmod"


def _otherwise(noun: Token) -> bool:
    """Whether a passage is one of ships, and of no law, or a presidency that of a land, into which somebody comes, and
    not a land's own in turn: "assumed the presidency", but "Chad's presidency of the Union"."""
    if noun.lemma_.lower() == "passage":
        return not _LAWS & nouns_behind(noun, "of", deep=True)
    of = (t for t in noun.children if t.lower_ == "of" or (t.dep_ == "poss" and t.ent_type_ != "PERSON"))
    return noun.lemma_.lower() == "presidency" and not any(of)


def _no_event(noun: Token) -> bool:
    """Whether a noun tells of none: "three rounds of shells", "a clinical trial", "a cardiac arrest", "one vote"."""
    lemma, before = noun.lemma_.lower(), {t.lower_ for t in noun.lefts}
    if lemma == "round":
        guns = any(t.dep_ == "compound" and t.lower_ in _GUNS for t in noun.children)
        return guns or bool(_POLLS.intersection(t.lemma_.lower() for t in noun.sent))  # "finished second in the round"
    if lemma in {"trial", "arrest", "conviction"}:
        tested = lemma == "trial" and noun.head.lower_ != "on" and _MEDICINE & {t.lemma_.lower() for t in noun.sent}
        return bool(tested or _TRIED & {*before, *nouns_behind(noun, "of")}) or _believed(noun)
    if lemma in {"exercise", "vote"}:
        return bool(_RIGHTS & nouns_behind(noun, "of")) or any(
            lemma == "vote" and t.dep_ == "nummod" for t in noun.lefts
        )
    if lemma == "detention":  # "immigration detention" is no arrest
        return not any(t.dep_ == "poss" or t.lower_ == "of" for t in noun.children)
    if lemma == "threat":  # "the threats posed by mines" are no words
        return not any(t.dep_ in {"acl", "relcl"} and t.tag_ == "VB" for t in noun.rights)
    return False


def _goes_nowhere(noun: Token) -> bool:
    """Whether a journey is none of miles: "his journey from clerk to president", "Chad's journey towards peace"."""
    if noun.lemma_.lower() != "journey":
        return False
    travellers = (t for of in noun.children if of.lower_ == "of" for t in of.children)
    ways = (p for word in (noun, *travellers) for p in word.children if p.lower_ in _ENDS)
    ends = [t for p in ways for t in p.children if t.dep_ == "pobj"]
    return bool(ends) and all(t.pos_ == "NOUN" and t.ent_type_ not in _PLACES for t in ends)


def _believed(noun: Token) -> bool:
    """Whether a conviction is what somebody believes: "the strength of his convictions"."""
    beliefs = noun.tag_ == "NNS" and not any(t.lower_ in {"for", "on"} for t in noun.rights)
    told = any(t.dep_ == "mark" and t.lower_ == "that" for c in noun.rights for t in c.lefts)
    return noun.lemma_.lower() == "conviction" and (beliefs or told)


def nouns_behind(word: Token, preposition: str, *, deep: bool = False) -> set[str]:
    """The nouns behind a preposition; `deep` adds what they are of: "declaration of a state of emergency"."""
    behind = [p for p in word.children if p.lower_ == preposition]
    nouns = (t for p in behind for t in (p.subtree if deep else p.children) if t.dep_ == "pobj")
    return {t.lemma_.lower() for t in nouns}
