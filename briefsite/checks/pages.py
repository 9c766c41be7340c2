"""Does every link of the finished pages lead somewhere: every `href`, every `src`, every fragment?

A page is read once, by the standard library's HTML parser. What is read depends on its bytes alone, so that a caller
may remember it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

from briefsite.model.issues import Issue, Place, did_you_mean
from briefsite.model.site import Site

_ABROAD = re.compile(r"(?:https?|mailto|tel|data):|//", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_ADDRESSES = {"href", "src", "poster"}


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that leads somewhere in this site, as it stands in a file."""

    address: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What a page offers to links, and its own."""

    ids: frozenset[str]
    references: tuple[Reference, ...]


def page_issues(
    site: Site, templates: Mapping[str, str], read: Callable[[bytes], Outline] | None = None
) -> Iterator[Issue]:
    """One issue for every address that leads nowhere, at its first place, in the template where that has it too."""
    outlines = {path: (read or outline)(data) for path, data in sorted(site.items()) if path.endswith(".html")}
    styles = {path: _styles(data) for path, data in sorted(site.items()) if path.endswith(".css")}
    dead: dict[tuple[str, str], list[tuple[str, Reference]]] = {}
    for path, found in (*outlines.items(), *styles.items()):
        for reference in found.references:
            if fault := _fault(reference.address, path, site, outlines):
                dead.setdefault((reference.address, fault), []).append((path, reference))
    for (address, fault), places in dead.items():
        yield _issue(address, fault, places, site, templates)


def outline(data: bytes) -> Outline:
    """Reads a page."""
    parser = _Reader()
    parser.feed(data.decode("utf-8", "replace"))
    parser.close()
    return Outline(frozenset(parser.ids), tuple(parser.references))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.references: list[Reference] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in _ADDRESSES:
                self._add(value or "", tag)
            elif name == "srcset":
                for candidate in (value or "").split(","):
                    self._add(candidate.split()[0] if candidate.split() else "", tag)

    def _add(self, address: str, tag: str) -> None:
        if tag != "base" and not _ABROAD.match(address):
            line, column = self.getpos()
            self.references.append(Reference(address, line, column + 1))


def _styles(data: bytes) -> Outline:
    text = data.decode("utf-8", "replace")
    found = (match for match in _CSS_URL.finditer(text) if not _ABROAD.match(match[1]) and not match[1].startswith("#"))
    references = (Reference(match[1], *_position(text, match.start(1))) for match in found)
    return Outline(frozenset(), tuple(references))


def _fault(address: str, page: str, site: Site, outlines: Mapping[str, Outline]) -> str:
    """Why an address leads nowhere; "" where it leads somewhere."""
    if _SCHEME.match(address):
        return "is an address that no page should have"
    path, _, fragment = address.partition("#")
    if path.startswith("/"):
        return "" if page == "404.html" else "begins with a slash, and is dead wherever the site is not at the root"
    target = _target(unquote(path.partition("?")[0]), page)
    if target not in site:
        return "leads to no file of the site"
    if fragment and target in outlines and unquote(fragment) not in outlines[target].ids | {"top"}:
        return f"leads to no place in {target}"
    return ""


def _target(path: str, page: str) -> str:
    """The file that a path on a page leads to."""
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    folder = path.endswith("/") or joined == "." or path in {".", ".."}
    return posixpath.normpath(posixpath.join(joined, "index.html")) if folder else joined


def _issue(
    address: str, fault: str, places: list[tuple[str, Reference]], site: Site, templates: Mapping[str, str]
) -> Issue:
    page, first = places[0]
    pages = len({path for path, _ in places})
    others = f", here and on {pages - 1} other page{'s' if pages > 2 else ''}" if pages > 1 else ""
    place = _in_template(address, templates) or Place(f"site/{page}", first.line, first.column)
    code = "dead-fragment" if "no place" in fault else "dead-link"
    return Issue(place, code, f"'{address}' {fault}{others}", _hint(address, page, site) if code == "dead-link" else "")


def _hint(address: str, page: str, site: Site) -> str:
    target = _target(unquote(address.partition("#")[0].lstrip("/")), "index.html" if address.startswith("/") else page)
    if target in site:
        return f"write {posixpath.relpath(target, posixpath.dirname(page) or '.')}"
    suffix = posixpath.splitext(target)[1]
    return did_you_mean(target, (path for path in site if path.endswith(suffix)))


def _in_template(address: str, templates: Mapping[str, str]) -> Place | None:
    for path, text in sorted(templates.items()):
        for quote in "\"'":
            at = text.find(f"={quote}{address}{quote}") if address else -1
            if at >= 0:
                return Place(path, *_position(text, at + 2))
    return None


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
