"""One build of a site at a time: the second waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from briefsite.disk import alone

#: Seconds that a build waits for another one.
PATIENCE = 3600.0
_BUSY = "another build of this site does not end; end it, and try again"


@contextmanager
def one_at_a_time(lock: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Waits until no other process is in here with the same lock. Where no lock can be made, nobody is waited for.
    Raises BriefsiteError where patience ends."""
    with ExitStack() as held:
        with suppress(OSError):
            held.enter_context(alone(lock, patience, _BUSY))
        yield
