"""Counting from one date to another, as far as the first is known."""

from __future__ import annotations

from datetime import date, timedelta

from briefsite.extraction.date_anchors import Anchor
from briefsite.extraction.date_expressions import Expression, Parts, Shift

#: Years that stand in where none is known: one with a 29 February and one without.
_STAND_IN = (2000, 2001)
#: Every number of a day is reached within so many days, before a day and after it.
_TWO_MONTHS = 62
#: So many days has every month.
_SHORTEST = 28


def moved(parts: Parts, shift: Shift) -> str:
    """A date moved by a shift, as EDTF of the shift's own precision; "" where too little of it is known.

    >>> moved(Parts("2010", 12, 20), Shift("month", -1)), moved(Parts("", 3, 25), Shift("day", -1))
    ('2010-11', 'XXXX-03-24')
    """
    if shift.unit == "year":
        return f"{int(parts.year) + shift.count:04d}" if parts.year.isdigit() else ""
    if shift.unit in ("month", "same-day"):
        month = _month(parts, shift.count)
        return f"{month}-{parts.day:02d}" if shift.unit == "same-day" and month and parts.day else month
    if shift.unit == "day" and parts.day and not parts.month and not parts.year:
        return _day_alone(parts.day + shift.count, shift)
    if not (parts.day and parts.month):
        return ""
    if shift.unit == "day" or (shift.unit == "week" and shift.origin == "previous"):
        return day_after(parts, shift.count * (7 if shift.unit == "week" else 1))
    return _week(parts, shift) if parts.year.isdigit() else ""


def _day_alone(day: int, shift: Shift) -> str:
    """The day of a month that stays open; "" where that month may have ended."""
    return f"XXXX-XX-{day:02d}" if 1 <= day <= _SHORTEST or (shift.count == 0 and day > 0) else ""


def _month(parts: Parts, count: int) -> str:
    if not 1 <= parts.month <= 12:
        return ""
    carried, month = divmod(parts.month - 1 + count, 12)
    year = f"{int(parts.year) + carried:04d}" if parts.year.isdigit() else "XXXX"
    return f"{year}-{month + 1:02d}"


def _week(parts: Parts, shift: Shift) -> str:
    """A week from Monday to Sunday, or its last two days."""
    day = date(int(parts.year), parts.month, parts.day)
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift.count)
    first = monday + timedelta(days=5) if shift.unit == "weekend" else monday
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def day_after(parts: Parts, days: int) -> str:
    """Day `days` after a date; without a year it is given only where leap years make no difference, and never where
    the date is no day."""
    if not (1 <= parts.month <= 12 and parts.day):
        return ""
    if parts.year.isdigit():
        return (date(int(parts.year), parts.month, parts.day) + timedelta(days=days)).isoformat()
    if (parts.month, parts.day) == (2, 29):
        return ""
    ends = {(date(year, parts.month, parts.day) + timedelta(days=days)).isoformat()[4:] for year in _STAND_IN}
    return "XXXX" + ends.pop() if len(ends) == 1 else ""


def weekday_of(anchor: Anchor) -> int | None:
    """The weekday of the text's day, from Monday as 0."""
    if anchor.full and anchor.year is not None:
        return date(anchor.year, anchor.parts.month, anchor.parts.day).weekday()
    return anchor.weekday if anchor.exact else None


def days_to(expression: Expression, today: int, ahead: bool | None) -> int:
    """How far "on Friday" is from a day: back to the last one, or on to the next where the clause looks ahead."""
    weekday = expression.weekday or 0
    back, on = (today - weekday) % 7, (weekday - today) % 7
    if expression.side == "next":
        return on or 7
    if expression.side == "last":
        return -(back or 7)
    return on if ahead or (expression.side == "this" and ahead is None) else -back


def same_day_of_month(expression: Expression, anchor: Anchor, ahead: bool | None) -> str:
    """The latest day of that number up to the text's own, or the next one where the clause looks ahead; whatever it
    says, the nearest where that is "tonight (17)", or the only one near that is the weekday told: "Tuesday (17)"."""
    if not anchor.full or anchor.year is None:
        return ""
    start = date(anchor.year, anchor.parts.month, anchor.parts.day)
    around = (start + timedelta(days=sign * step) for step in range(_TWO_MONTHS) for sign in (-1, 1))
    days = [day for day in around if day.day == expression.parts.day]
    if expression.shift is not None:
        return days[0].isoformat()
    days = [day for day in days if day.weekday() == expression.weekday] or days
    side = (day for day in days if (day >= start if ahead else day <= start))
    return next(side, days[0]).isoformat()


def nearest_year(expression: Expression, anchor: Anchor, ahead: bool | None) -> int | None:
    """The year in which a month and day lie nearest to the text's day, on the side that the clause says."""
    year, here, there = anchor.year, anchor.parts, expression.parts
    if year is None or (not here.month and expression.side):
        return None
    month = 3 * (there.month - 20) if there.month > 12 else there.month
    if expression.side:
        later = month > here.month
        return {"this": year, "last": year - (not month < here.month), "next": year + (not later)}[expression.side]
    if not here.month or (month == here.month and (not there.day or not here.day)):
        return year
    distance = (month - here.month) * 30.5 + (there.day or 15) - (here.day or 15)
    away = {year - 1: distance - 365, year: distance, year + 1: distance + 365}
    if there.day:
        away = {y: d for y, d in away.items() if _exists(y, there)}
    if expression.weekday is not None and there.day:
        away = {
            y: d for y, d in away.items() if date(y, there.month, there.day).weekday() == expression.weekday
        } or away
    if ahead and min(map(abs, away.values())) <= 90 and all(abs(d) <= 90 or d > 270 for d in away.values() if d >= -3):
        ahead = None  # "would allow a return to the days before June 28", said in August: no year ahead
    if ahead is not None:
        away = {y: d for y, d in away.items() if (d >= -3 if ahead else d <= 3)} or away
    if ahead is None:  # what is told without a tense is sooner half a year back than ahead
        away = {y: d for y, d in away.items() if -200 <= d <= 165} or away
    return min(away, key=lambda y: (abs(away[y]), y)) if away else None


def weekday_fits(expression: Expression, year: int) -> bool:
    """Whether a day with its weekday ("Tuesday, July 6") can lie in a year."""
    parts = expression.parts
    if expression.weekday is None or not parts.day or not _exists(year, parts):
        return True
    return date(year, parts.month, parts.day).weekday() == expression.weekday


def _exists(year: int, parts: Parts) -> bool:
    try:
        date(year, parts.month, parts.day)
    except ValueError:
        return False
    return True
