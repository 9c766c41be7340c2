"""New processes that no Ctrl+C finds while they are still loading what they are made of."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

from briefsite.pipeline.interrupts import HAS_MASKS, deaf, hear_again


class DeafProcess(SpawnProcess):
    """A new process that never hears Ctrl+C: whoever started it ends it."""

    def start(self) -> None:
        if HAS_MASKS:
            from multiprocessing.resource_tracker import ensure_running  # noqa: PLC0415 - Windows has none

            ensure_running()  # it comes with the first process, and lets everything be heard again
        with deaf():
            super().start()


class HelpingProcess(DeafProcess):
    """A new process that Ctrl+C ends without a word."""

    def run(self) -> None:
        hear_again()
        super().run()


class Helpers(SpawnContext):
    """Where a pool has its processes from."""

    Process = HelpingProcess


class Pool(ProcessPoolExecutor):
    """A pool of such processes. It begins them when it is given work, and could not be ended in the midst of that."""

    def __init__(self, jobs: int, ready: Callable[[], object] | None = None) -> None:
        super().__init__(jobs, mp_context=Helpers(), initializer=ready)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        with deaf():
            return super().submit(fn, *args, **kwargs)
