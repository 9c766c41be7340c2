"""From the graph to pages as values: everything is looked up, counted and put in order here, nothing in a template.

`pages` is the whole of it. Each page is a pure function of graph and settings, and page values compare with `==`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from briefsite.model.editions import Edition
from briefsite.model.graph import Graph
from briefsite.model.pages.kinds import ListPage, Page, ReadPage, RecordPage
from briefsite.model.records import Entry, Kind
from briefsite.model.settings import Settings
from briefsite.model.wording import ENGLISH, Wording
from briefsite.pages.actors import actor_page
from briefsite.pages.briefs import brief_page
from briefsite.pages.cards import site_card, with_card
from briefsite.pages.changes import changes_page
from briefsite.pages.events import event_page
from briefsite.pages.home import home_page
from briefsite.pages.library import Library
from briefsite.pages.listings import actors_pages, briefs_pages, commitments_pages, events_pages, topics_page
from briefsite.pages.machines import robots_page, sitemap_page
from briefsite.pages.maps import map_page
from briefsite.pages.moved import moved_pages
from briefsite.pages.networks import network_page
from briefsite.pages.plain import about_page, not_found_page
from briefsite.pages.reuse import Machines
from briefsite.pages.searching import search_pages
from briefsite.pages.topics import topic_page

_RECORDS: dict[Kind, Callable[[Library, Entry], RecordPage]] = {
    "brief": brief_page,
    "event": event_page,
    "actor": actor_page,
    "topic": topic_page,
}
_OVERVIEWS: tuple[Callable[[Library], ListPage], ...] = (home_page, topics_page, about_page, not_found_page)
_LISTS: tuple[Callable[[Library], Iterator[ListPage]], ...] = (
    briefs_pages,
    events_pages,
    actors_pages,
    commitments_pages,
    network_page,
    map_page,
)


Making = Callable[[Callable[[Library, Entry], RecordPage], Library, Entry], RecordPage]


def made(make: Callable[[Library, Entry], RecordPage], library: Library, entry: Entry) -> RecordPage:
    """The page of a record."""
    return make(library, entry)


def pages(
    graph: Graph,
    settings: Settings,
    moved: Iterable[tuple[str, str]] = (),
    own: Sequence[str] = (),
    *,
    making: Making = made,
    say: Wording = ENGLISH,
    editions: Sequence[Edition] = (),
) -> Iterator[Page]:
    """All pages of the site: overviews, then a page for each record in order of id, then what machines read.

    `moved` pairs the paths (below `content/`) that files had before with those that they have now: their old addresses
    lead on. `own` are the names of templates that write a file each, from all records. `making` may be a remembering
    `made`. `say` are the words of the interface, `editions` those that went out.
    """
    library = Library(graph, settings, say, editions, moved)
    machines = Machines(library, own)
    paths, promised = [], any(graph.made.values())
    search_page, index = search_pages(library)
    card = site_card(settings)
    yield from [card] if card else []
    for page in map(machines.with_reuse, chain(_read_by_people(library, making), [search_page])):
        paths.append(page.head.path)
        shown, drawn = with_card(_with_commitments(page) if promised else page, library, card)
        yield shown
        yield from [drawn] if drawn else []
    yield from moved_pages(library, library.moved, frozenset(paths))
    yield from index
    yield robots_page(library)
    yield from machines.files()
    if settings.base_url:
        yield sitemap_page(paths)


def _read_by_people(library: Library, making: Making) -> Iterator[ReadPage]:
    yield from (overview(library) for overview in _OVERVIEWS)
    if library.editions:
        yield changes_page(library)
    for sheets in _LISTS:
        yield from sheets(library)
    for entry in library.graph.entries.values():
        yield making(_RECORDS[entry.kind], library, entry)


def _with_commitments(page: ReadPage) -> ReadPage:
    """The page with a way to the commitments in its navigation."""
    topics = page.head.ways.index("topics") + 1
    return replace(
        page, head=replace(page.head, ways=(*page.head.ways[:topics], "commitments", *page.head.ways[topics:]))
    )
