"""What holds for all tests: no test is timed, the same commit is tested with the same examples everywhere, and Ctrl+C
reaches what a test starts, though a shell has those it runs in its background, and all whom they start, ignore it."""

from __future__ import annotations

import signal

from hypothesis import settings

settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.load_profile("everywhere")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
