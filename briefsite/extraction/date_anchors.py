"""The day a text speaks from, as far as it is known: told by an editor, by the dateline, or by the text's own words.

An anchor may know only a year ("next year" is "2024" elsewhere), or only a day and month (a dateline without a year).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.model.dates import in_words, problem
from briefsite.model.document import Reason
from briefsite.model.sources import Source, Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date of a text, and how it is known."""

    parts: Parts
    reason: Reason
    weekday: int | None = None

    @property
    def year(self) -> int | None:
        return int(self.parts.year) if self.parts.year.isdigit() else None

    @property
    def dated(self) -> bool:
        return bool(self.parts.month and self.parts.day)

    @property
    def full(self) -> bool:
        return self.dated and self.year is not None


def publication(published: str) -> Anchor | None:
    """The anchor that a stated date of publication gives. A time of day is passed over; nonsense gives None."""
    found = re.match(r"\s*([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", published, re.ASCII)
    if not found:
        return None
    parts = Parts(found[1], int(found[2] or 0), int(found[3] or 0))
    if problem(parts.edtf()):
        return None
    return Anchor(
        parts, Reason("publication-date", note=f"counted from the date of publication, {in_words(parts.edtf())}")
    )


def stated(source: Source, expressions: Sequence[Expression]) -> Anchor | None:
    """The anchor in a dateline, in a first line that is only a date, or beside "today"."""
    for expression in expressions:
        if expression.names_text_day and expression.parts.day and expression.parts.month:
            words = expression.span.of(source.text)
            number = source.paragraph_at(expression.span.start).number
            reason = Reason("dateline", (expression.span,), f"counted from “{words}” in paragraph {number}")
            return Anchor(expression.parts, reason, expression.weekday)
    return None


#: KABUL, January 5 (Agency) --; Washington, DC, 5 May 2011: a place, a date, an agency in brackets, a dash.
_DATELINE_BEFORE = re.compile(r"^[^a-z]{0,3}[A-Z][\w .,'’/-]{0,60}?[,.:(]?\s*(?:\(|on\s)?$|^\W*$")
_DATELINE_AFTER = re.compile(
    r"^\s*(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/|,?\s*[A-Z][\w ]{1,30})?\s*(?:--+|[–—]|-\s|:|\)\s*[-–—]|$)"
)
_TODAY_BEFORE = re.compile(r"\b(?:today|this\s(?:morning|afternoon|evening))\s?,?\s?\(?\s?$", re.IGNORECASE)


def mark_text_day(source: Source, expressions: Sequence[Expression]) -> Iterator[Expression]:
    """The same expressions, with those marked that the text gives for its own day."""
    for expression in expressions:
        yield (
            replace(expression, names_text_day=_is_text_day(source, expression)) if _is_day(expression) else expression
        )


def _is_day(expression: Expression) -> bool:
    return bool(expression.parts.month and expression.parts.day) and expression.end is None and not expression.shift


def _is_text_day(source: Source, expression: Expression) -> bool:
    paragraph = source.paragraph_at(expression.span.start)
    before = source.text[paragraph.span.start : expression.span.start]
    after = source.text[expression.span.end : paragraph.span.end]
    if _TODAY_BEFORE.search(before):
        return True
    if paragraph.number > 4:
        return False
    line_before, line_after = before.rpartition("\n")[2], after.partition("\n")[0]
    if not line_before.strip() and not line_after.strip(" .,;:"):
        return True
    upper = (
        re.match(r"^[A-Z][A-Z]|^[A-Z][\w .'’-]{1,40},\s*$|^\W*$|^[A-Z][\w .'’-]{1,30}\s*\(\s*$", line_before)
        is not None
    )
    return upper and bool(_DATELINE_BEFORE.match(line_before) and _DATELINE_AFTER.match(line_after))


_SHIFTED = {-1: "last year", 0: "this year", 1: "next year"}


def inferred(source: Source, sentences: Sequence[Span], expressions: Sequence[Expression]) -> Anchor | None:
    """The year of the text, where one sentence says "next year" (or "this", or "last") and another tells the same
    matter with the number of the year. Nothing where such pairs contradict each other."""
    anchors: dict[int, Anchor] = {}
    relative = [e for e in expressions if _year_shift(e) is not None]
    for numbered in (e for e in expressions if e.rule == "year" and e.parts.year.isdigit() and e.end is None):
        for told in relative:
            if _same_matter(source, sentences, numbered.span, told.span):
                anchor = _year_anchor(source, told, numbered)
                anchors.setdefault(anchor.year or 0, anchor)
    return next(iter(anchors.values())) if len(anchors) == 1 else None


def _year_shift(expression: Expression) -> int | None:
    shift = expression.shift
    if (
        shift
        and shift.unit == "year"
        and shift.origin == "text"
        and shift.count in _SHIFTED
        and not expression.parts.month
    ):
        return shift.count
    return None


def _year_anchor(source: Source, told: Expression, numbered: Expression) -> Anchor:
    words, year = told.span.of(source.text), numbered.parts.year
    places = [source.paragraph_at(e.span.start).number for e in (told, numbered)]
    note = f"year inferred: “{words}” in paragraph {places[0]} is “{year}” in paragraph {places[1]}"
    value = int(year) - (_year_shift(told) or 0)
    return Anchor(Parts(f"{value:04d}"), Reason("year-inferred", (told.span, numbered.span), note))


def _same_matter(source: Source, sentences: Sequence[Span], one: Span, two: Span) -> bool:
    """Whether two sentences share most of their words of content: at least six, and half of the shorter one's."""
    first, second = (next((s for s in sentences if s.covers(span)), span) for span in (one, two))
    if first == second:
        return False
    words, others = (_content(sentence.of(source.text)) for sentence in (first, second))
    shared = len(words & others)
    return shared >= 6 and shared * 2 >= min(len(words), len(others))


def _content(sentence: str) -> frozenset[str]:
    """The first six letters of every word of four letters or more: near enough to its stem to compare."""
    return frozenset(word[:6].lower() for word in re.findall(r"[^\W\d_]{4,}", sentence)) - _COMMON


_COMMON = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "have",
        "been",
        "will",
        "which",
        "their",
        "they",
        "were",
        "year",
        "last",
        "next",
        "also",
        "said",
        "into",
        "over",
    ]
)
