"""What crawlers read: sitemap and robots. A sitemap needs absolute addresses: without the site's own address
(`base_url`) it is left out, rather than made up."""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import RobotsPage, SitemapPage
from briefsite.pages.library import Library


def sitemap_page(paths: Iterable[str]) -> SitemapPage:
    """Every page, but for the one that says that a page is not there."""
    return SitemapPage(Head("sitemap.xml", "", ""), tuple(sorted(path for path in paths if path != "404.html")))


def robots_page(library: Library) -> RobotsPage:
    """Everything may be read; the sitemap is named where there is one."""
    return RobotsPage(Head("robots.txt", "", ""), bool(library.settings.base_url))
