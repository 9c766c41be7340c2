r"""Links and citations, captured in the Markdown as it was typed, before anything rewrites it.

Python-Markdown keeps no positions. So one pass over the text notes where each link and citation stands, puts a
placeholder in its place, and begins each line of prose with a mark that says which line it is. All marks are
private-use characters: they pass through Markdown and sanitising like letters, and are taken out again at the end.
What turns out to be code gets its own characters back, by `Marked.typed`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from urllib.parse import unquote

from briefsite.model.body import CITE, LINK, Citation, Link, LinkForm
from briefsite.model.issues import Issue, Place
from briefsite.model.locators import parse_locator

#: Marks the line and column of the file at which a stretch of prose begins.
LINE = "\ue004{}:{}\ue005"
LINES = re.compile("\ue004(\\d+):(\\d+)\ue005")
PLACEHOLDERS = re.compile("(?:\ue000|\ue002)(\\d+)(?:\ue001|\ue003)")

_OURS = re.compile("[\ue000-\ue009]")
_LABEL = r"(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?![ \t>]*\n))*"
_MARKS = re.compile(
    r"""
    ^(?P<start>(?:[ \t>]|(?:[-*+:]|\d{1,9}[.)])[ \t])*)(?=[^\W\d_]|[“"‘'(—]|!?\[\[|\[@|\[[^\]\n^]*\]\()
    | (?<!\\) !? \[\[ (?P<wiki>[^\[\]|#\n`]*) (?:\#(?P<part>[^\[\]|\n`]*))? (?:\\?\|(?P<shown>"""
    + _LABEL
    + r"""))? \]\]
    | (?<!\\) \[@ (?P<cite>(?:[^\[\]\n]|\n(?![ \t>]*\n))+) \]
    | (?<![\\\]]) (?P<image>!?) \[(?P<label>"""
    + _LABEL
    + r""")\] \( [ ]* (?: <(?P<wide>[^<>\n]*)> | (?P<target>(?:[^\s()<>]|\([^\s()<>]*\))*) )
        (?: [ \n]+ (?:"[^"\n]*"|'[^'\n]*') )? [ ]* \)
    """,
    re.VERBOSE | re.MULTILINE,
)
_ABROAD = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


@dataclass(slots=True)
class Marked:
    """A Markdown text with its marks, what they stand for, and what is wrong with any."""

    text: str
    links: list[Link] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    images: list[Link] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)

    def typed(self, text: str) -> str:
        """The text with every placeholder as it was typed, and without line marks."""
        restored = PLACEHOLDERS.sub(lambda match: self.raw[match[0]], text)
        return LINES.sub("", restored)


def marked(text: str, path: str, first_line: int) -> Marked:
    """Captures what a body's text links to and cites; `first_line` is the line of the file on which the text starts."""
    return _Capture(_OURS.sub("\ufffd", text), path, first_line).run()


class _Capture:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._source = text
        self._path = path
        self._first_line = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._marked = Marked("")

    def run(self) -> Marked:
        self._marked.text = _MARKS.sub(self._replacement, self._source)
        return self._marked

    def _replacement(self, match: re.Match[str]) -> str:
        if match["start"] is not None:
            return match["start"] + LINE.format(*self._place(match.end()))
        if match["wiki"] is not None:
            part = (match["part"] or "").strip()
            return self._link("wikilink", match["wiki"].strip(), part, match["shown"] or "", match)
        if match["cite"] is not None:
            return self._citations(match)
        return self._markdown_link(match)

    def _markdown_link(self, match: re.Match[str]) -> str:
        typed = match["wide"] if match["wide"] is not None else match["target"]
        if _ABROAD.match(typed) or (not typed and not match["image"]):
            return match[0]
        target, _, fragment = unquote(typed).partition("#")
        if not match["image"]:
            return self._link("markdown", target, fragment, match["label"], match)
        line, column = self._place(match.start())
        self._marked.images.append(Link("markdown", target, match["label"], fragment, line, column))
        return match[0]

    def _link(self, form: LinkForm, target: str, fragment: str, label: str, match: re.Match[str]) -> str:
        line, column = self._place(match.start())
        placeholder = LINK.format(len(self._marked.links))
        self._marked.links.append(Link(form, target, _plain(label), fragment, line, column))
        self._marked.raw[placeholder] = match[0]
        return placeholder

    def _citations(self, match: re.Match[str]) -> str:
        found: list[Citation] = []
        offset = match.start("cite")
        for piece in match["cite"].split(";"):
            place = self._place(offset + len(piece) - len(piece.lstrip()) if found else match.start())
            offset += len(piece) + 1
            try:
                locator = parse_locator(" ".join(piece.replace("\n>", "\n").split()))
            except ValueError as error:
                self._report(place, piece.strip(), str(error))
                return match[0]
            found.append(Citation(locator.brief, locator.paragraphs, *place))
        return self._placed(found, match[0])

    def _placed(self, found: list[Citation], typed: str) -> str:
        first = len(self._marked.citations)
        self._marked.citations += found
        placeholders = [CITE.format(first + n) for n in range(len(found))]
        self._marked.raw |= dict.fromkeys(placeholders, "") | {placeholders[0]: typed}
        return "".join(placeholders)

    def _report(self, place: tuple[int, int], piece: str, fault: str) -> None:
        hint = "write [@p3] for this brief's own source, or [@some-brief, para. 3]"
        self._marked.issues.append(
            Issue(Place(self._path, *place), "bad-citation", f"citation '{piece}': {fault}", hint)
        )

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line - 1 + self._first_line, offset - self._starts[line - 1] + 1


def _plain(label: str) -> str:
    """A label's words, without the marks of emphasis."""
    if not label or label.isalpha():
        return label
    words = " ".join(re.sub(r"\n[ \t>]*", " ", label).split())
    while words != (bare := _EMPHASIS.sub(r"\2", words)):
        words = bare
    return _ESCAPE.sub(r"\1", words)
