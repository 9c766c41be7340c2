"""What each page says of its machine-readable versions: in its head for programs, in one line at its end for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefsite.model.formats import OWN
from briefsite.model.nouns import replace
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
from briefsite.pages.reuse.calendars import left_out, undated
from briefsite.pages.reuse.sources import citables
from briefsite.pages.reuse.tables import tables

#: How many sources an event's page gives to be copied, and how many events without a year a page names.
_SOURCES, _NAMED = 5, 12
_ATOM, _JSON, _CSV = "application/atom+xml", "application/json", "text/csv"
_TYPES = {"csv": _CSV, "json": _JSON, "md": "text/markdown", "txt": "text/plain", "xml": "application/xml"}
_ANY = "application/octet-stream"
_FEED_JSON, _ICAL = "application/feed+json", "text/calendar"


def with_reuse(library: Library, page: ReadPage, own: Sequence[str]) -> ReadPage:
    """The page with what it offers; `own` are the names of the site's own templates for files. The page for addresses
    that are not there offers nothing: nothing in it is relative."""
    if isinstance(page, NotFoundPage):
        return page
    reuse = _record(library, page) if isinstance(page, RecordPage) else _overview(library, page, own)
    return replace(page, head=replace(page.head, reuse=reuse, data=page.head.data or _linked(library, page, reuse)))


def whole(library: Library, own: Sequence[str]) -> tuple[Version, ...]:
    """Every file of data that is about the whole site."""
    drawn = ("network",) if library.ties else ()
    promised = ("commitments",) if library.is_promised else ()
    changed = ("changes",) if library.editions else ()
    say, names = library.say, data_names(library.say)
    places = Version(say("places (GeoJSON)"), "application/geo+json", "map.json")
    return (
        *_feeds(library, FEED, JSON_FEED),
        *((Version(say("feeds (OPML)"), "text/x-opml", OPML),) if library.settings.base_url else ()),
        Version(say("calendar"), _ICAL, CALENDAR),
        *(
            Version(f"{names[name]} (JSON)", _JSON, f"{name}.json")
            for name in (*FOLDERS.values(), *drawn, *promised, *changed)
        ),
        *((places,) if way_to_map(library) else ()),
        *(Version(f"{names[table.name]} (CSV)", _CSV, table.path) for table in tables(library)),
        Version(say("columns of the tables (Data Package)"), _JSON, "data/datapackage.json"),
        Version(say("entities (FollowTheMoney)"), "application/json+ftm", ENTITIES),
        Version(say("sources (BibTeX)"), "application/x-bibtex", BIBTEX),
        Version(say("sources (CSL-JSON)"), "application/vnd.citationstyles.csl+json", CSL),
        *(Version(name.removeprefix(OWN), _TYPES.get(name.rpartition(".")[2], _ANY), name) for name in own),
    )


def _record(library: Library, page: RecordPage) -> Reuse:
    path = page.head.path
    versions = [Version("JSON", _JSON, beside(path, ".json"))]
    if isinstance(page, BriefPage):
        return Reuse(tuple(versions), citables(library, [page.id]))
    if isinstance(page, EventPage):
        return Reuse(tuple(versions), citables(library, library.graph.briefs[page.id][:_SOURCES]))
    events = library.graph.events[page.id]
    dated = any(id_ in library.placed for id_ in events)
    if dated:
        versions.append(Version(library.say("calendar"), _ICAL, beside(path, ".ics")))
    if library.graph.briefs[page.id]:
        versions += _feeds(library, beside(path, ".feed.xml"), beside(path, ".feed.json"))
    return _with_undated(library, versions, left_out(library, events)) if dated else Reuse(tuple(versions))


def _overview(library: Library, page: ReadPage, own: Sequence[str]) -> Reuse:
    section = page.head.section
    calendar = Version(library.say("calendar"), _ICAL, CALENDAR)
    if section == "about":
        return Reuse((Version("JSON", _JSON, "index.json"), *whole(library, own)))
    if section == "home":
        versions = (Version("JSON", _JSON, "index.json"), calendar, *_feeds(library, FEED, JSON_FEED))
        return _with_undated(library, versions, undated(library))
    listed = {version.path for version in whole(library, own)}
    found = [Version("JSON", _JSON, f"{section}.json")] if f"{section}.json" in listed else []
    found += _feeds(library, CHANGES_FEED, CHANGES_JSON_FEED) if section == "changes" else ()
    found += [Version("CSV", _CSV, table.path) for table in tables(library) if table.name == section]
    return _with_undated(library, [*found, calendar], undated(library)) if section == "events" else Reuse((*found,))


def _linked(library: Library, page: ReadPage, reuse: Reuse) -> str:
    """The linked data of the pages that are about the site itself."""
    if page.head.section == "home":
        return linked_data.website(library)
    if page.head.section == "about":
        described = library.settings.description or page.head.description
        return linked_data.dataset(library, described, reuse.versions)
    return ""


def _feeds(library: Library, atom: str, json_feed: str) -> Iterator[Version]:
    """Both kinds of a feed, where the site knows its address."""
    if library.settings.base_url:
        yield Version(library.say("Atom feed"), _ATOM, atom)
        yield Version("JSON Feed", _FEED_JSON, json_feed)


def _with_undated(library: Library, versions: Iterable[Version], missing: Sequence[str]) -> Reuse:
    return Reuse((*versions,), (), library.refs(missing[:_NAMED]), len(missing))
