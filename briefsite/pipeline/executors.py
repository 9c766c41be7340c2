"""Who reads: this process, a pool of processes on this machine, or a Dask cluster that is running already.

All of them are `concurrent.futures.Executor`s. What a worker needs it is sent, or has loaded once when it started.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from briefsite.extraction import load_model
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.spawning import Pool

#: Seconds to wait for a cluster's scheduler.
_PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Workers:
    """`jobs` processes on this machine (1: this one alone), or the cluster whose `scheduler` has that address."""

    jobs: int = 1
    scheduler: str = ""

    @property
    def window(self) -> int:
        """How many tasks are under way at once."""
        return 64 if self.scheduler else 2 * self.jobs if self.jobs > 1 else 1

    def a_task(self, texts: int) -> int:
        """How many texts make a task: enough to be worth sending, and few enough that all have something to do."""
        if self.scheduler:
            return 10
        return 1 if self.jobs == 1 else min(25, max(1, texts // (16 * self.jobs)))

    @contextmanager
    def executor(self, *, alone: bool = False) -> Iterator[Executor]:
        """A fresh executor, of one process where it should be `alone`. Raises BriefsiteError where there is none."""
        if self.scheduler:
            with _cluster(self.scheduler) as client:
                yield client.get_executor(pure=False)
        elif self.jobs == 1:
            yield InThisProcess()
        else:
            jobs = 1 if alone else self.jobs
            pool = Pool(jobs, partial(ready, *gc.get_threshold()))
            try:
                yield pool
            finally:  # whoever stops waits for no text that nobody has begun
                pool.shutdown(cancel_futures=True)


def ready(*collect: int) -> None:
    """Load what a worker needs, and have it look for litter as seldom as the process that started it (see `gc`)."""
    gc.set_threshold(*collect)
    load_model()


class InThisProcess(Executor):
    """Does what it is given at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is the future's, as with any executor
            future.set_exception(error)
        return future


def _cluster(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that most do without
    except ImportError:
        raise BriefsiteError("a cluster needs Dask; install it: pip install 'briefsite[cluster]'") from None
    try:
        return cast(Any, Client)(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BriefsiteError(f"no scheduler answers at {address}: {error}") from None
