"""Ctrl+C reaches every process of a terminal at once: those that help end at it without a word, whenever it comes.

A process that has just begun cannot end well yet: a new one would say what it was loading, a copy would put in order
what is its parent's. So both begin deaf, and hear when there is nothing left to say.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

HAS_MASKS = hasattr(signal, "pthread_sigmask")  # Windows has none


@contextmanager
def deaf() -> Iterator[None]:
    """Ctrl+C waits until the end of this, and for ever in the processes that begin here, unless they `hear_again`."""
    if not HAS_MASKS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hear_again() -> None:
    """What a process that helps does first: from now on Ctrl+C ends it, as it ends any program."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if HAS_MASKS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
