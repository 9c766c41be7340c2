"""What does conversion cost, beside the language model alone?

    python bench/conversion.py [--texts N] [--rounds N]

Prints ratios, which hardly depend on the machine: whole conversion (reading out, putting together, drafting) to bare
`nlp.pipe` over the same texts in one process; two processes to one; and peak memory a process, for a small and a
larger pile of texts. It reports and never fails.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from scoring.converted import source_of  # noqa: E402
from scoring.predictions import read_cases  # noqa: E402

from briefsite.cli import COLLECT_SELDOM  # noqa: E402
from briefsite.drafting import draft  # noqa: E402
from briefsite.extraction import annotate, load_lexicon, load_model  # noqa: E402
from briefsite.model.document import Document  # noqa: E402
from briefsite.model.knowledge import Knowledge  # noqa: E402
from briefsite.model.sources import Source  # noqa: E402
from briefsite.pipeline.executors import Workers, ready  # noqa: E402
from briefsite.resolution import resolve  # noqa: E402

A_TASK = 10


def pile(number: int) -> list[Source]:
    """So many sources: the annotated texts, over and over, each under a name of its own."""
    cases = itertools.cycle(read_cases(HERE / "gold"))
    sources = (source_of(case, meta=True) for case in itertools.islice(cases, number))
    return [replace(source, file=f"{index:05}_{source.file}") for index, source in enumerate(sources)]


def read_out(source: Source) -> Document:
    return annotate(source, load_model(), Knowledge(), load_lexicon())


def convert(sources: Sequence[Source]) -> None:
    """Everything between a text and its drafted files, in this process."""
    draft(resolve([read_out(source) for source in sources], Knowledge()))


@cache
def as_it_comes() -> Language:
    """The language model with its own components alone."""
    own = load_model()  # chooses the arithmetic, the same for both, before numpy is imported
    import spacy  # noqa: PLC0415

    return spacy.load(own.name)


def bare(sources: Sequence[Source]) -> None:
    """The language model over the same texts, and nothing else."""
    for _ in as_it_comes().pipe([source.text for source in sources]):
        pass


def shared_out(pool: ProcessPoolExecutor, sources: Sequence[Source]) -> None:
    """`convert`, with the reading out done by a pool of two, in tasks as large as those of the program."""
    size = Workers(2).a_task(len(sources))
    draft(resolve(list(pool.map(read_out, sources, chunksize=size)), Knowledge()))


def fastest(rounds: int, clock: Callable[[], float], *works: Callable[[], object]) -> list[float]:
    """The shortest time of each work in seconds, taken turn by turn so that a busy minute falls on all."""
    times: list[list[float]] = [[] for _ in works]
    for _, (measured, work) in itertools.product(range(rounds), list(zip(times, works, strict=True))):
        start = clock()
        work()
        measured.append(clock() - start)
    return [min(measured) for measured in times]


def pool_of(processes: int, warm: Sequence[Source]) -> ProcessPoolExecutor:
    """A spawn pool whose processes have all loaded the model."""
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=ready, initargs=gc.get_threshold()
    )
    list(pool.map(read_out, warm))
    return pool


def peak_megabytes() -> float:
    """The most memory that this process has had, in MB; 0 where the system does not say (only Linux does here).

    `getrusage` will not do: on Linux a process starts with the peak of the one that started it.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM")), 0.0)


def peak_of_a_worker(sources: Sequence[Source]) -> float:
    """The peak memory of a fresh process that reads out these texts one after the other."""
    with pool_of(1, sources[:1]) as pool:
        for start in range(0, len(sources), A_TASK):
            list(pool.map(read_out, sources[start : start + A_TASK]))
        return pool.submit(peak_megabytes).result()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=int, default=120, help="how many texts (default 120)")
    parser.add_argument("--rounds", type=int, default=3, help="how often; the fastest counts (default 3)")
    arguments = parser.parse_args()
    gc.set_threshold(*COLLECT_SELDOM)  # as a command does
    sources = pile(arguments.texts)
    words = sum(len(source.text.split()) for source in sources)
    convert(sources[:A_TASK])
    # the processor's time for one process, the wall's for two: other work on the machine disturbs the first least
    alone, whole = fastest(
        arguments.rounds, time.process_time, lambda: bare(sources), lambda: convert(sources)
    )  # fmt: skip
    with pool_of(2, sources[: 2 * A_TASK]) as pool:
        one, two = fastest(
            arguments.rounds, time.perf_counter, lambda: convert(sources), lambda: shared_out(pool, sources)
        )
    print(f"{len(sources)} texts, {words} words, fastest of {arguments.rounds}")
    print(f"bare nlp.pipe     {alone:6.2f} s of processor time, {words / alone:6.0f} words/s")
    print(f"whole conversion  {whole:6.2f} s of processor time, {words / whole:6.0f} words/s")
    print(f"  whole conversion takes {whole / alone:.2f} times as long as bare nlp.pipe")
    print(f"one process       {one:6.2f} s")
    print(f"two processes     {two:6.2f} s")
    print(f"  two processes are {one / two:.2f} times as fast as one")
    for number in (len(sources), 4 * len(sources)):
        print(f"peak memory       {peak_of_a_worker(pile(number)):6.0f} MB a process, for {number} texts")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
