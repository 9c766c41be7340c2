"""Who does the work of a build: this process, or, where there is much to do, a pool of processes beside it.

Work is a function over plain data, so that any process can do it. Workers are started when first needed and serve all
steps of a build; what is under way at any time is a few batches, however large the site. Where a worker dies, this
process does what is left.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from briefsite.pipeline.forks import can_fork, forked, that_fit

if TYPE_CHECKING:
    from concurrent.futures import Future

    from briefsite.pipeline.spawning import Pool

Item = TypeVar("Item")
Made = TypeVar("Made")

#: Fewer pieces of work than this are done sooner than a process is started.
FEW = 200
_BATCH = 40
_UNDER_WAY = 3


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass
class Hands:
    """`jobs` processes (1: this one alone). Use it as a context, so that no worker outlives the build."""

    jobs: int = 1
    _pool: Pool | None = field(default=None, init=False)

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def each(
        self, work: Callable[[Sequence[Item]], list[Made]], items: Iterable[Item], *, many: bool = False
    ) -> Iterator[tuple[Item, Made]]:
        """What `work` makes of each item, in order. `many`: it is known that there are more than a few."""
        batches = _batches(items)
        by_copies = many and self.jobs > 1 and can_fork()
        if by_copies and (jobs := that_fit(self.jobs)) > 1:
            known = list(batches)
            for batch, (_, made) in zip(known, forked(work, known, jobs), strict=True):
                yield from zip(batch, made, strict=True)
        elif self.jobs > 1 and not by_copies:
            if not (many or self._pool):
                yield from self._alone(work, islice(batches, FEW // _BATCH))
            yield from self._shared(work, batches)
        yield from self._alone(work, batches)

    def _alone(
        self, work: Callable[[Sequence[Item]], list[Made]], batches: Iterable[list[Item]]
    ) -> Iterator[tuple[Item, Made]]:
        for batch in batches:
            yield from zip(batch, work(batch), strict=True)

    def _shared(
        self, work: Callable[[Sequence[Item]], list[Made]], batches: Iterator[list[Item]]
    ) -> Iterator[tuple[Item, Made]]:
        """Batches done by workers, until all are done or a worker dies."""
        running: deque[tuple[list[Item], Future[list[Made]] | None]] = deque()
        broken = False
        while True:
            while not broken and len(running) < self.jobs * _UNDER_WAY and (batch := next(batches, None)):
                future = self._submitted(work, batch)
                running.append((batch, future))
                broken = future is None
            if not running:
                return
            from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - small sites need none of it

            batch, future = running.popleft()
            try:
                made = future.result() if future else work(batch)
            except BrokenExecutor:
                broken, made = True, work(batch)
            yield from zip(batch, made, strict=True)

    def _submitted(self, work: Callable[[Sequence[Item]], list[Made]], batch: list[Item]) -> Future[list[Made]] | None:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

        try:
            return self._workers().submit(work, batch)
        except (BrokenExecutor, OSError):
            return None

    def _workers(self) -> Pool:
        from briefsite.pipeline.spawning import Pool  # noqa: PLC0415 - as above

        if self._pool is None:
            self._pool = Pool(self.jobs)
        return self._pool


def _batches(items: Iterable[Item]) -> Iterator[list[Any]]:
    ahead = iter(items)
    while batch := list(islice(ahead, _BATCH)):
        yield batch
