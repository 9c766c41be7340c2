"""Shapes that have made readers of Markdown, YAML, TOML, prose and archives slow: deep nesting, long rows, marks that
never close."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefsite.content.reading import read_entry
from briefsite.extraction import annotate, load_lexicon, load_model
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.packing import packed
from briefsite.sources import paragraphs_of
from hostile.targets import TARGETS

Read = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Shape:
    """`head` once, then `unit` until the size is reached, then `tail`; read by `read`."""

    unit: str
    read: Read
    head: str = ""
    tail: str = ""

    def made(self, size: int) -> bytes:
        times = max(1, (size - len(self.head) - len(self.tail)) // len(self.unit.encode()))
        return f"{self.head}{self.unit * times}{self.tail}".encode()


class Nested(Shape):
    """Each line a level deeper than the one before, up to as many levels as fit the size."""

    __slots__ = ()

    def made(self, size: int) -> bytes:
        lines, total, depth = [self.head], len(self.head), 0
        while total < size:
            line = f"{self.unit * depth}{self.tail}\n"
            lines.append(line)
            total += len(line)
            depth += 1
        return "".join(lines).encode()


_FRONT = "---\ntitle: T\nkind: person\n---\n\n"
_read = partial(read_entry, "content/actors/t.md")


def _content(unit: str, head: str = "", tail: str = "") -> Shape:
    return Shape(unit, _read, _FRONT + head, tail)


def _nested(unit: str, tail: str) -> Shape:
    return Nested(unit, _read, _FRONT, tail)


def _front(unit: str, head: str = "", tail: str = "") -> Shape:
    return Shape(unit, _read, f"---\ntitle: T\nkind: person\n{head}", f"{tail}\n---\n")


def _handed(target: str) -> Read:
    """What `fuzz.py` hands broken input to, in a folder of its own."""

    def read(data: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            return TARGETS[target].survives(data, Path(folder))

    return read


def _of(target: str, unit: str, head: str = "", tail: str = "") -> Shape:
    return Shape(unit, _handed(target), head, tail)


def _annotated(data: bytes) -> object:
    """A text as a conversion reads it, by rules alone."""
    text = data.decode()
    source = Source("a.txt", text, "", paragraphs_of(text))
    return annotate(source, load_model("rules"), Knowledge(), load_lexicon())


#: Marks that open something, in a row that never ends.
UNCLOSED = [
    "*", "_", "**", "***", "`", "``", "[", "![", "[[", "[@", "(", "<", "<a ", "<!--", "<?", "&", "&#", "\\", "~",
    "|", "“", "> ", "- ", "1. ", "# ", "*a ", "_a ", "**a ", "`a ", "[a](", "[a](<", "[a][", "[[a|", "[a]: ", "<b>",
    "<div>", "<details>\n", "<p title=\"", "a **b _c ", "*a _b ", "[a](b \"", "- a\n\n", "> a\n\n", "```\n",
    "~~~\n", "    a\n", "[^a]", "---\n", "***\n", "___\n", "===\n", "a\n===\n", ": a\n", "a\n: b\n", "| a ", "|-",
    "|\n", "\ue000", "\ue0040:", "\u0002", "\u0003", "\u0002wzxhzdk:0\u0003",
]  # fmt: skip

SHAPES: dict[str, Shape] = {
    # body: marks that open and do not close
    **{f"body: unclosed {mark!r}": _content(mark) for mark in UNCLOSED},
    # body: long rows of what is well formed
    "body: links": _content("[a](https://host.example/b) "),
    "body: wikilinks": _content("[[a|b]] "),
    "body: the same link": _content("[[a]] "),
    "body: citations": _content("- A claim [@a, para. 1]\n"),
    "body: pictures": _content("![a](b.png) "),
    "body: emphasis": _content("*a* **b** "),
    "body: code": _content("`a` "),
    "body: escapes": _content("\\* "),
    "body: entities": _content("&amp; "),
    "body: headings": _content("# a\n\n"),
    "body: headings, all alike": _content("## Same words\n\n"),
    "body: paragraphs": _content("a\n\n"),
    "body: list items": _content("- a\n"),
    "body: numbered items": _content("1. a\n"),
    "body: list items apart": _content("- a\n\n"),
    "body: one line of words": _content("word "),
    "body: one word": _content("a"),
    "body: short lines": _content("a\n"),
    "body: blanks": _content(" "),
    "body: blank lines": _content("\n"),
    "body: tabs": _content("\t"),
    "body: line breaks": _content("a  \n"),
    "body: table rows": _content("| a | b |\n", "| a | b |\n|---|---|\n"),
    "body: table columns": _content("| a ", tail="|\n|---|\n| b |\n"),
    "body: table rules": _content("|---", "| a |\n"),
    "body: quotations": _content("> “a” [@a, para. 1]\n> — [[b]], through c [@a, para. 2]\n\n"),
    "body: a quotation of many lines": _content("> a\n"),
    "body: dashes in a quotation": _content("> — "),
    "body: attributions in a quotation": _content("> — a through b\n"),
    "body: definitions": _content("a\n: b\n\n"),
    "body: reference links": _content("[a]: https://host.example/b\n"),
    "body: references used": _content("[a][b] ", "[b]: https://host.example/\n\n"),
    "body: fences": _content("```\na\n```\n"),
    "body: HTML blocks": _content("<div>a</div>\n\n"),
    "body: inline HTML": _content("<b>a</b> "),
    "body: comments": _content("<!-- a --> "),
    "body: closing elements": _content("</div>"),
    "body: brackets in brackets": _content("[", tail="]" * 2000),
    "body: brackets and a link": _content("[", tail="](a)"),
    "body: brackets of a link": _content("[](", tail=")"),
    "body: an address in brackets": _content("(", "[a](", "))"),
    "body: a title": _content('"', '[a](b "', '")'),
    "body: asterisks around words": _content("*a**a"),
    "body: emphasis in emphasis": _content("*a **b "),
    "body: underscores in words": _content("a_"),
    "body: other scripts": _content("ស្ត្រី ، "),
    # what nests
    "body: nested quotations": _nested("> ", "a"),
    "body: quotation of quotations": _content(">", tail=" a\n"),
    "body: nested lists": _nested("    ", "- a"),
    "body: list of lists in a line": _content("- ", tail="a\n"),
    "body: nested numbers": _nested("    ", "1. a"),
    "body: quotations and lists": _nested("> - ", "a"),
    "body: nested elements": _content("<div>", tail="a"),
    "body: nested inline elements": _content("<b>", tail="a"),
    "body: nested emphasis": _content("*a ", tail=" b*" * 100),
    # front matter
    "front matter: a long list": _front("  - a\n", "aliases:\n"),
    "front matter: a long list in brackets": _front("a, ", "aliases: [", "a]"),
    "front matter: roles": _front("  - title: a\n", "roles:\n"),
    "front matter: keys": _front("b: c\n"),
    "front matter: keys of their own": Shape("x", lambda data: _read(_keys(len(data)))),
    "front matter: a long text": _front("word ", "private: "),
    "front matter: a folded text": _front("  word\n", "private: >\n"),
    "front matter: a text in quotes": _front("a\\n", 'private: "', '"'),
    "front matter: nested lists": _front("[", "aliases: "),
    "front matter: nested mappings": _front("{a: ", "aliases: "),
    "front matter: closed nested lists": Shape("x", lambda data: _read(_closed(len(data)))),
    "front matter: aliases": _front("  - *a\n", "private: &a x\naliases:\n"),
    "front matter: aliases of aliases": Shape("x", lambda data: _read(_bomb(len(data)))),
    "front matter: anchors": _front("  - &a x\n", "aliases:\n"),
    "front matter: merge keys": _front("  <<: *a\n", "x: &a {b: c}\ny:\n"),
    "front matter: tags": _front("  - !x y\n", "aliases:\n"),
    "front matter: comments": _front("# a\n"),
    "front matter: questions": _front("? a\n"),
    "front matter: rules": Shape("---\n", _read),
    "front matter: never closed": Shape("a: b\n", _read, "---\n"),
    "front matter: blanks before it": Shape("\n", _read, "", "---\ntitle: T\n---\n"),
    # source texts
    "source: one line of words": _of("source", "word "),
    "source: one word": _of("source", "a"),
    "source: lines": _of("source", "a\n"),
    "source: paragraphs": _of("source", "a\n\n"),
    "source: blanks": _of("source", " ", "a", "a"),
    "source: lines of blanks": _of("source", "\n \n\t", "a", "a"),
    "source: blanks before a line's end": _of("source", "a  \n   "),
    "source: elements that do not close": _of("source", "<p "),
    "source: private signs": _of("source", "\ue000"),
    "source: rules": _of("source", "---\n"),
    "source: keys": Shape("x", lambda data: _handed("source")(_keys(len(data)) + b"Words.\n")),
    "source: a long key": _of("source", "a", "---\ntitle: ", "\n---\nWords.\n"),
    "source: nested lists": _of("source", "[", "---\ntitle: ", "\n---\nWords.\n"),
    "source: front matter that never ends": _of("source", "a: b\n", "---\n"),
    # the same, read for what they say
    "prose: quotations": Shape("“a b c d” ", _annotated),
    "prose: quotations with speakers": Shape('"We will meet again," he said. ', _annotated),
    "prose: marks that open": Shape("“", _annotated),
    "prose: quotations in quotations": Shape("“", _annotated, "", "x" + "”" * 99),
    "prose: single marks that open": Shape("'a ", _annotated),
    "prose: one word": Shape("a", _annotated, "They met ", " there."),
    "prose: one word with stops": Shape("a.", _annotated, "They met ", " there."),
    "prose: apostrophes": Shape("’s ", _annotated),
    "prose: names": Shape("Ada Lund met Rei Tarro. ", _annotated),
    "prose: one name": Shape("Ada Lund ", _annotated),
    "prose: offices": Shape("Minister of Foreign Affairs ", _annotated),
    "prose: dates": Shape("On May 14, 2024, they met. ", _annotated),
    "prose: brackets": Shape("(", _annotated),
    "prose: stops": Shape(". ", _annotated),
    "prose: paragraphs": Shape("A word was said.\n\n", _annotated),
    # settings
    "settings: names that there are not": Shape("x", lambda data: _handed("settings")(_settings(len(data)))),
    "settings: a long text": _of("settings", "word ", 'title = "', '"\n'),
    "settings: a long list": _of("settings", '"a",', "title = [", "]\n"),
    "settings: nested lists": _of("settings", "[", "title = "),
    "settings: nested tables": _of("settings", "{a=", "title = "),
    "settings: dotted names": _of("settings", "a.", "title.", 'a = "b"\n'),
    "settings: headers": Shape("x", lambda data: _handed("settings")(_headers(len(data)))),
    "settings: comments": _of("settings", "# a\n"),
    "settings: blank lines": _of("settings", "\n"),
    "settings: brackets": _of("settings", "]\n"),
    # archives
    "archive: files": Shape("x", lambda data: _handed("archive")(_zip(len(data)))),
    "archive: what compresses well": Shape("x", lambda data: _handed("archive")(_bomb_of_zeros(len(data)))),
    "archive: texts that claim many paragraphs": Shape("x", lambda data: _handed("archive")(_claims(len(data)))),
    "archive: a long manifest": Shape("x", lambda data: _handed("archive")(_manifest(len(data)))),
    # what the site remembers
    "editions: records": _of("editions", '{"kind":"actor","id":"a","what":"new","added":1}\n', '{"at":"2026-01-01"}\n'),
    "edits: lines": _of("edits", '["a","b","c",["d"],["e"],[["f",1]],1]\n'),
    "manifest: files": Shape("x", lambda data: _handed("manifest")(_files(len(data)))),
    "catalogue: messages": Shape("x", lambda data: _handed("catalogue")(_messages(len(data)))),
}  # fmt: skip


def _keys(size: int) -> bytes:
    return ("---\n" + "".join(f"k{number}: v\n" for number in range(size // 12)) + "---\n").encode()


def _settings(size: int) -> bytes:
    return "".join(f'k{number} = "v"\n' for number in range(size // 14)).encode()


def _headers(size: int) -> bytes:
    return "".join(f"[tool.briefsite.k{number}]\n" for number in range(size // 26)).encode()


def _files(size: int) -> bytes:
    return json.dumps({"files": {f"{number}.html": ["a"] for number in range(size // 20)}}).encode()


def _messages(size: int) -> bytes:
    return b"".join(b'msgid "%d"\nmsgstr "%%(x)s"\n\n' % number for number in range(size // 30))


def _zip(size: int) -> bytes:
    return packed({f"{number}": b"" for number in range(size // 250)}, "a hand")


def _bomb_of_zeros(size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("evidence/data/a", bytes(size * 900))
    return made.getvalue()


def _claims(size: int) -> bytes:
    claim = b'{"file":"a","sha256":"","metadata":{},"count":1000000,"paragraphs":{}}'
    return packed({f"sources/{number}.json": claim for number in range(size // 500)}, "a hand")


def _manifest(size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("evidence/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        archive.writestr("evidence/manifest-sha256.txt", "".join(f"0  data/{number}\n" for number in range(size // 15)))
        archive.writestr("evidence/tagmanifest-sha256.txt", "")
    return made.getvalue()


def _closed(size: int) -> bytes:
    deep = min(size // 2, 100_000)
    return f"---\ntitle: T\naliases: {'[' * deep}{']' * deep}\n---\n".encode()


def _bomb(size: int) -> bytes:
    """Each list holds the one before ten times: with a hundred lists, more than there are atoms."""
    lines = ["---\ntitle: T\nkind: person\na0: &a0 [x]\n"]
    total = number = 0
    while total < size:
        number += 1
        lines.append(f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n")
        total += len(lines[-1])
    return ("".join(lines) + "---\n").encode()
