"""What a text in front matter must look like: dates, addresses, citations, instants, positions. "" says all is well."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefsite.geography import Lost, located
from briefsite.model import dates
from briefsite.model.addresses import url_fault
from briefsite.model.instants import parse_instant
from briefsite.model.locators import parse_locator


def citation_fault(text: str) -> str:
    """Why a text is no citation of a brief's paragraphs."""
    try:
        locator = parse_locator(text)
    except ValueError as error:
        return f"'{text}' is no citation: {error}"
    return "" if locator.brief else f"'{text}' is no citation: it names no brief"


def instant_fault(text: str) -> str:
    """Why a text is no instant."""
    try:
        parse_instant(text)
    except ValueError as error:
        return str(error)
    return ""


def position_fault(text: str) -> str:
    """Why a text is no place on the map."""
    found = located(text)
    return f"'{text}' cannot be put on the map: {found.reason}" if isinstance(found, Lost) else ""


FAULTS: Mapping[str, Callable[[str], str]] = {
    "edtf": dates.problem,
    "url": url_fault,
    "citation": citation_fault,
    "instant": instant_fault,
    "position": position_fault,
}
HINTS: Mapping[str, str] = {
    "edtf": "see the content reference for dates",
    "url": "write it in full: https://example.org/page",
    "citation": "write the brief's id and the paragraph: some-brief, para. 3",
    "instant": "write a day, 2026-12-01, or an instant with its offset, 2026-12-01T09:00+07:00",
    "position": "write a town with its state, Tripoli, Lebanon, or latitude and longitude, 34.43, 35.84",
}
