"""Feeds of the site, its topics and its actors, read back with libraries."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import jsonschema
import listparser
import pytest

from briefsite.model.site import Site
from tests.pages.reuse.desks import BASE, HOSTILE, awkward, desk

#: What JSON Feed 1.1 says must be there, and of which type.
_AUTHORS = {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string", "minLength": 1}}}}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "format": "uri"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}
SITES = {"sample": desk(), "awkward": awkward()}


def feeds(site: Site, end: str) -> dict[str, bytes]:
    return {path.removesuffix(end): data for path, data in site.items() if path.endswith(end)}


def there(site: Site, address: str) -> bool:
    assert address.startswith(BASE), address
    return (address.removeprefix(BASE) or "index.html") in site


@pytest.mark.parametrize("name", SITES)
def test_every_atom_feed_is_well_formed_and_leads_to_pages(name: str) -> None:
    site = SITES[name]
    for path, data in feeds(site, "feed.xml").items():
        found: Any = feedparser.parse(data)
        assert not found.bozo, (path, found.get("bozo_exception"))
        assert found.version == "atom10"
        assert found.feed.id == f"{BASE}{path}feed.xml"
        assert {link.rel: there(site, link.href) for link in found.feed.links} == {"self": True, "alternate": True}
        assert all(there(site, entry.link) and entry.updated_parsed and entry.summary for entry in found.entries)
        assert len({entry.id for entry in found.entries}) == len(found.entries)


@pytest.mark.parametrize("name", SITES)
def test_json_feed_says_what_atom_says(name: str) -> None:
    site = SITES[name]
    atom, found = feeds(site, "feed.xml"), feeds(site, "feed.json")
    assert set(atom) == set(found)
    for path, data in found.items():
        value = json.loads(data)
        jsonschema.validate(value, JSON_FEED)
        entries = feedparser.parse(atom[path]).entries
        assert [item["url"] for item in value["items"]] == [entry.link for entry in entries]
        assert [item["title"] for item in value["items"]] == [entry.title for entry in entries]
        assert there(site, value["feed_url"])
        assert there(site, value["home_page_url"])


def test_a_feed_of_an_actor_has_the_briefs_that_name_it_and_no_other() -> None:
    items = json.loads(desk()["actors/haruto-asagi.feed.json"])["items"]
    names = [item["id"].removeprefix(BASE) for item in items]
    assert names == ["briefs/merania-and-kelmar-renew-pledge.html", "briefs/peace-office-chief-meets-vannak.html"]
    assert "actors/hostile.feed.xml" not in desk()


def test_words_of_any_kind_stand_whole_in_a_feed() -> None:
    (entry,) = feedparser.parse(awkward()["actors/hostile.feed.xml"], sanitize_html=False).entries
    assert entry.title == f"{HOSTILE} brief"
    assert json.loads(awkward()["actors/hostile.feed.json"])["items"][0]["title"] == f"{HOSTILE} brief"


def test_json_feed_leaves_out_a_date_that_atom_must_make_up() -> None:
    items = json.loads(desk()["feed.json"])["items"]
    assert ["date_published" in item for item in items] == [True, True, False]
    assert items[2]["content_text"].startswith("29 April, year not stated. ")


def test_the_list_of_feeds_has_every_feed_once() -> None:
    found = listparser.parse(awkward()["feeds.opml"].decode())
    assert not found.bozo
    named = [feed.url.removeprefix(BASE) for feed in found.feeds]
    assert sorted(named) == sorted(path for path in awkward() if path.endswith("feed.xml"))
    assert any(feed.title == HOSTILE for feed in found.feeds)


def test_without_an_address_there_is_no_feed() -> None:
    assert [path for path in desk("") if "feed" in path] == []
