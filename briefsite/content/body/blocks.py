"""Finds the blocks of a body in Python-Markdown's tree, and marks in the HTML where each begins and ends.

A cited list item or paragraph is a statement; a blockquote with an attribution line, or a citation, is a quotation;
other prose is a note. Headings get their anchors here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from briefsite.content.body.marks import ANCHOR, LINES, Marked
from briefsite.model.body import BlockKind
from briefsite.model.slugs import ID, slug

#: The edges of a block, by its number; those of its attribution have an `a` behind the number.
BEGIN = "\ue006{}\ue007"
END = "\ue008{}\ue009"
LINK_AT = re.compile("\ue000(\\d+)\ue001")
CITE_AT = re.compile("\ue002(\\d+)\ue003")

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CONTAINERS = {"p", "ul", "ol", "dl", "blockquote", "pre", "table", "div", "figure", *_HEADINGS}
_ATTRIBUTION = re.compile("(?:\\A|\n)[ \t]*(?:\ue004[\\d:]+\ue005)*[ \t]*(?=(?:—|–|--)[ \t]*\\S)")
_CLASS = re.compile(r"\s*\((direct|partial|indirect)\)")
_RAW_HTML = re.compile(r"\s*\x02wzxhzdk:\d+\x03\s*")
#: What the library has put aside, by its number: an element, a comment, or a reference to a character.
_ASIDE = re.compile(r"\x02wzxhzdk:(\d+)\x03")
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
#: Anchors of a page's own: its main part, the reasons of a date, evidence, paragraphs, years and statements.
_TAKEN = re.compile(r"main|why(?:-of)?|[epy]\d+|s-[0-9a-f]{8}(?:-\d+)?")


@dataclass(slots=True)
class Found:
    """A block as found in the tree; `heading` counts the headings above it, `cls` is the class given to a quotation.
    Whether prose is a statement is seen when its citations are known."""

    kind: BlockKind
    heading: int
    attributed: bool = False
    cls: str = ""


@dataclass(slots=True)
class BlockFinder:
    """The state of one run over one tree."""

    body: Marked
    blocks: list[Found] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    aside: list[Any] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _tried: dict[str, int] = field(default_factory=dict)

    def walk(self, parent: Element) -> None:
        """Looks for blocks among an element's children, in reading order."""
        for element in list(parent):
            if element.tag in _HEADINGS:
                self._heading(element)
            elif element.tag == "blockquote":
                self._blockquote(element)
            elif element.tag in {"p", "li", "td", "dd"}:
                self._prose(element)
            else:
                self.walk(element)

    def _heading(self, element: Element) -> None:
        text = CITE_AT.sub("", LINES.sub("", _ASIDE.sub(self._put_aside, "".join(element.itertext()))))
        words = LINK_AT.sub(lambda match: self.body.links[int(match[1])].target, text)
        self.anchors.append(self._anchor(slug(words)))
        element.set("id", ANCHOR + self.anchors[-1])

    def _put_aside(self, found: re.Match[str]) -> str:
        """The words of what was put aside: its number is another one as soon as something is written above it."""
        return unescape(_MARKUP.sub("", str(self.aside[int(found[1])])))

    def _anchor(self, wanted: str) -> str:
        """An anchor that neither another heading has nor a page of itself."""
        wanted = f"x-{wanted}" if _TAKEN.fullmatch(wanted) else wanted
        free, number = wanted, self._tried.get(wanted, 1)
        while free in self._taken or not ID.fullmatch(free):
            number += 1
            free = f"{wanted}-{number}"
        self._tried[wanted] = number
        self._taken.add(free)
        return free

    def _blockquote(self, element: Element) -> None:
        paragraphs = [child for child in element if child.tag == "p"]
        caption = _split_attribution(paragraphs[-1]) if paragraphs and paragraphs[-1] is element[-1] else None
        if caption is None and not CITE_AT.search("".join(_words(element))):
            self.walk(element)
            return
        found = Found("quotation", len(self.anchors))
        if caption is not None:
            _as_figure(element, caption, found)
            _edge(caption, f"{len(self.blocks)}a", len(caption))
        quote = element if caption is None else element[0]
        self._add(found, quote, len(quote))

    def _prose(self, element: Element) -> None:
        end = next((n for n, child in enumerate(element) if child.tag in _CONTAINERS), len(element))
        own = "".join(_words(element, end))
        if own.strip() and not _RAW_HTML.fullmatch(own):
            self._add(Found("note", len(self.anchors)), element, end)
        for child in element[end:]:
            holder = Element("div")
            holder.append(child)
            self.walk(holder)

    def _add(self, found: Found, element: Element, end: int) -> None:
        """Marks the element's own text and its first `end` children as the next block."""
        _edge(element, str(len(self.blocks)), end)
        self.blocks.append(found)


class BlockMarker(Treeprocessor):
    """Runs a `BlockFinder` as a step of Python-Markdown, after inline markup is done."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.finder = BlockFinder(Marked())

    def run(self, root: Element) -> None:
        self.finder.aside = self.md.htmlStash.rawHtmlBlocks
        self.finder.walk(root)


def _edge(element: Element, name: str, end: int) -> None:
    element.text = BEGIN.format(name) + (element.text or "")
    if end:
        element[end - 1].tail = (element[end - 1].tail or "") + END.format(name)
    else:
        element.text += END.format(name)


def _words(element: Element, end: int | None = None) -> Iterator[str]:
    """The text in an element and its first `end` children, code left out."""
    yield element.text or ""
    for child in element[:end]:
        if child.tag != "code":
            yield from _words(child)
        yield child.tail or ""


def _split_attribution(paragraph: Element) -> Element | None:
    """Takes the last line off a quotation's last paragraph where it begins with a dash, as a caption."""
    for index in range(len(paragraph) - 1, -2, -1):
        holder = paragraph[index].tail if index >= 0 else paragraph.text
        if index >= 0 and not (holder or "").strip():
            continue
        matches = list(_ATTRIBUTION.finditer(holder or ""))
        starts = [m for m in matches if m[0].startswith("\n") or index < 0 or paragraph[index].tag == "br"]
        if starts:
            return _cut(paragraph, index, holder or "", starts[-1])
    return None


def _cut(paragraph: Element, index: int, text: str, at: re.Match[str]) -> Element:
    caption = Element("figcaption")
    caption.text = text[at.end() :]
    for child in list(paragraph)[index + 1 :]:
        paragraph.remove(child)
        caption.append(child)
    before = text[: at.start()]
    if index < 0:
        paragraph.text = before
    elif paragraph[index].tag == "br" and not before.strip():
        paragraph.remove(paragraph[index])
    else:
        paragraph[index].tail = before
    return caption


def _as_figure(element: Element, caption: Element, found: Found) -> None:
    """Makes of a blockquote a figure that holds the words and, as its caption, who said them."""
    classes = _CLASS.findall("".join(caption.itertext()))
    found.attributed, found.cls = True, classes[-1] if classes else ""
    children = [child for child in element if child.tag != "p" or len(child) or (child.text or "").strip()]
    for child in list(element):
        element.remove(child)
    element.tag = "figure"
    element.set("class", f"quotation {found.cls or 'direct'}")
    quote = SubElement(element, "blockquote")
    quote.extend(children)
    caption.text = _CLASS.sub("", caption.text or "")
    for child in caption:
        child.tail = _CLASS.sub("", child.tail or "")
    element.append(caption)
