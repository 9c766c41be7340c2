"""Calendars of events: of the site, of each actor, of each topic.

A calendar knows days and nothing else. So an event whose year is not stated is in none, and is named where the calendar
is offered; a date that is known to the month or year alone covers all days it may mean, and its title says so. Planned
events are tentative. Nothing is stamped with the time of the build: a stamp is the date of the latest brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from briefsite.model.dates import parse, precision
from briefsite.model.locators import Locator
from briefsite.model.pages.machines import DataFile
from briefsite.model.pages.parts import When
from briefsite.model.records import Entry, Event
from briefsite.model.settings import Settings
from briefsite.model.slugs import slug
from briefsite.model.wording import Wording
from briefsite.pages.citing import in_short, source_date, source_name
from briefsite.pages.joined import Joined
from briefsite.pages.library import Library, locators, page_path
from briefsite.pages.lines import line
from briefsite.pages.moments import events_of, in_order
from briefsite.pages.reuse.addresses import CALENDAR, address, beside, data_page
from briefsite.pages.reuse.feeds import NO_DATE, brief_time
from briefsite.pages.reuse.icalendar import component, text

_STATUS = {"past": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}


def site_calendar(library: Library) -> DataFile:
    """The calendar of the site."""
    missing = len(undated(library))
    return _with(library, CALENDAR, library.settings.title, _EVENTS.text(library), missing)


def calendar_of(library: Library, entry: Entry) -> Iterator[DataFile]:
    """The calendar of an actor or topic that has anything to put in one."""
    ids = events_of(library, entry.id)
    if any(id_ in library.placed for id_ in ids):
        yield _file(library, beside(page_path(entry), ".ics"), entry.record.title, ids)


def left_out(library: Library, ids: Iterable[str]) -> list[str]:
    """Those of some events that have no place in a calendar, in order."""
    return [id_ for id_ in in_order(library, ids) if id_ not in library.placed]


def undated(library: Library) -> Sequence[str]:
    """All events that have no place in a calendar, in order."""
    return library.once(_undated, "")


@line
def _undated(library: Library, _: str) -> tuple[str, ...]:
    placed = library.placed.keys()
    return tuple(id_ for id_ in library.in_time if id_ not in placed)


def _file(library: Library, path: str, title: str, ids: Sequence[str]) -> DataFile:
    inside = "".join(library.once(_event, id_) for id_ in ids if id_ in library.placed)
    return _with(library, path, title, inside, sum(id_ not in library.placed for id_ in ids))


def _with(library: Library, path: str, title: str, inside: str, missing: int) -> DataFile:
    left = library.say("Left out because their year or their beginning is not stated: %(num)s.", num=missing)
    note = left if missing else ""
    head = (
        ("VERSION", "2.0"),
        ("PRODID", "-//Briefsite//Briefsite//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("NAME", text(title)),
        ("X-WR-CALNAME", text(title)),
        ("DESCRIPTION", text(note)),
        ("X-WR-CALDESC", text(note)),
    )
    return data_page(path, component("VCALENDAR", head, inside))


@line
def _event(library: Library, id_: str) -> str:
    return component("VEVENT", _properties(library, id_))


def _in_time(library: Library) -> list[str]:
    placed = library.placed.keys()
    return [id_ for id_ in library.in_time if id_ in placed]


_EVENTS = Joined("calendar", _in_time, _event)


def _properties(library: Library, id_: str) -> Iterator[tuple[str, str]]:
    event, days = library.events[id_], library.placed[id_]
    when, settings = library.when(id_), library.settings
    yield "UID", f"{id_}@{_host(settings)}"
    yield "DTSTAMP", _stamp(library, id_)
    yield "DTSTART;VALUE=DATE", _digits(days.first)
    if days.last and days.last < date.max:
        yield "DTEND;VALUE=DATE", _digits(days.last + timedelta(1))
    yield "SUMMARY", text(_summary(library.say, event, when))
    yield "DESCRIPTION", text("\n".join(_description(library, event, when)))
    yield "LOCATION", text(event.place)
    yield "STATUS", _STATUS[event.phase]
    yield "TRANSP", "TRANSPARENT"
    yield "CATEGORIES", ",".join(text(ref.title) for ref in library.refs(event.topics))
    yield "URL", address(settings, f"events/{id_}.html") if settings.base_url else ""


def _stamp(library: Library, id_: str) -> str:
    """The time of the latest brief that tells of an event, or else of what begins the count of time."""
    briefs = (brief for brief in library.graph.briefs[id_] if brief in library.briefs)
    known = max((brief_time(library, brief) for brief in briefs), default=NO_DATE)
    return known.replace("-", "").replace(":", "")


def _host(settings: Settings) -> str:
    """What tells the events of this site from those of others in one reader's calendar."""
    place = urlsplit(settings.base_url)
    return f"{place.netloc}{place.path.rstrip('/')}" if place.netloc else slug(settings.title)


def _summary(say: Wording, event: Event, when: When) -> str:
    """The title, and what a reader must know before taking the day for granted."""
    said = []
    if precision(event.date) != "day" or (parse(event.date).interval and "/.." in event.date):
        said.append(", ".join(part for part in (when.words, when.missing or _missing(say, event.date)) if part))
    elif any(mark in event.date for mark in "?~%"):
        said.append(when.words)
    if when.reasons and when.certainty != "disputed":
        said.append(say("date inferred"))
    if when.certainty == "disputed":
        said.append(say("accounts of the date differ"))
    if when.note:
        said.append(when.note)
    return f"{event.title} ({'; '.join(said)})" if said else event.title


def _digits(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _missing(say: Wording, edtf: str) -> str:
    if "/" in edtf:
        return ""
    day, month = say("day not stated"), say("month and day not stated")
    return {"month": day, "season": day, "year": month}.get(precision(edtf), "")


def _description(library: Library, event: Event, when: When) -> Iterator[str]:
    say, words = library.say, ", ".join(part for part in (when.words, when.missing, when.note) if part)
    yield say("Date: %(date)s (inferred)", date=words) if when.reasons else say("Date: %(date)s", date=words)
    yield from (say("Why: %(reason)s", reason=reason) for reason in when.reasons)
    for account in event.accounts:
        stated = "; " + say("its words for the date: “%(words)s”", words=account.date) if account.date else ""
        yield from (f"{source}{stated}" for source in _sources(library, locators(account.cite)))
    if event.status == "drafted":
        yield say("Drafted by machine, not yet read by an editor")


def _sources(library: Library, cited: Iterable[Locator]) -> Iterator[str]:
    for locator in cited:
        if locator.brief in library.briefs:
            brief = library.briefs[locator.brief]
            known = (source_name(brief), source_date(library.say, brief.source), in_short(library.say, locator))
            yield library.say("Source: %(source)s", source=", ".join(filter(None, known)))
