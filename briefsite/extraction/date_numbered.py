"""The day of the month that a text calls its own: "held talks today (16)", "leaves tonight (16)", "tomorrow (17)".

Whatever else it calls "this morning" is that day too, and what it was published after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefsite.extraction.date_anchors import Anchor
from briefsite.extraction.date_expressions import Expression, Parts
from briefsite.model.document import Reason
from briefsite.model.sources import Source

#: How far from its own day a text may be published, before it and after it: it is written on the eve of some days.
_BEFORE, _AFTER = 2, 8


def day_by_number(source: Source, expressions: Sequence[Expression]) -> Anchor | None:
    """The number of the text's own day, month and year open; None where it tells none, or one that contradicts
    another."""
    told = [e for e in expressions if e.parts.day and not e.parts.month and _from_today(e)]
    numbers = {e.parts.day - (e.shift.count if e.shift else 0) for e in told}
    if len(numbers) != 1 or not 1 <= min(numbers) <= 31:
        return None
    span, own = told[0].span, min(numbers)
    near = {part.month for e in expressions for part in (e.parts, e.end or Parts()) if _is_of(part, told[0].parts.day)}
    month = near.pop() if len(near) == 1 else 0  # "today (12)" beside "May 12 to 14"
    note = f"counted from “{span.of(source.text)}” in paragraph {source.paragraph_at(span.start).number}"
    return Anchor(Parts("", month, own), Reason("day-numbered", (span,), note))


def _is_of(part: Parts, day: int) -> bool:
    return part.day == day and bool(part.month) and not part.year


def _from_today(expression: Expression) -> bool:
    shift = expression.shift
    return shift is not None and (shift.unit, shift.origin) == ("day", "text")


def near(published: Anchor | None, numbered: Anchor | None) -> Anchor | None:
    """The day of that number right before a day of publication, or on its eve; else what was known."""
    if published is None or numbered is None or not published.full or published.year is None:
        return published
    day = date(published.year, published.parts.month, published.parts.day)
    around = (day + timedelta(days=days) for days in (*range(0, -_AFTER - 1, -1), *range(1, _BEFORE + 1)))
    own = next((found for found in around if found.day == numbered.parts.day), None)
    if own is None:
        return published
    return replace(numbered, parts=Parts(f"{own.year:04d}", own.month, own.day))
