r"""A content file, cut into front matter and body; the parts put together are the file again, to the character.

>>> parts = cut("---\ntitle: A\n---\n\nWords\n")
>>> parts.header, parts.body
('title: A\n', '\nWords\n')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefsite.model.issues import Issue, Place

_FENCE = re.compile(r"\s*---[ \t]*\r?\n")
_END = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """`mark` is a byte order mark or ""; `opening` and `closing` are the fence lines, "" where there is no header."""

    mark: str
    opening: str
    header: str
    closing: str
    body: str

    def joined(self) -> str:
        return self.mark + self.opening + self.header + self.closing + self.body


def cut(text: str) -> Parts | Issue:
    """The parts of a file, or why it cannot be cut: left unfinished, or with the marks of a git conflict in it."""
    if found := _CONFLICT.search(text):
        hint = "settle it, and convert again"
        return _issue(text, found.start(), "conflict-marker", "git left a conflict here", hint)
    mark = text[: text.startswith("\ufeff")]
    opening = _FENCE.match(text, len(mark))
    if opening is None:
        return Parts(mark, "", "", "", text[len(mark) :])
    closing = _END.search(text, opening.end())
    if closing is None:
        hint = "end it with a line of three dashes, and convert again"
        return _issue(text, len(mark), "front-matter-open", "the front matter does not end", hint)
    header = text[opening.end() : closing.start()]
    return Parts(mark, opening.group(), header, closing.group(), text[closing.end() :])


def lines(text: str) -> list[str]:
    r"""The lines with their ends; only `\n` ends a line, whatever stands before it."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def unix(text: str) -> str:
    r"""The text with `\n` at the end of every line, to compare by."""
    return text.replace("\r\n", "\n")


def line_end(text: str) -> str:
    r"""How most lines of a file end: `\n` or `\r\n`."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def _issue(text: str, offset: int, code: str, message: str, hint: str) -> Issue:
    return Issue(Place("", text.count("\n", 0, offset) + 1, 1), code, message, hint)
