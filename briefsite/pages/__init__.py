"""From the graph to pages as values: everything is looked up, counted and put in order here, nothing in a template.

`pages` is the whole of it. Each page is a pure function of graph and settings, and page values compare with `==`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefsite.model.graph import Graph
from briefsite.model.pages.kinds import Page, RecordPage
from briefsite.model.records import Entry, Kind
from briefsite.model.settings import Settings
from briefsite.pages.actors import actor_page
from briefsite.pages.briefs import brief_page
from briefsite.pages.commitments import commitments_page
from briefsite.pages.events import event_page
from briefsite.pages.home import home_page
from briefsite.pages.library import Library
from briefsite.pages.listings import actors_pages, briefs_pages, events_pages, topics_page
from briefsite.pages.machines import feed_page, robots_page, sitemap_page
from briefsite.pages.plain import about_page, not_found_page
from briefsite.pages.topics import topic_page

_RECORDS: dict[Kind, Callable[[Library, Entry], RecordPage]] = {
    "brief": brief_page,
    "event": event_page,
    "actor": actor_page,
    "topic": topic_page,
}
_OVERVIEWS: tuple[Callable[[Library], Page], ...] = (
    home_page,
    topics_page,
    commitments_page,
    about_page,
    not_found_page,
)
_LISTS: tuple[Callable[[Library], Iterator[Page]], ...] = (briefs_pages, events_pages, actors_pages)


def pages(graph: Graph, settings: Settings) -> Iterator[Page]:
    """All pages of the site: overviews, then a page for each record in order of id, then what machines read."""
    library = Library(graph, settings)
    paths = []
    for page in _read_by_people(library):
        paths.append(page.head.path)
        yield page
    yield robots_page(library)
    if settings.base_url:
        yield feed_page(library)
        yield sitemap_page(paths)


def _read_by_people(library: Library) -> Iterator[Page]:
    yield from (overview(library) for overview in _OVERVIEWS)
    for sheets in _LISTS:
        yield from sheets(library)
    for entry in library.graph.entries.values():
        yield _RECORDS[entry.kind](library, entry)
