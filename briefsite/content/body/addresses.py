"""Addresses that no page may lead to: cleaning takes them away, and whoever wrote one is told."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import islice

from briefsite.content.body.marks import LINES
from briefsite.model.issues import Issue, Place

#: What a link or a picture may begin with, where it leads out of the site.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ELEMENT = re.compile(
    r"""<(?:a|img|q)\b[^<>]{0,1000}?\s(?:href|src|cite)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"']+))""",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_AT_THE_EDGES = "".join(map(chr, range(0x21)))
#: Browsers leave these out of an address before they look at it.
_UNSEEN = re.compile(r"[\t\n\r]+")
_SHOWN = 60
#: So many of one file are told: nobody reads on.
_MOST = 100
_HINT = "write one with https://, http://, mailto: or tel:, or take it out"


def address_issues(html: str, typed: str, path: str, first_line: int) -> Iterator[Issue]:
    """An issue for every such address in the HTML of a body (before it is cleaned), whose Markdown is `typed`."""
    refused = ((one.start(), address) for one in _ELEMENT.finditer(html) if (address := _refused(one)))
    found = list(islice(refused, _MOST))
    if not found:
        return
    marks = [(one.start(), int(one[1]) - first_line) for one in LINES.finditer(html)]
    starts = [0, *(one.end() for one in re.finditer("\n", typed))]
    comments = [*_comments(html)]
    told: dict[str, int] = {}
    for at, address in found:
        if any(begin < at < end for begin, end in comments):
            continue
        before = bisect_right(marks, (at, len(starts)))
        offset = _offset(typed, address, starts[marks[before - 1][1] if before else 0], told)
        line = bisect_right(starts, offset) - 1
        shown = address if len(address) <= _SHOWN else f"{address[:_SHOWN]} …"
        place = Place(path, line + first_line, offset - starts[line] + 1)
        yield Issue(place, "bad-address", f"'{shown}' is no address that a page may lead to", _HINT)


def _comments(html: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends."""
    begin = html.find("<!--")
    while begin >= 0:
        end = html.find("-->", begin)
        end = end if end >= 0 else len(html)
        yield begin, end
        begin = html.find("<!--", end)


def _refused(element: re.Match[str]) -> str:
    """The address of an element, where it is none that a page may lead to."""
    typed = unescape(element[1] or element[2] or element[3] or "")
    address = _UNSEEN.sub("", typed).strip(_AT_THE_EDGES)
    scheme = _SCHEME.match(address)
    astray = scheme[1].lower() not in SCHEMES if scheme else address.startswith("//")
    return address if astray else ""


def _offset(typed: str, address: str, start: int, told: dict[str, int]) -> int:
    """Where an address stands from `start` on, or else before (as a definition may), or else that place: as a whole, or
    by what it begins with. `told` is where each was found last."""
    for words in (address, address[: address.find(":") + 1] or "//"):
        for begin in (start, 0):
            at = typed.find(words, max(begin, told.get(words, -1) + 1))
            if at >= 0:
                told[words] = at
                return at
    return start
