"""What holds for all tests: no test is timed, the same commit is tested with the same examples everywhere, and Ctrl+C
reaches what a test starts, though a shell has those it runs in its background, and all whom they start, ignore it.

A process that reads texts has one thread, as in earnest: there the model is loaded first and says so; here a test may
have loaded numpy by then, and two workers with two threads each would wait for one another at every product."""

from __future__ import annotations

import os
import signal

from hypothesis import settings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
settings.register_profile("everywhere", deadline=None, derandomize=True)
settings.load_profile("everywhere")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
