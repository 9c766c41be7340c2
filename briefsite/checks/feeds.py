"""Does every entry of the feeds and the sitemap lead to a file of the site?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from briefsite.model.issues import Issue, Place
from briefsite.model.site import Site


def feed_issues(site: Site, base_url: str = "") -> Iterator[Issue]:
    """An issue for every address below `base_url`, or relative, in an XML file that no file of the site answers to."""
    for path in sorted(path for path in site if path.endswith((".xml", ".atom"))):
        for address, line, column in _addresses(site[path]):
            if not _answered(address, path, site, base_url):
                place = Place(f"site/{path}", line, column)
                yield Issue(place, "dead-entry", f"'{address}' leads to no file of the site")


@lru_cache(maxsize=8)
def _addresses(data: bytes) -> tuple[tuple[str, int, int], ...]:
    reader = _Addresses()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    return tuple(reader.found)


class _Addresses(HTMLParser):
    """Collects the `href` of links and the text of `loc` and RSS's `link`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, int, int]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href")
        if tag == "link" and address is not None:
            self._add(address)
        self._inside = tag in {"loc", "link"} and address is None

    def handle_endtag(self, _tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            self._add(data.strip())

    def _add(self, address: str) -> None:
        line, column = self.getpos()
        self.found.append((address, line, column + 1))


def _answered(address: str, feed: str, site: Site, base_url: str) -> bool:
    base = base_url.rstrip("/") + "/"
    if base_url and (address + "/" == base or address.startswith(base)):
        path = address[len(base) :]
    elif urlsplit(address).scheme or address.startswith("//"):
        return True
    else:
        path = posixpath.join(posixpath.dirname(feed), address)
    plain = unquote(path.partition("#")[0].partition("?")[0])
    target = posixpath.normpath(plain) if plain else "."
    return (posixpath.join(target, "index.html") if plain.endswith("/") or target == "." else target).removeprefix(
        "./"
    ) in site
