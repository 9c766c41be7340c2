"""What keeps a build from being shown, as a person reads it: where, what, what to do, and the lines of the file there.

The same value becomes the text of the terminal and the overlay of the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefsite.model.issues import FaultyError, Issue, Place

#: Lines shown on either side, and characters on either side of the column, for a paragraph is often one long line.
_AROUND, _BEFORE, _AFTER = 2, 60, 100
_WORD = re.compile(r"\[\[.*?\]\]|\[@.*?\]|\{[{%].*?[}%]\}|[\w'-]+|\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, cut to what is near; `start` to `end` is what is wrong in it, if anything."""

    number: int
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `place` is None where no file is at fault."""

    place: Place | None
    message: str
    hint: str = ""
    lines: tuple[Line, ...] = ()

    def __str__(self) -> str:
        said = f"{self.place}: {self.message}" if self.place else self.message
        told = [f"{said}; {self.hint}" if self.hint else said]
        for line in self.lines:
            is_it = self.place is not None and line.number == self.place.line
            before = f"{line.number:5} {'>' if is_it else '|'} "
            told.append(f"{before}{line.text}".rstrip())
            if line.end:
                told.append(" " * (len(before) + line.start) + "^" * (line.end - line.start))
        return "\n".join(told)


def problems_of(issues: Iterable[Issue], root: Path | None) -> tuple[Problem, ...]:
    """The errors among the issues, in order, with the lines of the files below `root`."""
    errors = sorted({issue for issue in issues if issue.severity == "error"})
    texts: dict[str, list[str]] = {}
    for path in {issue.place.path for issue in errors if issue.place.line}:
        texts[path] = _lines_of(root / path) if root else []
    return tuple(_problem(issue, texts.get(issue.place.path, [])) for issue in errors)


def problems_from(error: Exception, root: Path | None) -> tuple[Problem, ...]:
    """What an error says, that ended a build."""
    if isinstance(error, FaultyError):
        return problems_of(error.issues, root)
    return (Problem(None, str(error) or type(error).__name__),)


def _lines_of(file: Path) -> list[str]:
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _problem(issue: Issue, text: list[str]) -> Problem:
    at = issue.place.line
    near = range(max(at - _AROUND, 1), min(at + _AROUND, len(text)) + 1) if 0 < at <= len(text) else range(0)
    written = [n for n in near if n == at or text[n - 1].strip()]
    lines = (_line(n, text[n - 1], issue.place.column if n == at else 0) for n in near)
    lines = (line for line in lines if written[0] <= line.number <= written[-1])
    return Problem(issue.place, issue.message, issue.hint, tuple(lines))


def _line(number: int, text: str, column: int) -> Line:
    """A line near its column (0: near its start), with the word there marked.

    >>> _line(3, "  See [[hun-sem]] too.", 7)
    Line(number=3, text='  See [[hun-sem]] too.', start=6, end=17)
    """
    text = text.replace("\t", " ")
    at = max(column - 1, 0)
    found = _WORD.match(text, at) if 0 < column <= len(text) else None
    end = min(found.end() if found else at + 1, at + _AFTER)
    first, last = max(at - _BEFORE, 0), at + _AFTER
    cut = f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
    shift = first - bool(first)
    marked = 0 < column <= len(text) + 1
    return Line(number, cut, at - shift, end - shift) if marked else Line(number, cut)
