"""Dates: every temporal expression of a text with its EDTF value, from the text alone and with what is known of it.

Shapes find the expressions, anchors say which day the text speaks from, values count from there. No clock is read:
a year that neither the text nor an editor gives stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.date_anchors import Anchor, inferred, mark_text_day, publication, stated
from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.extraction.date_names import calendar
from briefsite.extraction.date_relations import relation_shapes
from briefsite.extraction.date_shapes import calendar_shapes
from briefsite.extraction.date_tense import looks_ahead
from briefsite.extraction.date_values import Earlier, Setting, Value, value
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading
from briefsite.model.document import DateMention, Reason
from briefsite.model.sources import Paragraph, Source, Span


def dates(reading: Reading) -> Reading:
    """The reading with its date mentions, in reading order."""
    source = reading.source
    found = tuple(mark_text_day(source, find_expressions(source, reading.lexicon)))
    of_text = stated(source, found) or inferred(source, reading.document.sentences, found)
    known = publication(_published(reading))
    ahead = [looks_ahead(reading, expression.span) for expression in found]
    plain = _values(source, found, ahead, of_text)
    full = _values(source, found, ahead, _nearer(known, of_text))
    mentions = tuple(
        DateMention(e.span, source.paragraph_at(e.span.start).number, edtf, resolved, _joined(why, more))
        for e, (edtf, why), (resolved, more) in zip(found, plain, full, strict=True)
    )
    return reading.with_document(dates=mentions)


def find_expressions(source: Source, lexicon: Lexicon) -> tuple[Expression, ...]:
    """All temporal expressions in reading order, none overlapping: of two, the earlier and then the longer one."""
    return tuple(e for p in source.paragraphs for e in _in_paragraph(source, p, lexicon))


def _in_paragraph(source: Source, paragraph: Paragraph, lexicon: Lexicon) -> Iterator[Expression]:
    text, names = paragraph.span.of(source.text), calendar(lexicon)
    found = [
        expression
        for shape in (*calendar_shapes(lexicon), *relation_shapes(lexicon))
        for match in shape.pattern.finditer(text)
        if (expression := shape.read(match, names))
    ]
    start = paragraph.span.start
    for expression in _with_year_beside(text, _longest(found)):
        yield replace(expression, span=Span(start + expression.span.start, start + expression.span.end))


def _longest(found: Sequence[Expression]) -> Iterator[Expression]:
    end = 0
    for expression in sorted(found, key=lambda e: (e.span.start, -e.span.end)):
        if expression.span.start >= end:
            end = expression.span.end
            yield expression


def _with_year_beside(text: str, found: Iterator[Expression]) -> Iterator[Expression]:
    """Neighbours that share a year: "Nov. 29-30 last year" is one expression, "April 2 and April 18, 2009" two."""
    kept: Expression | None = None
    for expression in found:
        if kept and _tells_year_of(text, kept, expression):
            kept = replace(kept, shift=expression.shift, span=Span(kept.span.start, expression.span.end))
            continue
        if kept:
            yield _year_behind(text, kept, expression)
        kept = expression
    if kept:
        yield kept


def _tells_year_of(text: str, first: Expression, second: Expression) -> bool:
    shift, parts = second.shift, first.parts
    if not parts.month or parts.year or first.side or first.shift or shift is None or second.parts != Parts():
        return False
    beside = re.fullmatch(r"\s?(?:of\s|,\s)?", text[first.span.end : second.span.start])
    return (shift.unit, shift.origin) == ("year", "text") and beside is not None


def _year_behind(text: str, first: Expression, second: Expression) -> Expression:
    joined = re.fullmatch(r"\s?(?:,|and|or|to|,\sand)\s", text[first.span.end : second.span.start])
    one, two = first.parts, second.parts
    if (
        joined
        and one.day
        and two.day
        and two.year.isdigit()
        and not one.year
        and (one.month, one.day) < (two.month, two.day)
    ):
        return replace(first, parts=replace(one, year=two.year))
    return first


def _published(reading: Reading) -> str:
    """What an editor wrote in the brief goes before what the source says of itself."""
    return dict(reading.knowledge.published).get(reading.source.file, "") or reading.source.metadata.published


def _nearer(known: Anchor | None, of_text: Anchor | None) -> Anchor | None:
    """The text's own full date is nearer to its words than the day it was published."""
    return of_text if known is None or (of_text and of_text.full) else known


def _values(
    source: Source, found: Sequence[Expression], ahead: Sequence[bool | None], anchor: Anchor | None
) -> list[Value]:
    values: list[Value] = []
    for number, expression in enumerate(found):
        earlier = _earlier(source, found[: number + 1], values, ahead)
        values.append(value(expression, Setting(anchor, earlier, ahead[number])))
    return values


def _earlier(
    source: Source, found: Sequence[Expression], values: Sequence[Value], ahead: Sequence[bool | None]
) -> Earlier | None:
    """The date before the last one found whose year is known."""
    here = source.paragraph_at(found[-1].span.start).number
    for number in range(len(values) - 1, -1, -1):
        edtf, other = values[number][0], found[number]
        if edtf[:4].isdigit() and "/" not in edtf:
            place = source.paragraph_at(other.span.start).number
            note = f"counted from “{other.span.of(source.text)}” in paragraph {place}"
            return Earlier(edtf, place >= here - 1, ahead[number], Reason("date-before", (other.span,), note))
    return None


def _joined(*reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for several in reasons for reason in several))
