"""From what an expression says to EDTF, by counting from the text's day or from the date told before.

What the words leave open stays `X`. Whatever is filled in by counting or carrying over comes with its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from briefsite.extraction.date_anchors import Anchor
from briefsite.extraction.date_arithmetic import (
    day_after,
    days_to,
    moved,
    nearest_year,
    same_day_of_month,
    weekday_fits,
    weekday_of,
)
from briefsite.extraction.date_expressions import Expression, Parts, Shift
from briefsite.extraction.date_neighbours import UP_TO
from briefsite.model.dates import parse, problem
from briefsite.model.document import Reason
from briefsite.model.nouns import dataclass, replace

Value = tuple[str, tuple[Reason, ...]]
_OPEN = {"year": "XXXX", "month": "XXXX-XX"}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The date told before in the text, for "the next day" and for a year that carries over. `near` is in the same
    paragraph; `opens` is true where the next paragraph begins with an expression that counts from it; `only` where the
    text has told no other day so far."""

    edtf: str
    near: bool
    opens: bool
    only: bool
    weekday: int | None
    ahead: bool | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds an expression: the text's day, the date told before, whether its clause looks ahead, and the year
    that opens its sentence: "In 2019, mills closed on May 3"."""

    anchor: Anchor | None
    earlier: Earlier | None
    ahead: bool | None
    heading: Expression | None = None


def value(expression: Expression, setting: Setting) -> Value:
    """The EDTF value of an expression and the reason of every part that its own words do not state."""
    edtf, reasons = _rule(expression)(expression, setting)
    return (_open(expression), ()) if not edtf or problem(edtf) else (edtf, reasons)


def _rule(expression: Expression) -> Callable[[Expression, Setting], Value]:
    shift, parts = expression.shift, expression.parts
    if shift and not parts.month:
        if shift.origin == "previous":
            return _from_earlier
        if parts.day and shift.unit == "month":
            return _day_of_moved_month
        return _day_of_month if parts.day else _from_text_day
    if parts.year:
        return _stated
    if parts.month:
        return _yearless
    return _weekday if expression.weekday is not None and not parts.day else _day_of_month


def _open(expression: Expression) -> str:
    """What the words alone say."""
    if expression.shift and expression.parts == Parts():
        return _OPEN.get(expression.shift.unit, "XXXX-XX-XX")
    return _with_year(expression, "", "")


def _with_year(expression: Expression, year: str, end_year: str) -> str:
    start = replace(expression.parts, year=expression.parts.year or year).edtf()
    if expression.end is None:
        return _qualified(start, expression)
    return f"{start}/{replace(expression.end, year=expression.end.year or end_year).edtf()}"


def _qualified(edtf: str, expression: Expression) -> str:
    return f"{edtf}~" if expression.approximate and "X" not in edtf and "/" not in edtf else edtf


def _stated(expression: Expression, _: Setting) -> Value:
    return _with_year(expression, "", ""), ()


def _from_earlier(expression: Expression, setting: Setting) -> Value:
    """ "A year later" after 2004 is 2005."""
    earlier, shift = setting.earlier, expression.shift
    if earlier is None or shift is None or expression.rule == "after-something":
        return "", ()
    fresh = expression.rule == "after-news" and _is_news(earlier, setting.anchor)
    beside = earlier.near or earlier.opens or (earlier.only and shift.unit == "day" and abs(shift.count) <= 1)
    if not (fresh or (expression.rule != "after-news" and beside)):
        return "", ()
    return _qualified(moved(_parts(earlier.edtf), shift), expression), (earlier.reason,)


def _is_news(earlier: Earlier, anchor: Anchor | None) -> bool:
    """Whether the date before lies within a month of the text's day."""
    before = _parts(earlier.edtf)
    if anchor is None or not anchor.full or not (before.day and before.year.isdigit()):
        return False
    days = date(int(before.year), before.month, before.day) - date(
        anchor.year or 1, anchor.parts.month, anchor.parts.day
    )
    return abs(days.days) <= 31


def _parts(edtf: str) -> Parts:
    """The known parts of a single date; a season is none of them."""
    point = parse(edtf).start
    if point is None:
        return Parts()
    month, day = (int(text) if text.isdigit() and int(text) < 32 else 0 for text in (point.month, point.day))
    return Parts(point.year, month if month <= 12 else 0, day)


def _from_text_day(expression: Expression, setting: Setting) -> Value:
    anchor, shift = setting.anchor, expression.shift
    if anchor is None or shift is None:
        return "", ()
    known = anchor.parts if anchor.exact else _near_enough(anchor.parts, shift)
    if shift == Shift("weekend", 0) and not setting.ahead and weekday_of(anchor) not in (5, 6):
        shift = Shift("weekend", -1)  # on a weekday, a weekend that has passed is the one before
    return _qualified(moved(known, shift), expression), (anchor.reason,)


def _day_of_moved_month(expression: Expression, setting: Setting) -> Value:
    """ "On the 20th of next month"."""
    anchor, shift = setting.anchor, expression.shift
    if anchor is None or shift is None:
        return "", ()
    known = anchor.parts if anchor.exact else _near_enough(anchor.parts, shift)
    month = moved(known, shift)
    return (f"{month}-{expression.parts.day:02d}", (anchor.reason,)) if month else ("", ())


