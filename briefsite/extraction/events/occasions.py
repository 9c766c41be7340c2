"""What happens at an occasion has its day: "Speaking at the ceremony, Lund said ...", "replaced Tarro in a ceremony on
3 May". A ceremony that only frames what somebody says there is no event besides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.clauses import THERE, clause, held_at
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import source_span
from briefsite.model.document import Reason
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_OCCASIONS = {"anniversary", "exercise"}
#: What is done at an occasion, and is told by its verb.
_DONE = {"statement", "request", "appointment", "aid", "agreement", "other"}
#: What the day adds to the score.
_DATED = 1.5
_DEFINITE = {"the", "this", "that"}


def with_days_of_occasions(found: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates with the days of the occasions at which they happen, without ceremonies that only frame."""
    made: list[Candidate] = []
    framing: set[Token] = set()
    held: dict[str, list[Candidate]] = defaultdict(list)
    dated: dict[Span, list[Candidate]] = defaultdict(list)
    for candidate in found:
        held[candidate.trigger.token.lemma_.lower()] += (
            [candidate] if candidate.trigger.coding.kind in _OCCASIONS else []
        )
        dated[candidate.sentence] += [candidate] if candidate.date is not None else []
    for candidate in found:
        noun = _occasion(candidate)
        there = [c for c in held[noun.lemma_.lower()] if _is_told(c, noun)] if noun is not None else []
        days = {day: c for c in there if (day := _day(c, dated[c.sentence], lexicon)) is not None}
        if candidate.date is None and candidate.phase == "past" and len(days) == 1:
            day, told = days.popitem()
            reason = Reason("day-of-occasion", (source_span(told.trigger.token),))
            why = (*candidate.because, ("date", reason))
            candidate = replace(candidate, date=day, because=why, score=candidate.score + _DATED)  # noqa: PLW2901
        framing |= {c.trigger.token for c in there if candidate.date is not None and _only_frames(c, candidate)}
        made.append(candidate)
    return [candidate for candidate in made if candidate.trigger.token not in framing]


def _occasion(candidate: Candidate) -> Token | None:
    """The occasion at which something is said or done."""
    if candidate.trigger.noun or candidate.trigger.coding.kind not in _DONE:
        return None
    return next((n for n in held_at(candidate.trigger.token) if n.pos_ in {"NOUN", "PROPN"}), None)


def _is_told(candidate: Candidate, noun: Token) -> bool:
    """Whether a candidate with the word of a noun tells the occasion that this names: the noun itself, or one that
    "the" takes up."""
    told = candidate.trigger.token
    again = candidate.trigger.noun and _definite(noun) and source_span(told) < source_span(noun)
    return told == noun or again


def _only_frames(occasion: Candidate, said: Candidate) -> bool:
    """Whether a ceremony is known by nothing but what is said at it."""
    noun = occasion.trigger.token
    told = any(t.dep_ == "prep" for t in noun.children)  # "the opening of the fair"
    bare = not told and _definite(noun) and occasion.date is None and occasion.place is None
    ceremony = occasion.trigger.coding.kind == "anniversary" and noun.dep_ == "pobj"
    here = occasion.sentence == said.sentence and bool(said.initiators)
    return ceremony and bare and here and said.trigger.coding.kind == "statement"


def _definite(noun: Token) -> bool:
    return any(t.lower_ in _DEFINITE for t in noun.children)


def _day(occasion: Candidate, around: Sequence[Candidate], lexicon: Lexicon) -> int | None:
    """The day of an occasion: its own, or that of what it opens or closes ("launched the drill with a ceremony"), which
    is one `around` it that have a day."""
    noun = occasion.trigger.token
    if occasion.date is not None or noun.dep_ != "pobj" or noun.head.lower_ not in {"with", *THERE}:
        return occasion.date
    return next((c.date for c in around if clause(c.trigger, lexicon) == noun.head.head), None)
