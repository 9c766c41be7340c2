"""What is new, for programs: all editions that the page shows as JSON, and as a feed with an entry for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefsite.model.pages.editions import EditionShown
from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import DataFile, FeedEntry, FeedPage
from briefsite.model.wording import Wording
from briefsite.pages.changes import PATH, editions_shown
from briefsite.pages.library import Library
from briefsite.pages.reuse.addresses import CHANGES, CHANGES_FEED, CHANGES_JSON_FEED, address, data_page
from briefsite.pages.reuse.feeds import Channel, json_feed, summary
from briefsite.pages.reuse.json_files import as_json

_ENTRIES, _TITLES = 20, 8


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
    title = f"{library.say('What is new')} – {library.settings.title}"
    channel = Channel(title, PATH, CHANGES_FEED, CHANGES_JSON_FEED, ())
    entries = tuple(_entry(library, one) for one in shown)
    yield FeedPage(Head(CHANGES_FEED, title, library.settings.description), entries[0].updated, entries, PATH)
    yield data_page(CHANGES_JSON_FEED, as_json(json_feed(library, channel, [_item(library, one) for one in entries])))


def _entry(library: Library, one: EditionShown) -> FeedEntry:
    author = library.settings.owner or library.settings.title
    title = library.say("What is new, %(date)s", date=one.day)
    return FeedEntry(title, f"{PATH}#{one.anchor}", one.instant, _summary(library.say, one), "", author)


def _summary(say: Wording, one: EditionShown) -> str:
    """What an edition brings, by name: `New topics: Tides. Changed events: The visit`."""
    said = [say("Here this record begins, with %(counts)s.", counts=", ".join(one.begins))] if one.begins else []
    for _, heading, lines, left in one.groups:
        titles = [line.ref.title for line in lines[:_TITLES]]
        more = "; …" if left or len(lines) > _TITLES else ""
        said.append(f"{heading}: {'; '.join(titles)}{more}.")
    if one.lost:
        said.append(say("No longer here: %(counts)s.", counts=", ".join(one.lost)))
    return " ".join(said)


def _item(library: Library, entry: FeedEntry) -> dict[str, Any]:
    url = address(library.settings, entry.path)
    known = {"id": url, "url": url, "title": entry.title, "content_text": summary(entry)}
    return {**known, "date_published": entry.updated, "authors": [{"name": entry.author}]}


def _value(library: Library, one: EditionShown) -> dict[str, Any]:
    lines = [
        {"id": line.ref.id, "kind": line.ref.kind, "what": what, "page": address(library.settings, line.ref.path)}
        | ({"words": line.words} if line.words else {})
        for what, _, named, _ in one.groups
        for line in named
    ]
    value = {"at": one.instant, "begins": list(one.begins), "changes": lines, "lost": list(one.lost)}
    return {name: found for name, found in value.items() if found}
