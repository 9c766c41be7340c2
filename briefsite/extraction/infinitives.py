"""Infinitives: "to open", and "to open and restore"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: With these a verb makes a clause of its own.
_OF_A_CLAUSE = {"nsubj", "nsubjpass", "aux", "auxpass", "mark"}
#: What doing something, or that something is so, is said to be.
_JUDGED = {"clear", "critical", "crucial", "difficult", "duty", "easy", "essential", "fair", "hard", "imperative",
    "important", "impossible", "indispensable", "necessary", "natural", "obligation", "obvious", "possible",
    "premature", "regrettable", "responsibility", "shame", "task", "time", "true", "unacceptable", "unclear", "unfair",
    "urgent", "vital", "wrong"}  # fmt: skip
#: What somebody has resolved, or would do.
_RESOLVES = {"agreement", "announcement", "attempt", "bid", "commitment", "decision", "effort", "failure", "intention",
    "move", "offer", "plan", "pledge", "promise", "proposal", "readiness", "refusal", "threat", "vow",
    "willingness"}  # fmt: skip


def has_to(verb: Token) -> bool:
    """Whether "to" makes a verb an infinitive."""
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)


def stands_for_nothing(subject: Token) -> bool:
    """Whether "there" or "it" only holds the place of what is told behind: "there is a gap", "it is vital to wait"."""
    if subject.lower_ != "it" or subject.head.lemma_ != "be":
        return subject.dep_ == "expl"
    judged = [t for t in subject.head.rights if t.dep_ in {"acomp", "attr"} and t.lemma_.lower() in _JUDGED]
    behind = (t for above in (subject.head, *judged) for t in above.rights if judged and t.i > judged[0].i)
    return any(t.dep_ in {"acl", "advcl", "ccomp", "xcomp"} and (has_to(t) or _has_that(t)) for t in behind)


def _has_that(verb: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.lefts)


def first_joined(verb: Token) -> Token:
    """The first of the infinitives that "and" joins to this one: "open" in "agreed to open and restore"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB":
        verb = verb.head
    before = _listed_behind(verb)
    return verb if before is None else first_joined(before)


def _listed_behind(verb: Token) -> Token | None:
    """The infinitive that a bare one goes on from in a list, where the parse hangs it on the verb above, which in the
    past has none: "met to seek a truce, open the road, and pave it"."""
    bare = verb.tag_ in {"VB", "VBP"} and verb.pos_ == "VERB" and verb.dep_ in {"conj", "advcl"}
    if not bare or verb.head.tag_ not in {"VBD", "VBZ"} or any(t.dep_ in _OF_A_CLAUSE for t in verb.children):
        return None
    between = verb.doc[verb.head.i + 1 : verb.i] if verb.head.i < verb.i else ()
    return next((t for t in reversed(tuple(between)) if t.tag_ == "VB" and has_to(t)), None)


def called_for(verb: Token) -> Token | None:
    """What somebody calls for others to do, which the parse hangs beside: "called for Chad to open the road"."""
    if verb.lemma_.lower() != "call" or any(t.dep_ == "prep" and t.lower_ == "for" for t in verb.rights):
        return None  # "called for a plan for farmers to meet"
    wished = (t for t in verb.rights if t.dep_ in {"advcl", "ccomp", "xcomp"} and has_to(t))
    return next((t for t in wished if any(c.dep_ == "mark" and c.lower_ == "for" for c in t.lefts)), None)


def was_unable(verb: Token) -> bool:
    """Whether an infinitive is what somebody turned out not to be able to do: "has not been able to win the vote"."""
    able, be = verb.head, verb.head.head
    if verb.dep_ != "xcomp" or able.dep_ != "acomp" or not has_to(verb):
        return False
    denied = able.lower_ == "unable" or (able.lower_ == "able" and any(t.dep_ == "neg" for t in be.children))
    return denied and be.tag_ in {"VBD", "VBN"}


def only_judged(verb: Token) -> bool:
    """Whether an infinitive is only what something is said to be: "it would be impossible for Chad to agree", "it is a
    mistake to sign"."""
    first = first_joined(verb)
    be = first.head.head if first.head.dep_ in {"acomp", "attr"} else first.head
    it = be.lemma_ == "be" and any(t.lower_ == "it" and t.dep_ == "nsubj" for t in be.lefts)
    return it and has_to(first) and any(t.dep_ in {"acomp", "attr"} for t in be.rights)


def voted_for(verb: Token) -> bool:
    """Whether an infinitive is what a vote was for, which then is what happened, and on that day: "voted to lift the
    ban on Monday", but not "voted to close the road from June"."""
    first = first_joined(verb)
    vote = first.head
    if first.dep_ != "xcomp" or vote.lemma_.lower() != "vote" or vote.tag_ not in {"VBD", "VBN"} or not has_to(first):
        return False
    dated = (p for p in verb.rights if p.dep_ == "prep" and any(t.ent_type_ == "DATE" for t in p.children))
    return all(p.lower_ == "on" for p in dated)


def first_participle(verb: Token) -> Token:
    """The first of several participles that share what stands before it: "is to be signed and ratified"."""
    alike = verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBN"
    own = any(t.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for t in verb.children)
    return verb.head if alike and not own else verb


def resolvers(infinitive: Token) -> list[Token]:
    """Whose decision or plan it is to do what an infinitive says, where the parse hangs it on the verb above: "regrets
    the decision of Chad to expel the envoy", "welcomed Chad's announcement to begin talks"."""
    if infinitive.dep_ not in {"advcl", "xcomp"} or infinitive.tag_ != "VB":
        return []
    decided = [t for t in infinitive.head.children if t.dep_ == "dobj" and t.lemma_.lower() in _RESOLVES]
    decided = [t for t in decided if t.i < infinitive.i]
    near = [t for t in decided if t.right_edge.i + 1 == infinitive.left_edge.i]
    owners = [t for noun in near for t in noun.lefts if t.dep_ == "poss" and t.pos_ != "PRON"]
    if owners or infinitive.dep_ == "xcomp":
        return owners
    behind = [p for t in decided for p in t.children if p.dep_ == "prep" and p.lower_ == "of"]
    return [t for preposition in behind for t in preposition.children if t.dep_ == "pobj"]
