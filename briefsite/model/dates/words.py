"""Dates for readers, in English words from our own tables, so that no locale of the machine can change a page."""

from __future__ import annotations

from typing import Literal

from briefsite.model.dates.edtf import MONTHS, SEASONS, EdtfDate, Point, parse

Precision = Literal["day", "month", "season", "year", "decade", "century", "none"]


def in_words(edtf: str) -> str:
    """The date as a reader would write it, with what is not known said so; "" gives "date not stated".

    >>> in_words("2022-04-28/2022-04-29")
    '28–29 April 2022'
    >>> in_words("2021~")
    'about 2021'
    """
    if not edtf:
        return "date not stated"
    date = parse(edtf)
    if not date.interval:
        return _qualified(date.start) if date.start else ""
    if date.start is None or date.end is None:
        side, word = (date.start, "from") if date.start else (date.end, "until")
        return f"{word} {_qualified(side)}" if side else ""
    return _between(date.start, date.end)


def iso_prefix(edtf: str) -> str:
    """What machines may be told: `2023-03-07`, `2023-03` or `2023`; "" where the year or the whole is in doubt.

    >>> iso_prefix("2023-03-XX"), iso_prefix("XXXX-04-29"), iso_prefix("2021~")
    ('2023-03', '', '')
    """
    date = parse(edtf) if edtf else EdtfDate(None)
    point = date.start
    if point is None or date.interval or point.qualifier or not point.year.isdigit():
        return ""
    if not point.month.isdigit() or point.month in SEASONS:
        return point.year
    return f"{point.year}-{point.month}-{point.day}" if point.day.isdigit() else f"{point.year}-{point.month}"


def precision(edtf: str) -> Precision:
    """The finest part that is known, of the first end that an interval has.

    >>> precision("XXXX-04-29"), precision("2023-XX-XX"), precision("202X"), precision("")
    ('day', 'year', 'decade', 'none')
    """
    date = parse(edtf) if edtf else EdtfDate(None)
    point = date.start or date.end
    if point is None:
        return "none"
    if point.day.isdigit():
        return "day"
    if point.month.isdigit():
        return "season" if point.month in SEASONS else "month"
    known = len(point.year.rstrip("X"))
    return {4: "year", 3: "decade", 2: "century"}.get(known, "none")  # type: ignore[return-value]


def _qualified(point: Point) -> str:
    words = _point(point)
    if point.approximate:
        words = f"about {words}"
    return f"{words}, uncertain" if point.qualifier in ("?", "%") else words


def _point(point: Point) -> str:
    main, missing = _known(point), _missing(point)
    if not main:
        return "date not stated"
    return f"{main} ({missing})" if missing else main


def _known(point: Point) -> str:
    """The stated parts, in reading order."""
    year = _year(point.year) if point.year.isdigit() or not (point.month.isdigit() or point.day.isdigit()) else ""
    if point.day.isdigit() and not point.month.isdigit():
        return f"the {_ordinal(int(point.day))} of a month" + (f" of {year}" if year else "")
    month = SEASONS.get(point.month) or (MONTHS[int(point.month) - 1] if point.month.isdigit() else "")
    day = str(int(point.day)) if point.day.isdigit() else ""
    return " ".join(part for part in (day, month, year) if part)


def _missing(point: Point) -> str:
    """What is not stated, in brackets after the rest."""
    finer = point.month.isdigit() or point.day.isdigit()
    parts = [name for name, value in (("day", point.day), ("month", point.month)) if value == "XX"]
    if point.year == "XXXX" and finer:
        parts.append("year")
    note = f"{' and '.join(parts)} not stated" if parts else ""
    if finer and point.year != "XXXX" and not point.year.isdigit():
        note = "; ".join(part for part in (f"a year in {_year(point.year)}", note) if part)
    return note


def _year(year: str) -> str:
    if year.isdigit():
        return year
    known = year.rstrip("X")
    if len(known) == 3:
        return f"the {known}0s"
    return f"the years {known.ljust(4, '0')}–{known.ljust(4, '9')}" if known else ""


def _between(start: Point, end: Point) -> str:
    """An interval with what both ends share said once: `28–29 April 2022`."""
    plain = not (start.qualifier or end.qualifier) and _missing(start) == _missing(end)
    note = f" ({_missing(start)})" if plain and _missing(start) else ""
    if not plain or start.year != end.year or bool(start.month) != bool(end.month) or not start.month:
        joint = "–" if len(str(start)) == len(str(end)) == 4 and start.year.isdigit() and end.year.isdigit() else " – "
        return f"{_qualified(start)}{joint}{_qualified(end)}"
    year = f" {start.year}" if start.year.isdigit() else ""
    first, last = _known(Point("XXXX", start.month, start.day)), _known(Point("XXXX", end.month, end.day))
    if start.day.isdigit() and end.day.isdigit() and start.month == end.month != "XX":
        return f"{int(start.day)}–{last}{year}{note}"
    joint = " – " if " " in first + last else "–"
    return f"{first}{joint}{last}{year}{note}"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
