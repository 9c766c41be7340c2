r"""The body as sections of blocks, each block with the blank lines above it; all of them joined are the body again.

A block is what an editor moves or strikes as one: a list item, a quotation, a paragraph, a table, a fenced stretch. A
section is known by the id in its heading (`## [[the-meeting|Meeting]]`), else by the heading's words.

>>> [(section.id, [block.words for block in section.blocks]) for section in sections("- a\n- b\n\n## [[c]]\n\n> d\n")]
[('', ['- a', '- b']), ('c', ['> d'])]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefsite.merging.threeway.parts import lines, unix

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|\r?$)")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\r?$)")
_QUOTE = re.compile(r" {0,3}>")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINKED = re.compile(r"\[\[([^\[\]|#\\]+)")
_LABEL = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\[([^\[\]]*)\]\([^()]*\)")
_MARKUP = re.compile(r"^[ \t]*(?:[-*+>]|\d+[.)])[ \t]*|\[@[^\]]*\]", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """A block or heading: `lead` is the blank lines above it, `raw` its own lines as typed."""

    lead: str
    raw: str

    @cached_property
    def words(self) -> str:
        r"""What is compared: the lines, with `\n` between them."""
        return unix(self.raw).rstrip("\n")

    @cached_property
    def form(self) -> str:
        """What sort of block it is, by its first mark."""
        return "item" if self.is_item else "quotation" if _QUOTE.match(self.raw) else "prose"

    @cached_property
    def is_item(self) -> bool:
        return bool(_ITEM.match(self.raw))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks below it; the first section of a body has none."""

    id: str
    heading: Passage | None
    blocks: tuple[Passage, ...]


def sections(body: str) -> list[Section]:
    """The body, cut. Blank lines at its end are not part of any section."""
    found: list[tuple[Passage | None, list[Passage]]] = [(None, [])]
    for passage in passages(body):
        if is_heading(passage):
            found.append((passage, []))
        else:
            found[-1][1].append(passage)
    return [Section(_id(heading), heading, tuple(blocks)) for heading, blocks in found]


def is_heading(passage: Passage) -> bool:
    return bool(_HEADING.match(passage.raw))


def tail(body: str) -> str:
    """The blank lines that end a body."""
    kept = body.rstrip()  # of whatever blanks: a word processor leaves others, too
    end = body.find("\n", len(kept))
    return body if not kept else "" if end < 0 else body[end + 1 :]


def passages(body: str) -> list[Passage]:
    """Headings and blocks, in order."""
    found: list[Passage] = []
    lead, block = "", list[str]()
    for line in lines(body[: len(body) - len(tail(body))]):
        if block and _begins(block, line):
            found.append(Passage(lead, "".join(block)))
            lead, block = "", []
        if not block and not line.strip():
            lead += line
        else:
            block.append(line)
    if block:
        found.append(Passage(lead, "".join(block)))
    return found


def gist(words: str) -> str:
    """What a block says, without links, citations and the marks of its form: by this a deleted statement is known.

    >>> gist("- [[ada-lund|Ada Lund]] spoke [@p2]") == gist("- Ada Lund spoke [@other-brief, para. 3]")
    True
    """
    return " ".join(_LABEL.sub(lambda found: found[1] or found[2] or "", _MARKUP.sub("", words)).split())


def _begins(block: list[str], line: str) -> bool:
    """Whether a line, blank or not, begins something new after the lines of a block."""
    if (fence := _FENCE.match(block[0])) and (len(block) == 1 or not block[-1].strip().startswith(fence[1])):
        return False
    if block[0].lstrip().startswith("<!--") and not any("-->" in each for each in block):
        return False
    if _HEADING.match(block[0]) or _HEADING.match(line) or not line.strip():
        return True
    if _FENCE.match(line) or (fence and len(block) > 1):
        return True
    if _ITEM.match(line):
        return bool(_ITEM.match(block[0])) or not _QUOTE.match(block[0])
    return bool(_QUOTE.match(line)) and not _QUOTE.match(block[0])


def _id(heading: Passage | None) -> str:
    if heading is None:
        return ""
    linked = _LINKED.search(heading.raw)
    return linked[1].strip() if linked else heading.words.strip().strip("#").strip().casefold()
