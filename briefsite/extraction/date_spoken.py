"""Whether somebody speaks on the day of the text: "yesterday" between quotation marks goes by the day of the words."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.date_anchors import Anchor
from briefsite.extraction.date_expressions import Expression, Shift
from briefsite.extraction.date_values import Value
from briefsite.extraction.quotation_marks import marked_words
from briefsite.extraction.span_search import overlapping
from briefsite.model.sources import Source

_TODAY, _YESTERDAY = Shift("day", 0), Shift("day", -1)


def spoken_from(source: Source, found: Sequence[Expression], values: Sequence[Value], anchor: Anchor) -> Anchor | None:
    """The day from which the next expression, for which there is no value yet, counts: the text's own; in somebody's
    words none, where the text tells of yesterday, or of weekdays other than its own, and nothing of today."""
    expression = found[len(values)]
    marked = tuple(m.outer for m in marked_words(source.text))
    if not overlapping(marked, expression.span):
        return anchor
    outside = [e for e in found if not overlapping(marked, e.span)]
    if any(e.shift == _TODAY for e in outside):
        return anchor
    paragraph = source.paragraph_at(expression.span.start).span
    told = {edtf for e, (edtf, _) in zip(found, values, strict=False) if e.weekday is not None and e in outside}
    later = any(e.weekday is not None and paragraph.covers(e.span) for e in outside)
    later = later or any(e.shift == _YESTERDAY for e in outside)
    return None if later or told - {anchor.parts.edtf()} else anchor
