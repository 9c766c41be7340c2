"""How far a long run is: one line on a terminal, written over and over, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

#: Fewer texts than this are read before anybody wonders.
MANY = 20


@dataclass
class ProgressLine:
    """Called with how many are done and how many there are. The clock reaches the terminal and nothing else."""

    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    what: str = "texts read"
    _started: float = field(init=False)

    def __post_init__(self) -> None:
        self._started = self.clock()

    def __call__(self, done: int, of: int) -> None:
        if of < MANY:
            return
        seconds = (self.clock() - self._started) / done * (of - done)
        self.stream.write(f"\r\x1b[K{done:,} of {of:,} {self.what}, {left(seconds)}" if done < of else "\r\x1b[K")
        self.stream.flush()


def left(seconds: float) -> str:
    """The time left, no more exactly than it is known.

    >>> left(4.2), left(75), left(5000)
    ('a few seconds left', 'about 1 minute left', 'about 83 minutes left')
    """
    minutes = round(seconds / 60)
    if seconds < 10:
        return "a few seconds left"
    if minutes < 1:
        return f"about {round(seconds, -1):.0f} seconds left"
    return f"about {minutes} minute{'s' if minutes > 1 else ''} left"


def unseen(_done: int, _of: int) -> None:
    """For a run that nobody watches."""


def progress_line(what: str = "texts read", *, quiet: bool) -> Callable[[int, int], None]:
    """The line, where a person watches standard error."""
    return unseen if quiet or not sys.stderr.isatty() else ProgressLine(sys.stderr, what=what)
