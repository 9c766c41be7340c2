"""The last step to a `Body`: the sanitised HTML is parted into blocks, and all marks but placeholders are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from briefsite.content.body.blocks import BEGIN, CITE_AT, END, LINK_AT, BlockFinder, Found
from briefsite.content.body.marks import LINES, PLACEHOLDERS, Marked
from briefsite.model.body import CITE, LINK, Attributed, Block, Body, Link
from briefsite.model.issues import Issue

_CODE = re.compile(r"<code>(.*?)</code>", re.DOTALL)
_MARKS = re.compile("[\ue004\ue006\ue008][0-9a:]+[\ue005\ue007\ue009]")
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r'<h[1-6] id="([^"]*)">(.*?)</h[1-6]>', re.DOTALL)
_BREAK = re.compile(r"<br>|</p>\s*(?=<)|</li>\s*(?=<)")
_ATTRIBUTED = re.compile(r"(?:—|–|--)\s*(?P<speaker>.*?)(?:,?\s+(?:through|via)\s+(?P<channel>.*?))?\s*", re.DOTALL)


def assembled(html: str, marked: Marked, finder: BlockFinder, first_line: int) -> tuple[Body, tuple[Issue, ...]]:
    """The body, and its faulty citations. What ended up in code, comments or attributes is text, and not counted."""
    html = _CODE.sub(lambda match: _code(match, marked), html)
    issues = tuple(issue for placeholder, issue in marked.faulty.items() if placeholder in html)
    for placeholder in marked.faulty:
        html = html.replace(placeholder, escape(marked.raw[placeholder]))
    anchors = set(finder.anchors)
    headings = [_heading(found, marked) for found in _HEADING.finditer(html) if found[1] in anchors]
    blocks = tuple(_blocks(html, marked, finder, [section for _, _, section in headings], first_line))
    html, links, cites = _numbered(html)
    body = Body(
        html=html,
        links=tuple(marked.links[n] for n in links),
        citations=tuple(marked.citations[n] for n in cites),
        blocks=blocks,
        headings=tuple((anchor, words) for anchor, words, _ in headings),
        images=tuple(image for typed, image in marked.images if f'src="{escape(typed)}"' in html),
    )
    return body, issues


def _code(match: re.Match[str], marked: Marked) -> str:
    if not (PLACEHOLDERS.search(match[1]) or LINES.search(match[1])):
        return match[0]
    return f"<code>{escape(marked.typed(unescape(match[1])), quote=False)}</code>"


def _heading(found: re.Match[str], marked: Marked) -> tuple[str, str, str]:
    """A heading's anchor, its words, and the name of its section: the target of its link, or else the words."""
    words = _text(_cleaned(found[2]), marked.links)
    link = LINK_AT.search(found[2])
    return found[1], words, (link and marked.links[int(link[1])].target) or words


def _blocks(html: str, marked: Marked, finder: BlockFinder, sections: list[str], first_line: int) -> Iterator[Block]:
    place, at = (first_line, 1), 0
    for number, found in enumerate(finder.blocks):
        begin, end = _edges(html, str(number), at)
        if end < 0:
            continue
        at = begin
        place = _place(html[begin:end], marked, place)
        section = sections[found.heading - 1] if 0 < found.heading <= len(sections) else ""
        below = slice(*_edges(html, f"{number}a", end)) if found.attributed else slice(0)
        yield _block(f"{html[begin:end]}\ue009{html[below]}", found, marked, (*place, section))


def _edges(html: str, name: str, at: int) -> tuple[int, int]:
    """Where a block's own HTML begins and ends, looked for from `at` on; both are -1 where sanitising took it away."""
    mark = BEGIN.format(name)
    begin = html.find(mark, at)
    end = html.find(END.format(name), begin) if begin >= 0 else -1
    return (begin + len(mark), end) if end >= 0 else (-1, -1)


