"""Which date a text gives for its own day: a dateline, a line that is only a date, "today, 5 May", "issued on"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.date_expressions import Expression
from briefsite.model.sources import Source

#: A place: words with capitals, with a state or a second place behind a comma or a stroke.
_PLACE = r"(?:[A-Z][\w.'’]*|de|la|del|of|al|el|and)"
#: What a line begins with that names a place.
_PLACED = rf"^\W{{0,3}}[A-Z][\w.'’]*(?:[ ,/–-]{{1,3}}{_PLACE}){{0,7}}"
_BEFORE = re.compile(rf"{_PLACED}[,.:]?\s*(?:\(|on\s|[–—-]\s)?$")
#: Adda (LENN) 14 June 2009: an agency in brackets between a place and the day, with nothing behind.
_AGENCY_BEFORE = re.compile(rf"{_PLACED},?\s*\([A-Z][^()\n]{{1,40}}\),?\s*$")
_AGENCY = r"(?:\s*\([^()\n]{2,40}\)|\s*/[^/\n]{2,40}/|,?\s+[A-Z][\w ]{1,30})?"
_AFTER = re.compile(rf"^{_AGENCY}\s*(?:--+|[–—]|-\s|:|\)\s*[-–—]|$)")
#: 27 May, Bay of Adda – The minister: the day before its place.
_PLACE_BEHIND = re.compile(rf"^,\s[A-Z][\w.'’]*(?:[ ,-]{{1,2}}{_PLACE}){{0,4}}\s*(?:--+|[–—]|-\s)")
#: Oct 29, 2006 (LENN) — The envoy: the day, and the place in brackets.
_BRACKET_BEHIND = re.compile(r"^\s*\([^()\n]{2,40}\)\s*(?:--+|[–—]|-\s|:)")
#: BATKEN, November 10. The commissions met; Batken, Oster, 10 November. They met: nothing but a place and a day.
_PLACE_ALONE = re.compile(r"^[^a-z]+$|,\s*$")
#: Monday, August 3, 2020 On Thursday the envoy came: the day, and the text right behind it.
_TEXT_BEHIND = re.compile(r"^\s+[A-Z]")
_TODAY = re.compile(r"\b(?:today|this\s(?:morning|afternoon|evening))\s?,?\s?\(?\s?$", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:date|dated|posted|published|released|issued|updated)(?:\son)?\s*:?\s*$", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:issued|published|released)\sthis\s\w+(?:\s\w+)?\son\s$", re.IGNORECASE)
#: Nobody's dateline is further down than this.
_LAST = 4


def mark_text_day(source: Source, expressions: Sequence[Expression]) -> Iterator[Expression]:
    """The same expressions, with those marked that the text gives for its own day."""
    for expression in expressions:
        day = expression.parts.month and expression.parts.day and expression.end is None and not expression.shift
        yield replace(expression, names_text_day=True) if day and _is_text_day(source, expression) else expression


def _closes(source: Source, expression: Expression, before: str, after: str) -> bool:
    """A line under the text with nothing but a place and a full date: `NEW YORK 24 SEPTEMBER 2011`."""
    last = source.paragraph_at(expression.span.start).number >= len(source.paragraphs) - 1
    alone = not before.strip() or bool(_BEFORE.match(before))
    return last and bool(expression.parts.year) and alone and not after.strip(" .,;:")


def _is_text_day(source: Source, expression: Expression) -> bool:
    paragraph = source.paragraph_at(expression.span.start)
    before = source.text[paragraph.span.start : expression.span.start]
    after = source.text[expression.span.end : paragraph.span.end]
    line_before, line_after = before.rpartition("\n")[2], after.partition("\n")[0]
    near = before[-80:]
    if _TODAY.search(near) or _ISSUED.search(near) or _LABEL.match(line_before):
        return True
    if paragraph.number > _LAST:
        return _closes(source, expression, line_before, line_after)
    alone = not line_before.strip() or _AGENCY_BEFORE.match(line_before)
    if alone and not line_after.strip(" .,;:"):
        return True
    if not line_before.strip() and _is_followed(expression, line_after):
        return True
    if not _BEFORE.match(line_before):
        return False
    stops = _PLACE_ALONE.search(line_before) and re.match(r"\.\s+[A-Z]", line_after)
    return bool(_AFTER.match(line_after) or stops)


def _is_followed(expression: Expression, after: str) -> bool:
    """Whether what stands behind a date that opens a line makes it the text's own."""
    text = expression.parts.year and _TEXT_BEHIND.match(after)
    return bool(_PLACE_BEHIND.match(after) or _BRACKET_BEHIND.match(after) or text)
