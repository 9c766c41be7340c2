"""Feeds: the latest briefs of the site, and those that name an actor or topic, as Atom and as JSON Feed; and an OPML
list of them all.

A feed needs absolute addresses: without the site's own (`base_url`) there is none, rather than one that is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefsite.model.dates import iso_prefix
from briefsite.model.nouns import dataclass
from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import DataFile, FeedEntry, FeedPage, OpmlPage
from briefsite.model.pages.parts import Ref
from briefsite.model.pages.terms import sections
from briefsite.model.records import Entry
from briefsite.pages.briefs import headline
from briefsite.pages.dating import brief_when
from briefsite.pages.library import Library, page_path
from briefsite.pages.lines import line
from briefsite.pages.reuse.addresses import CHANGES_FEED, FEED, JSON_FEED, OPML, address, beside, data_page
from briefsite.pages.reuse.json_files import as_json

_ENTRIES, _OF_ONE = 50, 20
#: What an entry's date is when nothing in its brief or source tells even a year. Atom demands one.
NO_DATE = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed follows: the page at `home`, and the briefs that name what that is about."""

    title: str
    home: str
    atom: str
    json: str
    briefs: tuple[str, ...]


def site_feed(library: Library) -> Iterator[FeedPage | DataFile]:
    """The feed of the site, if that knows its address."""
    title, latest = library.settings.title, tuple(library.latest[:_ENTRIES])
    yield from _files(library, Channel(title, "index.html", FEED, JSON_FEED, latest))


def feed_of(library: Library, entry: Entry) -> Iterator[FeedPage | DataFile]:
    """The feed of a topic or actor that any brief names."""
    if library.graph.briefs[entry.id]:
        title, path = f"{entry.record.title} – {library.settings.title}", page_path(entry)
        atom, json = beside(path, ".feed.xml"), beside(path, ".feed.json")
        yield from _files(library, Channel(title, path, atom, json, _latest(library, entry.id)))


def opml(library: Library) -> OpmlPage:
    """The list of all feeds."""
    return OpmlPage(Head(OPML, library.settings.title, ""), tuple(_outlines(library)))


def _files(library: Library, channel: Channel) -> Iterator[FeedPage | DataFile]:
    if library.settings.base_url:
        entries = tuple(library.once(_entry, id_) for id_ in channel.briefs)
        updated = max((one.updated for one in entries), default=NO_DATE)
        items = [_item(library, id_, entry) for id_, entry in zip(channel.briefs, entries, strict=True)]
        head = Head(channel.atom, channel.title, library.settings.description)
        yield FeedPage(head, updated, entries, channel.home)
        yield data_page(channel.json, as_json(json_feed(library, channel, items)))


def followed(library: Library) -> tuple[Ref, ...]:
    """The topics and actors that have a feed: those that any brief names."""
    return library.refs(id_ for id_ in (*library.topics, *library.actors) if library.once(_has_feed, id_))


@line
def _has_feed(library: Library, id_: str) -> bool:
    return bool(library.graph.briefs[id_])


def full_time(*dates: str) -> str:
    """The first of these EDTF dates whose year is known, as RFC 3339: midnight UTC of the first day that it may be.

    >>> full_time("XXXX-04-29", "2023-03"), full_time("")
    ('2023-03-01T00:00:00Z', '1970-01-01T00:00:00Z')
    """
    known = next(filter(None, (iso_prefix(date) for date in dates)), "")
    return f"{known}{'-01-01'[len(known) - 4 :]}T00:00:00Z" if known else NO_DATE


def brief_time(library: Library, id_: str) -> str:
    """The time of a brief for machines: of publication, or else what it is about, or else when its text was saved."""
    brief = library.briefs[id_]
    return full_time(brief.source.published, brief.date, brief.source.retrieved)


def _latest(library: Library, id_: str) -> tuple[str, ...]:
    ids = (brief for brief in library.graph.briefs[id_] if brief in library.briefs)
    return tuple(sorted(ids, key=library.recency.__getitem__)[:_OF_ONE])


def _outlines(library: Library) -> Iterator[tuple[str, tuple[tuple[str, str, str], ...]]]:
    """The feeds by heading."""
    news = ((library.say("What is new"), CHANGES_FEED, "changes.html"),) if library.editions else ()
    yield library.say("Everything"), ((library.settings.title, FEED, "index.html"), *news)
    names, every = sections(library.say), followed(library)
    for heading, kind in ((names["topics"], "topic"), (names["actors"], "actor")):
        found = tuple((one.title, beside(one.path, ".feed.xml"), one.path) for one in every if one.kind == kind)
        if found:
            yield heading, found


def _entry(library: Library, id_: str) -> FeedEntry:
    brief = library.briefs[id_]
    date = brief_when(library.say, brief)
    words = ", ".join(part for part in (date.words, date.missing, date.note) if part)
    author = brief.source.author or brief.source.publisher or library.settings.owner or library.settings.title
    path = f"briefs/{id_}.html"
    return FeedEntry(brief.title, path, brief_time(library, id_), words, headline(library, id_), author)


def json_feed(library: Library, channel: Channel, items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A channel as JSON Feed."""
    settings = library.settings
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": address(settings, channel.home),
        "feed_url": address(settings, channel.json),
        "description": settings.description,
        "language": settings.written_in,
        "authors": [{"name": settings.owner or settings.title}],
        "items": list(items),
    }
    return {key: one for key, one in value.items() if one != ""}


def _item(library: Library, id_: str, entry: FeedEntry) -> dict[str, Any]:
    """One brief. Unlike Atom, JSON Feed lets a date be left out: a brief without a year has none."""
    url = address(library.settings, entry.path)
    item: dict[str, Any] = {"id": url, "url": url, "title": entry.title, "content_text": summary(entry)}
    if entry.updated != NO_DATE:
        item["date_published"] = entry.updated
    item["authors"] = [{"name": entry.author}]
    tags = [ref.title for ref in library.refs(library.graph.topics[id_])]
    return {**item, "tags": tags} if tags else item


def summary(entry: FeedEntry) -> str:
    """The date as the site says it, then what the brief says first."""
    words = entry.words[:1].upper() + entry.words[1:]
    return f"{words}. {entry.summary}" if entry.summary else words
