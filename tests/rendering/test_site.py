"""What holds for every page of every site."""

from __future__ import annotations

import json
import posixpath
import re
from itertools import pairwise
from urllib.parse import unquote, urlsplit

import pytest

from briefsite.checks.feeds import glimpse, is_feed
from briefsite.checks.outlines import references, sketch
from briefsite.model.site import Site
from tests.rendering.reading import Page
from tests.sample import sample_site

SITES = {
    "without an address": sample_site(),
    "below a path": sample_site(base_url="https://example.org/a/b/", contact="desk@example.org"),
    "with full sources": sample_site(source_text="full"),
    "without sources": sample_site(source_text="none"),
}


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Site:
    return SITES[request.param]


def html(site: Site) -> dict[str, Page]:
    return {path: Page(data) for path, data in site.items() if path.endswith(".html")}


def test_every_link_leads_to_a_page_and_to_an_anchor_on_it(site: Site) -> None:
    pages = html(site)
    for path, page in pages.items():
        for href in (*page.attributes("a", "href"), *page.attributes("link", "href")):
            where = urlsplit(href)
            if where.scheme or where.netloc or path == "404.html":
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), where.path)) if where.path else path
            assert target in site, f"{path}: {href}"
            assert not where.fragment or unquote(where.fragment) in pages[target].ids(), f"{path}: {href}"


def test_no_address_is_missed_where_it_is_known_that_the_theme_wrote_the_page(site: Site) -> None:
    for path, data in site.items():
        if path.endswith(".html"):
            seen = sketch(data, ours=True)
            assert {one.address for one in references(data)} - {""} <= seen.addresses
            assert seen.ids == sketch(data).ids
        elif is_feed(path):
            assert glimpse(data, ours=True) == glimpse(data)


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    pages, seen, ahead = html(site), {"index.html"}, ["index.html"]
    while ahead:
        path = ahead.pop()
        for href in pages[path].attributes("a", "href"):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), urlsplit(href).path or path))
            if target in pages and target not in seen:
                seen.add(target)
                ahead.append(target)
    assert set(pages) - seen == {"404.html"}


def test_links_are_relative_so_the_site_works_in_any_folder(site: Site) -> None:
    for path, page in html(site).items():
        if path != "404.html":
            assert [href for href in page.attributes("a", "href") if href.startswith(("/", "file:"))] == []


def test_no_id_is_used_twice_on_a_page(site: Site) -> None:
    for path, page in html(site).items():
        assert sorted(page.ids()) == sorted(set(page.ids())), path


def test_headings_begin_with_one_of_level_one_and_skip_none(site: Site) -> None:
    for path, page in html(site).items():
        levels = page.levels()
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_every_page_has_landmarks_a_title_and_a_description(site: Site) -> None:
    for path, page in html(site).items():
        assert page.all("title")[0], path
        assert len(page.all("main")) == 1, path
        if path != "404.html":
            assert page.all("a", "skip") == ["Skip to the content"], path
            assert page.all("nav"), path
            descriptions = [attrs for _, attrs, _ in page.elements if attrs.get("name") == "description"]
            assert descriptions[0]["content"], path


def running(page: Page) -> list[str]:
    """The names of the scripts that a page runs."""
    scripts = [attrs for tag, attrs, _ in page.elements if tag == "script"]
    sources = [attrs["src"] for attrs in scripts if attrs.get("type") != "application/ld+json"]
    return [source.partition("?")[0].rpartition("/")[2] for source in sources]


def test_without_the_aids_nothing_but_the_search_runs_a_script() -> None:
    bare = sample_site(scripts=False)
    for path, page in html(bare).items():
        assert running(page) == ["search.js"] * (path == "search.html"), path
        assert ("script-src" in bare[path].decode()) == (path == "search.html"), path


def test_pages_run_one_script_and_the_search_its_own_and_nothing_has_an_inline_style(site: Site) -> None:
    for path, page in html(site).items():
        ours = ["reading.js"] * (path != "404.html") + ["search.js"] * (path == "search.html")
        assert running(page) == ours, path
        assert ("script-src 'self';" in site[path].decode()) == bool(ours), path
        assert [attrs for _, attrs, _ in page.elements if "style" in attrs] == [], path
        assert [name for _, attrs, _ in page.elements for name in attrs if name.startswith("on")] == [], path
        assert "style" not in [tag for tag, _, _ in page.elements] or path == "404.html"


def test_no_page_weighs_more_than_100_kilobytes(site: Site) -> None:
    common = sum(len(data) for path, data in site.items() if path.startswith("static/"))
    assert {path for path, data in site.items() if path.endswith(".html") and len(data) + common > 100_000} == set()


def test_no_placeholder_is_left(site: Site) -> None:
    for path, data in site.items():
        assert path.endswith(".png") or not re.search("[\ue000-\uf8ff]", data.decode()), path


def test_linked_data_is_json_of_schema_org(site: Site) -> None:
    found = 0
    for path, page in html(site).items():
        for text in filter(None, page.all("script")):
            data = json.loads(text)
            assert data["@context"] == "https://schema.org", path
            assert data["@id"].endswith(path.removesuffix("index.html")), path
            found += 1
    assert found == 23


def test_two_renderings_give_the_same_bytes() -> None:
    assert sample_site(base_url="https://example.org/") == sample_site(base_url="https://example.org/")


def test_canonical_links_need_the_sites_address() -> None:
    with_address = Page(SITES["below a path"]["actors/kelmar.html"])
    assert "https://example.org/a/b/actors/kelmar.html" in with_address.attributes("link", "href")
    assert "canonical" not in Page(SITES["without an address"]["actors/kelmar.html"]).attributes("link", "rel")


def test_the_page_for_missing_addresses_has_no_relative_link() -> None:
    assert Page(SITES["without an address"]["404.html"]).attributes("a", "href") == []
    links = Page(SITES["below a path"]["404.html"]).attributes("a", "href")
    assert links[0] == "/a/b/index.html"
    assert all(link.removeprefix("/a/b/") in SITES["below a path"] for link in links)
