"""The file of the thing itself, parted: what is named leaves it, and makes the new file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefsite.merging.splitting.bodies import parted_body
from briefsite.merging.splitting.division import Division, located
from briefsite.merging.threeway.document import Document
from briefsite.merging.threeway.header import Child, Node
from briefsite.merging.threeway.lists import Rebuild
from briefsite.merging.threeway.matching import Sides
from briefsite.merging.threeway.parts import line_end
from briefsite.merging.threeway.splices import Splice, column, indented, quoted, spliced
from briefsite.model.splits import fold

#: Lists of other names, by which items go.
NAMES = ("aliases", "terms")
#: What two halves of one thing share until a person says otherwise.
_SHARED = ("kind", "plover", "phase", "salience", "participants", "part_of", "broader", "topics", "country")
_PLAIN = re.compile(r"[^\W\d_][\w -]*")
_STATUS = "status: drafted"


@dataclass(frozen=True, slots=True)
class Halves:
    """The file that stays, and the one that goes."""

    stays: str
    goes: str


def halves(document: Document, own: str, division: Division, title: str) -> Halves:
    """The file parted. Without a `title`, the new one has none: so a last draft is parted, which knows no editor."""
    header, end = document.parts.header, line_end(document.parts.header)
    moving = {child.key: _moving(child, division) for child in document.fields.children if child.node.form == "list"}
    splices = [each for child in document.fields.children for each in _left(header, child, moving.get(child.key))]
    left, gone = parted_body(document.parts.body, own, division)
    stays = replace(document.parts, header=spliced(header, splices), body=left).joined()
    lines = [f"title: {plain_or_quoted(title)}"] if title else []
    lines += _told(document.fields, moving.get("accounts", set()))
    lines += [line for child in document.fields.children for line in _taken(header, child, moving, title)]
    made = end.join(["---", *lines, _STATUS, "---", ""])
    return Halves(stays, made + (f"{end}{gone.lstrip()}" if gone.strip() else ""))


def plain_or_quoted(words: str) -> str:
    """A title as YAML."""
    safe = _PLAIN.fullmatch(words) and words.lower() not in {
        "no",
        "yes",
        "on",
        "off",
        "null",
        "true",
        "false",
        "n",
        "y",
    }
    return words if safe else quoted(words, Node("scalar", 0, 0, quote="'"))


def _moving(child: Child, division: Division) -> set[int]:
    """The items of a list that go: names that were named, and what rests on nothing but what goes."""
    found = set()
    for n, item in enumerate(child.node.children):
        cite = item.node.get("cite")
        named = child.key in NAMES and fold(item.node.text) in division.names
        if named or (cite and division.verdict(located(cite.node.text)) == {"goes"}):
            found.add(n)
    return found


def _left(header: str, child: Child, moving: set[int] | None) -> Iterator[Splice]:
    if not moving:
        return
    kept = [n for n in range(len(child.node.children)) if n not in moving]
    if not kept:
        yield Splice(child.start, child.end, "")
        return
    sides = [Sides(None, n, None) for n in range(len(child.node.children))]
    rebuilt = Rebuild(header, header, child.node, Node("list", 0, 0), line_end(header))
    yield from rebuilt.splices(sides, kept, [], child.colon) or ()


def _taken(header: str, child: Child, moving: dict[str, set[int]], title: str) -> Iterator[str]:
    """The lines of one key in the new file."""
    end = line_end(header)
    if child.key in _SHARED:
        yield indented(header, child, 0, end).rstrip()
        return
    items = [child.node.children[n] for n in sorted(moving.get(child.key, ()))]
    items = [item for item in items if not title or item.node.text != title]
    if items:
        yield f"{child.key}:"
        for item in items:
            raw = f"- {header[item.start : item.end]}" if item.flowing else indented(header, item, 0, end)
            yield from (f"  {line}" for line in raw.rstrip().splitlines())


def _told(fields: Node, moving: set[int]) -> Iterator[str]:
    """Date and place of an event, as the first account that goes has them."""
    accounts = fields.get("accounts")
    told = [accounts.node.children[n].node for n in sorted(moving)] if accounts else []
    for key, field in (("date", "value"), ("place", "place")):
        words = next((found.node.text for account in told if (found := account.get(field)) and found.node.text), "")
        yield from [f"{key}: {plain_or_quoted(words)}"] if words else []


def stands_plainly(document: Document) -> bool:
    """Whether a front matter is one key a line, as can be parted."""
    return all(not child.flowing and column(document.parts.header, child) == 0 for child in document.fields.children)
