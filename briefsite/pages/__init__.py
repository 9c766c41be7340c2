"""From the graph to pages as values: everything is looked up, counted and put in order here, nothing in a template.

`pages` is the whole of it. Each page is a pure function of graph and settings, and page values compare with `==`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from briefsite.model.editions import Edition
from briefsite.model.formats import OWN_PAGES
from briefsite.model.graph import Graph
from briefsite.model.nouns import dataclass, replace
from briefsite.model.pages.kept import Kept
from briefsite.model.pages.kinds import ListPage, Page, ReadPage, RecordPage
from briefsite.model.pages.machines import OwnPage
from briefsite.model.records import Entry, Kind
from briefsite.model.settings import Settings
from briefsite.model.wording import ENGLISH, Wording
from briefsite.pages.actors import actor_page
from briefsite.pages.briefs import brief_page
from briefsite.pages.cards import site_card, with_card
from briefsite.pages.changes import changes_pages
from briefsite.pages.events import event_page
from briefsite.pages.home import home_page
from briefsite.pages.library import Library
from briefsite.pages.listings import SHEETS, Sheets, topics_page
from briefsite.pages.machines import robots_page, sitemap_page
from briefsite.pages.maps import map_page
from briefsite.pages.moved import moved_pages
from briefsite.pages.networks import network_page
from briefsite.pages.plain import about_page, not_found_page
from briefsite.pages.reuse import files_of, files_of_the_site, ways_to_follow
from briefsite.pages.reuse.json_files import own_files, own_pages
from briefsite.pages.reuse.offering import with_reuse
from briefsite.pages.searching import parts_of_index, pieces_among, pieces_of, search_page
from briefsite.pages.topics import topic_page

_RECORDS: dict[Kind, Callable[[Library, Entry], RecordPage]] = {
    "brief": brief_page,
    "event": event_page,
    "actor": actor_page,
    "topic": topic_page,
}
_OVERVIEWS: tuple[Callable[[Library], ListPage], ...] = (home_page, topics_page, about_page, not_found_page)
_LISTS: tuple[Callable[[Library], Iterator[ListPage]], ...] = (network_page, map_page, changes_pages)


_RECORD, _SHEET, _OWN_PAGES, _OWN_FILES = "record ", "sheet ", "own pages", "own files"
_SEARCH, _FOLLOWED = "search", "followed "
_Page = TypeVar("_Page", bound=ReadPage | OwnPage)


@dataclass(frozen=True, slots=True)
class Making:
    """Pages that are made together, from a library alone; `name` tells them from all others. Those with `of_all` are
    put together of all records, those with the same of much that is the same."""

    name: str
    make: Callable[[Library], Iterable[Page]]
    of_all: str = ""


Made = Callable[[Making, Library], Iterable[Page | Kept]]


def made(making: Making, library: Library) -> Iterable[Page]:
    """The pages."""
    return making.make(library)


def pages(
    graph: Graph,
    settings: Settings,
    moved: Iterable[tuple[str, str]] = (),
    own: Sequence[str] = (),
    *,
    say: Wording = ENGLISH,
    editions: Sequence[Edition] = (),
) -> Iterator[Page]:
    """All pages of the site: overviews, then a page for each record in order of id, then what machines read.

    `moved` pairs the paths (below `content/`) that files had before with those that they have now: their old addresses
    lead on. `own` are the names of templates that write a file or page each, from all records. `say` are the words of
    the interface, `editions` those that went out.
    """
    library = Library(graph, settings, say, editions, moved := tuple(moved))
    return (page for page in pages_by(made, library, moved, own) if not isinstance(page, Kept))


def pages_by(
    making: Made, library: Library, moved: Iterable[tuple[str, str]] = (), own: Sequence[str] = ()
) -> Iterator[Page | Kept]:
    """The same, made by a `made` that may remember. A file of the site's own takes the place of ours of that name."""
    paths, theirs = list[str](), frozenset(name.removeprefix(OWN_PAGES) for name in own)
    for one in makings(library, tuple(own)):
        for page in making(one, library):
            if page.head.path not in theirs:
                paths.append(page.head.path)
                yield page
    own_pages_, own_files_ = _own_makings(tuple(own))
    for page in making(own_pages_, library):
        paths.append(page.head.path)
        yield page
    read = [path for path in paths if path.endswith(".html")]
    yield from moved_pages(library, moved, frozenset(read))
    yield robots_page(library)
    yield from making(own_files_, library)
    if library.settings.base_url:
        yield sitemap_page(read)


def pages_of(
    making: Made,
    library: Library,
    some: Iterable[Making],
    *,
    living: Collection[str],
    moved: Iterable[tuple[str, str]],
    own: Sequence[str],
) -> Iterator[Page | Kept]:
    """Those pages of a site that some makings give, and those that are no making's; `living` are the paths of all pages
    but for those that lead on."""
    theirs = frozenset(name.removeprefix(OWN_PAGES) for name in own)
    for one in some:
        is_own = one.name in (_OWN_PAGES, _OWN_FILES)
        yield from (page for page in making(one, library) if is_own or page.head.path not in theirs)
    yield from moved_pages(library, moved, living)
    yield robots_page(library)


def makings(library: Library, own: tuple[str, ...]) -> Iterator[Making]:
    """All that is made of a library. Each looks up what it needs in the library that it is given, and knows nothing but
    its id and `own`."""
    yield from _overview_makings(own)
    yield from (_sheet_making(own, one, n) for one in SHEETS for n in one.numbers(library))
    yield from _list_makings(own)
    for id_ in library.graph.entries:
        yield _record_making(own, id_)
    yield from map(_followed_making, (*library.topics, *library.actors))
    yield from _search_makings(own, pieces_of(len(library.graph.entries)))
    yield from _file_makings(own)


