"""Tasks to workers, and what was read back from them.

A text that fails costs that text only. Where a worker dies, the tasks that were under way are done again one text at a
time, in a process of their own, until it is known which text it was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import replace

from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.executors import Workers
from briefsite.pipeline.reading_texts import Read, Task, failure, read_batch

#: A task's number with what was made of its texts.
Done = tuple[int, tuple[Read, ...]]


def share_out(tasks: Sequence[Task], workers: Workers) -> Iterator[Done]:
    """Every task done, as they are finished."""
    waiting = deque(range(len(tasks)))
    while waiting:
        lost: list[int] = []
        with workers.executor() as executor:
            yield from _until_one_is_lost(tasks, waiting, lost, executor, workers.window)
        yield from _one_by_one({number: tasks[number] for number in sorted(lost)}, workers)


def _until_one_is_lost(
    tasks: Sequence[Task], waiting: deque[int], lost: list[int], executor: Executor, window: int
) -> Iterator[Done]:
    """Do tasks until all are done or a worker dies; `lost` then has the tasks that were under way."""
    running: dict[Future[tuple[Read, ...]], int] = {}
    while running or (waiting and not lost):
        while waiting and not lost and len(running) < window:
            try:
                running[executor.submit(read_batch, tasks[waiting[0]])] = waiting[0]
            except BrokenExecutor:  # those under way will say so too
                break
            waiting.popleft()
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            number = running.pop(future)
            if _trouble(future) is None:
                yield number, future.result()
            else:
                lost.append(number)


def _one_by_one(tasks: Mapping[int, Task], workers: Workers) -> Iterator[Done]:
    """Tasks, by number, each text alone, in one process that is started anew only after a text has ended it."""
    waiting = deque((number, source) for number, task in tasks.items() for source in task.sources)
    read: dict[int, list[Read]] = {number: [] for number in tasks}
    while waiting:
        with workers.executor(alone=True) as executor:
            while waiting:
                number, source = waiting.popleft()
                future = executor.submit(read_batch, replace(tasks[number], sources=(source,)))
                error = _trouble(future)
                read[number] += [failure(source, "it ends the process that reads it")] if error else future.result()
                if isinstance(error, BrokenExecutor):
                    break
    yield from ((number, tuple(found)) for number, found in read.items())


def _trouble(future: Future[tuple[Read, ...]]) -> BaseException | None:
    """What went wrong with a task. Raises BriefsiteError where it is not the text's fault."""
    try:
        error = future.exception()
    except CancelledError:
        raise BriefsiteError("the cluster is gone; start it again, or convert without it") from None
    if isinstance(error, BriefsiteError):
        raise error
    if isinstance(error, ImportError):
        raise BriefsiteError(f"a worker cannot read texts ({error}); install Briefsite where it runs") from None
    return error
