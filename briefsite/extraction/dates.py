"""Dates: every temporal expression of a text with its EDTF value, from the text alone and with what is known of it.

Shapes find the expressions, anchors say which day the text speaks from, values count from there. No clock is read:
a year that neither the text nor an editor gives stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from briefsite.extraction.date_anchors import Anchor, of_the_text, publication, together
from briefsite.extraction.date_expressions import Expression
from briefsite.extraction.date_impossible import impossible_days
from briefsite.extraction.date_lines import mark_text_day
from briefsite.extraction.date_moved import REACH, moved_to
from briefsite.extraction.date_names import calendar
from briefsite.extraction.date_neighbours import UP_TO, joined
from briefsite.extraction.date_numbered import day_by_number, near
from briefsite.extraction.date_search import shapes_in
from briefsite.extraction.date_spoken import Spoken
from briefsite.extraction.date_tense import looks_ahead
from briefsite.extraction.date_values import Earlier, Setting, Value, value
from briefsite.extraction.date_wording import in_all_its_words
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading
from briefsite.model.document import DateMention, Reason
from briefsite.model.nouns import replace
from briefsite.model.sources import Paragraph, Source, Span

#: Where a sentence ends, and how one begins that tells first in which year all of it was.
_STOP = re.compile(r"[.!?]\s+[A-Z]")
_IN = re.compile(r"(?:^|[.!?]\s)In\s$", re.MULTILINE)


def dates(reading: Reading) -> Reading:
    """The reading with its date mentions, in reading order."""
    source = reading.source
    found = tuple(mark_text_day(source, find_expressions(source, reading.lexicon)))
    of_text, numbered = of_the_text(source, reading.document.sentences, found), day_by_number(source, found)
    published = near(publication(_published(reading)), numbered)
    ahead = _ahead(reading, found)
    plain = _values(source, found, ahead, of_text or numbered)
    full = _values(source, found, ahead, together(published, of_text) or numbered)
    mentions = tuple(
        DateMention(e.span, source.paragraph_at(e.span.start).number, edtf, resolved, _joined(why, more))
        for e, (edtf, why), (resolved, more) in zip(found, plain, full, strict=True)
    )
    warnings = (*reading.document.warnings, *impossible_days(source, reading.lexicon))
    return reading.with_document(dates=mentions, warnings=warnings)


def find_expressions(source: Source, lexicon: Lexicon) -> tuple[Expression, ...]:
    """All temporal expressions in reading order, none overlapping: of two, the earlier and then the longer one."""
    return tuple(e for p in source.paragraphs for e in _in_paragraph(source, p, lexicon))


def _in_paragraph(source: Source, paragraph: Paragraph, lexicon: Lexicon) -> Iterator[Expression]:
    text, names = paragraph.span.of(source.text), calendar(lexicon)
    found = [
        expression
        for shape in shapes_in(text, lexicon)
        for match in shape.pattern.finditer(text)
        if (expression := shape.read(match, names))
    ]
    start = paragraph.span.start
    end = 0
    for expression in joined(text, _longest(found)):
        whole = in_all_its_words(text, expression, end)
        end = whole.span.end
        yield replace(whole, span=Span(start + whole.span.start, start + end))


def _longest(found: Sequence[Expression]) -> Iterator[Expression]:
    end = 0
    for expression in sorted(found, key=lambda e: (e.span.start, -e.span.end)):
        if expression.span.start >= end:
            end = expression.span.end
            yield expression


def _published(reading: Reading) -> str:
    """What an editor wrote in the brief goes before what the source says of itself."""
    return dict(reading.knowledge.published).get(reading.source.file, "") or reading.source.metadata.published


def _ahead(reading: Reading, found: Sequence[Expression]) -> list[bool | None]:
    """Whether each lies ahead; in "on Wednesday and Thursday" the second goes with the first."""
    answers: list[bool | None] = []
    for number, expression in enumerate(found):
        between = reading.text[found[number - 1].span.end : expression.span.start] if number else "."
        beside = answers and re.fullmatch(r"\s?(?:,|and|or|to|through|until|[-–])\s?(?:and\s|on\s)*", between)
        before = reading.text[max(0, expression.span.start - REACH) : expression.span.start]
        answers.append(answers[-1] if beside else moved_to(before) or looks_ahead(reading, expression.span))
    return answers


def _values(
    source: Source, found: Sequence[Expression], ahead: Sequence[bool | None], anchor: Anchor | None
) -> list[Value]:
    values: list[Value] = []
    spoken = Spoken(source, found)
    news: set[str] = set()
    days: set[str] = set()
    known: int | None = None
    latest: int | None = None  # the last weekday
    for number, expression in enumerate(found):
        told = _last_day(source, found, values, known, latest) if _next_day(expression) else known
        earlier = None
        if expression.rule == UP_TO and known != number - 1:
            told = None  # of what it is the end, nothing is known
        if told is not None:
            next_to, only = told == number - 1, _is_only_day(days) or (told == latest and _is_only_day(news))
            place = found[told], values[told][0], ahead[told]
            earlier = _earlier(source, place, expression, next_to=next_to, only=only)
        day = spoken.day(values, anchor) if anchor and _daily(expression) else anchor
        heading = _heading(source, found[:number], expression)
        values.append(value(expression, Setting(day, earlier, ahead[number], heading)))
        edtf = values[-1][0]
        if "/" not in edtf and any(character.isdigit() for character in edtf):
            known = number
        if expression.weekday is not None or expression.parts.day or _daily(expression):
            days.add(edtf)
        if expression.weekday is not None:
            latest = number
            news.add(edtf)
    return values


def _heading(source: Source, before: Sequence[Expression], expression: Expression) -> Expression | None:
    """The year with which the sentence of an expression begins: "In 2019, mills closed on May 3"."""
    for told in reversed(before):
        if source.paragraph_at(told.span.start) != source.paragraph_at(expression.span.start):
            return None
        if _STOP.search(source.text, told.span.end, expression.span.start):
            return None
        if told.rule == "year" and told.parts.year.isdigit() and told.end is None:
            start = source.paragraph_at(told.span.start).span.start
            opens = _IN.search(source.text, max(start, told.span.start - len(". In ")), told.span.start)
            return told if opens else None
    return None


def _next_day(expression: Expression) -> bool:
    shift = expression.shift
    return shift is not None and (shift.unit, shift.origin) == ("day", "previous") and abs(shift.count) <= 1


def _last_day(
    source: Source, found: Sequence[Expression], values: Sequence[Value], known: int | None, latest: int | None
) -> int | None:
    """The last day told in the paragraph of the expression that comes now, whole months passed over; or the last one of
    the paragraph before; or else the last weekday of the text."""
    paragraph = source.paragraph_at(found[len(values)].span.start)
    whole = [n for n, (edtf, _) in enumerate(values) if len(edtf) == len("2019-05-03") and "XX-XX" not in edtf]
    near = [n for n in whole if paragraph.span.covers(found[n].span)]
    if near or known is None or latest is None:
        return near[-1] if near else known
    beside = known in whole and source.paragraph_at(found[known].span.start).number == paragraph.number - 1
    return known if beside else latest


def _earlier(
    source: Source,
    told: tuple[Expression, str, bool | None],
    expression: Expression,
    *,
    next_to: bool,
    only: bool,
) -> Earlier:
    """The last date of which anything is known, with its value and whether it lay ahead, as it bears on an expression;
    `next_to` it where there is none between."""
    other, edtf, ahead = told
    paragraph, place = (source.paragraph_at(e.span.start) for e in (expression, other))
    note = f"counted from “{other.span.of(source.text)}” in paragraph {place.number}"
    reason = Reason("date-before", (other.span,), note)
    opens = (
        next_to
        and place.number == paragraph.number - 1
        and not re.search(r"[.!?]\s", source.text[paragraph.span.start : expression.span.start])
    )
    return Earlier(edtf, place.number == paragraph.number, opens, only, other.weekday, ahead, reason)


def _is_only_day(days: Set[str]) -> bool:
    """Whether all days told so far are one, and none of them is left open."""
    return len(days) == 1 and all(len(day) == len("2019-05-03") and "XX-XX" not in day for day in days)


def _daily(expression: Expression) -> bool:
    return expression.shift is not None and expression.shift.unit == "day"


def _joined(*reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for several in reasons for reason in several))
