"""Further events: where a text tells fewer than its length promises, the sentences that look most like telling one.

No word of a sentence need be known to tell an event. What counts is how the sentence stands: that it opens a paragraph,
is long, has a date and a named subject, tells what happened in the past, in the text's own words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate, news
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS
from briefsite.extraction.events.leads import titles_above
from briefsite.extraction.events.pages import general
from briefsite.extraction.events.presence import heads
from briefsite.extraction.events.sayings import brings_news, in_passing
from briefsite.extraction.reading import root_of, source_span
from briefsite.extraction.span_search import overlapping
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: An editor gives an event a page for so many words of a text, and no text more than so many.
WORDS_AN_EVENT, MOST = 38, 10
#: The odds, as logarithms, that a sentence tells an event to which an editor gives a page, and what moves them: fitted
#: to annotated texts, of each collection by the others.
ODDS = -1.7
OPENS_PARAGRAPH, EACH_WORD, EACH_NEWCOMER, DATED, NAMED_SUBJECT = 0.6, 0.045, 0.3, 1.6, 0.7
QUOTED, OPENS_QUOTED, PRESENT, PERFECT, DOUBTED, UNKNOWN, ONLY_SAYS = -0.5, -0.5, -0.8, 0.5, -0.5, -0.8, -0.7
#: Odds of two to three are enough. A sentence does not win by more words or newcomers than these.
ENOUGH, LONG, MANY = -0.4, 40, 3
#: How many sentences are tried for each event that is wanted: of some nobody is known who takes part.
TRIED = 4
_DOUBTING = {"not", "n't", "never", "may", "might", "could", "should", "can", "would"}


def further(chosen: Sequence[Sequence[Candidate]], found: Sequence[Candidate], cast: Cast) -> list[list[Candidate]]:
    """Events besides the chosen ones, the likeliest first; in a text of which no event is known, what somebody known
    did on a day."""
    wanted = min(MOST, round(len(cast.reading.text.split()) / WORDS_AN_EVENT)) - len(chosen)
    if wanted <= 0:
        return []
    ranked = sorted((-odds, sentence) for sentence, odds in _odds(chosen, found, cast) if odds >= ENOUGH)
    again = {candidate.trigger.token for group in chosen for candidate in group}
    untold = [c for c in found if c.participants and not c.quoted and c.trigger.token not in again]
    told = (_told(sentence, untold, found, cast) for _, sentence in ranked[: TRIED * wanted])
    worth = (c for c in told if c and (chosen or (c.participants and c.date is not None)))
    return [[candidate] for candidate in islice(worth, wanted)]


def _odds(
    chosen: Sequence[Sequence[Candidate]], found: Sequence[Candidate], cast: Cast
) -> Iterator[tuple[Span, float]]:
    """The sentences that do not tell a chosen event, with their odds."""
    reading = cast.reading
    taken = {group[0].sentence for group in chosen}
    again = {candidate.trigger.token for group in chosen for candidate in group}
    opening = {paragraph.span.start for paragraph in reading.source.paragraphs}
    known = {c.trigger.token: c.trigger.coding for c in found}
    titles = titles_above(reading)
    first = sorted(min(m.span.start for m in chain.mentions) for chain in cast.chains.values())
    for sentence in reading.document.sentences:
        root = root_of(reading, sentence) if sentence not in taken and sentence not in titles else None
        if root is None:
            continue
        words = len(sentence.of(reading.text).split())
        if root in again or any(t in again for t in root.children if t.dep_ in SUBJECTS):
            continue  # "the talks focused on trade" tells of talks that have their page
        coding = known.get(root)
        newcomers = bisect_left(first, sentence.end) - bisect_left(first, sentence.start)
        odds = ODDS + EACH_WORD * min(words, LONG) + EACH_NEWCOMER * min(newcomers, MANY) + _form(root)
        odds += QUOTED * _marked(sentence, cast) + (OPENS_QUOTED if cast.is_quoted(_start(sentence)) else 0.0)
        odds += OPENS_PARAGRAPH if sentence.start in opening else 0.0
        odds += DATED if cast.is_date(sentence) else 0.0
        odds += UNKNOWN if coding is None else 0.0
        odds += ONLY_SAYS if coding is not None and coding.group == "statement" else 0.0
        yield sentence, odds


def _form(root: Token) -> float:
    """What the main verb, its subject and its auxiliaries say."""
    subject = next((t for t in root.children if t.dep_ in SUBJECTS), None)
    named = subject is not None and subject.pos_ != "PRON" and any(t.pos_ == "PROPN" for t in subject.subtree)
    doubted = any(t.lower_ in _DOUBTING for t in root.children if t.dep_ in {"aux", "neg"})
    present = PRESENT if root.tag_ in {"VBZ", "VBP"} else 0.0
    perfect = PERFECT if any(t.lower_ in {"has", "have"} for t in root.children if t.dep_ == "aux") else 0.0
    return (NAMED_SUBJECT if named else 0.0) + present + perfect + (DOUBTED if doubted else 0.0)


def _told(sentence: Span, untold: Sequence[Candidate], found: Sequence[Candidate], cast: Cast) -> Candidate | None:
    """What a sentence tells by its main verb, whatever that means; nothing where it only tells how things are."""
    main = (c for c in untold if c.sentence == sentence and c.trigger.token.dep_ == "ROOT" and not heads(c))
    told = next((c for c in main if not brings_news(c, cast)), None) or news(sentence, cast, found)
    if told is None or in_passing(told) or _only_quotes(told.trigger.token, cast):
        return None
    return None if told.phase == "past" and general(told) else told


def _only_quotes(verb: Token, cast: Cast) -> bool:
    """Whether all it tells is whose the words in marks are, "was quoted as saying", "rated the result as “good”", "said
    that the list was “growing”", or of what somebody spoke who recalls it."""
    told = [t for side in verb.rights if side.lower_ == "as" for t in side.subtree]
    said = (t for t in verb.rights if t.dep_ == "ccomp" and t.lemma_ == "be")
    told += [t for clause in said for t in clause.rights if t.dep_ in {"acomp", "attr"}]
    return verb.lemma_.lower() in {"quote", "recall"} or any(_in_marks(t, cast) for t in told)


def _in_marks(token: Token, cast: Cast) -> bool:
    return cast.is_quoted(source_span(token)) or token.left_edge.nbor(-1).is_quote


def _start(sentence: Span) -> Span:
    return Span(sentence.start, sentence.start + 2)  # a mark and what stands in it


def _marked(sentence: Span, cast: Cast) -> float:
    """How much of a sentence stands in quotation marks."""
    inside = (min(q.end, sentence.end) - max(q.start, sentence.start) for q in overlapping(cast.quoted, sentence))
    return sum(inside) / (sentence.end - sentence.start)
