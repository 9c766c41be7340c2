"""The site for other programs: JSON, feeds, calendars, tables, entities, sources, and what each page says of its own.

Everything here is a view of the graph, like the pages, and holds nothing that they may not show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from briefsite.model.pages.machines import DataFile, FeedPage, OpmlPage, OwnPage
from briefsite.model.records import Entry
from briefsite.pages.library import Library
from briefsite.pages.reuse.calendars import calendar_of, site_calendar
from briefsite.pages.reuse.changes import changes_files
from briefsite.pages.reuse.csv_files import package_file, table_file
from briefsite.pages.reuse.entities import entities_file
from briefsite.pages.reuse.feeds import feed_of, opml, site_feed
from briefsite.pages.reuse.json_files import index_file, list_files, record_file
from briefsite.pages.reuse.offering import whole
from briefsite.pages.reuse.sources import source_files
from briefsite.pages.reuse.tables import TABLES, tables

FilePage = DataFile | FeedPage | OpmlPage | OwnPage


def files_of(library: Library, entry: Entry) -> Iterator[FilePage]:
    """The files that lie beside a record's page and say what it says."""
    yield record_file(library, entry)


def ways_to_follow(library: Library, entry: Entry) -> Iterator[FilePage]:
    """The files by which an actor or topic can be followed, of its events and briefs."""
    yield from calendar_of(library, entry)
    yield from feed_of(library, entry)


def files_of_the_site(own: Sequence[str]) -> Iterator[Callable[[Library], Iterable[FilePage]]]:
    """What makes the files of the whole site, one or a few at a time."""
    yield lambda library: [index_file(library, whole(library, own))]
    yield from list_files()
    yield changes_files
    for name in TABLES:
        yield partial(_table, name)
    yield lambda library: [package_file(library, tables(library))]
    yield lambda library: [entities_file(library)]
    yield source_files
    yield lambda library: [site_calendar(library)]
    yield site_feed
    yield lambda library: [opml(library)] if library.settings.base_url else []


def _table(name: str, library: Library) -> list[FilePage]:
    return [table_file(library, table) for table in tables(library) if table.name == name]
