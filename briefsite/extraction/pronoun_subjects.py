"""Whom a clause with a pronoun may take up: the subjects of the clauses before, and who was told of only just now."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.clause_subjects import SUBJECTS
from briefsite.extraction.parse import is_parsed

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token


def parallel_subject(pronoun: Token) -> Token | None:
    """The subject of the clause to which "and" joins the one with a pronoun: "The President was asked, and he said"."""
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.dep_ in SUBJECTS and c.i < pronoun.i), None)


def subjects_before(pronoun: Token, docs: Sequence[Doc]) -> Iterator[Token]:
    """The subjects of the main clauses before a pronoun, the nearest first, and whose they are: in its own sentence and
    the three before, of the paragraph before only where it opens its own."""
    at = next((n for n, doc in enumerate(docs) if doc is pronoun.doc), 0)
    own = list(pronoun.doc.sents) if is_parsed(pronoun.doc) else []
    place = next((n for n, sent in enumerate(own) if pronoun in sent), 0)
    opened = not place and at and is_parsed(docs[at - 1])
    sentences = list(docs[at - 1].sents)[-3:] + own[:1] if opened else own[max(0, place - 3) : place + 1]
    for sentence in reversed(sentences):
        verbs = [sentence.root, *(c for c in sentence.root.children if c.dep_ == "conj")]
        found = [c for verb in verbs for c in verb.children if c.dep_ in SUBJECTS]
        whose = [c for subject in found for c in subject.children if c.dep_ == "poss"]
        yield from (t for t in reversed([*whose, *found]) if t.doc is not pronoun.doc or t.i < pronoun.i)


def newcomer(pronoun: Token, docs: Sequence[Doc], officers: Container[str] = ()) -> Token | None:
    """The subject of the sentence before that tells of somebody for the first time: "One of the victims spoke. She
    said", "A sailor was hurt. He said"; or of one of the `officers`: "The envoy brought a letter. He said"."""
    subject = next((t for t in subjects_before(pronoun, docs) if t.dep_ != "poss"), None)
    if subject is None or subject.doc is not pronoun.doc or subject in pronoun.sent:
        return None
    near = subject.sent.end == pronoun.sent.start
    new = subject.lower_ == "one" or any(c.lower_ in ("a", "an", "another") for c in subject.children)
    new = new or (subject.lower_ in officers and any(c.lower_ == "the" for c in subject.children))
    return subject if near and new and subject.tag_ in ("NN", "CD") else None
