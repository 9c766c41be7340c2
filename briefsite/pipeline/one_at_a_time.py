"""One build of a site at a time: the second waits."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefsite.model.issues import BriefsiteError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

#: Seconds that a build waits for another one.
PATIENCE = 3600.0


@contextmanager
def one_at_a_time(lock: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Waits until no other process is in here with the same lock; the system lets go of it when a process ends, however
    it does. Where no lock can be made, nobody is waited for. Raises BriefsiteError where patience ends."""
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        yield
        return
    try:
        until = time.monotonic() + patience
        while not _taken(handle):
            if time.monotonic() > until:
                raise BriefsiteError("another build of this site does not end; end it, and try again")
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
