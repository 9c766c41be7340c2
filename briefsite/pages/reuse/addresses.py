"""Where the machine-readable files lie. A page's own versions lie beside it: `actors/hun-sen.html` has
`actors/hun-sen.json`, `.ics`, `.feed.xml` and `.feed.json`. Tables and other files of the whole site are in `data/`."""

from __future__ import annotations

from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import DataFile
from briefsite.model.pages.pieces import InPieces
from briefsite.model.settings import Settings

FEED, JSON_FEED, OPML, CALENDAR = "feed.xml", "feed.json", "feeds.opml", "calendar.ics"
CHANGES, CHANGES_FEED, CHANGES_JSON_FEED = "changes.json", "changes.feed.xml", "changes.feed.json"
BIBTEX, CSL, ENTITIES = "data/sources.bib", "data/sources.csl.json", "data/entities.ftm.json"


def beside(page: str, suffix: str) -> str:
    """The path of a version of a page.

    >>> beside("actors/hun-sen.html", ".feed.xml")
    'actors/hun-sen.feed.xml'
    """
    return page.removesuffix(".html") + suffix


def address(settings: Settings, path: str) -> str:
    """How a file names a page: by its own address where the site has one, or else by its path below the site's root."""
    base = settings.base_url.rstrip("/")
    return f"{base}/{'' if path == 'index.html' else path}" if base else path


def data_page(path: str, text: str | InPieces) -> DataFile:
    """A file for machines."""
    return DataFile(Head(path, "", ""), text)
