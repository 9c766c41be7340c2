"""The site works at the root of a host, below any path, and opened from a folder: a reader goes everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Place
from tests.browser.hosting import hosted

#: All ways that a page offers, and whether its styles are there.
_OFFERS = """() => [
    [...document.querySelectorAll("a[href]")].map(a => new URL(a.getAttribute("href"), location).href),
    getComputedStyle(document.body).fontVariantNumeric === "oldstyle-nums",
]"""


@contextmanager
def standing(place: Place, where: str) -> Iterator[str]:
    """The site at a place; gives the address of its folder."""
    if where == "a folder":
        yield f"{place.folder.as_uri()}/"
    else:
        with hosted(place.site, where) as address:
            yield address


@pytest.mark.parametrize("where", ["/", "/a/b/", "a folder"])
def test_every_page_is_reached_by_links_from_the_home_page_and_is_whole(
    browser: Browser, sample: Place, where: str
) -> None:
    with standing(sample, where) as base:
        context = browser.new_context(java_script_enabled=True)
        page = context.new_page()
        lost: list[str] = []
        page.on(
            "requestfailed",
            lambda request: lost.append(request.url) if "ABORTED" not in (request.failure or "") else None,
        )
        page.on("response", lambda response: lost.append(response.url) if response.status >= 400 else None)
        seen, plain, astray = crawled(page, base)
        context.close()
    assert (lost, plain, astray) == ([], [], [])
    assert seen == set(sample.pages()) - {"404.html"}


def crawled(page: Page, base: str) -> tuple[set[str], list[str], list[str]]:
    """The pages that were reached; those of them without styles; and what led out of the site's folder."""
    ahead, seen, plain, astray = ["index.html"], {"index.html"}, [], []
    while ahead:
        here = ahead.pop()
        page.goto(base + here)
        links, styled = page.evaluate(_OFFERS)
        plain += [] if styled else [here]
        for link in {link.partition("#")[0].partition("?")[0] for link in links}:
            path = link.removeprefix(base) or "index.html"
            if not link.startswith(base):
                astray += [link] if not link.startswith(("http", "mailto")) or "127.0.0.1" in link else []
            elif path.endswith(".html") and path not in seen:
                seen.add(path)
                ahead.append(path)
    return seen, plain, astray
