"""What is new, for programs: all editions that the page shows as JSON, and as a feed with an entry for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from briefsite.model.pages.editions import EditionShown
from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import DataFile, FeedEntry, FeedPage
from briefsite.pages.changes import PATH, editions_shown
from briefsite.pages.library import Library
from briefsite.pages.reuse.addresses import CHANGES, CHANGES_FEED, CHANGES_JSON_FEED, address, data_page
from briefsite.pages.reuse.feeds import Channel, json_feed, summary
from briefsite.pages.reuse.json_files import as_json

_ENTRIES, _TITLES = 20, 12


def changes_files(library: Library) -> Iterator[DataFile | FeedPage]:
    """The files; none where no edition went out."""
    shown = editions_shown(library)
    if not shown:
        return
    value = {"site": library.settings.title, "page": address(library.settings, PATH)}
    yield data_page(CHANGES, as_json({**value, "changes": [_value(library, one) for one in shown]}))
    if library.settings.base_url:
        yield from _feeds(library, shown[:_ENTRIES])


def _feeds(library: Library, shown: tuple[EditionShown, ...]) -> Iterator[DataFile | FeedPage]:
    channel = Channel(f"What is new – {library.settings.title}", PATH, CHANGES_FEED, CHANGES_JSON_FEED, ())
    entries = tuple(_entry(library, one) for one in shown)
    head = Head(CHANGES_FEED, channel.title, library.settings.description)
    yield FeedPage(head, entries[0].updated, entries, PATH)
    yield data_page(CHANGES_JSON_FEED, as_json(json_feed(library, channel, [_item(library, one) for one in entries])))


def _entry(library: Library, one: EditionShown) -> FeedEntry:
    author = library.settings.owner or library.settings.title
    titles = [line.ref.title for _, _, lines, _ in one.groups for line in lines]
    more = "; and others" if len(titles) > _TITLES else ""
    words = "The first edition" if one.first else _counts(one)
    return FeedEntry(
        f"{one.day}: {_counts(one)}",
        f"{PATH}#{one.anchor}",
        one.instant,
        words,
        "; ".join(titles[:_TITLES]) + more,
        author,
    )


def _item(library: Library, entry: FeedEntry) -> dict[str, Any]:
    url = address(library.settings, entry.path)
    known = {"id": url, "url": url, "title": entry.title, "content_text": summary(entry)}
    return {**known, "date_published": entry.updated, "authors": [{"name": entry.author}]}


def _counts(one: EditionShown) -> str:
    """What an edition brings, in numbers: `2 new briefs, 1 changed event`."""
    groups = ((len(lines) + left, f"{what} ", kind) for what, kind, lines, left in one.groups)
    found = list(chain(((count, "", kind) for count, kind in one.counts), groups))
    found += [(count, "lost ", kind) for count, kind in one.lost]
    return ", ".join(f"{count} {what}{kind[:-1] if count == 1 else kind}" for count, what, kind in found)


def _value(library: Library, one: EditionShown) -> dict[str, Any]:
    lines = [
        {"id": line.ref.id, "kind": line.ref.kind, "what": what, "page": address(library.settings, line.ref.path)}
        | ({"words": line.words} if line.words else {})
        for what, _, named, _ in one.groups
        for line in named
    ]
    lost = {kind: count for count, kind in one.lost}
    value = {"at": one.instant, "records": {kind: count for count, kind in one.counts}, "changes": lines}
    return {name: found for name, found in {**value, "lost": lost}.items() if found}
