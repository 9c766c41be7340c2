"""Reading EDTF text into values, and saying in a sentence what is wrong with it."""

from __future__ import annotations

import re
from calendar import isleap
from functools import lru_cache

from briefsite.model.nouns import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINT = re.compile(r"(\d{4}|\d{1,3}X{1,3}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)


class EdtfError(ValueError):
    """The text is no date of the subset; the message is a sentence for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A date without extent. `year` has four characters (`2023`, `202X`, `XXXX`); `month` (or season) and `day` two
    characters, `XX` where open, "" where the date does not go so far; `qualifier` is "", `?`, `~` or `%`."""

    year: str
    month: str = ""
    day: str = ""
    qualifier: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier

    @property
    def approximate(self) -> bool:
        return self.qualifier in ("~", "%")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date: a point, or an interval whose open ends are None. A plain point has itself as start and no end."""

    start: Point | None
    end: Point | None = None
    interval: bool = False

    def __str__(self) -> str:
        if not self.interval:
            return str(self.start)
        return "/".join(".." if side is None else str(side) for side in (self.start, self.end))


@lru_cache(maxsize=4096)
def parse(text: str) -> EdtfDate:
    """The date that `text` writes. Raises EdtfError with a sentence where it writes none.

    >>> parse("2022-04-28/..").start
    Point(year='2022', month='04', day='28', qualifier='')
    >>> parse("2023-02-31")
    Traceback (most recent call last):
    briefsite.model.dates.edtf.EdtfError: there is no 31 February
    """
    if "/" not in text:
        return EdtfDate(_point(text))
    sides = text.split("/")
    if len(sides) != 2:
        raise EdtfError(f"{text!r} has more than one slash; an interval is written 2022-04-28/2022-04-29")
    if "" in sides or sides == ["..", ".."]:
        raise EdtfError(f"{text!r} lacks a date beside its slash; an open end is written as two dots: 2022-04-28/..")
    start, end = (None if side == ".." else _point(side) for side in sides)
    _require_order(start, end)
    return EdtfDate(start, end, interval=True)


def problem(text: str) -> str:
    """What is wrong with `text` as a date, as a sentence without its full stop; "" where nothing is.

    >>> problem("7 March 2023")
    "'7 March 2023' is not a date; write year-month-day such as 2023-03-07, with X for what is not known (XXXX-03-07)"
    """
    try:
        parse(text)
    except EdtfError as error:
        return str(error)
    return ""


def days_in(month: int, year: int | None) -> int:
    """The number of days of a month (1 to 12), in a leap year where the year is not known.

    >>> days_in(2, None), days_in(2, 2023)
    (29, 28)
    """
    return 28 if month == 2 and year is not None and not isleap(year) else _LENGTHS[month - 1]


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if not found or len(found[1]) != 4:
        example = "write year-month-day such as 2023-03-07, with X for what is not known (XXXX-03-07)"
        raise EdtfError(f"{text!r} is not a date; {example}")
    point = Point(found[1], found[2] or "", found[3] or "", found[4])
    _require_month(point)
    _require_day(point)
    return point


def _require_month(point: Point) -> None:
    if point.month in ("", "XX") or 1 <= int(point.month) <= 12:
        return
    if point.month not in SEASONS:
        raise EdtfError(f"there is no month {point.month}")
    if point.day:
        raise EdtfError(f"{point.month} is a season ({SEASONS[point.month]}), which has no day")


def _require_day(point: Point) -> None:
    if point.day in ("", "XX"):
        return
    day = int(point.day)
    if not 1 <= day <= 31:
        raise EdtfError(f"there is no day {point.day}")
    if point.month == "XX":
        return
    month = int(point.month)
    name = MONTHS[month - 1]
    if day > days_in(month, None):
        raise EdtfError(f"there is no {day} {name}")
    if point.year.isdigit() and day > days_in(month, int(point.year)):
        raise EdtfError(f"there is no {day} {name} in {point.year}")


def _require_order(start: Point | None, end: Point | None) -> None:
    """An interval has a year at both ends or at neither, and must not end before it starts."""
    if start is None or end is None:
        return
    if (start.year == "XXXX") != (end.year == "XXXX"):
        raise EdtfError(f"the interval {start}/{end} has a year at one end only")
    pairs = ((start.year, end.year), (start.month, end.month), (start.day, end.day))
    for first, last in pairs[: 0 if start.year == "XXXX" else 3]:
        if first.replace("X", "0") > last.replace("X", "9") and last:
            raise EdtfError(f"the interval {start}/{end} ends before it starts")
        if first != last or not first.isdigit():
            return
