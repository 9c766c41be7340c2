"""Dates in order, as ranges of days, and against each other: could these two be the same date?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsite.model.dates.edtf import SEASONS, EdtfDate, Point, days_in, parse

#: Year, month and day as numbers; a tuple, since the calendar of the standard library has no year 0.
Day = tuple[int, int, int]
Key = tuple[int, int, int, int, int, int, int, str]

_FOREVER = 10**9
#: By how many days an approximate date may be off, by its precision.
_SLACK = {"day": 4, "month": 31, "year": 366}


def sort_key(edtf: str) -> Key:
    """A key that puts all dates in one order: by day where the year is known, a less exact date before the more exact
    ones it may hold; after those the dates without a year, by month and day; then what has no date.

    >>> sorted(["XXXX-04-29", "2023-03-07", "", "2023", "XXXX-XX-XX", "202X", "2020"], key=sort_key)
    ['202X', '2020', '2023', '2023-03-07', 'XXXX-04-29', 'XXXX-XX-XX', '']
    """
    date = parse(edtf) if edtf else EdtfDate(None)
    first, last = date.start or date.end, date.end or date.start
    if first is None or last is None:
        return (3, 0, 0, 0, 0, 0, 0, "")
    if first.year[0] != "X":
        year, month, day = _numbers(first)
        return (0, year, month - first.year.count("X"), day, *_numbers(last), edtf)
    _, month, day = _numbers(first)
    return (1 if month or day else 2, 0, month or 13, day, *_numbers(last), edtf)


def bounds(edtf: str) -> tuple[Day | None, Day | None]:
    """The first and the last day that the date may mean; None for an open end, and twice None without a year.

    >>> bounds("2023-02"), bounds("2022/.."), bounds("XXXX-04-29")
    (((2023, 2, 1), (2023, 2, 28)), ((2022, 1, 1), None), (None, None))
    """
    if not edtf:
        return (None, None)
    date = parse(edtf)
    last = date.end if date.interval else date.start
    return (_limit(date.start, first=True), _limit(last, first=False))


def agrees(a: str, b: str) -> bool:
    """Whether two dates could be the same day, or one could lie within the other. A date without digits agrees with
    all; an approximate one has a few days' (or a month's, a year's) play.

    >>> agrees("XXXX-04-29", "2022-04"), agrees("2021~", "2022-01"), agrees("XXXX-04-29", "XXXX-04-28")
    (True, True, False)
    """
    if not a or not b:
        return True
    one, two = parse(a), parse(b)
    return any(
        low <= other_high and other_low <= high
        for year in _years(one, two)
        for low, high in _ranges(one, year)
        for other_low, other_high in _ranges(two, year)
    )


def _numbers(point: Point) -> Day:
    month = int(point.month) if point.month.isdigit() else 0
    if point.month in SEASONS:
        month = 3 * (month - 20)
    return int(point.year.replace("X", "0")), month, int(point.day) if point.day.isdigit() else 0


def _limit(point: Point | None, *, first: bool) -> Day | None:
    if point is None or point.year[0] == "X":
        return None
    year = int(point.year.replace("X", "0" if first else "9"))
    if not point.month.isdigit() or point.month in SEASONS:
        return (year, 1, 1) if first else (year, 12, 31)
    month = int(point.month)
    if point.day.isdigit():
        return year, month, int(point.day)
    return year, month, 1 if first else days_in(month, year)


def _years(*dates: EdtfDate) -> Iterable[int]:
    """The years worth trying for the parts that are open: near the ends of what is known, within reach of a leap year,
    and all that a `202X` may mean."""
    points = [p for date in dates for p in (date.start, date.end) if p is not None]
    if all(p.year.isdigit() for p in points):
        return (2000,)
    years = set() if any(p.year[0] != "X" for p in points) else set(range(2000, 2005))
    for point in points:
        if point.year[0] != "X":
            low, high = int(point.year.replace("X", "0")), int(point.year.replace("X", "9"))
            near = range(max(low - 1, 0), low + 9), range(max(high - 8, 0), high + 2)
            years.update(*near, range(low, high + 1))
    return sorted(years)


def _ranges(date: EdtfDate, year: int) -> Iterator[tuple[int, int]]:
    """The ranges of days, as running numbers, that a date may mean; `year` stands in where its own is open."""
    if not date.interval:
        yield from _point_ranges(date.start, year)
        return
    if any(p is not None and p.year[0] != "X" and "X" in p.year for p in (date.start, date.end)):
        # "19XX/202X": each end has open digits of its own, and the widest reading holds all others
        first, last = _limit(date.start, first=True), _limit(date.end, first=False)
        yield _number(*first) if first else -_FOREVER, _number(*last) if last else _FOREVER
        return
    for low, _ in _point_ranges(date.start, year) if date.start else [(-_FOREVER, 0)]:
        ends = [high for _, high in _point_ranges(date.end, year) if high >= low] if date.end else [_FOREVER]
        if not ends:  # 30 December to 2 January, year not stated
            ends = [high for _, high in _point_ranges(date.end, year + 1)]
        yield from ((low, high) for high in ends)


def _point_ranges(point: Point | None, year: int) -> Iterator[tuple[int, int]]:
    if point is None:
        return
    if point.year.isdigit():
        year = int(point.year)
    elif any(known not in ("X", digit) for known, digit in zip(point.year, f"{year:04d}", strict=True)):
        return
    slack = 0
    if point.approximate:
        slack = _SLACK["day" if point.day.isdigit() else "month" if point.month.isdigit() else "year"]
    if not point.day.isdigit() and (not point.month.isdigit() or point.month in SEASONS):
        yield _number(year, 1, 1) - slack, _number(year, 12, 31) + slack
        return
    for month in [int(point.month)] if point.month.isdigit() else range(1, 13):
        length = days_in(month, year)
        first, last = (int(point.day), int(point.day)) if point.day.isdigit() else (1, length)
        if last <= length:
            yield _number(year, month, first) - slack, _number(year, month, last) + slack


def _number(year: int, month: int, day: int) -> int:
    """Days in running order; gaps do not matter to comparisons of whole months and years."""
    return year * 366 + sum(days_in(m, year) for m in range(1, month)) + day
