"""The day a text speaks from, as far as it is known: told by an editor, by the text itself, or by its own words.

An anchor may know only a year ("next year" is "2024" elsewhere), or only a day and month (a dateline without a year).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.extraction.span_search import covering
from briefsite.model.dates import in_words, problem
from briefsite.model.document import Reason
from briefsite.model.sources import Source, Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date of a text, and how it is known. Where it is not `exact`, it is a date near the text's day: enough for
    a year, not for "yesterday"."""

    parts: Parts
    reason: Reason
    weekday: int | None = None
    exact: bool = True

    @property
    def year(self) -> int | None:
        return int(self.parts.year) if self.parts.year.isdigit() else None

    @property
    def dated(self) -> bool:
        """Whether day and month of the text are known."""
        return self.exact and bool(self.parts.month and self.parts.day)

    @property
    def full(self) -> bool:
        return self.dated and self.year is not None


@lru_cache(maxsize=64)  # many rules ask for the day of a text
def publication(published: str) -> Anchor | None:
    """The anchor that a stated date of publication gives. A time of day is passed over; nonsense gives None."""
    found = re.match(r"\s*([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", published, re.ASCII)
    if not found:
        return None
    parts = Parts(found[1], int(found[2] or 0), int(found[3] or 0))
    if problem(parts.edtf()):
        return None
    note = f"counted from the date of publication, {in_words(parts.edtf())}"
    return Anchor(parts, Reason("publication-date", note=note))


def of_the_text(source: Source, sentences: Sequence[Span], expressions: Sequence[Expression]) -> Anchor | None:
    """What the text alone tells of its day: the date it gives itself, with a year from its words if it has none."""
    own = _stated(source, expressions)
    if own is not None and own.year is not None:
        return own
    year = _inferred(source, sentences, expressions) or _led(source, expressions)
    if own is None or year is None:
        return own or year
    return replace(own, parts=replace(own.parts, year=year.parts.year), reason=year.reason)


def together(known: Anchor | None, of_text: Anchor | None) -> Anchor | None:
    """The text's own day is nearer to its words than the day it was published, which may lend it a year."""
    if known is None or (of_text and of_text.full):
        return of_text
    if of_text is None or not of_text.dated or known.year is None:
        return known
    before = (of_text.parts.month, of_text.parts.day) <= (known.parts.month or 12, known.parts.day or 31)
    return replace(of_text, parts=replace(of_text.parts, year=f"{known.year - (not before):04d}"), reason=known.reason)


def _stated(source: Source, expressions: Sequence[Expression]) -> Anchor | None:
    """The first date that the text gives for its own day; one with a year before one without."""
    own = [e for e in expressions if e.names_text_day and e.parts.day and e.parts.month]
    for expression in sorted(own, key=lambda e: (not e.parts.year, e.span)):
        return _anchor(expression, "dateline", f"counted from {_told(source, expression)}")
    return None


def _anchor(expression: Expression, rule: str, note: str) -> Anchor:
    return Anchor(expression.parts, Reason(rule, (expression.span,), note), expression.weekday)


def _told(source: Source, expression: Expression) -> str:
    number = source.paragraph_at(expression.span.start).number
    return f"“{expression.span.of(source.text)}” in paragraph {number}"


