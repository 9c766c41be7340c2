"""The body of a content file: prose as HTML that still waits for its links, and the blocks it is made of.

Links are the data. A block of a brief that links to an actor, event or topic is a statement about it, and appears with
its citations on that page. `html` holds a placeholder wherever a link or citation goes, so that the costly step from
Markdown to HTML depends on the text alone and can be remembered by it; resolving links is a cheap substitution.
"""

from __future__ import annotations

from typing import Literal

from briefsite.model.nouns import dataclass

LinkForm = Literal["wikilink", "markdown"]
BlockKind = Literal["statement", "quotation", "note"]


@dataclass(frozen=True, slots=True)
class Link:
    """A reference as typed, with where it stands in its file (line and column from 1).

    `form` is `wikilink` (`[[target|label]]`) or `markdown` (`[label](target)`); `fragment` is what follows a `#`.
    """

    form: LinkForm
    target: str
    label: str
    fragment: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A locator: paragraphs of a brief's source. `brief` is "" for the brief's own; paragraphs count from 1."""

    brief: str
    paragraphs: tuple[int, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Attributed:
    """The second line of a quotation: who said it, through what, and how much of the sentence it is.

    `speaker` and `channel` index into the block's links, or are None where they are words, given as text.
    """

    speaker: int | None
    speaker_text: str
    channel: int | None
    channel_text: str
    cls: Literal["direct", "partial", "indirect"] = "direct"


@dataclass(frozen=True, slots=True)
class Block:
    """One statement (list item or cited paragraph), one quotation (cited blockquote), or a note: uncited prose, which
    is an editor's own. `text` is what stands there, without markup, a link without a label as its target; `bare` is the
    same with a placeholder for each such link, "" where there is none. `section` is the target of the heading above, or
    the heading's words. `line` and `column` are those of its first character."""

    kind: BlockKind
    html: str
    text: str
    line: int
    section: str
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    attributed: Attributed | None = None
    column: int = 0
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A whole body: its HTML with placeholders, every link and citation in it in order, and its blocks.

    Placeholder n of a link or citation is `LINK.format(n)` or `CITE.format(n)`, n being its index in `links` or
    `citations` of the same Body (blocks use indices of their own). `headings` are pairs of anchor and words;
    `images` are pictures named by relative path, which stand in `html` as they are.
    """

    html: str
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    blocks: tuple[Block, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    images: tuple[Link, ...] = ()


#: Placeholders, made of private-use characters, which no source text may hold (they are dropped when read).
LINK = "\ue000{}\ue001"
CITE = "\ue002{}\ue003"
