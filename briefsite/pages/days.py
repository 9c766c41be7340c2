"""The days that a date covers in a calendar, which knows days and nothing else."""

from __future__ import annotations

from datetime import date

from briefsite.model.dates import bounds, parse
from briefsite.model.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Days:
    """The days that an event covers in a calendar: `last` is None where nothing says when it ends."""

    first: date
    last: date | None


def days_of(edtf: str) -> Days | None:
    """The days that a date covers; None where its year, or when it begins, is not known.

    >>> days_of("2022-04-28/2022-04-29")
    Days(first=datetime.date(2022, 4, 28), last=datetime.date(2022, 4, 29))
    >>> days_of("XXXX-04-29"), days_of("../2022"), days_of("202X")
    (None, None, None)
    """
    found = parse(edtf) if edtf else None
    points = (found.start, found.end) if found else (None, None)
    low, high = bounds(edtf)
    if low is None or low[0] < 1 or not all(point is None or point.year.isdigit() for point in points):
        return None
    return Days(date(*low), date(*high) if high else None)
