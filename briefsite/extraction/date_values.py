"""From what an expression says to EDTF, by counting from the text's day or from the date told before.

What the words leave open stays `X`. Whatever is filled in by counting or carrying over comes with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefsite.extraction.date_anchors import Anchor
from briefsite.extraction.date_expressions import Expression, Parts, Shift
from briefsite.model.dates import parse
from briefsite.model.document import Reason

_OPEN = {"year": "XXXX", "month": "XXXX-XX"}
#: Years that stand in where none is known: one with a 29 February and one without.
_STAND_IN = (2000, 2001)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The date told before in the text, for "the next day" and for a year that carries over."""

    edtf: str
    near: bool
    reason: Reason


Value = tuple[str, tuple[Reason, ...]]


def value(expression: Expression, anchor: Anchor | None, earlier: Earlier | None, ahead: bool | None) -> Value:
    """The EDTF value of an expression and the reason of every part that its own words do not state."""
    shift, parts = expression.shift, expression.parts
    if expression.names_text_day and anchor and not parts.year and anchor.year is not None:
        return _qualified(replace(parts, year=anchor.parts.year).edtf(), expression), (anchor.reason,)
    if shift and shift.origin == "previous":
        return _from_earlier(expression, shift, earlier)
    if shift and not (parts.month or parts.day):
        return _shifted(expression, shift, anchor, ahead)
    if shift and parts.day and not parts.month:
        return _day_of_month(expression, anchor, ahead)
    if parts.year:
        return _stated(expression), ()
    if parts.month:
        return _yearless(expression, anchor, earlier, ahead)
    if expression.weekday is not None and not parts.day:
        return _weekday(expression, anchor, ahead)
    return _day_of_month(expression, anchor, ahead)


def _stated(expression: Expression, year: str = "", end_year: str = "") -> str:
    start = replace(expression.parts, year=expression.parts.year or year)
    text = _qualified(start.edtf(), expression)
    if expression.end is None:
        return text
    return f"{text}/{replace(expression.end, year=expression.end.year or end_year or year).edtf()}"


def _qualified(edtf: str, expression: Expression) -> str:
    return f"{edtf}~" if expression.approximate and "X" not in edtf else edtf


def _from_earlier(expression: Expression, shift: Shift, earlier: Earlier | None) -> Value:
    """ "A year later" after 2004 is 2005."""
    if (
        earlier is None
        or "/" in earlier.edtf
        or not earlier.edtf[:4].isdigit()
        or not (earlier.near or expression.rule == "after-news")
    ):
        return _OPEN.get(shift.unit, "XXXX-XX-XX"), ()
    point = parse(earlier.edtf).start
    if point is None:
        return "XXXX-XX-XX", ()
    parts = Parts(point.year, _int(point.month), _int(point.day))
    moved = _moved(parts, shift)
    if not moved:
        return _OPEN.get(shift.unit, "XXXX-XX-XX"), ()
    return _qualified(moved, expression), (earlier.reason,)


def _int(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _shifted(expression: Expression, shift: Shift, anchor: Anchor | None, ahead: bool | None) -> Value:
    if anchor is None:
        return _OPEN.get(shift.unit, "XXXX-XX-XX"), ()
    if shift.unit == "weekend" and shift.count == 0 and ahead is False:
        shift = Shift("weekend", -1 if _weekday_of(anchor) not in (5, 6) else 0)
    moved = _moved(anchor.parts, shift)
    return (_qualified(moved, expression), (anchor.reason,)) if moved else (_OPEN.get(shift.unit, "XXXX-XX-XX"), ())


def _moved(parts: Parts, shift: Shift) -> str:
    """A date moved by a shift, to the shift's own precision; "" where too little of it is known."""
    year = int(parts.year) if parts.year.isdigit() else None
    if shift.unit == "year":
        return f"{year + shift.count:04d}" if year is not None else ""
    if shift.unit == "month":
        if not parts.month or parts.month > 12:
            return ""
        carried, month = divmod(parts.month - 1 + shift.count, 12)
        return f"{'XXXX' if year is None else f'{year + carried:04d}'}-{month + 1:02d}"
    if not parts.day or not parts.month:
        return ""
    if shift.unit == "day":
        return _iso(parts, shift.count)
    if year is None:
        return ""
    day = date(year, parts.month, parts.day)
    if shift.unit == "week" and shift.origin == "previous":
        return _iso(parts, 7 * shift.count)
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift.count)
    first = monday + timedelta(days=5) if shift.unit == "weekend" else monday
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _iso(parts: Parts, days: int) -> str:
    """Day `days` after a date; without a year it is given only where leap years make no difference."""
    if parts.year.isdigit():
        return (date(int(parts.year), parts.month, parts.day) + timedelta(days=days)).isoformat()
    if (parts.month, parts.day) == (2, 29):
        return ""
    moved = {(date(year, parts.month, parts.day) + timedelta(days=days)).isoformat()[4:] for year in _STAND_IN}
    return "XXXX" + moved.pop() if len(moved) == 1 else ""