def _near_enough(parts: Parts, shift: Shift) -> Parts:
    """What of a date near the text's day is its own too: the year, and the month in the middle of one."""
    month = parts.month if shift.unit == "month" and shift.count in (0, -1) and 1 <= parts.day <= 25 else 0
    return Parts(parts.year, month)


def _yearless(expression: Expression, setting: Setting) -> Value:
    """Month and day, or a month: the year comes from "last year" beside it, the date before, or the text's day."""
    anchor, shift, earlier = setting.anchor, expression.shift, setting.earlier
    if expression.names_text_day and anchor and anchor.year is not None and not shift:
        year: int | None = nearest_year(expression, anchor, None)
    elif shift:
        year = anchor.year + shift.count if anchor and anchor.year is not None else None
    elif setting.heading is not None and not expression.side:
        told = setting.heading
        return _dated(expression, int(told.parts.year)), (
            Reason("date-before", (told.span,), "the year of its sentence"),
        )
    else:
        carried = _carried(expression, setting)
        if carried is not None and earlier is not None:
            return _dated(expression, carried), (earlier.reason,)
        year = nearest_year(expression, anchor, setting.ahead) if anchor else None
    return (_dated(expression, year), (anchor.reason,)) if year is not None and anchor else ("", ())


def _dated(expression: Expression, year: int) -> str:
    wraps = expression.end is not None and expression.end.month < expression.parts.month
    return _with_year(expression, f"{year:04d}", f"{year + wraps:04d}")


def _carried(expression: Expression, setting: Setting) -> int | None:
    """The year of a date told just before ("November 2010 ... December 29"), at most a season back but for the end of
    what it begins ("from May to December"). A date that lay ahead lends no year to one that has passed."""
    earlier, anchor = setting.earlier, setting.anchor
    if earlier is None or not earlier.near or expression.side or (earlier.ahead and not setting.ahead):
        return None
    before = _parts(earlier.edtf)
    wrapped, gap = divmod(expression.parts.month - before.month, 12)
    if not before.month or not before.year.isdigit() or (gap > 3 and expression.rule != UP_TO):
        return None
    year = int(before.year) - wrapped
    if not weekday_fits(expression, year):
        return None
    if anchor and anchor.full and setting.ahead is not None:
        here = (anchor.year or 0, anchor.parts.month, anchor.parts.day)
        there = (year, expression.parts.month, expression.parts.day or 1)
        if (there > here) is not setting.ahead and there != here:
            return None
    return year


def _weekday(expression: Expression, setting: Setting) -> Value:
    anchor, earlier = setting.anchor, setting.earlier
    if earlier is not None and earlier.weekday is not None and expression.rule == UP_TO:
        days = days_to(expression, earlier.weekday, ahead=True)
        return day_after(_parts(earlier.edtf), days), (earlier.reason,)  # "from Wednesday to Friday"
    today = weekday_of(anchor) if anchor else None
    if anchor is not None and not anchor.exact and anchor.weekday is not None and not expression.side:
        return _beside_the_news(expression, anchor, setting.ahead)
    if anchor is None or today is None or not anchor.dated:
        return _weekday_after(expression, setting)
    return day_after(anchor.parts, days_to(expression, today, setting.ahead)), (anchor.reason,)


def _beside_the_news(expression: Expression, anchor: Anchor, ahead: bool | None) -> Value:
    """ "On Monday (18 March) she met them ... and leaves on Tuesday": the day of that name that is nearest to
    the news, or the next one where the clause looks ahead."""
    days = ((expression.weekday or 0) - (anchor.weekday or 0) + 3) % 7 - 3
    return day_after(anchor.parts, days + 7 if ahead and days < 0 else days), (anchor.reason,)


def _weekday_after(expression: Expression, setting: Setting) -> Value:
    """ "It opened on Tuesday 8 May and closes on Friday": the next one, where only that date is known."""
    earlier = setting.earlier
    if earlier is None or not (earlier.near and setting.ahead) or earlier.weekday is None:
        return "", ()
    return day_after(_parts(earlier.edtf), days_to(expression, earlier.weekday, ahead=True)), (earlier.reason,)


def _day_of_month(expression: Expression, setting: Setting) -> Value:
    """ "(29)": the number is stated, month and year come from the text's day."""
    anchor, earlier = setting.anchor, setting.earlier
    if anchor and (found := same_day_of_month(expression, anchor, setting.ahead)):
        return found, (anchor.reason,)
    if (
        anchor
        and anchor.dated
        and expression.shift
        and moved(anchor.parts, expression.shift)[-2:] == f"{expression.parts.day:02d}"
    ):
        return moved(anchor.parts, expression.shift), (anchor.reason,)
    before = _parts(earlier.edtf) if earlier and (earlier.near or earlier.opens) else Parts()
    if earlier is None or not before.month:
        return "", ()
    return replace(before, day=expression.parts.day).edtf(), (earlier.reason,)
