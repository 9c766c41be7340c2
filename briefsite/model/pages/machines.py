"""The kinds of page that machines read. `template` names the template that writes the kind down."""

from __future__ import annotations

from typing import Any, ClassVar

from briefsite.model.nouns import dataclass
from briefsite.model.pages.head import Head
from briefsite.model.pages.pieces import InPieces


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A brief in the feed. `updated` is a full RFC 3339 time; `words` say the date as the site does."""

    title: str
    path: str
    updated: str
    words: str
    summary: str
    author: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """The latest briefs as an Atom feed, all of them or those that name what the page at `home` is about."""

    template: ClassVar[str] = "feed.xml"
    head: Head
    updated: str
    entries: tuple[FeedEntry, ...]
    home: str = "index.html"


@dataclass(frozen=True, slots=True)
class OpmlPage:
    """All feeds by heading: of each its title, its path, and that of the page that it follows."""

    template: ClassVar[str] = "feeds.opml"
    head: Head
    outlines: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for other programs, finished: no template writes it down."""

    template: ClassVar[str] = ""
    head: Head
    text: str | InPieces

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.text.data if isinstance(self.text, InPieces) else self.text.encode()


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """Every page's absolute address."""

    template: ClassVar[str] = "sitemap.xml"
    head: Head
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobotsPage:
    """What crawlers are told."""

    template: ClassVar[str] = "robots.txt"
    head: Head
    sitemap: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A file or page that a template of the site's own writes, from all records by kind: what their JSON files hold."""

    template: str
    head: Head
    records: dict[str, list[dict[str, Any]]]
