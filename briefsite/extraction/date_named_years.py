"""The year in the name of what the news is about: on the exercise `Clear Fjord 2031`, told with a day, 2031.

Only of exercises and operations, which are named after the year they are held in. A plan or a campaign is named after
the year it looks to, and what is still being planned may be of another year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefsite.extraction.date_expressions import Expression
from briefsite.model.sources import Source, Span

_NAMED = re.compile(r"\b(?:[A-Z][\w'’-]+\s){1,4}(?P<year>(?:19|20|21)\d\d)\b(?!\s?[-/–]\s?\d)")
_HELD = re.compile(r"\b(?:exercises?|drills?|operations?|manoeuvres|maneuvers|war\sgames?)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:plan|planned|planning|prepar\w*|ahead|upcoming|forthcoming|next|will|future|schedul\w*|propos\w*)\b",
    re.IGNORECASE,
)


def named_year(source: Source, sentences: Sequence[Span], expressions: Sequence[Expression]) -> tuple[str, Span] | None:
    """The year and where it stands: in a sentence of the first paragraph that tells a day without a year."""
    first = source.paragraphs[0] if source.paragraphs else None
    for sentence in (s for s in sentences if first is not None and first.span.covers(s)):
        words = sentence.of(source.text)
        days = [e for e in expressions if e.parts.day and e.parts.month and sentence.covers(e.span)]
        if not days or not _HELD.search(words) or _TO_COME.search(words):
            continue
        for found in _NAMED.finditer(words):
            start = sentence.start + found.start("year")
            if _fits(found["year"], Span(start, start + 4), expressions):
                return found["year"], Span(start, start + 4)
    return None


def _fits(year: str, where: Span, expressions: Sequence[Expression]) -> bool:
    """Whether it is no date by itself, and the text tells of no other year after it."""
    years = [e.parts.year for e in expressions if e.parts.year.isdigit()]
    return all(told <= year for told in years) and not any(e.span.overlaps(where) for e in expressions)
