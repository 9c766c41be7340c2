"""What a deed is done to, in the words by which the lexicon tells one deed from another: "beat the incumbent"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: At these people are elected, and nobody is beaten otherwise.
_POLLS = {"election", "by-election", "poll", "primary", "runoff", "run-off"}

#: Letters of these bind whoever signs them.
_PAPERS = {"agreement", "intent", "understanding"}
#: What is called for somebody and is nobody.
_AWARDS = {"award", "cup", "medal", "prize", "scholarship", "trophy"}


def done_to(verb: Token) -> tuple[str, ...]:
    """The words for what is done to, the surest first; "somebody" for anybody named."""
    return (_object(verb), *_person(verb))


def _object(verb: Token) -> str:
    """The lemma of what is done to: of a sum of money, its unit; of a participle, the noun before it."""
    below = (_what(t) for t in verb.children if t.dep_ in {"dobj", "nsubjpass"})
    participle = verb.dep_ == "acl" and verb.tag_ == "VBN"
    return next(below, verb.head.lemma_.lower() if participle else "")


def _what(noun: Token) -> str:
    """The lemma of a noun; that of what a letter is of, which two parties sign: "a Letter of Agreement"."""
    word = noun.lemma_.lower()
    of = (t.lemma_.lower() for p in noun.rights if p.lower_ == "of" for t in p.rights) if word == "letter" else ()
    return next((thing for thing in of if thing in _PAPERS), word)


def _person(verb: Token) -> Iterator[str]:
    """The words by which a recoding means any named person who is done to: of two objects, the first counts, by its
    name or the office before it."""
    first = next((t for t in verb.children if t.dep_ in {"dobj", "nsubjpass"}), None)
    if first is not None and first.pos_ == "PROPN" and not _is_thing(first):
        yield from ("somebody",) if first.ent_type_ == "PERSON" or _in_election(verb) else ()
        yield from (t.lower_ for t in first.lefts if t.dep_ in {"compound", "nmod"})


def _is_thing(noun: Token) -> bool:
    """Whether what looks like a name is a thing: "48 Family Quarters", "the Ada Lund Award"."""
    return noun.lemma_.lower() in _AWARDS or any(t.dep_ == "nummod" for t in noun.lefts)


def _in_election(verb: Token) -> bool:
    """Whether it tells of those who stood for an office: "beat Rei in the runoff"."""
    return any(n.lemma_.lower() in _POLLS for t in verb.rights if t.lower_ in {"in", "at"} for n in t.rights)
