"""What is wrong with somebody's input: a value that is collected, never an exception that ends the run.

An issue's sentence says what is wrong; its hint says what to do. Both are built from the things involved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from briefsite.model.nouns import dataclass

#: Above so many known words, only those with the same first letter are compared.
_MANY = 500
#: What would break a line of a terminal, or turn what follows: a file's name may hold any of it.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file. `path` is relative to the root, with forward slashes; 0 means "no line" or "no column"."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One thing a person should mend. `code` is its short stable name, such as `unknown-id`."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        mark = "warning: " if self.severity == "warning" else ""
        return in_one_line(f"{self.place}: {mark}{self.message}{hint}")


def in_one_line(words: str) -> str:
    r"""Words as one line of a terminal, whatever somebody named a file.

    >>> in_one_line("content/a\nb.md: it is empty")
    'content/a\\nb.md: it is empty'
    """
    return _UNPRINTABLE.sub(lambda sign: sign[0].encode("unicode_escape").decode(), words)


class BriefsiteError(Exception):
    """The run cannot go on. The sentence is for the person who typed the command, and names what to do."""


class FaultyError(BriefsiteError):
    """The run cannot go on, for what these issues say."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(sorted(set(issues)))
        super().__init__("\n".join(map(str, self.issues)))

    def __reduce__(self) -> tuple[type[FaultyError], tuple[tuple[Issue, ...]]]:
        return FaultyError, (self.issues,)


def has_error(issues: Iterable[Issue]) -> bool:
    """Whether any of them is more than a warning."""
    return any(issue.severity == "error" for issue in issues)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or the empty string.

    >>> did_you_mean("hun-sem", ["hun-sen", "japan"])
    "did you mean 'hun-sen'?"
    """
    words = sorted(known)
    if len(words) > _MANY:
        words = [one for one in words if one[:1].lower() == word[:1].lower()]
    from difflib import get_close_matches  # noqa: PLC0415 - most runs find nothing wrong

    near = get_close_matches(word, words, n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""
