"""Work shared with copies of this process, which know at once all that it knows: nothing need be sent to them.

Each does every so-manieth batch, or those that are its share, and sends what came of each through a pipe of its own.
What is long may be told piece by piece. Where one dies, this process does what is left of its share; where this process
dies, the others end when they have something to send.
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
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from briefsite.pipeline.interrupts import deaf, hear_again

Batch = TypeVar("Batch")
Made = TypeVar("Made")
Taken = TypeVar("Taken")
#: Tells a piece of what comes of a batch before all of it is done.
Tell = Callable[[Any], object]

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
    with taken_in(lambda batch, _: work(batch), batches, jobs, shares, lambda _, made: made) as found:
        yield from found


@contextmanager
def taken_in(
    work: Callable[[Batch, Tell], Made],
    batches: Sequence[Batch],
    jobs: int,
    shares: Sequence[int],
    take: Callable[[int, Made], Taken],
) -> Iterator[Iterator[tuple[int, Taken]]]:
    """The same, begun at once, of a `work` that may tell pieces before the rest. Both are taken as they come,
    in the order in which each copy tells them, and what `take` makes of the rest is given when it is its turn."""
    copies: list[_Copy] = []
    shares = shares or [place % jobs for place in range(len(batches))]
    gc.freeze()  # what a collection never looks at, the copies share
    try:
        for number in range(min(jobs, len(batches))):
            theirs = [batch for batch, share in zip(batches, shares, strict=True) if share == number]
            copies.append(_Copy(work, theirs, number, [copy.pipe for copy in copies]))
        yield _in_turn(work, batches, [copies[share] for share in shares], take)
    finally:
        gc.unfreeze()
        for copy in copies:
            os.close(copy.pipe)
        for copy in copies:
            copy.end()


def _in_turn(
    work: Callable[[Batch, Tell], Made],
    batches: Sequence[Batch],
    copies: Sequence[_Copy],
    take: Callable[[int, Made], Taken],
) -> Iterator[tuple[int, Taken]]:
    """What comes of each batch, of which one of the `copies` does each."""
    every = list(dict.fromkeys(copies))
    for batch, copy in zip(batches, copies, strict=True):
        while not copy.found and not copy.is_done:
            _take_in(every, take)
        if copy.found:
            yield copy.number, copy.found.popleft()
        else:
            yield -1, take(-1, work(batch, partial(take, -1)))


def _take_in(copies: Sequence[_Copy], take: Callable[[int, Any], Any]) -> None:
    """Takes what copies have sent, as soon as one has; of none too far ahead."""
    waited = {copy.pipe: copy for copy in copies if not copy.is_done and len(copy.found) < _AHEAD}
    ready = select.poll()
    for pipe in waited:
        ready.register(pipe, select.POLLIN)
    for pipe, _ in ready.poll():
        copy = waited[pipe]
        for is_rest, data in copy.read():
            taken = take(copy.number, pickle.loads(data))  # noqa: S301 - from a copy of this process
            if is_rest:
                copy.found.append(taken)


class _Copy:
    """A copy of this process, and what came of batches that it has done."""

    def __init__(
        self,
        work: Callable[[Any, Tell], Any],
        batches: Sequence[Any],
        number: int,
        others: Sequence[int],
    ) -> None:
        self.number = number
        self.found: deque[Any] = deque()
        self.is_done = False
        self._rest = bytearray()
        self.pipe, end = os.pipe()
        with deaf():
            self._process = os.fork()
            if not self._process:
                _work_away(work, batches, end, (*others, self.pipe))
        os.close(end)

    def read(self) -> Iterator[tuple[bool, bytes]]:
        """What it has sent by now, and of each whether it is the rest of a batch."""
        data = os.read(self.pipe, _A_READ)
        self.is_done = not data
        self._rest += data
        while len(self._rest) > _LENGTH:
            end = _LENGTH + 1 + int.from_bytes(self._rest[:_LENGTH], "little")
            if len(self._rest) < end:
                break
            yield bool(self._rest[_LENGTH]), bytes(self._rest[_LENGTH + 1 : end])
            del self._rest[:end]

    def end(self) -> None:
        """Wait for its end. It has nobody left to send anything to."""
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _work_away(work: Callable[[Any, Tell], Any], batches: Sequence[Any], end: int, others: Sequence[int]) -> NoReturn:
    """What a copy does, and all that it does. It does not look for cycles: its work leaves none, and it ends soon."""
    try:
        gc.disable()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        hear_again()
        for pipe in others:
            os.close(pipe)
        for batch in batches:
            _send(end, work(batch, partial(_send, end, is_rest=False)), is_rest=True)
    finally:
        os._exit(0)


def _send(end: int, made: Any, *, is_rest: bool) -> None:
    data = pickle.dumps(made, protocol=5)
    for part in (len(data).to_bytes(_LENGTH, "little"), bytes([is_rest]), data):
        left = memoryview(part)
        while left:
            left = left[os.write(end, left) :]
