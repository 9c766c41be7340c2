"""What a text in front matter must look like: EDTF dates, web addresses, citations. "" means that all is well."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from briefsite.model.locators import parse_locator

_DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?[?~%]?")


@lru_cache(maxsize=4096)
def edtf_fault(text: str) -> str:
    """Why a text is no EDTF date.

    >>> edtf_fault("XXXX-04-29"), edtf_fault("2023-02-30")
    ('', 'there is no such day')
    """
    parts = text.split("/")
    matches = [_DATE.fullmatch(part) for part in parts]
    if len(parts) <= 2 and all(matches):
        return next((fault for match in matches if match and (fault := _calendar_fault(match))), "")
    return _rare_fault(text)


def _calendar_fault(match: re.Match[str]) -> str:
    month, day = match["month"] or "01", match["day"] or "01"
    if "X" not in month and not 1 <= int(month) <= 12:
        season = month in {"21", "22", "23", "24"} and not match["day"]
        return "" if season else "there is no such month"
    if "X" in day:
        return "" if set(day) == {"X"} or int(day.replace("X", "0")) <= 31 else "there is no such day"
    longest = 31 if "X" in month else _days(match["year"], int(month))
    return "" if 1 <= int(day) <= longest else "there is no such day"


def _days(year: str, month: int) -> int:
    return monthrange(2000 if "X" in year or int(year) == 0 else int(year), month)[1]


def _rare_fault(text: str) -> str:
    """The full grammar, for forms that are too rare to be worth its load and parse time otherwise."""
    from edtf import parse_edtf  # noqa: PLC0415 - a quarter of a second that most runs need not pay
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parse_edtf(text)
    except (EDTFParseException, ValueError):
        return "it is no EDTF date"
    return ""


def url_fault(text: str) -> str:
    """Why a text is no web address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return "it is no web address"
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(c.isspace() for c in text):
        return "it is no web address"
    return ""


def citation_fault(text: str) -> str:
    """Why a text is no citation of a brief's paragraphs."""
    try:
        locator = parse_locator(text)
    except ValueError as error:
        return str(error)
    return "" if locator.brief else "it names no brief"


FAULTS: Mapping[str, Callable[[str], str]] = {"edtf": edtf_fault, "url": url_fault, "citation": citation_fault}
HINTS: Mapping[str, str] = {
    "edtf": "write it as 2023-03-07, with X for what is not known: XXXX-04-29, 2023-XX",
    "url": "write it in full: https://example.org/page",
    "citation": "write the brief's id and the paragraph: some-brief, para. 3",
}
