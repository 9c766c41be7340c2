"""Citations follow the paragraphs of a corrected text, in bodies and front matter; what lost its sentence is told."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from briefsite.merging.revisions import Revision
from briefsite.merging.threeway.document import Document, read
from briefsite.merging.threeway.header import Child, Node, source
from briefsite.merging.threeway.passages import Passage, gist, passages, tail
from briefsite.merging.threeway.splices import Splice, quoted, spliced
from briefsite.model.edits import Gone
from briefsite.model.issues import Issue
from briefsite.model.locators import Locator, parse_locator

_CITED = re.compile(r"\[@([^\[\]]*)\]")
_PARAGRAPH = re.compile(r",\s+para")
_BEFORE = re.compile(r"[^\s@,;\[\]'\"|]+$")
_VOICE = re.compile(r"^[ \t]*>?[ \t]*—")
_MARKS = '“”"‘’«»„ '
#: Fields beside a citation that hold the source's own words.
_OWN_WORDS = ("matter", "date", "place", "title", "rank")


@dataclass
class Anchoring:
    """Re-anchors files; `gone` gathers what lost its sentence. What stands in `drafted` is the machine's to follow."""

    revisions: Mapping[str, Revision]
    gone: set[Gone] = field(default_factory=set)

    def both(self, file: str, draft: str, own: str) -> tuple[str, str]:
        """A file and its last draft, with their citations where they belong now. Where a citation of the draft moves to
        where a person has put it already, the block stays in the draft as it was: it would seem to be nobody's."""
        new = self.anchored(file, own, draft)
        drafted = _blocks(draft)
        theirs = {now for was, now in zip(_blocks(file), _blocks(new), strict=True) if was not in drafted}
        return new, self.anchored(draft, own, draft, theirs)

    def anchored(self, text: str, own: str, drafted: str | None = None, theirs: Container[str] = ()) -> str:
        """A file with its citations where they belong now. `own` is its id where it is a brief; `drafted` its last
        draft, or its own text where nothing in it is a person's; no block becomes one of `theirs`."""
        if own not in self.revisions and self.revisions.keys().isdisjoint(cited_by_name(text)):
            return text
        document, base = read(text), read(drafted or "")
        if isinstance(document, Issue):
            return text
        known = base if isinstance(base, Document) else None
        parts = document.parts
        header = spliced(parts.header, self._header(parts.header, document.fields, known))
        words = {one.words for one in passages(known.parts.body)} if known else set()
        body = self._body(parts.body, own, words, theirs)
        return replace(parts, header=header, body=body).joined()

    def _body(self, body: str, own: str, drafted: set[str], theirs: Container[str]) -> str:
        pieces = []
        for passage in passages(body):
            mine = passage.words not in drafted
            new = self._block(passage.raw, own, said_in(passage.raw), mine=mine)
            pieces.append(passage.lead + (passage.raw if Passage("", new).words in theirs else new))
        return "".join(pieces) + tail(body)

    def _block(self, raw: str, own: str, words: list[str], *, mine: bool) -> str:
        def cited(found: re.Match[str]) -> str:
            pieces = [self._locator(piece, own, words, mine=mine) for piece in found[1].split(";")]
            return f"[@{';'.join(pieces)}]"

        return _CITED.sub(cited, raw)

    def _locator(self, typed: str, own: str, words: list[str], *, mine: bool) -> str:
        """One citation, as typed unless its paragraphs moved."""
        try:
            locator = parse_locator(" ".join(typed.split()))
        except ValueError:
            return typed
        revision = self.revisions.get(locator.brief or own)
        if revision is None:
            return typed
        anchors = [(number, revision.anchor(words, number)) for number in locator.paragraphs]
        for number, anchor in anchors:
            if mine and anchor.gone:
                self.gone.add(Gone(revision.brief, number, anchor.gone))
        moved = tuple(dict.fromkeys(anchor.paragraph for _, anchor in anchors))
        if moved == locator.paragraphs:
            return typed
        lead = typed[: len(typed) - len(typed.lstrip())] + ("@" if typed.lstrip().startswith("@") else "")
        return lead + str(Locator(locator.brief, moved))

    def _header(self, header: str, node: Node, drafted: Document | None) -> Iterator[Splice]:
        for child in node.children:
            cite = child.node.get("cite") if child.node.form == "map" else None
            if cite:
                yield from self._cite(header, child, cite.node, drafted)
            else:
                yield from self._header(header, child.node, drafted)

    def _cite(self, header: str, item: Child, cite: Node, drafted: Document | None) -> Iterator[Splice]:
        mine = drafted is None or source(header, item) not in drafted.parts.header.replace("\r\n", "\n")
        words = [found.node.text for key in _OWN_WORDS if (found := item.node.get(key)) and found.node.text]
        pieces = [self._locator(piece, "", words, mine=mine) for piece in cite.text.split(";")]
        new = ";".join(pieces)
        if new != cite.text:
            yield Splice(cite.start, cite.end, quoted(new, cite) if cite.quote in {"'", '"'} else new)


def _blocks(text: str) -> list[str]:
    document = read(text)
    return [one.words for one in passages(document.parts.body)] if isinstance(document, Document) else []


def cited_by_name(text: str) -> set[str]:
    """The ids of briefs that stand before a paragraph: looked for from the few commas that might be behind one."""
    ends = (found.start() for found in _PARAGRAPH.finditer(text))
    return {name[0] for end in ends if (name := _BEFORE.search(text, text.rfind("\n", 0, end) + 1, end))}


def said_in(block: str) -> list[str]:
    """The words of a block that must be its source's: of a quotation its lines, else all that a reader sees.

    >>> said_in("> “We came.”\\n> — [[abe|Abe]] [@p2]"), said_in("- [[abe|Abe]] came [@p1]")
    (['We came.'], ['Abe came'])
    """
    lines = block.splitlines()
    if lines and lines[0].lstrip().startswith(">"):
        quoted_lines = [gist(line) for line in lines if not _VOICE.match(line)]
        return [_unescaped(line).strip(_MARKS) for line in quoted_lines]
    return [_unescaped(gist(block))]


def _unescaped(words: str) -> str:
    return unescape(re.sub(r"\\([\\`*_{}\[\]()#+.!>~<&|-])", r"\1", words))
