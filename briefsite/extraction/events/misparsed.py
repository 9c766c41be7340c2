"""Verbs that the parse hangs on another clause than theirs, told by what stands around them."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


def may_go_on_aside(verb: Token) -> bool:
    """Whether a verb may belong to the row that a relative clause begins, wherever the parse hangs it: in "helped towns
    where floods have swept fields, torn bridges and cut roads", whoever helped cut no road."""
    first = verb
    while first.head.dep_ == "conj":
        first = first.head
    start = first.left_edge
    if start.i < start.sent.start + 2 or start.nbor(-1).text != ",":
        return False
    last = start.nbor(-2)
    clause = next((t for t in (last, *last.ancestors) if t.dep_ == "relcl" and t.i > first.head.i), None)
    return clause is not None and any(t.lower_ in {"have", "has"} for t in (clause, *clause.lefts))


def joint_owner(noun: Token) -> Token | None:
    """Who owns a noun beside its owner, where the parse joins the two: "Lund" of "Lund and Tarro's decision"."""
    owner = next((t for t in noun.lefts if t.dep_ == "poss" and t.pos_ == "PROPN"), None)
    first = noun.head
    if owner is None or noun.dep_ != "conj" or first.ent_type_ != "PERSON" or first.i >= owner.i:
        return None
    between = [t for t in noun.doc[first.i + 1 : owner.left_edge.i] if t.dep_ != "cc"]
    return None if between else first


def owned_jointly(subject: Token) -> Token:
    """The subject of a clause, where the parse took an owner of it: of "Lund and Tarro's decision shows", decision."""
    return next((t for t in subject.rights if t.dep_ == "conj" and joint_owner(t) == subject), subject)


def behind_while(subject: Token) -> Token:
    """The subject of a clause, where the parse took the place before it: of "While in Adda, Minister Ada Lund will
    meet", Lund."""
    opening = [t.lower_ for t in subject.doc[max(0, subject.left_edge.i - 2) : subject.left_edge.i]]
    if opening not in (["while", "in"], ["while", "at"]):
        return subject
    return next((t for t in subject.rights if t.dep_ == "appos" and t.pos_ == "PROPN"), subject)


#: What is done to an occasion, and to nobody.
_RUN = {"convene", "host", "co-host", "organise", "organize", "co-organise", "co-organize", "sponsor", "co-sponsor",
    "chair", "co-chair", "hold", "fund", "finance"}  # fmt: skip
_OWN = {"nsubj", "nsubjpass", "aux", "auxpass", "dobj"}


def joined_to_noun(verb: Token) -> list[Token]:
    """The subject of a finite verb that "and" joins to it, where the parse took the first verb for an adjective: "The
    president, Ada Lund, qualified the plan as war and called for talks"."""
    noun = verb.head
    torn = verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ"} and noun.dep_ == "ROOT"
    return [noun] if torn and noun.pos_ in {"NOUN", "PROPN"} else []


def run_by(verb: Token) -> bool:
    """Whether a participle tells who ran what stands right before it, where the parse hangs it on the verb above: "will
    travel to the conference, convened by the Union and co-hosted by Chad"."""
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(t.dep_ in _OWN for t in verb.children):
        return run_by(verb.head)
    told = verb.tag_ == "VBN" and verb.dep_ == "advcl" and verb.i > verb.head.i and verb.lemma_.lower() in _RUN
    return told and any(t.dep_ == "agent" for t in verb.rights) and not any(t.dep_ in _OWN for t in verb.children)


def is_gerund(verb: Token, nouns: Container[str]) -> bool:
    """Whether a participle is a noun, and the subject of its clause: "Fighting between Chad and Mali continued"."""
    return verb.tag_ == "VBG" and verb.dep_ in {"nsubj", "nsubjpass"} and verb.lower_ in nouns
