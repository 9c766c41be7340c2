"""Demands and offers: what somebody says must be done, or that his side will do or stands ready to do.

Of all that is said, this is what an editor gives a page beyond a speaker's first words: it asks or binds somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_NEEDED = {"critical", "imperative", "essential", "crucial", "vital", "necessary", "urgent", "indispensable"}
_OFFERING = {"ready", "prepared", "willing"}
_CLAUSES = {"ccomp", "conj", "xcomp"}


def demands(candidate: Candidate, cast: Cast) -> bool:
    """Whether what is reported asks for something, or binds the speaker's side to it. Who "it" is that speaks, among
    the states and bodies of a report, is not sure enough."""
    verb = candidate.trigger.token
    if any(t.lower_ == "it" for t in verb.children if t.dep_ in SUBJECTS):
        return False
    return any(_binds(clause, cast) for clause in _reported(verb))


def _reported(verb: Token) -> list[Token]:
    """The clauses that a verb of saying reports, those joined to them included."""
    found = [t for t in verb.children if t.dep_ == "ccomp"]
    for clause in found:
        found += [t for t in clause.children if t.dep_ in _CLAUSES and t.pos_ in {"VERB", "AUX"}]
    return found


def _binds(clause: Token, cast: Cast) -> bool:
    auxiliaries = {t.lower_ for t in clause.children if t.dep_ == "aux"}
    subjects = [t for t in clause.children if t.dep_ in SUBJECTS]
    if "must" in auxiliaries:
        return any(_is_body(t, cast) for t in subjects if t.pos_ in {"NOUN", "PROPN"})
    if auxiliaries & {"will", "shall"}:
        return any(_is_body(t, cast) for t in subjects if t.pos_ in {"NOUN", "PROPN"})
    states = [t for t in clause.children if t.dep_ == "acomp"]
    aims = [t for state in (clause, *states) for t in state.children if t.dep_ in {"xcomp", "ccomp", "advcl"}]
    needed = any(t.lower_ in _NEEDED for t in states) and any(t.lower_ == "it" for t in subjects)
    offered = any(t.lower_ in _OFFERING for t in states) and not any(t.lower_ == "it" for t in subjects)
    return (needed or offered) and any(t.i > clause.i for t in aims)


def _is_body(noun: Token, cast: Cast) -> bool:
    """Whether a noun means a state or body, or people who act for one."""
    keys = cast.meant(noun)
    named = any(cast.kind(key) != "person" for key in keys)
    return named or (not keys and noun.lemma_.lower() in cast.reading.lexicon.words("collectives"))
