"""Commitments: who asked, offered, affirmed, pledged or agreed what, to whom, by when.

The verb (or "is ready to") gives the strength, its subject the actor, its complement the matter in the source's own
words. What is denied, imagined or said of nobody the text names is no commitment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import subjects
from briefsite.extraction.reading import Reading, paragraph_number, source_span
from briefsite.model.document import Commitment, CommitmentStrength, Reason
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMAGINED = {"if", "unless", "whether", "could", "may", "might", "should", "would", "not", "n't", "never", "no"}
#: Complements of a verb, the most telling first.
_COMPLEMENTS = ("xcomp", "ccomp", "advcl")
_ASKING = {"requested", "encouraged"}


@dataclass(frozen=True)
class _Bond:
    """What binds: the word that says so, the verb whose subject is bound, and the head of what it is bound to."""

    word: Token
    verb: Token
    strength: CommitmentStrength
    matter: Token


def find_commitments(reading: Reading) -> Reading:
    """Add the commitments of the text in reading order; several who bind themselves together have one each."""
    cast = Cast.of(reading)
    found = [made for bond in _bonds(reading) for made in _commitments(bond, cast)]
    return reading.with_document(commitments=tuple(dict.fromkeys(found)))


def _bonds(reading: Reading) -> Iterator[_Bond]:
    lexicon = reading.lexicon
    verbs, nouns = lexicon.table("commitment_verbs"), lexicon.words("commitment_nouns")
    adjectives, affirming = lexicon.words("commitment_adjectives"), lexicon.words("affirming_verbs")
    for token in (token for doc in reading.paragraphs if doc.has_annotation("DEP") for token in doc):
        lemma, adjective = token.lemma_.lower(), token.lower_ in adjectives
        if not (adjective or lemma in verbs or lemma in affirming) or _imagined(token):
            continue
        state = _state(token) if adjective else None
        if state is not None:
            inside = _inside(token)
            if inside is not None:
                yield _Bond(token, state, "affirmed", inside)
        elif token.pos_ == "VERB" and lemma in affirming:
            yield from (
                _Bond(noun, token, "affirmed", _inside(noun) or noun)
                for noun in _below(token, ("dobj",))
                if noun.lemma_.lower() in nouns
            )
        elif token.pos_ == "VERB" and token.dep_ != "amod" and lemma in verbs:
            matter = _matter(token, verbs[lemma])
            if matter is not None:
                yield _Bond(token, token, verbs[lemma], matter)


def _state(token: Token) -> Token | None:
    """The verb by which somebody is committed or ready, or None where the word is no predicate."""
    if token.dep_ in {"acomp", "oprd", "attr"}:
        return token.head
    return token if any(t.dep_ == "auxpass" for t in token.children) else None


def _imagined(token: Token) -> bool:
    verb = token if token.pos_ == "VERB" else token.head
    return any(t.dep_ in {"neg", "aux", "mark", "det"} and t.lower_ in _IMAGINED for t in verb.children)


def _below(token: Token, relations: tuple[str, ...]) -> list[Token]:
    return [child for relation in relations for child in token.children if child.dep_ == relation and child.i > token.i]


def _inside(noun: Token) -> Token | None:
    """What a commitment or readiness is to: "readiness to work", "commitment to peace"."""
    own = _below(noun, ("acl", "relcl", "xcomp"))
    behind = [o for prep in _below(noun, ("prep",)) if prep.lower_ in {"to", "for"} for o in prep.children]
    chosen = [t for t in (*own, *behind) if t.dep_ in {"acl", "xcomp", "pobj", "pcomp"}]
    return chosen[0] if chosen else None


def _matter(verb: Token, strength: str) -> Token | None:
    """The head of what was asked or promised: an infinitive, a clause with "that", an object, a noun behind "for"."""
    clauses = [c for c in _below(verb, _COMPLEMENTS) if c.pos_ in {"VERB", "AUX"} and _bare(c)]
    if clauses:
        return clauses[0]
    prepositions = {"for", "on", "to"} if verb.lemma_.lower() not in {"ask", "appeal"} else {"for"}
    behind = [o for prep in _below(verb, ("prep",)) if prep.lower_ in prepositions for o in prep.children]
    nouns = [o for o in behind if o.dep_ in {"pobj", "pcomp"}]
    objects = _below(verb, ("dobj",))
    if verb.lemma_.lower() in {"call", "appeal"}:
        return nouns[0] if nouns and any(p.lower_ == "for" for p in _below(verb, ("prep",))) else None
    whom = strength in _ASKING and bool(nouns)
    return next(iter(nouns if whom else [*objects, *nouns]), None)


def _bare(verb: Token) -> bool:
    """Whether a clause says what is to be done: an infinitive, or one opened by "that" or with "will" in it."""
    return verb.tag_ == "VB" or any(t.lower_ in {"that", "to", "would", "will"} for t in verb.children)


def _commitments(bond: _Bond, cast: Cast) -> Iterator[Commitment]:
    document = cast.reading.document
    matter = _words(bond.matter, bond.word)
    bound = _bound(bond, cast)
    word = source_span(bond.word)
    for key in bound if matter else ():
        yield Commitment(
            span=word,
            paragraph=paragraph_number(bond.word.doc),
            actor=key,
            addressee=next((other for other in _addressees(bond, cast) if other not in bound), ""),
            strength=bond.strength,
            matter=matter,
            due=next((n for n, d in enumerate(document.dates) if matter.covers(d.span)), None),
            event=_event_at(bond.word, cast),
            reason=Reason(f"commitment:{bond.word.lemma_.lower()}", (word, matter)),
        )


def _bound(bond: _Bond, cast: Cast) -> list[str]:
    """Who is bound: the subject, or, where somebody affirms another's readiness, that other."""
    owners = [child for child in bond.word.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    return list(dict.fromkeys(key for who in owners or subjects(bond.verb) for key in cast.meant(who)))


def _words(head: Token, after: Token) -> Span:
    """The matter's own words: everything below its head, after the binding word, without "to" or "that" before it."""
    tokens = [t for t in head.subtree if t.i > after.i and not _attribution(t, head)]
    while tokens and (tokens[0].is_punct or tokens[0].is_space or tokens[0].lower_ in {"to", "that", "for", "on"}):
        tokens.pop(0)
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    if not tokens:
        return Span(0, 0)
    return Span(source_span(tokens[0]).start, source_span(tokens[-1]).end)


def _attribution(token: Token, head: Token) -> bool:
    """Whether a token belongs to "…, the statement said" that the parse hung below the matter."""
    for above in (token, *token.ancestors):
        if above == head:
            return False
        if above.dep_ == "parataxis":
            return True
    return False


def _addressees(bond: _Bond, cast: Cast) -> Iterator[str]:
    """To whom: whoever is asked to act, or stands behind "to" or "with"."""
    asked = [*_below(bond.verb, ("dobj", "dative")), *(t for t in bond.matter.children if t.dep_ == "nsubj")]
    to = [
        noun
        for token in (bond.verb, bond.matter)
        for prep in _below(token, ("prep",))
        if prep.lower_ in {"to", "with", "on", "upon", "from"}
        for noun in prep.children
    ]
    for token in (*(asked if bond.strength in _ASKING | {"offered", "pledged"} else ()), *to):
        yield from cast.plain(token)


def _event_at(word: Token, cast: Cast) -> str:
    at = source_span(word)
    told = [event for event in cast.reading.document.events if any(s.covers(at) for s in event.sentences)]
    return next((e.key for e in told if e.trigger.overlaps(at)), told[0].key if told else "")