def _led(source: Source, expressions: Sequence[Expression]) -> Anchor | None:
    """The date of the news that opens a text: later dates without a year are near it. It must be the first day told,
    in the first two paragraphs, no piece of history, and the text may know no later year but the next."""
    every = [e for e in expressions if e.parts.day and e.parts.month]
    days = [e for e in every if e.end is None or (e is every[0] and e.parts.year.isdigit())]
    years = [int(e.parts.year) for e in expressions if e.parts.year.isdigit()]
    if not days:
        return None
    first, stated = days[0], days[0].parts.year.isdigit()
    if stated and (max(years) > int(first.parts.year) + 1 or any(map(_is_of_the_news, _before(first, expressions)))):
        return None
    paragraph = source.paragraph_at(first.span.start)
    before = source.text[paragraph.span.start : first.span.start]
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return None  # somebody's words may tell what is to come
    sentence = re.split(r"[.!?]\s", before)[-1].lower()
    lasts = first.end is not None  # "will travel to Adda May 3-5, 2019"
    if paragraph.number > 2 or _HISTORY.search(sentence):
        return None
    if not (first.weekday is not None or sentence.endswith("on ") or lasts):
        return None
    same = next(
        (e for e in days if (e.parts.month, e.parts.day) == (first.parts.month, first.parts.day) and e.parts.year),
        first,
    )
    note = f"{'year' if same.parts.year else 'month'} taken from {_told(source, same)}"
    return replace(_anchor(same, "year-of-the-news", note), exact=False)


def _before(first: Expression, expressions: Sequence[Expression]) -> Iterator[Expression]:
    return (e for e in expressions if e.span < first.span)


def _is_of_the_news(expression: Expression) -> bool:
    """Whether it tells a day by its distance from the text's: "on Wednesday", "today". What comes behind it with a year
    is told as history."""
    told = expression.shift
    today = told is not None and (told.unit, told.origin) == ("day", "text") and abs(told.count) <= 1
    return today or (expression.weekday is not None and not expression.parts.day)


_HISTORY = re.compile(r"\b(?:relations|independence|founded|established|born|anniversary|since|first|history|former)\b")


def _inferred(source: Source, sentences: Sequence[Span], expressions: Sequence[Expression]) -> Anchor | None:
    """The year of the text, where one sentence says "next year" (or "this", or "last") and another tells the same
    matter with the number of the year. Nothing where such pairs contradict each other."""
    anchors: dict[int, Anchor] = {}
    relative = [e for e in expressions if _year_shift(e) is not None]
    matters = [(covering(sentences, told.span) or told.span, told) for told in relative]
    contents = [_content(sentence.of(source.text)) for sentence, _ in matters]
    years = (e for e in expressions if e.rule == "year" and e.parts.year.isdigit() and e.end is None)
    for numbered in years if matters else ():
        own = covering(sentences, numbered.span) or numbered.span
        words = _content(own.of(source.text))
        for (sentence, told), others in zip(matters, contents, strict=True):
            if sentence != own and _same_matter(words, others):
                anchor = _year_anchor(source, told, numbered)
                anchors.setdefault(anchor.year or 0, anchor)
        if len(anchors) > 1:
            return None
    return next(iter(anchors.values())) if len(anchors) == 1 else None


def _year_shift(expression: Expression) -> int | None:
    shift = expression.shift
    if shift is None or (shift.unit, shift.origin) != ("year", "text") or expression.parts.month:
        return None
    return shift.count if abs(shift.count) <= 1 else None


def _year_anchor(source: Source, told: Expression, numbered: Expression) -> Anchor:
    words, place = told.span.of(source.text), source.paragraph_at(told.span.start).number
    other, year = source.paragraph_at(numbered.span.start).number, numbered.parts.year
    note = f"year inferred: “{words}” in paragraph {place} is “{year}” in paragraph {other}"
    value = int(year) - (_year_shift(told) or 0)
    return Anchor(Parts(f"{value:04d}"), Reason("year-inferred", (told.span, numbered.span), note))


def _same_matter(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sentences share most of their words of content: at least six, and half of the shorter one's."""
    shared = len(words & others)
    return shared >= 6 and shared * 2 >= min(len(words), len(others))


_COMMON = frozenset(["that", "this", "with", "from", "have", "been", "will", "which", "their", "they", "were"])


def _content(sentence: str) -> frozenset[str]:
    """The first six letters of every word of four letters or more: near enough to its stem to compare."""
    return frozenset(word[:6].lower() for word in re.findall(r"[^\W\d_]{4,}", sentence)) - _COMMON
