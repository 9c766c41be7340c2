"""Does every entry of the feeds and the sitemap lead to a file of the site?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from briefsite.model.issues import Issue, Place
from briefsite.model.site import Site

_NAMING = re.compile(r"<link\b|<loc\b|\b(?:xmlUrl|htmlUrl)\b")
_GLIMPSE = re.compile(
    r'<link\b[^<>]*?\bhref="([^"<>]+)"[^<>]*>|<(?:loc|link)>([^<>]+)<|\b(?:xmlUrl|htmlUrl)="([^"<>]+)"'
)


#: An address that no file answers to.
_UNSURE = frozenset({"\0"})


def is_feed(path: str) -> bool:
    """Whether a file of the site may be a feed or a sitemap."""
    return path.endswith((".xml", ".atom", ".opml"))


def feed_issues(
    site: Site, base_url: str = "", glimpsed: Mapping[str, frozenset[str]] | None = None
) -> Iterator[Issue]:
    """An issue for every address below `base_url`, or relative, in an XML file that no file of the site answers to.
    `glimpsed` has what `glimpse` gives of the files that may have a fault, where that is at hand."""
    seen = glimpsed if glimpsed is not None else {path: glimpse(site[path]) for path in site if is_feed(path)}
    known: dict[tuple[str, str], bool] = {}

    def is_answered(address: str, path: str) -> bool:
        place = address, posixpath.dirname(path)
        if place not in known:
            known[place] = _answered(address, path, site, base_url)
        return known[place]

    for path in sorted(seen):
        if not all(is_answered(address, path) for address in seen[path]):
            yield from _dead(site[path].decode("utf-8", "replace"), path, site, base_url)


def glimpse(data: bytes, *, ours: bool = False) -> frozenset[str]:
    """The addresses in a file, without their places: of thousands of feeds hardly one has a fault. Where they are
    written in another way than ours, one that nothing answers to, so that the file is read with care; a template that
    is `ours` writes them in ours."""
    text = data.decode("utf-8", "replace")
    found = _GLIMPSE.findall(text)
    if not ours and len(found) != len(_NAMING.findall(text)):
        return _UNSURE
    return frozenset(unescape("".join(groups).strip()) for groups in found)


def _dead(text: str, path: str, site: Site, base_url: str) -> Iterator[Issue]:
    reader = _Addresses()
    reader.feed(text)
    reader.close()
    for address, line, column in reader.found:
        if not _answered(address, path, site, base_url):
            place = Place(f"site/{path}", line, column)
            yield Issue(place, "dead-entry", f"'{address}' leads to no file of the site")


class _Addresses(HTMLParser):
    """Collects the `href` of links, the addresses of OPML's outlines, and the text of `loc` and RSS's `link`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, int, int]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        address = named.get("href")
        for one in (address if tag == "link" else None, named.get("xmlurl"), named.get("htmlurl")):
            if one is not None:
                self._add(one)
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
