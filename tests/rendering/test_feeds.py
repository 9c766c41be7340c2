"""Feed and sitemap: valid, absolute, and without a clock."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from tests.sample import sample_site

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org/a/b/"
SITE = sample_site(base_url=BASE, title="Northern Desk", owner="The Desk")


def feed() -> ET.Element:
    return ET.fromstring(SITE["feed.xml"])  # noqa: S314 - made by us a moment ago


def test_without_an_address_there_is_no_feed_and_no_sitemap() -> None:
    assert {"feed.xml", "sitemap.xml"}.isdisjoint(sample_site())
    assert b"Sitemap" not in sample_site()["robots.txt"]


def test_the_feed_has_all_that_atom_demands() -> None:
    for element in (feed(), *feed().findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert element.findtext(f"{ATOM}author/{ATOM}name")
        updated = element.findtext(f"{ATOM}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", updated)
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed().findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 3
    assert all(id_.removeprefix(BASE) in SITE for id_ in ids)
    assert feed().find(f"{ATOM}link[@rel='self']").attrib["href"] == f"{BASE}feed.xml"  # type: ignore[union-attr]


def test_an_entry_without_a_full_date_has_the_first_day_it_may_mean() -> None:
    updated = [entry.findtext(f"{ATOM}updated") for entry in feed().findall(f"{ATOM}entry")]
    assert updated == ["2031-03-08T00:00:00Z", "2031-03-01T00:00:00Z", "1970-01-01T00:00:00Z"]
    assert feed().findtext(f"{ATOM}updated") == "2031-03-08T00:00:00Z"
    summaries = [entry.findtext(f"{ATOM}summary") or "" for entry in feed().findall(f"{ATOM}entry")]
    assert summaries[2].startswith("29 April, year not stated. Premier Oda Lindqvist")


def test_the_sitemap_names_every_page_once() -> None:
    places = re.findall(r"<loc>(.*?)</loc>", SITE["sitemap.xml"].decode())
    pages = [path for path in SITE if path.endswith(".html") and path != "404.html"]
    expected = [BASE if path == "index.html" else BASE + path for path in pages]
    assert sorted(places) == sorted(expected)
    assert f"Sitemap: {BASE}sitemap.xml" in SITE["robots.txt"].decode()