def _yearless(expression: Expression, anchor: Anchor | None, earlier: Earlier | None, ahead: bool | None) -> Value:
    """Month and day, or a month: the year comes from "last year" beside it, the date before, or the text's day."""
    open_value = _stated(expression)
    if expression.shift and expression.shift.unit == "year":
        year = anchor.year if anchor else None
        if anchor is None or year is None:
            return open_value, ()
        return _stated(expression, f"{year + expression.shift.count:04d}"), (anchor.reason,)
    carried = _carried(expression, earlier)
    if carried:
        return _stated(expression, carried), (earlier.reason,) if earlier else ()
    if anchor is None or anchor.year is None:
        return open_value, ()
    year = _nearest_year(expression, anchor, ahead)
    if year is None:
        return open_value, ()
    end_year = year + 1 if expression.end and expression.end.month < expression.parts.month else year
    return _stated(expression, f"{year:04d}", f"{end_year:04d}"), (anchor.reason,)


def _carried(expression: Expression, earlier: Earlier | None) -> str:
    """The year of a date told just before ("November 2010 ... December 29"), at most a season back."""
    if earlier is None or not earlier.near or expression.side or "/" in earlier.edtf or not earlier.edtf[:4].isdigit():
        return ""
    point = parse(earlier.edtf).start
    if point is None or not point.month.isdigit() or int(point.month) > 12:
        return ""
    wrapped, gap = divmod(expression.parts.month - int(point.month), 12)
    return f"{int(point.year) - wrapped:04d}" if gap <= 3 else ""


def _nearest_year(expression: Expression, anchor: Anchor, ahead: bool | None) -> int | None:
    year, month = anchor.year, anchor.parts.month
    if year is None:
        return None
    if not month:
        return year if not expression.side else None
    here = (month, anchor.parts.day or 15)
    there = (
        min(expression.parts.month, 12) if expression.parts.month < 21 else 3 * (expression.parts.month - 20),
        expression.parts.day,
    )
    same_month = there[0] == month and not expression.parts.day
    if expression.side == "this":
        return year
    if expression.side == "last":
        return year if there[0] < month else year - 1
    if expression.side == "next":
        return year if there[0] > month else year + 1
    if same_month or there == here:
        return year
    distance = (there[0] - month) * 30.5 + (there[1] or 15) - here[1]
    candidates = {year - 1: distance - 365, year: distance, year + 1: distance + 365}
    if expression.weekday is not None and expression.parts.day:
        fitting = {y: d for y, d in candidates.items() if _weekday_fits(y, expression)}
        candidates = fitting or candidates
    if ahead is True:
        candidates = {y: d for y, d in candidates.items() if d >= -3} or candidates
    if ahead is False:
        candidates = {y: d for y, d in candidates.items() if d <= 3} or candidates
    return min(candidates, key=lambda y: (abs(candidates[y]), y))


def _weekday_fits(year: int, expression: Expression) -> bool:
    try:
        return date(year, expression.parts.month, expression.parts.day).weekday() == expression.weekday
    except ValueError:
        return False


def _weekday_of(anchor: Anchor) -> int | None:
    if anchor.full and anchor.year is not None:
        return date(anchor.year, anchor.parts.month, anchor.parts.day).weekday()
    return anchor.weekday


def _weekday(expression: Expression, anchor: Anchor | None, ahead: bool | None) -> Value:
    """ "On Friday": the last one up to the text's day, or the next one where the clause looks ahead."""
    today = _weekday_of(anchor) if anchor else None
    if anchor is None or today is None or not anchor.dated or expression.weekday is None:
        return "XXXX-XX-XX", ()
    back, on = (today - expression.weekday) % 7, (expression.weekday - today) % 7
    days = -back
    if expression.side == "next" or (ahead and expression.side != "last"):
        days = on or (7 if expression.side == "next" else 0)
    elif expression.side == "last":
        days = -(back or 7)
    elif expression.side == "this" and ahead is None:
        days = on
    moved = _iso(anchor.parts, days)
    return (moved, (anchor.reason,)) if moved else ("XXXX-XX-XX", ())


def _day_of_month(expression: Expression, anchor: Anchor | None, ahead: bool | None) -> Value:
    """ "(29)": the latest such day up to the text's own, or the next one where the clause looks ahead."""
    day = expression.parts.day
    if anchor is None or not anchor.parts.month:
        return expression.parts.edtf(), ()
    if not anchor.full or anchor.year is None:
        return expression.parts.edtf(), ()
    start = date(anchor.year, anchor.parts.month, anchor.parts.day)
    steps = range(32) if ahead else range(0, -32, -1)
    for step in steps:
        if (start + timedelta(days=step)).day == day:
            return (start + timedelta(days=step)).isoformat(), (anchor.reason,)
    return expression.parts.edtf(), ()
