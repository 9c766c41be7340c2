"""What binds: the word by which somebody asks or promises, the verb of its clause, and the head of what it is about.

"pledged to send", "made an offer of", "stands ready to", "affirmed that her government would", and, in somebody's own
words, "we will provide". What is denied, imagined, asked about or left empty ("promised nothing") is no bond.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefsite.extraction.commitment_doubts import (
    AHEAD,
    agrees_on_a_view,
    ahead,
    calls_otherwise,
    imagined,
    is_habit,
)
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading, source_span
from briefsite.model.document import CommitmentStrength, Quotation

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Strengths with which somebody asks another, rather than binding themselves.
ASKING = {"requested", "encouraged"}
#: Complements of a verb, the most telling first.
_COMPLEMENTS = ("xcomp", "ccomp", "advcl")
_ONE_SELF = {"i", "we"}
_BOUNDS = {"after", "as", "because", "before", "once", "since", "till", "until", "when", "while"}
#: What stands between a sum and what it is given as: "$40 million in aid".
_MADE_OF = {"in", "of", "as"}
#: "Asked not to be named".
_CALLING = {"name", "identify", "quote"}
#: Words between marks within a quotation, from a mark that opens to the first that no letter follows.
_INNER = re.compile(r"""(?<=[\s,:(—])['‘"“](?=\w)(.{1,600}?)['’"”](?!\w)""", re.DOTALL)


@dataclass(frozen=True)
class Bond:
    """`promised` is the clause with "would" whose own subject is bound, where that is not the subject of `verb`."""

    word: Token
    verb: Token
    strength: CommitmentStrength
    matter: Token
    promised: Token | None = None


def bonds(reading: Reading) -> Iterator[Bond]:
    """All bonds of a text, in reading order."""
    lexicon = reading.lexicon
    binding: frozenset[str] = lexicon.kept("binding words", lambda: _binding(lexicon))
    for token in (token for doc in reading.paragraphs if doc.parsed for token in doc):
        if (token.lower_ in binding or token.lemma_.lower() in binding) and not imagined(token, lexicon):
            made = (bond for bond in _at(token, lexicon) if not _empty(bond, lexicon))
            said = (*made, *_in_own_words(token, reading))
            yield from (bond for bond in said if not words_of_others(bond.matter, reading))


def _binding(lexicon: Lexicon) -> frozenset[str]:
    """Every word that can bind somebody."""
    lists = ("affirming_verbs", "promised_actions", "commitment_adjectives", "stating_verbs")
    return frozenset((*lexicon.table("commitment_verbs"), *(word for name in lists for word in lexicon.ordered(name))))


def below(token: Token, relations: tuple[str, ...]) -> list[Token]:
    """The dependants in these relations that stand behind the token, relation by relation."""
    return [child for relation in relations for child in token.children if child.dep_ == relation and child.i > token.i]


def quoted(token: Token, reading: Reading) -> Quotation | None:
    """The quotation of somebody's own words in which a token stands."""
    return reading.document.between_marks(source_span(token))


def words_of_others(token: Token, reading: Reading) -> bool:
    """Whether a token stands between marks within marks: whoever says "He told me, 'We will pay'" promises nothing."""
    quotation, at = quoted(token, reading), source_span(token).start
    if quotation is None:
        return False
    inner = (found.span(1) for found in _INNER.finditer(quotation.span.of(reading.text)))
    return any(start <= at - quotation.span.start < end for start, end in inner)


def _at(token: Token, lexicon: Lexicon) -> Iterator[Bond]:
    verbs, lemma = lexicon.table("commitment_verbs"), token.lemma_.lower()
    state = _state(token) if token.lower_ in lexicon.words("commitment_adjectives") else None
    if state is not None:
        inside = _inside(token)
        found = token.lower_ == "determined" and inside is not None and inside.lemma_ in {"be", "have"}  # by others
        if inside is not None and not found and not any(t.dep_ == "neg" for t in (*state.children, *token.children)):
            yield Bond(token, state, "affirmed", inside)
        return
    if token.pos_ != "VERB" or token.dep_ == "amod" or any(t.lower_ in AHEAD - {"would"} for t in ahead(token)):
        return  # who will ask or offer has not yet
    if calls_otherwise(token) or is_habit(token):
        return
    if lemma in lexicon.words("affirming_verbs"):
        yield from _affirmed(token, lexicon)
    if lemma in verbs and not _question(token):
        matter = _matter(token, verbs[lemma])
        if matter is not None and _says_what(matter, lemma, lexicon) and not agrees_on_a_view(matter, verbs[lemma]):
            yield Bond(token, token, verbs[lemma], matter)
    if lemma in lexicon.words("stating_verbs"):
        yield from _stated(token, lexicon)


def _says_what(matter: Token, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a matter is of the form with which its verb binds: "assured" wants what will be, "undertook" and
    "instructed" an infinitive, for one undertakes a journey and directs a film. A law is proposed, and no offer."""
    if lemma == "propose" and matter.lemma_.lower() in lexicon.words("proposed_laws"):
        return False
    if lemma in lexicon.words("assuring_verbs"):
        return bool(ahead(matter))
    return lemma not in lexicon.words("infinitive_verbs") or matter.tag_ == "VB"


def _stated(verb: Token, lexicon: Lexicon) -> Iterator[Bond]:
    """What somebody says that their own side will do, and the gifts that they announce."""
    promised = lexicon.words("promised_actions")
    for clause in below(verb, ("ccomp",)):
        known = any(t.dep_ == "aux" and t.lower_ == "have" for t in clause.children)  # "would have sent"
        if ahead(clause) and not known and clause.lemma_.lower() in promised and not imagined(clause, lexicon):
            yield Bond(ahead(clause)[0], verb, "pledged", clause, clause)
    gifts = lexicon.table("announced_gifts") if verb.lemma_.lower() in lexicon.words("announcing_verbs") else {}
    for noun in below(verb, ("dobj",)) if gifts else ():
        sum_ = noun.tag_ in {"CD", "$"} or any(t.dep_ == "nummod" for t in noun.children)
        parts = (t for prep in below(noun, ("prep",)) if sum_ and prep.lower_ in _MADE_OF for t in prep.children)
        given = [noun, *parts]
        strength = next((gifts[t.lemma_.lower()] for t in given if t.lemma_.lower() in gifts), None)
        if strength and not any(prep.lower_ in {"from", "by"} for prep in below(noun, ("prep",))):
            yield Bond(verb, verb, strength, noun)


def _affirmed(verb: Token, lexicon: Lexicon) -> Iterator[Bond]:
    for noun in below(verb, ("dobj",)):
        if noun.lemma_.lower() in lexicon.words("commitment_nouns"):
            yield Bond(noun, verb, "affirmed", _inside(noun) or _torn_off(noun, verb) or noun)
        elif noun.lemma_.lower() in lexicon.words("request_nouns") and (
            asked := _asked_of(noun, verb) or _inside(noun)
        ):
            yield Bond(noun, verb, "requested", asked)
    if verb.lemma_.lower() in lexicon.words("confirming_verbs"):
        for clause in below(verb, ("ccomp",)):
            if ahead(clause) and clause.lemma_.lower() in lexicon.words("promised_actions"):
                yield Bond(ahead(clause)[0], verb, "affirmed", clause, clause)


def _in_own_words(token: Token, reading: Reading) -> Iterator[Bond]:
    """ "We will provide six boats", said by somebody who is known."""
    if token.lemma_.lower() not in reading.lexicon.words("promised_actions"):
        return
    will = next((t for t in ahead(token) if t.lower_ != "would"), None)
    subject = [t for t in token.children if t.dep_ == "nsubj" and t.lower_ in _ONE_SELF]
    quotation = quoted(token, reading) if will and subject and subject[0].i < will.i else None
    if will and quotation and quotation.speaker and quotation.speaker.key and not imagined(will, reading.lexicon):
        yield Bond(will, token, "pledged", token)


def _state(token: Token) -> Token | None:
    """The verb by which somebody is committed or ready, or None where the word is no predicate."""
    if token.dep_ in {"acomp", "oprd", "attr"}:
        return token.head
    return token if any(t.dep_ == "auxpass" for t in token.children) else None


def _question(verb: Token) -> bool:
    """Whether a verb asks something, rather than for something: "asked whether", "asked when"."""
    clauses = below(verb, _COMPLEMENTS)
    return any(
        t.lower_ in {"whether", "if"} or (t.tag_ in {"WP", "WRB", "WDT"} and t.i < clause.i)
        for clause in clauses
        for t in clause.children
    )


def _empty(bond: Bond, lexicon: Lexicon) -> bool:
    """Whether a matter says nothing: a pronoun, "no help", "(for) the first time"; or only how a speaker wants to be
    called: "asked not to be named"."""
    head = bond.matter
    if head.lemma_ in _CALLING and any(t.dep_ == "auxpass" for t in head.children):
        return True
    people = head.tag_ in {"NNPS", "NNP"} or head.lemma_.lower() in lexicon.words("speakers")
    if bond.word.lemma_ == "ask" and head.dep_ == "dobj" and head.head == bond.verb and people:
        return True  # "I ask all Americans": whom, and not what
    none = any(
        t.dep_ in {"det", "neg"} and t.lower_ in {"no", "neither"} for t in (*head.children, *bond.word.children)
    )
    return head.pos_ == "PRON" or (head.pos_ == "NOUN" and (none or head.lemma_ in lexicon.words("empty_matters")))


def _inside(noun: Token) -> Token | None:
    """What a commitment or readiness is to: "readiness to work", "commitment to peace"."""
    own = below(noun, ("acl", "relcl", "xcomp"))
    behind = [o for prep in below(noun, ("prep",)) if prep.lower_ in {"to", "for"} for o in prep.children]
    chosen = [t for t in (*own, *behind) if t.dep_ in {"acl", "xcomp", "pobj", "pcomp"}]
    held = (inside for owner in holders(noun) if (inside := _inside(owner)) is not None)
    return chosen[0] if chosen else next(held, None)


def _torn_off(noun: Token, verb: Token) -> Token | None:
    """The same where the parse gave it to the verb: "conveyed the commitment of Chad | to peace"."""
    behind = (p for p in below(verb, ("prep",)) if p.lower_ == "to" and p.i == noun.right_edge.i + 1)
    return next((t for p in behind for t in p.children if t.dep_ in {"pobj", "pcomp"}), None)


def _asked_of(call: Token, verb: Token) -> Token | None:
    """What "its call on all sides to stop" asks: the infinitive, whatever the parse hangs it on."""
    sides = [o for prep in below(call, ("prep",)) if prep.lower_ in {"on", "to", "upon"} for o in prep.children]
    behind = [t for word in (call, *sides, verb) for t in below(word, ("acl", "advcl", "relcl", "xcomp"))]
    return next((t for t in behind if t.tag_ == "VB" and t.i > call.i), None)


def holders(noun: Token) -> list[Token]:
    """Whose commitment it is: "the commitment of Chad to peace"."""
    return [o for prep in below(noun, ("prep",)) if prep.lower_ == "of" for o in prep.children if o.pos_ == "PROPN"]


def _matter(verb: Token, strength: str) -> Token | None:
    """The head of what was asked or promised: an infinitive, a clause with "that", an object, a noun behind "for"."""
    clauses = [c for c in below(verb, _COMPLEMENTS) if c.pos_ in {"VERB", "AUX"} and _bare(c) and not _bounds(c)]
    objects, lemma = below(verb, ("dobj",)), verb.lemma_.lower()
    if clauses and not (lemma == "offer" and clauses[0].dep_ == "advcl" and any(o.pos_ == "NOUN" for o in objects)):
        return clauses[0]
    prepositions = {"ask": {"for"}, "appeal": {"for"}, "concur": {"in", "on"}}.get(lemma, {"for", "on", "to"})
    behind = [o for prep in below(verb, ("prep",)) if prep.lower_ in prepositions for o in prep.children]
    nouns = [o for o in behind if o.dep_ in {"pobj", "pcomp"}]
    if lemma in {"call", "appeal"}:
        return nouns[0] if nouns and any(p.lower_ == "for" for p in below(verb, ("prep",))) else None
    if strength not in ASKING and not objects and _told_before(verb):
        return None
    whom = strength in ASKING or (lemma == "commit" and any(o.pos_ == "PROPN" for o in objects))
    return next(iter(nouns if whom and nouns else [*objects, *nouns]), None)


def _told_before(verb: Token) -> bool:
    """Whether what was given stands before its clause, so that behind the verb is only to whom: "the boats that Norway
    promised to Kenya", "what he offered to the town"."""
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    gap = verb.dep_ == "relcl" and subject is not None and subject.tag_ not in {"WDT", "WP"}
    return gap or any(t.dep_ == "dobj" and t.tag_ in {"WDT", "WP"} for t in verb.children)


def _bounds(clause: Token) -> bool:
    """Whether a clause only says how long, when or why: "urged support for the farmers until they can return"."""
    marks = {t.lower_ for t in clause.lefts if t.dep_ in {"mark", "advmod"}}
    return clause.dep_ == "advcl" and bool(marks & _BOUNDS)


def _bare(verb: Token) -> bool:
    """Whether a clause says what is to be done: an infinitive, or one opened by "that" or with "will" in it."""
    return verb.tag_ == "VB" or any(t.lower_ in {"that", "to", "would", "will"} for t in verb.children)
