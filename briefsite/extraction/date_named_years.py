"""The year in the name of what the news is about: on the exercise `Clear Fjord 2031`, told with a day, 2031.

Only of exercises and operations, which are named after the year they are held in. A plan or a campaign is named after
the year it looks to, and what is still being planned may be of another year. What a sentence names beside "this year"
may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefsite.extraction.date_expressions import Expression
from briefsite.extraction.span_search import within
from briefsite.model.sources import Source, Span

_NAMED = re.compile(r"\b(?:[A-Z][\w'’-]+\s){1,4}(?P<year>(?:19|20|21)\d\d)\b(?!\s?[-/–]\s?\d)")
_HELD = re.compile(r"\b(?:exercises?|drills?|operations?|manoeuvres|maneuvers|war\sgames?)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:plan|planned|planning|prepar\w*|ahead|upcoming|forthcoming|next|will|future|schedul\w*|propos\w*)\b",
    re.IGNORECASE,
)


def named_year(source: Source, sentences: Sequence[Span], expressions: Sequence[Expression]) -> tuple[int, Span] | None:
    """The year of the text and where it stands: in a sentence of the first paragraph that tells a day without a year,
    or in one that says "this year" or "last year" of what it names."""
    opening = source.paragraphs[0].span if source.paragraphs else Span(0, 0)
    for sentence in sentences:
        there = within(expressions, sentence)
        shifts = {e.shift.count for e in there if e.shift and (e.shift.unit, e.shift.origin) == ("year", "text")}
        news = opening.covers(sentence) and any(e.parts.day and e.parts.month for e in there)
        shift = shifts.pop() if len(shifts) == 1 else 0 if news and _is_held(sentence.of(source.text)) else None
        named = _named(source, sentence, expressions) if shift is not None else None
        if named is not None and shift is not None:
            return int(named.of(source.text)) - shift, named
    return None


def _is_held(words: str) -> bool:
    return _HELD.search(words) is not None and not _TO_COME.search(words)


def _named(source: Source, sentence: Span, expressions: Sequence[Expression]) -> Span | None:
    """The first year in a name that is no date by itself, where the text tells of no other year after it."""
    years = [e.parts.year for e in expressions if e.parts.year.isdigit()]
    for found in _NAMED.finditer(sentence.of(source.text)):
        where = Span(sentence.start + found.start("year"), sentence.start + found.end("year"))
        if all(told <= found["year"] for told in years) and not any(e.span.overlaps(where) for e in expressions):
            return where
    return None
