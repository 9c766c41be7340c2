"""The site for other programs: JSON, feeds, calendars, tables, entities, sources, and what each page says of its own.

Everything here is a view of the graph, like the pages, and holds nothing that they may not show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefsite.model.pages.kinds import ReadPage
from briefsite.model.pages.machines import DataFile, FeedPage, OpmlPage, OwnPage
from briefsite.pages.library import Library
from briefsite.pages.reuse.calendars import Calendars
from briefsite.pages.reuse.changes import changes_files
from briefsite.pages.reuse.csv_files import package_file, table_file
from briefsite.pages.reuse.entities import entities_file
from briefsite.pages.reuse.feeds import feed_files
from briefsite.pages.reuse.json_files import index_file, list_files, own_files, record_files
from briefsite.pages.reuse.offering import Offering
from briefsite.pages.reuse.sources import source_files
from briefsite.pages.reuse.tables import tables

FilePage = DataFile | FeedPage | OpmlPage | OwnPage


class Machines:
    """All that a site has for other programs, made once."""

    def __init__(self, library: Library, own: Sequence[str] = ()) -> None:
        self._library = library
        self._tables = tables(library)
        self._calendars = Calendars(library)
        self._offering = Offering(library, self._calendars, self._tables, own)
        self._own = own

    def with_reuse(self, page: ReadPage) -> ReadPage:
        """A page with the ways to its machine-readable versions."""
        return self._offering.with_reuse(page)

    def files(self) -> Iterator[FilePage]:
        """The files, those of the whole site first. One of the site's own takes the place of ours of that name."""
        yield from (page for page in self._files() if page.head.path not in self._own)
        yield from own_files(self._library, self._own)

    def _files(self) -> Iterator[FilePage]:
        library = self._library
        yield index_file(library, self._offering.whole())
        yield from list_files(library)
        yield from changes_files(library)
        yield from (table_file(table) for table in self._tables)
        yield package_file(library, self._tables)
        yield entities_file(library)
        yield from source_files(library)
        yield from self._calendars.files()
        if library.settings.base_url:
            yield from feed_files(library)
        yield from record_files(library)