def _block(inner: str, found: Found, marked: Marked, where: tuple[int, int, str]) -> Block:
    """A block from its HTML and, behind a mark, the line of attribution below it; `where` is line, column, section."""
    whole, link_numbers, cites = _numbered(inner)
    html, _, line_below = whole.rpartition("\ue009")
    links = tuple(marked.links[n] for n in link_numbers)
    is_bare = any(link.target and not link.label for link in links)
    return Block(
        kind=found.kind if found.kind == "quotation" else "statement" if cites else "note",
        html=html.strip(),
        text=_text(html, links),
        line=where[0],
        section=where[2],
        links=links,
        citations=tuple(marked.citations[n] for n in cites),
        attributed=_attributed(line_below, found.cls, links) if found.attributed else None,
        column=where[1],
        bare=_text(html, links, is_bare=True) if is_bare else "",
    )


def _place(inner: str, marked: Marked, before: tuple[int, int]) -> tuple[int, int]:
    """Where a block starts: its first mark, link or citation, or else where the one before it does."""
    if first := LINES.match(inner):
        return int(first[1]), int(first[2])
    places = [(int(mark[1]), int(mark[2])) for mark in [LINES.search(inner)] if mark]
    places += [(link.line, link.column) for n in LINK_AT.findall(inner)[:1] if (link := marked.links[int(n)])]
    places += [(cite.line, cite.column) for n in CITE_AT.findall(inner)[:1] if (cite := marked.citations[int(n)])]
    return min(places, default=before)


def _attributed(line: str, cls: str, links: tuple[Link, ...]) -> Attributed:
    line = CITE_AT.sub("", line).strip()
    match = _ATTRIBUTED.fullmatch(line)
    speaker, channel = (match["speaker"], match["channel"] or "") if match else (line, "")
    voices = (*_voice(speaker, links), *_voice(channel, links))
    if cls == "partial":
        return Attributed(*voices, "partial")
    return Attributed(*voices, "indirect" if cls == "indirect" else "direct")


def _voice(words: str, links: tuple[Link, ...]) -> tuple[int | None, str]:
    """The first link among a speaker's words, and the words as a reader sees them."""
    link = LINK_AT.search(words)
    return (int(link[1]) if link else None), _text(words, links)


def _text(html: str, links: tuple[Link, ...] | list[Link], *, is_bare: bool = False) -> str:
    """What a reader sees, without markup and citations; a link without a label is seen as its target, or (`is_bare`)
    stays a placeholder."""
    text = CITE_AT.sub("", html).replace("\n", " ")
    text = _TAG.sub("", _BREAK.sub("\n", text)) if "<" in text else text
    text = unescape(text)
    if links:
        text = LINK_AT.sub(lambda match: _shown(match, links, is_bare=is_bare), text)
    if "\n" not in text:  # as nearly all are
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _shown(match: re.Match[str], links: tuple[Link, ...] | list[Link], *, is_bare: bool) -> str:
    link = links[int(match[1])]
    return link.label or (match[0] if is_bare and link.target else link.target or link.fragment)


def _cleaned(html: str) -> str:
    return _MARKS.sub("", html)


def _numbered(html: str) -> tuple[str, list[int], list[int]]:
    """The HTML without our marks, its placeholders counted afresh from 0, and the numbers they had, in order."""
    html, links = _counted(_cleaned(html), LINK_AT, LINK)
    html, cites = _counted(html, CITE_AT, CITE)
    return html, links, cites


def _counted(html: str, at: re.Pattern[str], placeholder: str) -> tuple[str, list[int]]:
    """The HTML with its placeholders of a kind counted afresh, and the numbers that they had, in order."""
    numbers = sorted({int(number) for number in at.findall(html)})
    if numbers and numbers[-1] >= len(numbers):  # else they are counted so already
        new = {old: placeholder.format(number) for number, old in enumerate(numbers)}
        html = at.sub(lambda match: new[int(match[1])], html)
    return html, numbers
