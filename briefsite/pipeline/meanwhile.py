"""What a copy of this process does while this one goes on, such as to look at tens of thousands of files."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

from briefsite.pipeline.forks import can_fork
from briefsite.pipeline.interrupts import deaf, hear_again

Found = TypeVar("Found")
_A_READ = 1 << 20


class Meanwhile(Generic[Found]):
    """What `work` gives: done by a copy that begins now, if this process can be copied and it is worth that; else, and
    where the copy dies, by this process when it is asked for. `end` it."""

    def __init__(self, work: Callable[[], Found], *, is_worth: bool) -> None:
        self._work = work
        self._process, self._pipe = 0, -1
        if is_worth and can_fork():
            self._pipe, end = os.pipe()
            with deaf():
                self._process = os.fork()
                if not self._process:
                    os.close(self._pipe)  # else nobody would be told that nobody reads
                    _answer(work, end)
            os.close(end)

    @property
    def found(self) -> Found:
        """What it gives."""
        data = bytearray()
        while self._process and (some := os.read(self._pipe, _A_READ)):
            data += some
        self.end()
        try:
            found: Found = pickle.loads(data)  # noqa: S301 - from a copy of this process
        except (EOFError, pickle.UnpicklingError):
            return self._work()
        return found

    def end(self) -> None:
        """Wait for the copy to end. If nobody asked it, it has nobody left to tell."""
        if self._process:
            os.close(self._pipe)
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = 0


def _answer(work: Callable[[], object], end: int) -> NoReturn:
    """What the copy does, and all that it does."""
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        hear_again()
        left = memoryview(pickle.dumps(work(), protocol=5))
        while left:
            left = left[os.write(end, left) :]
    finally:
        os._exit(0)
