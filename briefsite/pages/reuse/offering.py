"""What each page says of its machine-readable versions: in its head for programs, in one line at its end for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefsite.model.formats import OWN
from briefsite.model.pages.kinds import BriefPage, EventPage, NotFoundPage, ReadPage, RecordPage
from briefsite.model.pages.reuse import Reuse, Version
from briefsite.model.pages.terms import data_names
from briefsite.model.records import FOLDERS
from briefsite.pages import linked_data
from briefsite.pages.library import Library
from briefsite.pages.maps import way_to_map
from briefsite.pages.reuse.addresses import (
    BIBTEX,
    CALENDAR,
    CHANGES_FEED,
    CHANGES_JSON_FEED,
    CSL,
    ENTITIES,
    FEED,
    JSON_FEED,
    OPML,
    beside,
)
from briefsite.pages.reuse.calendars import Calendars
from briefsite.pages.reuse.csv_files import Table
from briefsite.pages.reuse.sources import citables

#: How many sources an event's page gives to be copied, and how many events without a year a page names.
_SOURCES, _NAMED = 5, 12
_ATOM, _JSON, _CSV = "application/atom+xml", "application/json", "text/csv"
_TYPES = {"csv": _CSV, "json": _JSON, "md": "text/markdown", "txt": "text/plain", "xml": "application/xml"}
_ANY = "application/octet-stream"
_FEED_JSON, _ICAL = "application/feed+json", "text/calendar"


class Offering:
    """What the pages of one site offer."""

    def __init__(
        self, library: Library, calendars: Calendars, tables: Iterable[Table[Any]], own: Sequence[str] = ()
    ) -> None:
        self._library = library
        self._calendars = calendars
        self._tables = tuple(tables)
        self._own = tuple(own)

    def with_reuse(self, page: ReadPage) -> ReadPage:
        """The page with what it offers. The page for addresses that are not there offers nothing: nothing in it is
        relative."""
        if isinstance(page, NotFoundPage):
            return page
        reuse = self._record(page) if isinstance(page, RecordPage) else self._overview(page)
        return replace(page, head=replace(page.head, reuse=reuse, data=page.head.data or self._linked(page, reuse)))

    def whole(self) -> tuple[Version, ...]:
        """Every file of data that is about the whole site."""
        drawn = ("network",) if self._library.ties else ()
        promised = ("commitments",) if any(self._library.graph.made.values()) else ()
        changed = ("changes",) if self._library.editions else ()
        say, names = self._library.say, data_names(self._library.say)
        places = Version(say("places (GeoJSON)"), "application/geo+json", "map.json")
        placed = (places,) if way_to_map(self._library) else ()
        return (
            *self._feeds(FEED, JSON_FEED),
            *((Version(say("feeds (OPML)"), "text/x-opml", OPML),) if self._library.settings.base_url else ()),
            Version(say("calendar"), _ICAL, CALENDAR),
            *(
                Version(f"{names[name]} (JSON)", _JSON, f"{name}.json")
                for name in (*FOLDERS.values(), *drawn, *promised, *changed)
            ),
            *placed,
            *(Version(f"{names[table.name]} (CSV)", _CSV, table.path) for table in self._tables),
            Version(say("columns of the tables (Data Package)"), _JSON, "data/datapackage.json"),
            Version(say("entities (FollowTheMoney)"), "application/json+ftm", ENTITIES),
            Version(say("sources (BibTeX)"), "application/x-bibtex", BIBTEX),
            Version(say("sources (CSL-JSON)"), "application/vnd.citationstyles.csl+json", CSL),
            *(Version(name.removeprefix(OWN), _TYPES.get(name.rpartition(".")[2], _ANY), name) for name in self._own),
        )

    def _record(self, page: RecordPage) -> Reuse:
        library, path = self._library, page.head.path
        versions = [Version("JSON", _JSON, beside(path, ".json"))]
        if isinstance(page, BriefPage):
            return Reuse(tuple(versions), citables(library, [page.id]))
        if isinstance(page, EventPage):
            return Reuse(tuple(versions), citables(library, library.graph.briefs[page.id][:_SOURCES]))
        events = library.graph.events[page.id]
        dated = any(id_ in self._calendars.placed for id_ in events)
        if dated:
            versions.append(Version(library.say("calendar"), _ICAL, beside(path, ".ics")))
        if library.graph.briefs[page.id]:
            versions += self._feeds(beside(path, ".feed.xml"), beside(path, ".feed.json"))
        return self._with_undated(versions, events) if dated else Reuse(tuple(versions))

    def _overview(self, page: ReadPage) -> Reuse:
        section = page.head.section
        calendar = Version(self._library.say("calendar"), _ICAL, CALENDAR)
        if section == "about":
            return Reuse((Version("JSON", _JSON, "index.json"), *self.whole()))
        if section == "home":
            versions = (Version("JSON", _JSON, "index.json"), calendar, *self._feeds(FEED, JSON_FEED))
            return self._with_undated(versions, self._library.events)
        listed = {version.path for version in self.whole()}
        found = [Version("JSON", _JSON, f"{section}.json")] if f"{section}.json" in listed else []
        found += self._feeds(CHANGES_FEED, CHANGES_JSON_FEED) if section == "changes" else ()
        found += [Version("CSV", _CSV, table.path) for table in self._tables if table.name == section]
        return self._with_undated([*found, calendar], self._library.events) if section == "events" else Reuse((*found,))

    def _linked(self, page: ReadPage, reuse: Reuse) -> str:
        """The linked data of the pages that are about the site itself."""
        if page.head.section == "home":
            return linked_data.website(self._library)
        if page.head.section == "about":
            described = self._library.settings.description or page.head.description
            return linked_data.dataset(self._library, described, reuse.versions)
        return ""

    def _feeds(self, atom: str, json_feed: str) -> Iterator[Version]:
        """Both kinds of a feed, where the site knows its address."""
        if self._library.settings.base_url:
            yield Version(self._library.say("Atom feed"), _ATOM, atom)
            yield Version("JSON Feed", _FEED_JSON, json_feed)

    def _with_undated(self, versions: Iterable[Version], events: Iterable[str]) -> Reuse:
        left_out = self._calendars.left_out(events)
        return Reuse((*versions,), (), self._library.refs(left_out[:_NAMED]), len(left_out))
