"""Whom a text told of before a pronoun, the nearest first, and whom it may mean least."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.disjoint_reference import of_another
from briefsite.extraction.events.naming import Names
from briefsite.extraction.events.pronouns_of_objects import done_by_several, done_to
from briefsite.extraction.reading import paragraph_start, source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

HE, SHE = ("he", "him", "his", "himself"), ("she", "her", "herself")
PLURAL = {"they", "them", "their", "themselves"}
SUBJECTS = {"nsubj", "nsubjpass"}
#: How many paragraphs back a pronoun may reach.
_BACK = 2


def subjects_before(pronoun: Token, names: Names) -> Iterator[Token]:
    if pronoun.dep_ in {"poss", "pobj"}:
        own = next((t for t in pronoun.ancestors if t.pos_ in {"VERB", "AUX"}), pronoun.sent.root)
        reported = own.dep_ == "ccomp" and any(t.dep_ in SUBJECTS for t in own.lefts)  # "his plan failed, said Tarro"
        for verb in dict.fromkeys((own, own if reported else pronoun.sent.root)):
            yield from (t for t in verb.children if t.dep_ in SUBJECTS and t.i > pronoun.i and t != pronoun.head)
    before = [t for t in pronoun.sent if t.i < pronoun.i and t.head != pronoun.head]
    for subject in (t for t in reversed(before) if t.dep_ in SUBJECTS):
        yield subject
        yield from done_to(subject, pronoun)
    if pronoun.dep_ == "poss" and pronoun.sent.root in before:  # "Ada Lund and Rei Tarro After Their Meeting"
        yield pronoun.sent.root
    if pronoun.dep_ == "poss":  # "detained Lund and announced his resignation"
        yield from (t for t in reversed(before) if t.dep_ == "dobj")
    yield from _alone_before(pronoun, before, names)
    docs = names.reading.paragraphs
    here = bisect_right(docs, paragraph_start(pronoun), key=paragraph_start) - 1
    for number in range(here, max(-1, here - _BACK - 1), -1):
        last = pronoun.i if docs[number] is pronoun.doc else len(docs[number])
        for sentence in reversed([s for s in docs[number].sents if s.start < last]):
            told = _told_in(sentence, last, pronoun, here=number == here)
            yield from (t for t in told if not _in_others_words(t, pronoun, names))
        if number == here:
            yield from _only_person(pronoun, names)


def _alone_before(pronoun: Token, before: Sequence[Token], names: Names) -> Iterator[Token]:
    """The one person of whom a sentence told before a clause about "him": "A warrant is out for Lund, though he"."""
    if pronoun.lower_ not in {"he", "she"} or pronoun.sent.root.i > pronoun.i:
        return
    told = [(t, names.at(t)) for t in before]
    people = {keys: t for t, keys in told if keys and all(names.kind(key) == "person" for key in keys)}
    one = [t for t in people.values() if t.dep_ in {"dobj", "pobj"} and len(people) == 1]
    yield from (t for t in one if not of_another(source_span(t), pronoun.lower_, names.reading))


def objects_before(pronoun: Token) -> Iterator[Token]:
    """What the clause that "and" joins to a pronoun's own was done to: "broke with Lund and urged him"."""
    verb = pronoun.head
    if pronoun.dep_ != "dobj" or verb.dep_ != "conj" or any(t.dep_ in SUBJECTS for t in verb.children):
        return
    for child in verb.head.children:
        if child.dep_ == "dobj" and child.i < pronoun.i:
            yield child
        elif child.dep_ == "prep" and child.i < pronoun.i:
            yield from (t for t in child.children if t.dep_ == "pobj")


def _told_in(sentence: Iterable[Token], last: int, pronoun: Token, *, here: bool) -> Iterator[Token]:
    """Whom a sentence tells of before the pronoun, whom its main clause is about first: one that is about "him" or
    "them" tells in its clauses of others."""
    found = [t for t in sentence if (t.dep_ in SUBJECTS or _acts(t)) and t.i < last and t.head != pronoun.head]
    found = [t for t in found if here or t.head.dep_ != "relcl"]  # a clause aside is long forgotten
    ordered = sorted(found, key=lambda t: (t.head.dep_ != "ROOT", -t.i))
    same = next((words for words in (HE, SHE, tuple(PLURAL)) if pronoun.lower_ in words), ())
    if ordered and ordered[0].head.dep_ == "ROOT" and ordered[0].lower_ in same and ordered[0].sent != pronoun.sent:
        return
    for subject in ordered:
        yield subject
        yield from done_by_several(subject, pronoun)


def _acts(name: Token) -> bool:
    """Whether the parse takes what somebody did for what explains his name: "Lund, a writer, told the town of it"."""
    acting = any(t.dep_ == "acl" and t.tag_ == "VBN" for t in name.rights)
    return name.dep_ == "ROOT" and name.pos_ == "PROPN" and acting


def _in_others_words(subject: Token, pronoun: Token, names: Names) -> bool:
    """Whether only what somebody is quoted with tells of a subject, and the text itself of "him"."""
    one = pronoun.lower_ in {*HE, *SHE} and not names.is_quoted(source_span(pronoun))
    return one and bool(speakers(subject, names))


def speakers(pronoun: Token, names: Names) -> set[str]:
    """Who says the words between marks in which a pronoun stands."""
    told = names.reading.document.between_marks(source_span(pronoun))
    key = told.speaker.key if told and told.cls == "direct" and told.speaker else ""
    return {key} if key and names.kind(key) == "person" else set()


def _only_person(pronoun: Token, names: Names) -> Iterator[Token]:
    """The one person named in the paragraph before "him", however, "This applies to the charges against Lund. He", but
    not in a sentence about another."""
    if pronoun.lower_ in {*HE, *SHE}:
        told = [(t, names.at(t)) for t in pronoun.doc[: pronoun.sent.start]]
        people = {keys: t for t, keys in told if keys and all(names.kind(key) == "person" for key in keys)}
        word = "he" if pronoun.lower_ in HE else "she"
        one = list(people.values()) if len(people) == 1 else []
        yield from (t for t in one if not of_another(source_span(t), word, names.reading))


def crowd_before(pronoun: Token, names: Names) -> bool:
    """Whether many without a name stand before "they" in the clause above, who may be meant: "stood with the people of
    Chad as they voted"."""
    if pronoun.lower_ != "they" or pronoun.head.dep_ != "advcl":
        return False
    crowds = names.reading.lexicon.words("crowds") | {"people"}
    before = (t for t in pronoun.sent if t.i < pronoun.i and t.dep_ in {"dobj", "pobj"})
    return any(crowds & {t.lower_, t.lemma_.lower()} for t in before)
