"""When something was reported: the day on which its text was published, where that is known."""

from __future__ import annotations

from briefsite.model.dates import sort_key
from briefsite.model.pages.parts import When
from briefsite.pages.dating import period_of, when, year_of
from briefsite.pages.library import Library, locators
from briefsite.pages.lines import line


def published(library: Library, id_: str) -> str:
    """The day on which the text of a brief was published; "" where that is not known."""
    return library.once(_published, id_)


@line
def _published(library: Library, id_: str) -> str:
    return library.briefs[id_].source.published


def reported(library: Library, id_: str) -> str:
    """The same in words, "reported 3 May 2031"; "" where it has a date or nobody knows."""
    told = first_reported(library, id_)
    return library.say("reported %(date)s", date=told.words) if told else ""


def first_reported(library: Library, id_: str) -> When | None:
    """When the first text that tells of an event was published; None where the event has a date of its own."""
    event = library.events[id_]
    if period_of(event.date):
        return None
    briefs = {locator.brief for account in event.accounts for locator in locators(account.cite)}
    days = [day for brief in briefs if brief in library.briefs and year_of(day := published(library, brief))]
    return when(library.say, min(days, key=sort_key)) if days else None
