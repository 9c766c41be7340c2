"""What a page says of its machine-readable versions, for programs in its head and for people at its end."""

from __future__ import annotations

import posixpath

import pytest

from briefsite.model.site import Site
from tests.pages.reuse.desks import BASE, awkward, desk
from tests.rendering.reading import Page

SITES = {"an address": desk(), "no address": desk(""), "awkward words": awkward()}


def alternates(site: Site, path: str) -> dict[str, str]:
    """The alternates of a page by path in the site, with their types."""
    elements = Page(site[path]).elements
    found = [attrs for tag, attrs, _ in elements if tag == "link" and attrs.get("rel") == "alternate"]
    return {_target(attrs["href"], path): attrs["type"] for attrs in found}


def _target(href: str, path: str) -> str:
    if href.startswith(BASE):
        return href.removeprefix(BASE)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), href))


@pytest.mark.parametrize("name", SITES)
def test_every_alternate_is_a_file_of_the_site(name: str) -> None:
    site = SITES[name]
    for path in (path for path in site if path.endswith(".html")):
        assert set(alternates(site, path)) <= set(site), path


def test_a_page_names_its_own_versions() -> None:
    assert alternates(desk(), "actors/haruto-asagi.html") == {
        "feed.xml": "application/atom+xml",
        "actors/haruto-asagi.json": "application/json",
        "actors/haruto-asagi.ics": "text/calendar",
        "actors/haruto-asagi.feed.xml": "application/atom+xml",
        "actors/haruto-asagi.feed.json": "application/feed+json",
    }
    assert set(alternates(desk(""), "events.html")) == {"events.json", "data/events.csv", "calendar.ics"}
    assert alternates(desk(""), "404.html") == {}


def test_every_file_for_machines_is_named_by_some_page() -> None:
    named = {target for path in desk() if path.endswith(".html") for target in alternates(desk(), path)}
    files = {path for path in desk() if not path.endswith((".html", ".js", ".txt", "sitemap.xml"))}
    assert {path for path in files if not path.startswith(("static/", "cards/"))} == named


def test_people_are_told_in_one_line() -> None:
    page = Page(desk()["actors/haruto-asagi.html"])
    assert page.all("div", "reuse") == ["Data: JSON, calendar, Atom feed, JSON Feed"]


def test_the_page_for_addresses_that_are_not_there_offers_nothing() -> None:
    assert Page(desk("")["404.html"]).all("div", "reuse") == []
