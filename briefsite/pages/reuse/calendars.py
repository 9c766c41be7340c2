"""Calendars of events: of the site, of each actor, of each topic.

A calendar knows days and nothing else. So an event whose year is not stated is in none, and is named where the calendar
is offered; a date that is known to the month or year alone covers all days it may mean, and its title says so. Planned
events are tentative. Nothing is stamped with the time of the build: a stamp is the date of the latest brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from briefsite.model.dates import bounds, parse, precision
from briefsite.model.locators import Locator
from briefsite.model.pages.machines import DataFile
from briefsite.model.pages.parts import When
from briefsite.model.records import Event
from briefsite.model.slugs import slug
from briefsite.model.wording import Wording
from briefsite.pages.citing import in_short, source_date, source_name
from briefsite.pages.library import Library, locators, page_path
from briefsite.pages.moments import in_order
from briefsite.pages.reuse.addresses import CALENDAR, address, beside, data_page
from briefsite.pages.reuse.feeds import NO_DATE, brief_time
from briefsite.pages.reuse.icalendar import component, text

_STATUS = {"past": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}


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


class Calendars:
    """The calendars of a site. Each event is written once, however many calendars it is in."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._written: dict[str, str] = {}

    def files(self) -> Iterator[DataFile]:
        """The calendar of the site, then one for each actor and topic that has anything to put in one."""
        settings = self._library.settings
        yield self._file(CALENDAR, settings.title, self._library.in_time)
        for kind in ("actor", "topic"):
            for entry in self._library.entries(kind):
                ids = in_order(self._library, self._library.graph.events[entry.id])
                if any(id_ in self.placed for id_ in ids):
                    yield self._file(beside(page_path(entry), ".ics"), entry.record.title, ids)

    @cached_property
    def placed(self) -> dict[str, Days]:
        """The events that have a place in a calendar, with the days they cover."""
        found = {id_: days_of(event.date) for id_, event in self._library.events.items()}
        return {id_: days for id_, days in found.items() if days}

    def left_out(self, ids: Iterable[str]) -> list[str]:
        """Those of the events that have none, in order."""
        return [id_ for id_ in in_order(self._library, ids) if id_ not in self.placed]

    def _file(self, path: str, title: str, ids: Sequence[str]) -> DataFile:
        missing = sum(id_ not in self.placed for id_ in ids)
        note = self._library.say("Left out because their year or their beginning is not stated: %(num)s.", num=missing)
        head = (
            ("VERSION", "2.0"),
            ("PRODID", "-//Briefsite//Briefsite//EN"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            ("NAME", text(title)),
            ("X-WR-CALNAME", text(title)),
            ("DESCRIPTION", text(note if missing else "")),
            ("X-WR-CALDESC", text(note if missing else "")),
        )
        inside = "".join(self._event(id_) for id_ in ids if id_ in self.placed)
        return data_page(path, component("VCALENDAR", head, inside))

    def _event(self, id_: str) -> str:
        if id_ not in self._written:
            self._written[id_] = component("VEVENT", self._properties(id_))
        return self._written[id_]

    def _properties(self, id_: str) -> Iterator[tuple[str, str]]:
        event, library, days = self._library.events[id_], self._library, self.placed[id_]
        when, settings = library.when(id_), library.settings
        yield "UID", f"{id_}@{self._host}"
        yield "DTSTAMP", self._stamp(id_)
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

    def _stamp(self, id_: str) -> str:
        """The time of the latest brief that tells of an event, or else of what begins the count of time."""
        briefs = (brief for brief in self._library.graph.briefs[id_] if brief in self._library.briefs)
        known = max((brief_time(self._library, brief) for brief in briefs), default=NO_DATE)
        return known.replace("-", "").replace(":", "")

    @cached_property
    def _host(self) -> str:
        """What tells the events of this site from those of others in one reader's calendar."""
        settings = self._library.settings
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
