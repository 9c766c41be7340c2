"""Whether somebody speaks on the day of the text: "yesterday" between quotation marks goes by the day of the words."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.date_anchors import Anchor
from briefsite.extraction.date_expressions import Expression, Shift
from briefsite.extraction.date_values import Value
from briefsite.extraction.quotation_marks import marked_words
from briefsite.extraction.span_search import overlapping
from briefsite.model.sources import Source, Span

_TODAY, _YESTERDAY = Shift("day", 0), Shift("day", -1)


class Spoken:
    """The expressions of a text, for asking from which day those in somebody's words count."""

    def __init__(self, source: Source, found: Sequence[Expression]) -> None:
        self._source, self._found = source, found
        self._marked = [marked.outer for marked in marked_words(source.text)]
        outside = [expression for expression in found if not overlapping(self._marked, expression.span)]
        self._shifts = {expression.shift for expression in outside}
        weekdays = [expression.span for expression in outside if expression.weekday is not None]
        self._weekdays, self._paragraphs = set(weekdays), {self._paragraph(span) for span in weekdays}
        self._told, self._number = set[str](), 0

    def _paragraph(self, span: Span) -> int:
        return self._source.paragraph_at(span.start).number

    def day(self, values: Sequence[Value], anchor: Anchor) -> Anchor | None:
        """The day from which the next expression, for which there is no value yet, counts: the text's own; in
        somebody's words none, where the text tells of yesterday, or of weekdays other than its own, and nothing of
        today."""
        expression = self._found[len(values)]
        if not overlapping(self._marked, expression.span) or _TODAY in self._shifts:
            return anchor
        for number in range(self._number, len(values)):
            self._told |= {values[number][0]} if self._found[number].span in self._weekdays else set()
        self._number = len(values)
        later = self._paragraph(expression.span) in self._paragraphs or _YESTERDAY in self._shifts
        return None if later or self._told - {anchor.parts.edtf()} else anchor