def _overview_makings(own: tuple[str, ...]) -> Iterator[Making]:
    """The pages that lead to records, for people; and the others of which there is one."""
    for overview in _OVERVIEWS:
        yield Making(overview.__name__, partial(_read, own, partial(_alone, overview)))


def _sheet_making(own: tuple[str, ...], sheets: Sheets, number: int) -> Making:
    return Making(f"{_SHEET}{sheets.name} {number}", partial(_read, own, partial(_sheet, sheets, number)))


def _list_makings(own: tuple[str, ...]) -> Iterator[Making]:
    for pages_ in _LISTS:
        yield Making(pages_.__name__, partial(_read, own, pages_))


def _file_makings(own: tuple[str, ...]) -> Iterator[Making]:
    """The card and the files of the whole site."""
    yield Making("card", _site_card)
    for number, files in enumerate(files_of_the_site(_exporters(own))):
        yield Making(f"files {number}", files, f"files {number}")


def _search_makings(own: tuple[str, ...], pieces: int) -> Iterator[Making]:
    """The search page, and its index part by part."""
    yield Making(_SEARCH, partial(_read, own, partial(_alone, search_page)), _SEARCH)
    for name, part in parts_of_index(pieces):
        yield Making(f"{_SEARCH} {name}", part, _SEARCH)


def makings_named(names: Iterable[str], own: tuple[str, ...]) -> list[Making]:
    """Some of all that is made of a site, by name and in the same order; `own` are the names of its templates."""
    wanted = frozenset(names)
    pieces = pieces_among(name.removeprefix(f"{_SEARCH} ") for name in wanted if name.startswith(f"{_SEARCH} "))
    return [
        *_lists_named(wanted, own),
        *(_record_making(own, name.removeprefix(_RECORD)) for name in sorted(wanted) if name.startswith(_RECORD)),
        *(_followed_making(name.removeprefix(_FOLLOWED)) for name in sorted(wanted) if name.startswith(_FOLLOWED)),
        *(one for one in _search_makings(own, pieces) if one.name in wanted),
        *(one for one in (*_file_makings(own), *_own_makings(own)) if one.name in wanted),
    ]


def page_making(name: str, own: tuple[str, ...]) -> Making | None:
    """What makes the page of a record or a page that leads to some, by its name; None of any other."""
    if name.startswith(_RECORD):
        return _record_making(own, name.removeprefix(_RECORD))
    return next(_lists_named(frozenset([name]), own), None)


def _lists_named(names: frozenset[str], own: tuple[str, ...]) -> Iterator[Making]:
    yield from (one for one in _overview_makings(own) if one.name in names)
    found = [name.removeprefix(_SHEET).split() for name in names if name.startswith(_SHEET)]
    for sheets in SHEETS:
        for number in sorted(int(number) for name, number in found if name == sheets.name):
            yield _sheet_making(own, sheets, number)
    yield from (one for one in _list_makings(own) if one.name in names)


def _own_makings(own: tuple[str, ...]) -> tuple[Making, Making]:
    """What the site's own templates write."""
    return (
        Making(_OWN_PAGES, partial(_own_pages, own), _OWN_PAGES),
        Making(_OWN_FILES, lambda known: own_files(known, _exporters(own)), _OWN_FILES),
    )


def _record_making(own: tuple[str, ...], id_: str) -> Making:
    """The page of a record, with its files."""
    return Making(f"{_RECORD}{id_}", partial(_record, own, id_))


def _followed_making(id_: str) -> Making:
    """The files by which an actor or topic can be followed."""
    return Making(f"{_FOLLOWED}{id_}", lambda library: ways_to_follow(library, library.graph.entries[id_]))


def _read(own: tuple[str, ...], make: Callable[[Library], Iterable[ReadPage]], library: Library) -> Iterator[Page]:
    """Pages that people read, with what they offer to machines, the way to the commitments where there are any, and the
    way to their cards; each followed by its own card, if it has one."""
    for page in make(library):
        shown, card = with_card(_with_ways(library, with_reuse(library, page, _exporters(own)), own), library)
        yield shown
        yield from [card] if card else []


def _site_card(library: Library) -> Iterator[Page]:
    card = site_card(library.settings)
    yield from [card] if card else []


def _own_pages(own: tuple[str, ...], library: Library) -> Iterator[OwnPage]:
    for page in own_pages(library, [name for name in own if name.startswith(OWN_PAGES)]):
        yield _with_ways(library, page, own)


def _exporters(own: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in own if not name.startswith(OWN_PAGES))


def _alone(make: Callable[[Library], ReadPage], library: Library) -> list[ReadPage]:
    return [make(library)]


def _sheet(sheets: Sheets, number: int, library: Library) -> list[ReadPage]:
    return [sheets.sheet(library, number)]


def _record(own: tuple[str, ...], id_: str, library: Library) -> Iterator[Page]:
    entry = library.graph.entries[id_]
    yield from _read(own, lambda known: [_RECORDS[entry.kind](known, entry)], library)
    yield from files_of(library, entry)


def _with_ways(library: Library, page: _Page, own: Sequence[str]) -> _Page:
    """The page with ways to the commitments and to the site's own kinds of page in its navigation."""
    kinds = [name.removeprefix(OWN_PAGES).removesuffix(".html") for name in own if name.startswith(OWN_PAGES)]
    if not library.is_promised and not kinds:
        return page
    topics = page.head.ways.index("topics") + 1
    before, after = page.head.ways[:topics], page.head.ways[topics:]
    more = ("commitments",) if library.is_promised else ()
    fresh = (name for name in kinds if name not in (*before, *more, *after))
    return replace(page, head=replace(page.head, ways=(*before, *more, *fresh, *after)))
