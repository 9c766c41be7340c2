"""What machines read: feed, sitemap, robots. A feed and a sitemap need absolute addresses: without the site's own
address (`base_url`) they are left out, rather than made up."""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.model.dates import iso_prefix
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import FeedEntry, FeedPage, RobotsPage, SitemapPage
from briefsite.pages.briefs import headline
from briefsite.pages.dating import brief_when
from briefsite.pages.library import Library

_ENTRIES = 50
#: What an entry's date is when nothing in its brief or source tells even a year. RFC 4287 demands one.
NO_DATE = "1970-01-01T00:00:00Z"


def feed_page(library: Library) -> FeedPage:
    """The latest briefs."""
    entries = tuple(_entry(library, id_) for id_ in library.latest[:_ENTRIES])
    updated = max((entry.updated for entry in entries), default=NO_DATE)
    head = Head("feed.xml", library.settings.title, library.settings.description)
    return FeedPage(head, updated, entries)


def sitemap_page(paths: Iterable[str]) -> SitemapPage:
    """Every page, but for the one that says that a page is not there."""
    return SitemapPage(Head("sitemap.xml", "", ""), tuple(sorted(path for path in paths if path != "404.html")))


def robots_page(library: Library) -> RobotsPage:
    """Everything may be read; the sitemap is named where there is one."""
    return RobotsPage(Head("robots.txt", "", ""), bool(library.settings.base_url))


def full_time(*dates: str) -> str:
    """The first of these EDTF dates whose year is known, as RFC 3339: midnight UTC of the first day that it may be.

    >>> full_time("XXXX-04-29", "2023-03"), full_time("")
    ('2023-03-01T00:00:00Z', '1970-01-01T00:00:00Z')
    """
    known = next(filter(None, (iso_prefix(date) for date in dates)), "")
    return f"{known}{'-01-01'[len(known) - 4 :]}T00:00:00Z" if known else NO_DATE


def _entry(library: Library, id_: str) -> FeedEntry:
    brief = library.briefs[id_]
    date = brief_when(brief)
    words = ", ".join(part for part in (date.words, date.missing, date.note) if part)
    updated = full_time(brief.source.published, brief.date, brief.source.retrieved)
    author = brief.source.author or brief.source.publisher or library.settings.owner or library.settings.title
    return FeedEntry(brief.title, f"briefs/{id_}.html", updated, words, headline(library, id_), author)
