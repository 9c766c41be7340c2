"""Commitments: who asked, offered, affirmed, pledged or agreed what, to whom, by when.

The verb (or "is ready to") gives the strength, its subject the actor, its complement the matter in the source's own
words. What is said of nobody the text names is no commitment.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.commitment_bonds import Bond, bonds, quoted
from briefsite.extraction.commitment_parties import addressed, bound
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.reading import Reading, paragraph_number, source_span
from briefsite.model.document import Commitment, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_FINITE = {"VBD", "VBZ"}


def find_commitments(reading: Reading) -> Reading:
    """Add the commitments of the text in reading order; several who bind themselves together have one each."""
    cast = Cast.of(reading)
    found = [made for bond in bonds(reading) for made in _commitments(bond, cast)]
    return reading.with_document(commitments=tuple(dict.fromkeys(found)))


def _commitments(bond: Bond, cast: Cast) -> Iterator[Commitment]:
    document = cast.reading.document
    matter = _words(bond, cast.reading)
    ours = bound(bond, cast) if matter.start < matter.end else {}
    word = source_span(bond.word)
    theirs = addressed(bond, cast, ours)
    for key, reason in ours.items():
        others = {other: why for other, why in ours.items() if other != key}
        mutual = others if bond.strength == "agreed" and len(others) == 1 else {}
        addressee, to = next(iter((theirs or mutual).items()), ("", None))
        yield Commitment(
            span=word,
            paragraph=paragraph_number(bond.word.doc),
            actor=key,
            addressee=addressee,
            strength=bond.strength,
            matter=matter,
            due=next((n for n, d in enumerate(document.dates) if matter.covers(d.span)), None),
            event=_event_at(bond.word, cast),
            reason=Reason(f"commitment:{bond.word.lemma_.lower()}", (word, matter)),
            bound=reason,
            addressed=to,
        )


def _words(bond: Bond, reading: Reading) -> Span:
    """The matter's own words: everything below its head, after the binding word, without "to" or "that" before it."""
    head, after = bond.matter, bond.word
    tokens = [t for t in _told(bond) if t.i > after.i and not _attribution(t, head)]
    quotation = quoted(after, reading)
    if quotation:
        tokens = [t for t in tokens if quotation.span.covers(source_span(t))]
    while tokens and (tokens[0].is_punct or tokens[0].is_space or tokens[0].lower_ in {"to", "that", "for", "on"}):
        tokens.pop(0)
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens.pop()
    if not tokens:
        return Span(0, 0)
    return Span(source_span(tokens[0]).start, source_span(tokens[-1]).end)


def _told(bond: Bond) -> list[Token]:
    """What hangs below a matter. An infinitive is not joined to a finite verb, whatever the parse says: in "urged them
    to wait and left", the matter ends at "wait"; in "urged them to wait and stay", it goes on."""
    head = bond.matter
    tokens = list(head.subtree)
    if head.tag_ != "VB":
        return tokens
    for other in (t for t in head.children if t.dep_ == "conj" and t.tag_ == "VBD"):
        tokens = [t for t in tokens if t.i < other.left_edge.i]
    for other in (t for t in bond.verb.children if t.dep_ == "conj" and t.tag_ == "VB" and t.i > head.i):
        if bond.verb.tag_ in _FINITE and not any(t.dep_ in {"nsubj", "aux"} for t in other.children):
            tokens += other.subtree
    return tokens


def _attribution(token: Token, head: Token) -> bool:
    """Whether a token belongs to "…, the statement said" that the parse hung below the matter."""
    for above in (token, *token.ancestors):
        if above == head:
            return False
        if above.dep_ == "parataxis":
            return True
    return False


def _event_at(word: Token, cast: Cast) -> str:
    at = source_span(word)
    told = [event for event in cast.reading.document.events if any(s.covers(at) for s in event.sentences)]
    return next((e.key for e in told if e.trigger.overlaps(at)), told[0].key if told else "")
