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
from briefsite.pages.events import event_page
from briefsite.pages.library import Library
from briefsite.pages.listings import actors_page, briefs_page, events_page, home_page, topics_page
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
    briefs_page,
    events_page,
    actors_page,
    topics_page,
    about_page,
    not_found_page,
)


def pages(graph: Graph, settings: Settings) -> Iterator[Page]:
    """All pages of the site: overviews, then a page for each record in order of id, then what machines read."""
    library = Library(graph, settings)
    paths = []
    for overview in _OVERVIEWS:
        page = overview(library)
        paths.append(page.head.path)
        yield page
    for entry in graph.entries.values():
        page = _RECORDS[entry.kind](library, entry)
        paths.append(page.head.path)
        yield page
    yield robots_page(library)
    if settings.base_url:
        yield feed_page(library)
        yield sitemap_page(paths)
