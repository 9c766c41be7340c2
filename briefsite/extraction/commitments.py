"""Commitments: who asked, offered, affirmed, pledged or agreed what, to whom, by when.

A commitment is a verb of the lexicon with a named subject and a matter: an infinitive or that-clause, or an object that
speaks of readiness or support. What is denied or only imagined is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, passive, subjects
from briefsite.extraction.reading import Reading, paragraph_number, source_span
from briefsite.model.document import Commitment, Document, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_MATTERS = {"xcomp", "ccomp"}
_HYPOTHETICAL = {"not", "n't", "never", "if", "could", "may", "might", "would", "should"}


def find_commitments(reading: Reading) -> Reading:
    """Add the commitments of the text, in reading order, one for each verb and actor."""
    cast = Cast.of(reading)
    found = [one for doc in reading.paragraphs for token in doc for one in _commitments(token, cast)]
    return reading.with_document(commitments=tuple(found))


def _commitments(verb: Token, cast: Cast) -> Iterator[Commitment]:
    strength = cast.reading.lexicon.table("commitments").get(verb.lemma_.lower())
    if strength is None or verb.pos_ != "VERB" or passive(verb) or any(t.lower_ in _HYPOTHETICAL for t in verb.lefts):
        return
    matter = _matter(verb, cast)
    if matter is None:
        return
    document, sentence = cast.reading.document, source_span(verb.sent)
    span = next((s for s in document.sentences if s.overlaps(sentence) and s.covers(matter)), sentence)
    for actor in dict.fromkeys(key for subject in subjects(verb) for key in cast.meant(subject)):
        yield Commitment(
            span=span,
            paragraph=paragraph_number(verb),
            actor=actor,
            addressee=_addressee(verb, actor, cast),
            strength=strength,
            matter=matter,
            due=_due(matter, document),
            event=next((e.key for e in document.events if span in e.sentences), ""),
            reason=Reason(f"commitment:{strength}", (source_span(verb),)),
        )


def _matter(verb: Token, cast: Cast) -> Span | None:
    """What is asked or promised: the clause or the object, to its last word."""
    speaks = cast.reading.lexicon.words("commitment_nouns")
    for child in verb.rights:
        if child.dep_ in _MATTERS or (child.dep_ == "dobj" and child.lemma_.lower() in speaks):
            tokens = [t for t in child.subtree if not t.is_space]
            while tokens and (tokens[-1].is_punct or tokens[-1].is_quote):
                tokens.pop()
            if len(tokens) > 1:
                return Span(source_span(tokens[0]).start, source_span(tokens[-1]).end)
    return None


def _addressee(verb: Token, actor: str, cast: Cast) -> str:
    """The one who is asked or promised: the object, or the subject of the clause that is asked for."""
    asked = [t for t in verb.children if t.dep_ in {"dobj", "dative"}]
    asked += [s for t in verb.children if t.dep_ in _MATTERS for s in t.children if s.dep_ in SUBJECTS]
    keys = [key for token in asked for key in cast.at(token) if key != actor]
    return keys[0] if keys else ""


def _due(matter: Span, document: Document) -> int | None:
    return next((number for number, date in enumerate(document.dates) if matter.covers(date.span)), None)
