"""Sayings that deserve a page: the first thing of weight that somebody says in a text, beyond its opening.

Of weight is what is reported in a clause of its own, at some length and not only in marks, or at great length; thanks,
praise and confirmations of those it names; and a person's first words, even where they speak of an event told already.
What the same actor says further on stands in the brief, and so does whatever else tells an event that has its page.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import passive
from briefsite.extraction.events.demands import demands
from briefsite.extraction.events.passing_on import passes_on
from briefsite.extraction.events.triggers import event_verb

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Words of a deed in words, of a saying of weight, and of one that is so whatever stands in marks.
_FULL, _LONG, _VERY_LONG = 15, 18, 24
#: How much of a saying may stand in marks.
_MARKED, _MARKED_OPENING = 0.15, 0.25
#: What a candidate's score must reach to be a deed in words, and to open what a person says.
_DEED, _OPENING = 3.0, 2.5
#: Kinds of event that are said.
_SAID = {"statement", "request"}
#: What these have for an object is praise, or known.
_PRAISING = {"recall", "describe", "acknowledge", "express"}
#: What is only talked about.
_TALKING = {"discuss", "say", "tell", "describe", "recall"}
_MAIN = {"ROOT", "conj", "parataxis"}
#: By these somebody only draws attention to what is so, or says what others do.
_REMARKING = {"echo", "mirror", "note", "report"}
#: Of what is said to be so by courtesy: "emphasised the importance of the lake".
_VALUED = {"bond", "friendship", "importance", "partnership", "relation", "relationship", "significance", "tie",
    "value"}  # fmt: skip


def sayings(chosen: Sequence[Sequence[Candidate]], found: Sequence[Candidate], cast: Cast) -> list[list[Candidate]]:
    """The sayings that become events besides the chosen groups."""
    told = {candidate.sentence for group in chosen for candidate in group}
    taken = {group[0].sentence for group in chosen}
    pages = {candidate.trigger.token for group in chosen for candidate in group}
    events = deque(sorted((g[0].sentence, g[0].initiators) for g in chosen if g[0].trigger.coding.kind in _SAID))
    more: list[list[Candidate]] = []
    spoke: set[str] = set()
    asked: set[str] = set()
    for candidate in _said(found, cast):
        speakers = set(candidate.initiators)
        while events and events[0][0] < candidate.sentence:
            spoke |= set(events.popleft()[1])
        asks = not speakers & asked and demands(candidate, cast)
        new = not speakers & spoke
        weighs = asks or _deed(candidate, cast) or (new and _weighs(candidate, cast))
        reports = any(t in pages for t in candidate.trigger.token.rights if t.dep_ == "ccomp")
        free = candidate.sentence not in told or (new and not reports and _opens(candidate, cast))
        if weighs and free and candidate.sentence not in taken:
            more.append([candidate])
            told.add(candidate.sentence)
            taken.add(candidate.sentence)
        asked |= speakers if asks else set()
        spoke |= speakers if candidate.trigger.token.lemma_.lower() != "discuss" else set()
    return more


def _said(found: Sequence[Candidate], cast: Cast) -> Iterator[Candidate]:
    """What somebody known says, tells, thanks for or adds, as the main clause of a sentence of the text itself."""
    for candidate in found:
        verb = candidate.trigger.token
        spoken = candidate.trigger.coding.kind == "statement" and not candidate.trigger.noun
        plain = candidate.trigger.coding.group == "statement"
        matters = {"ccomp"} if plain and verb.lemma_.lower() in _PRAISING else {"ccomp", "dobj"}
        says = verb.dep_ in _MAIN and not passive(verb) and any(t.dep_ in matters for t in verb.children)
        said = candidate.phase == "past" and candidate.initiators and not candidate.quoted
        said = said and not (brings_news(candidate, cast) or in_passing(candidate))
        if spoken and says and (plain or _deed(candidate, cast)) and said:
            yield candidate


def brings_news(candidate: Candidate, cast: Cast) -> bool:
    """Whether an outlet reports what is so, not what others say: "the Adda Times reported that the road is bad"."""
    verb, who = candidate.trigger.token, candidate.initiators
    if candidate.trigger.coding.kind != "statement" or not who or not all(passes_on(key, cast) for key in who):
        return False
    meant = (event_verb(t, cast.reading.lexicon) for t in verb.children if t.dep_ == "ccomp")
    return not any(coding is not None and coding.kind == "statement" for coding in meant)


def in_passing(candidate: Candidate) -> bool:
    """Whether somebody only notes or reports what is so, or how much he values something: "underlined the enduring
    partnership"."""
    verb = candidate.trigger.token
    if candidate.trigger.coding.group not in {"statement", "news"} or candidate.trigger.noun or passive(verb):
        return False  # "was reported missing"
    valued = any(t.dep_ == "dobj" and t.lemma_.lower() in _VALUED and not _of_doing(t) for t in verb.rights)
    return valued or verb.lemma_.lower() in _REMARKING


def _of_doing(noun: Token) -> bool:
    """Whether it is said what should be done: "the importance of paving the road"."""
    return any(c.dep_ == "pcomp" for t in noun.rights if t.lower_ == "of" for c in t.rights)


def _deed(candidate: Candidate, cast: Cast) -> bool:
    """Whether words, told at some length, are a deed done to those they name: "thanked the governments of ..."."""
    sure = candidate.score >= _DEED and candidate.trigger.token.lemma_.lower() not in _TALKING
    return sure and _words(candidate, cast) >= _FULL


def _opens(candidate: Candidate, cast: Cast) -> bool:
    """Whether they are a person's, and so sure a sign that what they tell of has room for them."""
    return candidate.score >= _OPENING and all(cast.kind(key) == "person" for key in candidate.initiators)


def _weighs(candidate: Candidate, cast: Cast) -> bool:
    words, verb = _words(candidate, cast), candidate.trigger.token
    said_first = any(t.dep_ == "ccomp" for t in verb.lefts)  # "“...,” the department said"
    in_full = words >= _VERY_LONG and not said_first
    marked = _MARKED_OPENING if _opens(candidate, cast) else _MARKED
    return in_full or (words >= _LONG and _marked(candidate, cast) <= marked)


def _words(candidate: Candidate, cast: Cast) -> int:
    return len(candidate.sentence.of(cast.reading.text).split())


def _marked(candidate: Candidate, cast: Cast) -> float:
    """How much of the sentence stands in quotation marks."""
    sentence = candidate.sentence
    inside = (min(q.end, sentence.end) - max(q.start, sentence.start) for q in cast.quoted if q.overlaps(sentence))
    return sum(inside) / (sentence.end - sentence.start)
