"""The dateline of a report, "ADDA, May 3 (KNA) –": its place is where the opening happened, its day is not the day of
what a weekday dates, and a day from which something takes effect is not the day on which it was decided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefsite.extraction.reading import Reading
from briefsite.model.document import DateMention
from briefsite.model.sources import Span

_WORD = r"[A-Z][\w.'’-]*"
_LINE = re.compile(
    rf"(?P<place>{_WORD}(?: {_WORD}){{0,3}})(?P<day>,[^.\n–—:]{{0,30}}?)?(?P<agency>\s*\([^)\n]{{2,40}}\))?"
    r"\s*(?:--+|[–—]|-(?=\s)|:)\s"
)
_EFFECT = re.compile(r"\b(?:with effect from|effective(?: from| on)?)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class Dateline:
    place: Span
    whole: Span


def dateline(reading: Reading) -> Dateline | None:
    """The dateline with which one of the first sentences begins."""
    for sentence in reading.document.sentences[:3]:
        found = _LINE.match(reading.text, sentence.start, min(sentence.end, sentence.start + 90))
        if found is None:
            continue
        dated = found["day"] is not None and any(c.isdigit() for c in found["day"])
        if found["place"].isupper() or dated:
            start = found.start("place")
            return Dateline(Span(start, found.end("place")), Span(start, found.end()))
    return None


def dates_nothing(date: DateMention, reading: Reading, line: Dateline | None) -> bool:
    """Whether the date is of no event: the dateline's, where its sentence has another, or that of the effect."""
    if _takes_effect(date, reading.text):
        return True
    if line is None or not line.whole.covers(date.span):
        return False
    sentence = next((s for s in reading.document.sentences if s.covers(date.span)), date.span)
    others = (d for d in reading.document.dates if d != date and sentence.covers(d.span))
    return any(not _takes_effect(other, reading.text) for other in others)


def _takes_effect(date: DateMention, text: str) -> bool:
    return _EFFECT.search(text[max(0, date.span.start - 30) : date.span.start]) is not None
