"""Commitments: who asked, offered, affirmed, pledged or agreed what, to whom, by when.

The verb (or "is ready to") gives the strength, its subject the actor, its complement the matter in the source's own
words. What is said of nobody the text names is no commitment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.commitment_bonds import ASKING, Bond, below, bonds, quoted
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import subjects
from briefsite.extraction.events.company import asks_another
from briefsite.extraction.reading import Reading, paragraph_number, source_span
from briefsite.model.document import Commitment, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = {"VBD", "VBZ"}
_HELPING = {"help", "assist", "support", "aid"}


def find_commitments(reading: Reading) -> Reading:
    """Add the commitments of the text in reading order; several who bind themselves together have one each."""
    cast = Cast.of(reading)
    found = [made for bond in bonds(reading) for made in _commitments(bond, cast)]
    return reading.with_document(commitments=tuple(dict.fromkeys(found)))


def _commitments(bond: Bond, cast: Cast) -> Iterator[Commitment]:
    document = cast.reading.document
    matter = _words(bond, cast.reading)
    bound = _bound(bond, cast) if matter.start < matter.end else []
    word = source_span(bond.word)
    addressees = [key for key in _addressees(bond, cast) if key not in bound]
    addressees = addressees or [key for key in _met(bond, cast) if key not in bound]
    for key in bound:
        others = [other for other in bound if other != key]
        mutual = others if bond.strength == "agreed" and len(others) == 1 else []
        yield Commitment(
            span=word,
            paragraph=paragraph_number(bond.word.doc),
            actor=key,
            addressee=next(iter((*addressees, *mutual)), ""),
            strength=bond.strength,
            matter=matter,
            due=next((n for n, d in enumerate(document.dates) if matter.covers(d.span)), None),
            event=_event_at(bond.word, cast),
            reason=Reason(f"commitment:{bond.word.lemma_.lower()}", (word, matter)),
        )


def _bound(bond: Bond, cast: Cast) -> list[str]:
    """Who is bound: the subject, or, where somebody affirms another's readiness, that other."""
    owners = [child for child in bond.word.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    words = owners or subjects(bond.verb)
    speakers = _meant(words, cast)
    if bond.promised is None:
        return speakers
    promised = _meant((t for t in bond.promised.children if t.dep_ == "nsubj"), cast)
    origins = {key for word in words for noun in _behind(word, {"of"}) for key in cast.plain(noun)}
    return (
        promised
        if promised and all(key in origins or any(cast.same_side(key, one) for one in speakers) for key in promised)
        else []
    )


def _meant(words: Iterable[Token], cast: Cast) -> list[str]:
    """The actors of some words; "I" and "we" in a quotation are its speaker."""
    keys: list[str] = []
    for word in words:
        quotation = quoted(word, cast.reading) if word.lower_ in {"i", "we"} else None
        speaker = quotation.speaker.key if quotation and quotation.speaker else ""
        keys += [speaker] if speaker else cast.meant(word)
    return list(dict.fromkeys(keys))


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


def _addressees(bond: Bond, cast: Cast) -> Iterator[str]:
    """To whom: whoever is asked to act, is helped, or stands behind "to" or "with"."""
    verb, matter = bond.verb, bond.matter
    asked = below(verb, ("dobj", "dative"))
    if bond.strength in ASKING:
        asked += [t for relation in ("nsubj", "poss") for t in matter.children if t.dep_ == relation]
    helped = below(matter, ("dative", "dobj")) if matter.lemma_.lower() in _HELPING else below(matter, ("dative",))
    direct = asked if bond.strength in ASKING | {"offered", "pledged"} and bond.promised is None else []
    at_verb = {"to", "with", "on", "upon", "from"} if bond.strength in ASKING else {"to", "with"}
    given = [t for t in below(matter, ("dobj",)) if matter.pos_ == "VERB"]
    behind = [*_behind(verb, at_verb), *(n for t in (matter, *given) for n in _behind(t, {"to", "with"}))]
    for token in (*direct, *helped, *behind):
        yield from cast.plain(token)


def _met(bond: Bond, cast: Cast) -> list[str]:
    """The other side of the meeting told last, where it joined whoever speaks with one other: the state for which that
    other stands, or that other. Who is asked to act must not be somebody else."""
    if bond.strength in ASKING and asks_another(bond.verb):
        return []
    speakers = set(_meant(subjects(bond.verb), cast))
    at = source_span(bond.word).start
    for event in reversed(cast.reading.document.events):
        people = [part.key for part in event.participants]
        told = event.kind in {"meeting", "call"} and event.phase == "past" and event.sentences[0].start <= at
        if told and len(people) == 2 and len(speakers & set(people)) == 1:
            other = next(key for key in people if key not in speakers)
            return [*(key for key in cast.chains[other].affiliations if cast.kind(key) == "state"), other]
    return []


def _behind(token: Token, prepositions: set[str]) -> list[Token]:
    return [noun for prep in below(token, ("prep", "dative")) if prep.lower_ in prepositions for noun in prep.children]


def _event_at(word: Token, cast: Cast) -> str:
    at = source_span(word)
    told = [event for event in cast.reading.document.events if any(s.covers(at) for s in event.sentences)]
    return next((e.key for e in told if e.trigger.overlaps(at)), told[0].key if told else "")
