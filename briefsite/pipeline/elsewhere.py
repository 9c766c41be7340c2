"""A build by a process of its own, for one that has better things to do: it leaves the site in the memory.

The process may copy itself, as one that answers browsers may not, and takes with it all that the build held.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from multiprocessing import Pipe, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from briefsite.model.issues import BriefsiteError, FaultyError, Issue
from briefsite.pipeline.building import build
from briefsite.pipeline.hands import cores
from briefsite.pipeline.litter import look_seldom
from briefsite.pipeline.memory import remembering
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.spawning import DeafProcess

#: Seconds from one look whether anybody still waits for the build to the next.
_A_LOOK = 0.5
#: Held while a process begins, and for ever once this one ends.
_BEGINNING = Lock()


class DiedError(Exception):
    """The process has ended without a word: there may not be enough memory for it."""


def build_elsewhere(root: Path, at: datetime, inputs: Inputs) -> Mapping[str, str]:
    """Build the site at `root`, whose files were looked over, as it may be read at the instant `at`. Gives the pages
    that were rendered, each with the reason. Raises FaultyError as `build` does, and
    DiedError."""
    here, there = Pipe(duplex=False)
    process = DeafProcess(target=_building, args=(there, root, at, inputs))
    atexit.register(_end, process)
    with _BEGINNING:
        process.start()
    there.close()
    try:
        found: Mapping[str, str] | tuple[Issue, ...] = here.recv()
    except EOFError:
        raise DiedError from None
    finally:
        process.join()
        atexit.unregister(_end)
        here.close()
    if isinstance(found, tuple):
        raise FaultyError(found)
    return found


def _end(process: DeafProcess) -> None:
    """End it, as this process ends: once it has begun, since it would say that it was told half of what to do. Nothing
    begins after this."""
    _BEGINNING.acquire()
    if process.pid is not None:
        process.terminate()


def _building(told: Connection, root: Path, at: datetime, inputs: Inputs) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where a process cannot begin deaf
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # with all whom it shares its work with
    _end_when_alone()
    look_seldom()
    with suppress(BrokenPipeError), remembering(root) as memory:
        try:
            built = build(root, at=at, memory=memory, jobs=cores(), inputs=inputs, is_light=True)
            told.send({path: why for path, why in built.run.why.items() if why})
        except FaultyError as error:
            told.send(tuple(error.issues))
        except BriefsiteError:
            return  # whoever asked finds the same, and says so


def _end_when_alone() -> None:
    """Ends this process when the one that started it is killed, which then can stop nobody. No thread may watch for
    that: a process that has more than one is not copied. Where there are no alarms, nobody watches."""
    if hasattr(signal, "setitimer"):
        parent = parent_process()
        signal.signal(signal.SIGALRM, lambda *_: sys.exit(1) if parent and os.getppid() != parent.pid else None)
        signal.setitimer(signal.ITIMER_REAL, _A_LOOK, _A_LOOK)
