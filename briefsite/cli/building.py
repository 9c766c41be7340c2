"""How far a build is: one line on a terminal, which is gone when the build has ended, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from briefsite.cli.progress import left
from briefsite.pipeline.timing import Progress

#: A build that has ended by then needs no line.
SOON = 1.0


@dataclass
class BuildLine(Progress):
    """The clock reaches the terminal and nothing else."""

    stream: TextIO
    clock: Callable[[], float] = time.monotonic
    _started: float = field(init=False)
    _since: float = field(init=False)

    def __post_init__(self) -> None:
        self._started = self._since = self.clock()

    def stage(self, name: str) -> None:
        """Name the stage that begins."""
        self._since = self.clock()
        self._say(f"{name} ...")

    def pages(self, done: int, of: int) -> None:
        """Count pages, and guess at the time left for the rest of them."""
        if done < of:
            seconds = (self.clock() - self._since) / max(done, 1) * (of - done)
            self._say(f"{done:,} of {of:,} pages made, {left(seconds)}")
        else:
            self._say("pages made; making the files for other programs ...")

    def end(self) -> None:
        """Take the line away."""
        self._say("")

    def _say(self, words: str) -> None:
        if self.clock() - self._started >= SOON:
            self.stream.write(f"\r\x1b[K{words}")
            self.stream.flush()


@contextmanager
def build_line(*, quiet: bool) -> Iterator[Progress]:
    """The line, where a person watches standard error."""
    if quiet or not sys.stderr.isatty():
        yield Progress()
        return
    line = BuildLine(sys.stderr)
    try:
        yield line
    finally:
        line.end()
