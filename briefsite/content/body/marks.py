r"""Links and citations, captured in the Markdown as it was typed, before anything rewrites it.

Python-Markdown keeps no positions. So one pass over the text notes where each link and citation stands, puts a
placeholder in its place, and begins each line of prose with a mark that says which line it is. All marks are
private-use characters: they pass through Markdown and sanitising like letters, and are taken out again at the end.
What turns out to be code gets its own characters back, by `Marked.typed`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from briefsite.content.body.definitions import ABROAD, label_key, local_addresses
from briefsite.model.body import CITE, LINK, Citation, Link, LinkForm
from briefsite.model.issues import Issue, Place
from briefsite.model.locators import parse_locator

#: Marks the line and column of the file at which a stretch of prose begins.
LINE = "\ue004{}:{}\ue005"
LINES = re.compile("\ue004(\\d+):(\\d+)\ue005")
#: Begins the anchor of a heading: one that somebody typed may be that of another place of the page.
ANCHOR = "\ue00d"
PLACEHOLDERS = re.compile("(?:\ue000|\ue002)(\\d+)(?:\ue001|\ue003)")

_OURS = re.compile("[\ue000-\ue00d]")
_LABEL = r"(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?![ \t>]*\n))*"
_START = re.compile(
    r"(?:[ \t>]|(?:[-*+:]|\d{1,9}[.)])[ \t])*"
    r"(?=[*_]{0,3}[^\W\d_]|\d+(?![\d.)])|[“‘\"'(—–…«„$£€]|!?\[\[|\[[@^]|\[[^\]\n^]*\]\()"
)
_BRACKETS = re.compile(
    r"""
    \[ (?:
        \[ (?P<wiki>[^\[\]|#\n`]*?) (?:\#(?P<part>[^\[\]|\n`]*?))? (?:\\?\|(?P<shown>"""
    + _LABEL
    + r"""))? \]\]
        | @ (?P<cite>(?:[^\[\]\n]|\n(?![ \t>]*\n))+) \]
        | (?P<label>"""
    + _LABEL
    + r""") \] \( [ ]* (?: <(?P<wide>[^<>\n]*)> | (?P<target>(?:[^\s()<>]|\([^\s()<>]*\))*) )
          (?: [ \n]+ (?:"[^"\n]*"|'[^'\n]*') )? [ ]* \)
    )
    """,
    re.VERBOSE,
)
_REFERRING = re.compile(rf"\[(?!\[)(?P<label>{_LABEL})\](?:[ \n]?\[(?P<to>[^\[\]\n]*)\])?")
_OPENED = re.compile(r"(?<![\\\[])\[(?:\[(?=\w)|@(?=[\w@]))")
_MARKUP = re.compile(r"[*_`\\\n]|  ")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


@dataclass(slots=True)
class Marked:
    """A Markdown text with its marks, and what they stand for.

    `raw` has what was typed for each placeholder, `faulty` the issue for each that stands for no citation, and `images`
    the address of each picture, as typed.
    """

    text: str = ""
    links: list[Link] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    images: list[tuple[str, Link]] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)
    faulty: dict[str, Issue] = field(default_factory=dict)

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
        self._marked = Marked()

    def run(self) -> Marked:
        parts: list[str] = []
        at = 0
        placed = list(self._placeholders())
        unclosed = self._unclosed((start, end) for start, end, _ in placed)
        for start, end, text in sorted([*self._line_marks(), *placed, *unclosed]):
            if start >= at:
                parts += (self._source[at:start], text)
                at = end
        self._marked.text = "".join([*parts, self._source[at:]])
        return self._marked

    def _line_marks(self) -> Iterator[tuple[int, int, str]]:
        for number, start in enumerate(self._starts, self._first_line):
            if match := _START.match(self._source, start):
                end = match.end()
                yield end, end, LINE.format(number, end - start + 1)

    def _placeholders(self) -> Iterator[tuple[int, int, str]]:
        closed = ((found, found.end(), "") for found in _BRACKETS.finditer(self._source))
        for match, end, address in sorted([*closed, *self._referring()], key=lambda each: (each[0].start(), each[1])):
            before = self._source[match.start() - 1 : match.start()]
            if before == "\\":
                continue
            if address:
                start, text = match.start(), self._led_to(address, match, before, self._source[match.start() : end])
            elif match["wiki"] is not None:
                start = match.start() - (before == "!")
                names = match["wiki"].strip(), match["shown"] or "", (match["part"] or "").strip()
                text = self._link(start, "wikilink", *names, typed=match[0])
            elif match["cite"] is not None:
                start, text = match.start(), self._citations(match)
            elif before != "]" and not match["label"].endswith("\\"):
                start, text = match.start(), self._markdown_link(match, before)
            else:
                continue
            yield start, end, text

    def _unclosed(self, closed: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """What opens a link or a citation and is closed nowhere: the words would stand there, and nothing be linked or
        cited. `closed` are the stretches of those that are."""
        spans = sorted(closed)
        starts = [start for start, _ in spans]
        for found in _OPENED.finditer(self._source):
            before = bisect_right(starts, found.start()) - 1
            if before < 0 or spans[before][1] <= found.start():
                yield found.start(), found.end(), self._open(found)

    def _open(self, found: re.Match[str]) -> str:
        what, example, closing = ("link", "[[some-actor]]", "]]") if found[0] == "[[" else ("citation", "[@p3]", "]")
        placeholder = CITE.format(len(self._marked.citations))
        place = self._place(found.start())
        self._marked.citations.append(Citation("", (), *place))
        self._marked.raw[placeholder] = found[0]
        hint = f"close it with {closing}, as in {example}; or write \\{found[0]} where none is meant"
        issue = Issue(Place(self._path, *place), f"open-{what}", f"a {what} opens here and is not closed", hint)
        self._marked.faulty[placeholder] = issue
        return placeholder

    def _referring(self) -> Iterator[tuple[re.Match[str], int, str]]:
        """Links whose address stands elsewhere, `[words][label]`, `[label][]`, `[label]`: where each ends and leads."""
        addresses = local_addresses(self._source)
        for match in _REFERRING.finditer(self._source) if addresses else ():
            before, end = self._source[match.start() - 1 : match.start()], match.end()
            typed = addresses.get(label_key(match["to"] or match["label"]))
            if typed is None and match["to"]:  # what follows are other brackets
                end, typed = match.end("label") + 1, addresses.get(label_key(match["label"]))
            if typed and before != "]" and self._source[end : end + 1] not in (":", "("):
                yield match, end, typed

    def _markdown_link(self, match: re.Match[str], before: str) -> str:
        typed = match["wide"] if match["wide"] is not None else match["target"]
        if ABROAD.match(typed) or not typed:
            return match[0]
        return self._led_to(typed, match, before, match[0])

    def _led_to(self, typed: str, match: re.Match[str], before: str, whole: str) -> str:
        """What stands for a link to the address that was `typed`; for a picture, its words as they are."""
        target, _, fragment = unquote(typed).partition("#")
        if before != "!":
            return self._link(match.start(), "markdown", target, match["label"], fragment, typed=whole)
        image = Link("markdown", target, match["label"], fragment, *self._place(match.start() - 1))
        self._marked.images.append((typed, image))
        return whole

    def _link(self, start: int, form: LinkForm, target: str, label: str, fragment: str, *, typed: str) -> str:
        placeholder = LINK.format(len(self._marked.links))
        self._marked.links.append(Link(form, target, _plain(label), fragment, *self._place(start)))
        self._marked.raw[placeholder] = typed
        return placeholder

    def _citations(self, match: re.Match[str]) -> str:
        first = len(self._marked.citations)
        offset = match.start("cite")
        for piece in match["cite"].split(";"):
            whole = offset == match.start("cite")
            place = self._place(match.start() if whole else offset + len(piece) - len(piece.lstrip()))
            offset += len(piece) + 1
            try:
                locator = parse_locator(" ".join(piece.replace("\n>", "\n").split()))
            except ValueError as error:
                del self._marked.citations[first:]
                return self._faulty(place, piece.strip(), str(error), match[0])
            self._marked.citations.append(Citation(locator.brief, locator.paragraphs, *place))
        placeholders = [CITE.format(n) for n in range(first, len(self._marked.citations))]
        self._marked.raw |= dict.fromkeys(placeholders, "")
        self._marked.raw[placeholders[0]] = match[0]
        return "".join(placeholders)

    def _faulty(self, place: tuple[int, int], piece: str, fault: str, typed: str) -> str:
        """Holds the place of a citation that is none; it is only at fault if it turns out not to be code."""
        placeholder = CITE.format(len(self._marked.citations))
        hint = "write [@p3] for this brief's own source, or [@some-brief, para. 3]"
        self._marked.citations.append(Citation("", (), *place))
        self._marked.raw[placeholder] = typed
        message = f"citation '{piece}': {fault}"
        self._marked.faulty[placeholder] = Issue(Place(self._path, *place), "bad-citation", message, hint)
        return placeholder

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line - 1 + self._first_line, offset - self._starts[line - 1] + 1


def _plain(label: str) -> str:
    """A label's words, without the marks of emphasis."""
    label = label.strip()
    if not _MARKUP.search(label):
        return label
    words = " ".join(re.sub(r"\n[ \t>]*", " ", label).split())
    while words != (bare := _EMPHASIS.sub(r"\2", words)):
        words = bare
    return _ESCAPE.sub(r"\1", words)
