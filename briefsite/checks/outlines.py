"""What a finished page offers to links, and where its own links lead.

Reading a page exactly is the work of the standard library's HTML parser, and slow. A sketch is many times faster. It
may take something for a link that is none, but misses none (where an address is not plainly in quotation marks, the
page is read after all), so that a page whose sketch is without fault needs no reading.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from html.parser import HTMLParser

from briefsite.model.nouns import dataclass

#: Addresses that lead out of the site, or hold what they show.
ABROAD = re.compile(r"(?:https?|mailto|tel|data):|//", re.IGNORECASE)

_ADDRESSES = frozenset({"href", "src", "poster"})
_HREF = re.compile(b'href="([^"<>]*)"')
_SRC = re.compile(b'src(set)?="([^"<>]*)"')
_POSTER = re.compile(b'poster="([^"<>]*)"')
_ID = re.compile(b' id="([^"<>]*)"')
_NAMES = (b"href", b"src", b"srcset", b"poster")
_NAMED = tuple(name + b"=" for name in _NAMES)
#: Capital letters as small ones, and all that is a blank in a tag as the same blank.
_PLAINLY = bytes.maketrans(b"\n\t\r\f", b"    ").lower()
#: More blanks than stand between an attribute's name and its `=` on any page.
_FAR, _LONGEST = 80, 8
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')#][^"')]*)["']?\s*\)""")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The ids of a page, and every address that it may lead to."""

    ids: frozenset[str]
    addresses: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that leads somewhere in this site, with its place in a file."""

    address: str
    line: int
    column: int


def sketch(data: bytes, *, ours: bool = False) -> Sketch:
    """Looks a page over. It depends on the bytes alone, so that a caller may remember it. Where templates and markup
    are all `ours`, every address is plainly in quotation marks, and no time goes into looking for others."""
    plain, sets = _HREF.findall(data), _SRC.findall(data)
    if not ours:
        lowered = data.translate(_PLAINLY)
        counts = {name: lowered.count(name) for name in _NAMED}
        plain += _POSTER.findall(data) if counts[b"poster="] else []
        if len(plain) + len(sets) != sum(counts.values()) or _stands_apart(lowered):
            page = _read(data)
            return Sketch(frozenset(page.ids), frozenset(reference.address for reference in page.references))
    found = {*plain, *(value for many, value in sets if not many)}
    listed = {one for many, value in sets if many for one in _addresses("srcset", _words(value))}
    inside = {match[1] for match in _ID.finditer(data) if _in_tag(data, match.start())}
    addresses = [one for one in (*_all_words(found), *listed) if not _is_abroad(one)]
    return Sketch(frozenset(_all_words(inside)), frozenset(addresses))


def _all_words(values: Collection[bytes]) -> list[str]:
    """Values of attributes, none of which has a quotation mark in it."""
    texts = b'"'.join(values).decode("utf-8", "replace").split('"') if values else []
    return [unescape(text) if "&" in text else text for text in texts]


def _words(value: bytes) -> str:
    """An attribute's value."""
    return _all_words([value])[0]


def _is_abroad(address: str) -> bool:
    return (":" in address or address.startswith("//")) and ABROAD.match(address) is not None


def _stands_apart(lowered: bytes) -> bool:
    """Whether there may be a blank between the name of such an attribute and its `=`. Any other, such as those of a
    BibTeX entry, is no reason to read a page."""
    at = lowered.find(b" =")
    while at >= 0:
        before = lowered[max(at - _FAR, 0) : at].rstrip(b" ")
        if before.endswith(_NAMES) or len(before) < _LONGEST:
            return True
        at = lowered.find(b" =", at + 1)
    return False


def _in_tag(data: bytes, offset: int) -> bool:
    return data.rfind(b"<", 0, offset) > data.rfind(b">", 0, offset)


def references(data: bytes) -> tuple[Reference, ...]:
    """Reads a page's links, each with its place."""
    return tuple(_read(data).references)


def exact_ids(data: bytes) -> frozenset[str]:
    """Reads a page's ids."""
    return frozenset(_read(data).ids)


def style_references(data: bytes) -> tuple[Reference, ...]:
    """The addresses in a style sheet."""
    text = data.decode("utf-8", "replace")
    found = (match for match in _CSS_URL.finditer(text) if not ABROAD.match(match[1]))
    return tuple(Reference(match[1], *position(text, match.start(1))) for match in found)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _addresses(attribute: str, value: str) -> list[str]:
    """The addresses in an attribute's value: one, or those of a list of pictures."""
    if attribute == "srcset":
        return [candidate.split()[0] for candidate in value.split(",") if candidate.split()]
    return [value]


def _read(data: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.references: list[Reference] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif tag != "base" and (name in _ADDRESSES or name == "srcset"):
                self._add(_addresses(name, value or ""))

    def _add(self, addresses: list[str]) -> None:
        line, column = self.getpos()
        self.references += [Reference(one, line, column + 1) for one in addresses if not ABROAD.match(one)]
