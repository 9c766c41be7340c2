"""Where words go: results to standard output, problems to standard error, one line each."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from briefsite.cli.exits import Exit
from briefsite.model.issues import Issue
from briefsite.model.nouns import dataclass


@dataclass(frozen=True, slots=True)
class Console:
    """Prints for a person. With `quiet`, only problems are said."""

    quiet: bool = False

    def say(self, line: str = "") -> None:
        if not self.quiet:
            _put(line, sys.stdout)

    def error(self, line: str) -> None:
        _put(line.rstrip("\n"), sys.stderr)

    def issues(self, issues: Iterable[Issue]) -> Exit:
        """Say every issue in order of its place, then how many; gives PROBLEMS where one of them is an error."""
        found = sorted(set(issues))
        for issue in found:
            self.error(str(issue))
        errors = sum(issue.severity == "error" for issue in found)
        if found:
            self.error(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}")
        return Exit.PROBLEMS if errors else Exit.OK


def _put(line: str, stream: TextIO) -> None:
    """A line. Where whoever reads them has gone, as `head` does, nobody is told any more, and the work goes on."""
    try:
        print(line, file=stream, flush=True)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "brief"), counted(2, "brief"), counted(0, "entry", "entries")
    ('1 brief', '2 briefs', '0 entries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def quoted(path: Path) -> str:
    """A path as it may be typed after a command.

    >>> quoted(Path("harbour-desk")), quoted(Path("my desk"))
    ('harbour-desk', '"my desk"')
    """
    return str(path) if re.fullmatch(r"[\w./\\:@%+,-]+", str(path)) else f'"{path}"'


def listed(items: Iterable[str]) -> str:
    """Items as a person lists them.

    >>> listed(["2 briefs", "13 actors", "6 events"])
    '2 briefs, 13 actors and 6 events'
    """
    *first, last = [*items] or [""]
    return f"{', '.join(first)} and {last}" if first else last
