"""One build of a site at a time: the second waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from briefsite.disk import alone
from briefsite.model.issues import BriefsiteError

#: Seconds that a build waits for another one.
PATIENCE = 3600.0
#: Seconds after which it says so.
_UNTOLD = 1.0
_BUSY = "another build of this site does not end; end it, and try again"


@contextmanager
def one_at_a_time(lock: Path, patience: float = PATIENCE, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Waits until no other process is in here with the same lock; calls `waiting` where that is not at once. Where no
    lock can be made, nobody is waited for. Raises BriefsiteError where patience ends."""
    with ExitStack() as held:
        with suppress(OSError):
            try:
                held.enter_context(alone(lock, min(_UNTOLD, patience), _BUSY))
            except BriefsiteError:
                waiting()
                held.enter_context(alone(lock, patience, _BUSY))
        yield
