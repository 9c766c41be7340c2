"""Python looks for cycles of objects that nobody needs after every seven hundred new ones. A build makes millions that
live until its end and hardly any cycle, and would spend a sixth of its time so."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 20, 100)


def look_seldom() -> None:
    """Have cycles looked for seldom, from now on: to go back would have Python look through all that lives."""
    if gc.get_threshold() < _SELDOM:
        gc.set_threshold(*_SELDOM)


@contextmanager
def without_looking() -> Iterator[None]:
    """Has nobody look for cycles meanwhile: for work that is done in seconds. What lives at its end is laid aside until
    such work begins again, or else all of it would be looked through at once."""
    was_looking = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if was_looking:
            gc.freeze()
            gc.enable()
