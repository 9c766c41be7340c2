"""Work shared with copies of this process, which know at once all that it knows: nothing need be sent to them.

Each does every so-manieth batch, or those that are its share, and sends what came of each through a pipe of its own.
Where one dies, this process does what is left of its share; where this process dies, the others end when they have
something to send.
"""

from __future__ import annotations

import gc
import os
import pickle
import re
import select
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from briefsite.pipeline.interrupts import deaf, hear_again

Batch = TypeVar("Batch")
Made = TypeVar("Made")

_A_READ = 1 << 20
#: How many batches of a copy may wait until it is their turn.
_AHEAD = 8
_LENGTH = 8
_MEMORY, _PROCESS = Path("/proc/meminfo"), Path("/proc/self/status")


def can_fork() -> bool:
    """Whether this process can be copied: on Linux, where it has but one thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def that_fit(jobs: int) -> int:
    """How many copies there is memory for: each comes to touch nearly all that this process holds, which then is its
    own. Where the system does not tell, as many as there are `jobs`."""
    try:
        free = re.search(r"^MemAvailable:\s*(\d+) kB", _MEMORY.read_text("ascii"), re.MULTILINE)
        mine = re.search(r"^VmRSS:\s*(\d+) kB", _PROCESS.read_text("ascii", "replace"), re.MULTILINE)
    except OSError:
        return jobs
    return min(jobs, int(free[1]) // max(int(mine[1]), 1)) if free and mine else jobs


def forked(
    work: Callable[[Batch], Made], batches: Sequence[Batch], jobs: int, shares: Sequence[int] = ()
) -> Iterator[tuple[int, Made]]:
    """What `work` makes of each batch, in order, with the number of the copy that made it; -1 is this process. `shares`
    may tell which copy is to make each, of so many as there are `jobs`."""
    copies: list[_Copy] = []
    shares = shares or [place % jobs for place in range(len(batches))]
    gc.freeze()  # what a collection never looks at, the copies share
    try:
        for number in range(min(jobs, len(batches))):
            theirs = [batch for batch, share in zip(batches, shares, strict=True) if share == number]
            copies.append(_Copy(work, theirs, number, [copy.pipe for copy in copies]))
        for batch, share in zip(batches, shares, strict=True):
            copy = copies[share]
            while not copy.found and not copy.is_done:
                _take_in(copies)
            if copy.found:
                yield copy.number, pickle.loads(copy.found.popleft())  # noqa: S301 - from a copy of this process
            else:
                yield -1, work(batch)
    finally:
        gc.unfreeze()
        for copy in copies:
            os.close(copy.pipe)
        for copy in copies:
            copy.end()


def _take_in(copies: Sequence[_Copy]) -> None:
    """Reads what copies have sent, as soon as one has; of none too far ahead."""
    waited = {copy.pipe: copy for copy in copies if not copy.is_done and len(copy.found) < _AHEAD}
    ready = select.poll()
    for pipe in waited:
        ready.register(pipe, select.POLLIN)
    for pipe, _ in ready.poll():
        waited[pipe].read()


class _Copy:
    """A copy of this process, and what it has sent."""

    def __init__(
        self,
        work: Callable[[Any], Any],
        batches: Sequence[Any],
        number: int,
        others: Sequence[int],
    ) -> None:
        self.number = number
        self.found: deque[bytes] = deque()
        self.is_done = False
        self._rest = bytearray()
        self.pipe, end = os.pipe()
        with deaf():
            self._process = os.fork()
            if not self._process:
                _work_away(work, batches, end, (*others, self.pipe))
        os.close(end)

    def read(self) -> None:
        """Take in what it has sent."""
        data = os.read(self.pipe, _A_READ)
        self.is_done = not data
        self._rest += data
        while len(self._rest) >= _LENGTH:
            end = _LENGTH + int.from_bytes(self._rest[:_LENGTH], "little")
            if len(self._rest) < end:
                break
            self.found.append(bytes(self._rest[_LENGTH:end]))
            del self._rest[:end]

    def end(self) -> None:
        """Wait for its end. It has nobody left to send anything to."""
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _work_away(work: Callable[[Any], Any], batches: Sequence[Any], end: int, others: Sequence[int]) -> NoReturn:
    """What a copy does, and all that it does. It does not look for cycles: its work leaves none, and it ends soon."""
    try:
        gc.disable()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        hear_again()
        for pipe in others:
            os.close(pipe)
        for batch in batches:
            data = pickle.dumps(work(batch), protocol=5)
            _send(end, len(data).to_bytes(_LENGTH, "little") + data)
    finally:
        os._exit(0)


def _send(end: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(end, left) :]
