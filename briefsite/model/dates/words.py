"""Dates for readers, in the words of a language, so that no locale of the machine can change a page."""

from __future__ import annotations

from typing import Literal

from briefsite.model.dates.edtf import SEASONS, EdtfDate, Point, parse
from briefsite.model.wording import ENGLISH, Wording

Precision = Literal["day", "month", "season", "year", "decade", "century", "none"]


def in_words(edtf: str, say: Wording = ENGLISH) -> str:
    """The date as a reader would write it, with what is not known said so; "" gives "date not stated".

    >>> in_words("2022-04-28/2022-04-29")
    '28–29 April 2022'
    >>> in_words("2021~")
    'about 2021'
    """
    date = parse(edtf) if edtf else EdtfDate(None)
    if date.interval and date.start and date.end:
        return _between(date.start, date.end, say)
    return _open_ended(date, _qualified(date.start or date.end, say), say)


def parted(edtf: str, say: Wording = ENGLISH) -> tuple[str, str]:
    """The same in two: what is known, and what is not stated.

    >>> parted("XXXX-04-29"), parted("")
    (('29 April', 'year not stated'), ('', 'date not stated'))
    """
    date = parse(edtf) if edtf else EdtfDate(None)
    points = [point for point in (date.start, date.end) if point]
    missing = "; ".join(dict.fromkeys(filter(None, (_missing(point, say) for point in points))))
    if date.interval and date.start and date.end:
        return _range(date.start, date.end, say), missing
    known = _doubted(points[0], _known(points[0], say), say) if points else ""
    return (_open_ended(date, known, say), missing) if known else ("", say("date not stated"))


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


def _open_ended(date: EdtfDate, words: str, say: Wording) -> str:
    if not date.interval:
        return words
    return say("from %(date)s", date=words) if date.start else say("until %(date)s", date=words)


def _qualified(point: Point | None, say: Wording) -> str:
    main, missing = (_known(point, say), _missing(point, say)) if point else ("", "")
    if not point or not main:
        return say("date not stated")
    return _doubted(point, f"{main} ({missing})" if missing else main, say)


def _doubted(point: Point, words: str, say: Wording) -> str:
    if point.approximate:
        words = say("about %(date)s", date=words)
    return say("%(date)s, uncertain", date=words) if point.qualifier in ("?", "%") else words


def _known(point: Point, say: Wording) -> str:
    """The stated parts, in reading order."""
    year = _year(point.year, say) if point.year.isdigit() or not (point.month.isdigit() or point.day.isdigit()) else ""
    month, day = _month(point.month, say), str(int(point.day)) if point.day.isdigit() else ""
    if day and not month:
        ordinal = _ordinal(int(point.day), say)
        text = say("the %(ordinal)s of a month", ordinal=ordinal)
        return say("the %(ordinal)s of a month of %(year)s", ordinal=ordinal, year=year) if year else text
    if day and year:
        return say("%(day)s %(month)s %(year)s", day=day, month=month, year=year)
    if day:
        return say("%(day)s %(month)s", day=day, month=month)
    return say("%(month)s %(year)s", month=month, year=year) if month and year else month or year


def _month(month: str, say: Wording) -> str:
    names = {
        "01": say("January"), "02": say("February"), "03": say("March"), "04": say("April"), "05": say("May"),
        "06": say("June"), "07": say("July"), "08": say("August"), "09": say("September"), "10": say("October"),
        "11": say("November"), "12": say("December"),
        "21": say("spring"), "22": say("summer"), "23": say("autumn"), "24": say("winter"),
    }  # fmt: skip
    return names.get(month, "")


def _missing(point: Point, say: Wording) -> str:
    """What is not stated, in brackets after the rest."""
    finer = point.month.isdigit() or point.day.isdigit()
    note = {
        (False, False, False): "",
        (True, False, False): say("day not stated"),
        (False, True, False): say("month not stated"),
        (False, False, True): say("year not stated"),
        (True, True, False): say("day and month not stated"),
        (True, False, True): say("day and year not stated"),
        (False, True, True): say("month and year not stated"),
    }[point.day == "XX", point.month == "XX", finer and point.year == "XXXX"]
    if finer and point.year != "XXXX" and not point.year.isdigit():
        decade = say("a year in %(years)s", years=_year(point.year, say))
        return f"{decade}; {note}" if note else decade
    return note


def _year(year: str, say: Wording) -> str:
    if year.isdigit():
        return year
    known = year.rstrip("X")
    if len(known) == 3:
        return say("the %(year)ss", year=int(known) * 10)
    first, last = known.ljust(4, "0"), known.ljust(4, "9")
    return say("the years %(first)s–%(last)s", first=first, last=last) if known else ""


def _between(start: Point, end: Point, say: Wording) -> str:
    """An interval with what both ends share said once: `28–29 April 2022`."""
    missing = _missing(start, say)
    if _is_plain(start, end) and _share_a_year(start, end):
        return f"{_range(start, end, say)} ({missing})" if missing else _range(start, end, say)
    return _joined(_qualified(start, say), _qualified(end, say), start, end)


def _range(start: Point, end: Point, say: Wording) -> str:
    """What is known of an interval."""
    if not _is_plain(start, end) or not _share_a_year(start, end):
        first, last = (_doubted(point, _known(point, say), say) for point in (start, end))
        return _joined(first, last, start, end)
    year = start.year if start.year.isdigit() else ""
    first, last = (_known(Point("XXXX", point.month, point.day), say) for point in (start, end))
    if start.day.isdigit() and end.day.isdigit() and start.month == end.month != "XX":
        days = {"first": int(start.day), "last": int(end.day), "month": _month(end.month, say)}
        text = say("%(first)s–%(last)s %(month)s", **days)
        return say("%(first)s–%(last)s %(month)s %(year)s", **days, year=year) if year else text
    joint = " – " if " " in first + last else "–"
    both = first + joint + last
    return say("%(days)s %(year)s", days=both, year=year) if year else both


def _is_plain(start: Point, end: Point) -> bool:
    return not (start.qualifier or end.qualifier) and _missing(start, ENGLISH) == _missing(end, ENGLISH)


def _share_a_year(start: Point, end: Point) -> bool:
    return start.year == end.year and bool(start.month and end.month)


def _joined(first: str, last: str, start: Point, end: Point) -> str:
    years = len(str(start)) == len(str(end)) == 4 and start.year.isdigit() and end.year.isdigit()
    return f"{first}{'–' if years else ' – '}{last}"


def _ordinal(number: int, say: Wording) -> str:
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    if last == 1:
        return say("%(number)sst", number=number)
    if last == 2:
        return say("%(number)snd", number=number)
    return say("%(number)srd", number=number) if last == 3 else say("%(number)sth", number=number)
