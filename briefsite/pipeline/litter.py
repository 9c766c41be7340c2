"""Python looks for cycles of objects that nobody needs after every seven hundred new ones. A build makes millions that
live until its end and hardly any cycle, and would spend a sixth of its time so."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 20, 100)


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """A time in which cycles are looked for seldom."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
