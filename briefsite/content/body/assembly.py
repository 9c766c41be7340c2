"""The last step to a `Body`: the sanitised HTML is parted into blocks, and all marks but placeholders are taken out."""

from __future__ import annotations

import re
from html import escape, unescape

from briefsite.content.body.blocks import CITE_AT, LINK_AT, BlockFinder, Found
from briefsite.content.body.marks import LINES, Marked
from briefsite.model.body import CITE, LINK, Attributed, Block, Body, Link

_CODE = re.compile(r"<code>(.*?)</code>", re.DOTALL)
_EDGES = re.compile("[\ue006\ue008]\\d+[\ue007\ue009]")
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br ?/?>|</p>\s*(?=<)|</li>\s*(?=<)|</t[dh]>\s*(?=<)")
_ATTRIBUTED = re.compile(
    r"(?:—|–|--)\s*(?P<speaker>.*?)(?:,?\s+(?:through|via)\s+(?P<channel>.*?))?\s*(?:\((?:direct|partial|indirect)\))?\s*",
    re.DOTALL,
)


def assembled(html: str, marked: Marked, finder: BlockFinder, first_line: int) -> Body:
    """The body. Links and citations that ended up in code, comments or attributes are text, and no longer counted."""
    html = _CODE.sub(lambda match: f"<code>{_typed(match[1], marked)}</code>", html)
    links = sorted({int(n) for n in LINK_AT.findall(html)})
    cites = sorted({int(n) for n in CITE_AT.findall(html)})
    blocks = tuple(_blocks(html, marked, finder, first_line))
    return Body(
        html=_renumbered(_clean(html), links, cites),
        links=tuple(marked.links[n] for n in links),
        citations=tuple(marked.citations[n] for n in cites),
        blocks=blocks,
        headings=tuple(finder.headings),
        images=tuple(marked.images),
    )


def _typed(code: str, marked: Marked) -> str:
    return escape(marked.typed(unescape(code)), quote=False)


def _blocks(html: str, marked: Marked, finder: BlockFinder, first_line: int) -> list[Block]:
    blocks: list[Block] = []
    line = first_line
    for number, found in enumerate(finder.blocks):
        start = html.find(f"\ue006{number}\ue007")
        end = html.find(f"\ue008{number}\ue009", start)
        if start < 0 or end < 0:
            continue
        inner = html[start:end]
        line = _line(inner, marked, line)
        blocks.append(_block(_clean(inner).strip(), found, marked, line))
    return blocks


def _block(html: str, found: Found, marked: Marked, line: int) -> Block:
    whole = html + found.attribution
    links = list(dict.fromkeys(int(n) for n in LINK_AT.findall(whole)))
    cites = list(dict.fromkeys(int(n) for n in CITE_AT.findall(whole)))
    own_links = tuple(marked.links[n] for n in links)
    attribution = _renumbered(found.attribution, links, cites)
    return Block(
        kind=found.kind,
        html=_renumbered(html, links, cites),
        text=_text(_renumbered(html, links, cites), own_links),
        line=line,
        section=found.section,
        links=own_links,
        citations=tuple(marked.citations[n] for n in cites),
        attributed=_attributed(attribution, found.cls, own_links) if found.attribution else None,
    )


def _line(inner: str, marked: Marked, before: int) -> int:
    """The line a block starts on: that of its first mark, link or citation, or else the one before it."""
    mark = LINES.search(inner)
    lines = [int(mark[1])] if mark else []
    lines += [marked.links[int(n)].line for n in LINK_AT.findall(inner)[:1]]
    lines += [marked.citations[int(n)].line for n in CITE_AT.findall(inner)[:1]]
    return min(lines, default=before)


def _attributed(line: str, cls: str, links: tuple[Link, ...]) -> Attributed:
    match = _ATTRIBUTED.fullmatch(CITE_AT.sub("", line).strip())
    speaker, channel = (match["speaker"], match["channel"] or "") if match else (line, "")
    kind = {"partial": "partial", "indirect": "indirect"}.get(cls, "direct")
    return Attributed(
        *_voice(speaker, links), *_voice(channel, links), "partial" if kind == "partial" else "indirect" if kind == "indirect" else "direct"
    )


def _voice(words: str, links: tuple[Link, ...]) -> tuple[int | None, str]:
    """The first link among a speaker's words, and the words as a reader sees them."""
    link = LINK_AT.search(words)
    return (int(link[1]) if link else None), _text(words, links)


def _text(html: str, links: tuple[Link, ...]) -> str:
    """What a reader sees, without markup and citations; a link without a label is seen as its target."""
    text = unescape(_TAG.sub("", _BREAK.sub("\n", CITE_AT.sub("", html))))
    text = LINK_AT.sub(lambda match: links[int(match[1])].label or links[int(match[1])].target, text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _clean(html: str) -> str:
    return _EDGES.sub("", LINES.sub("", html))


def _renumbered(html: str, links: list[int], cites: list[int]) -> str:
    """The HTML with each placeholder's number turned into its index in these lists."""
    html = LINK_AT.sub(lambda match: LINK.format(links.index(int(match[1]))), html)
    return CITE_AT.sub(lambda match: CITE.format(cites.index(int(match[1]))), html)
