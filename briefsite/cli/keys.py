"""Keys pressed in the terminal while a command runs: what each does, without the Enter key.

Nothing is read where no person types: in a pipe, in the background, without a terminal.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

Keys = Mapping[str, Callable[[], None]]


@contextmanager
def listening_to(keys: Keys) -> Iterator[bool]:
    """Call what a key stands for, on the running event loop. Gives whether anybody can press one."""
    try:
        handle = sys.stdin.fileno()
        is_ours = os.isatty(handle) and os.tcgetpgrp(handle) == os.getpgrp()
        import termios
        import tty
    except (AttributeError, ImportError, OSError, ValueError):
        is_ours = False
    if not is_ours:
        yield False
        return
    loop, before = asyncio.get_running_loop(), termios.tcgetattr(handle)

    def pressed() -> None:
        with suppress(OSError):
            for key in os.read(handle, 64).decode("utf-8", "replace"):
                keys.get(key.lower(), lambda: None)()

    tty.setcbreak(handle)
    loop.add_reader(handle, pressed)
    try:
        yield True
    finally:
        loop.remove_reader(handle)
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
