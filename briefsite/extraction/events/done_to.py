"""What a deed is done to, in the words by which the lexicon tells one deed from another: "beat the incumbent"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: At these people are elected, and nobody is beaten otherwise.
_POLLS = {"election", "by-election", "poll", "primary", "runoff", "run-off"}


def done_to(verb: Token) -> tuple[str, ...]:
    """The words for what is done to, the surest first; "somebody" for anybody named."""
    return (_object(verb), *_person(verb))


def _object(verb: Token) -> str:
    """The lemma of what is done to: of a sum of money, its unit; of a participle, the noun before it."""
    below = (t.lemma_.lower() for t in verb.children if t.dep_ in {"dobj", "nsubjpass"})
    participle = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return next(below, verb.head.lemma_.lower() if participle else "")


def _person(verb: Token) -> Iterator[str]:
    """The words by which a recoding means any named person who is done to: of two objects, the first counts, by its
    name or the office before it."""
    first = next((t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"}), None)
    if first is not None and first.pos_ == "PROPN" and not any(t.dep_ == "nummod" for t in first.lefts):
        yield from ("somebody",) if first.ent_type_ == "PERSON" or _in_election(verb) else ()
        yield from (t.lower_ for t in first.lefts if t.dep_ in {"compound", "nmod"})


def _in_election(verb: Token) -> bool:
    """Whether it tells of those who stood for an office: "beat Rei in the runoff"."""
    return any(n.lemma_.lower() in _POLLS for t in verb.rights if t.lower_ in {"in", "at"} for n in t.rights)
