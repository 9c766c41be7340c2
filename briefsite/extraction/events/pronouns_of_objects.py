"""Whom a pronoun means by what somebody else does: "him" is not whoever congratulates him, nor "her visit" that of the
host.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import Names
from briefsite.extraction.events.triggers import event_noun

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_OBJECTS = {"dobj", "dative", "pobj"}
#: What is said of somebody for what is his.
_JUDGING = {"congratulate", "thank", "praise", "commend", "accuse", "blame", "criticise", "criticize", "applaud"}
_WISHES = {"appreciation", "congratulation", "condolence", "felicitation", "gratitude", "praise", "sympathy", "thank"}
#: Who does so receives somebody, on her stay.
_RECEIVING, _STAYS = {"greet", "host", "receive", "welcome"}, {"arrival", "stay", "stop", "stopover", "trip", "visit"}
#: Verbs in these positions share the doer of the verb above them.
_GOVERNED = {"advcl", "conj", "pcomp", "xcomp"}


def owner_acted_on(pronoun: Token, kinds: Container[str], names: Names) -> tuple[str, ...] | None:
    """Whoever is congratulated on, thanked for, accused of or held accountable for what is "his", or received on "her
    visit"; nobody where that is "him" of whom nothing tells who he is, None where no such thing is told."""
    preposition = pronoun.head.head
    verb = preposition.head
    if fought := _fighting(pronoun, names):
        return fought
    owned = pronoun.dep_ == "poss" and pronoun.head.dep_ == "pobj"
    answers = owned and preposition.lower_ in {"on", "for", "of", "over"}
    held = answers and verb.lower_ in {"accountable", "responsible"}
    judged = answers and verb.lemma_.lower() in _JUDGING
    wished = tuple(key for t in (_wished_to(verb) if answers else ()) for key in names.plain(t))
    if fitting := tuple(key for key in wished if names.kind(key) in kinds):
        return fitting
    received = owned and verb.lemma_.lower() in _RECEIVING and pronoun.head.lemma_.lower() in _STAYS
    told = verb.children if held or judged or received else ()
    objects = [t for t in told if t.dep_ == ("nsubj" if held else "dobj")]
    keys = tuple(key for t in objects for key in names.plain(t) or the_other(t, doers_to(t, names), names))
    return keys or (() if any(t.lower_ in {"him", "her"} for t in objects) else None)


def _fighting(pronoun: Token, names: Names) -> tuple[str, ...]:
    """Whose war, raid and the like "its" is right behind a name: "export to Chad even after its invasion of Mali"."""
    noun, preposition = pronoun.head, pronoun.head.head
    coding = event_noun(noun, names.reading.lexicon) if pronoun.lower_ in {"its", "their"} else None
    if coding is None or coding.kind != "conflict" or noun.dep_ != "pobj" or preposition.i == preposition.sent.start:
        return ()
    before = preposition.nbor(-1)
    before = before.nbor(-1) if before.pos_ == "ADV" and before.i > before.sent.start else before
    keys = names.at(before) if before.dep_ in _OBJECTS else ()
    return tuple(key for key in keys if names.kind(key) in {"state", "organisation"})


def _wished_to(verb: Token) -> list[Token]:
    """To whom somebody conveys congratulations, thanks and the like, as the verb or the noun itself says."""
    above = verb.head if verb.dep_ == "dobj" else verb
    wishes = [t for t in above.rights if t.dep_ == "dobj" and t.lemma_.lower() in _WISHES]
    to = (p for word in (above, *wishes) for p in word.rights if wishes and p.lower_ == "to" and p.dep_ != "aux")
    return [t for p in to for t in p.rights if t.dep_ == "pobj"]


def doers_to(pronoun: Token, names: Names) -> set[str]:
    """Who does something to "him", and so is not meant."""
    if pronoun.lower_ not in {"him", "her"} or pronoun.dep_ not in _OBJECTS:
        return set()
    verb = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    while verb.dep_ in _GOVERNED and not _has_doer(verb):
        verb = verb.head if verb.head.pos_ != "ADP" else verb.head.head
    people = (key for t in verb.lefts if t.dep_ in _SUBJECTS for key in names.plain(t))
    return {key for key in people if names.kind(key) == "person"}


def _has_doer(verb: Token) -> bool:
    """Whether a clause has a subject of its own; of "spoke with Lund to thank her", Lund is none."""
    met = verb.dep_ == "pcomp" or any(t.dep_ == "mark" and t.lower_ == "with" for t in verb.lefts)
    return not met and any(t.dep_ in _SUBJECTS for t in verb.lefts)


def the_other(pronoun: Token, doers: set[str], names: Names) -> tuple[str, ...]:
    """The one other person of whom the sentence told before "him", or else the sentence right before."""
    if not doers:
        return ()
    first = pronoun.sent.start
    spans = [(first, pronoun.i), (pronoun.doc[first - 1].sent.start, first)] if first else [(first, pronoun.i)]
    for start, end in spans:
        people = dict.fromkeys(_people(pronoun, start, end, names))
        if others := [key for key in people if key not in doers]:
            return tuple(others) if len(others) == 1 else ()
    return ()


def _people(pronoun: Token, start: int, end: int, names: Names) -> Iterator[str]:
    return (key for t in pronoun.doc[start:end] for key in names.at(t) if names.kind(key) == "person")


def done_to(subject: Token, pronoun: Token) -> Iterator[Token]:
    """Whom a clause is about besides its subject, where "his" stands in it: "a shoe was thrown at Lund on his trip"."""
    verb = subject.head
    if pronoun.dep_ != "poss" or verb.i > pronoun.i or verb not in pronoun.ancestors:
        return
    for child in (t for t in verb.rights if t.i < pronoun.i):
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ in {"prep", "agent"}:
            yield from (t for t in child.rights if t.dep_ == "pobj" and t.i < pronoun.i)


def done_by_several(subject: Token, pronoun: Token) -> Iterator[Token]:
    """Whom several did something to, of whom "he" is none, as in "raiders attacked Lund. He fled"."""
    if subject.tag_ == "NNS" and subject.head.dep_ == "ROOT" and pronoun.lower_ in {"he", "she", "his", "her"}:
        yield from (t for t in subject.head.rights if t.dep_ == "dobj")
