"""Work that copies of this process share: all of it is done, in order, whatever becomes of a copy."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefsite.model.issues import FaultyError
from briefsite.pipeline import apart, forks
from briefsite.pipeline.forks import Tell, forked, taken_in
from briefsite.pipeline.writing import build_into
from tests.pipeline.changes import a_site
from tests.pipeline.test_incremental import published

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")

BATCHES = [[number, number + 1] for number in range(0, 40, 2)]
HERE = os.getpid()


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def doubled_with_much(numbers: Sequence[int]) -> tuple[list[int], bytes]:
    return doubled(numbers), bytes(3_000_000)


def deadly(numbers: Sequence[int]) -> list[int]:
    if numbers[0] == 12 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(numbers)


def told_one_by_one(numbers: Sequence[int], tell: Tell) -> list[int]:
    for number in numbers:
        tell(2 * number)
    return deadly(numbers)


def faulty(numbers: Sequence[int]) -> list[int]:
    if numbers[0] == 12:
        raise ValueError(f"{numbers[0]} is none of ours")
    return doubled(numbers)


def children() -> set[str]:
    """The processes that this one has begun; other tests may have left it one that lives as long as it does."""
    return set(Path(f"/proc/self/task/{HERE}/children").read_text("utf-8").split())


@pytest.mark.parametrize("jobs", [1, 2, 3, 50])
def test_all_is_done_in_order_and_by_copies(jobs: int) -> None:
    done = list(forked(doubled, BATCHES, jobs))
    assert [made for _, made in done] == [doubled(batch) for batch in BATCHES]
    assert {number for number, _ in done} == set(range(min(jobs, len(BATCHES))))


def test_a_copy_that_is_far_ahead_waits() -> None:
    done = forked(doubled_with_much, BATCHES, 2)
    next(done)
    time.sleep(0.3)
    assert [made[0] for _, made in done] == [doubled(batch) for batch in BATCHES[1:]]


def test_what_a_copy_left_is_done_here() -> None:
    done = list(forked(deadly, BATCHES, 2))
    assert [made for _, made in done] == [doubled(batch) for batch in BATCHES]
    assert {number for number, _ in done} == {0, 1, -1}


def test_what_is_told_before_the_rest_is_taken_before_it_whatever_becomes_of_a_copy() -> None:
    taken: dict[int, list[int | list[int]]] = {}

    def take(number: int, made: int | list[int]) -> int:
        taken.setdefault(number, []).append(made)
        return len(taken[number])

    with taken_in(told_one_by_one, BATCHES, 2, (), take) as found:
        told = dict(enumerate(found))
    assert {number for number, _ in told.values()} == {0, 1, -1}
    for number, found in taken.items():
        batches = [BATCHES[place] for place, (whose, _) in told.items() if whose == number]
        whole = [one for batch in batches for one in (*doubled(batch), doubled(batch))]
        assert [one for one in found if one in whole] == whole
        assert [count for whose, count in told.values() if whose == number][0] == 3  # noqa: RUF015 - in order


def test_what_goes_wrong_in_a_copy_goes_wrong_here() -> None:
    before = children()
    with pytest.raises(ValueError, match="12 is none of ours"):
        list(forked(faulty, BATCHES, 2))
    assert children() == before


def test_no_copy_outlives_what_it_works_for() -> None:
    before = children()
    done = forked(doubled_with_much, BATCHES, 3)
    next(done)
    assert len(children() - before) == 3
    done.close()  # type: ignore[attr-defined]
    assert children() == before


def test_there_are_no_more_copies_than_memory_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free, mine = tmp_path / "meminfo", tmp_path / "status"
    monkeypatch.setattr(forks, "_MEMORY", free)
    monkeypatch.setattr(forks, "_PROCESS", mine)
    assert forks.that_fit(8) == 8
    free.write_text("MemTotal:  9000 kB\nMemAvailable:   3500 kB\n", encoding="ascii")
    mine.write_text("Name:\tpython\nVmRSS:\t    1000 kB\n", encoding="ascii")
    assert [forks.that_fit(jobs) for jobs in (1, 2, 8)] == [1, 2, 3]


@pytest.mark.parametrize("held", [40_000, 5])
def test_several_processes_make_the_site_that_one_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(apart, "FEW", 1)
    monkeypatch.setattr(apart, "_MANY", held)
    monkeypatch.setattr(apart, "_MUCH", held)
    made = {}
    for jobs in (1, 3):
        a_site(tmp_path / str(jobs))
        built, _ = build_into(tmp_path / str(jobs), tmp_path / str(jobs) / "site", allow_errors=True, jobs=jobs)
        made[jobs] = (published(tmp_path / str(jobs)), built.issues, built.run.why)
    assert made[1] == made[3]


def test_a_fault_in_a_template_is_told_of_as_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "FEW", 1)
    a_site(tmp_path)
    (tmp_path / "templates").mkdir(exist_ok=True)
    (tmp_path / "templates/actor.html").write_text("{{ page.nothing }}", encoding="utf-8")
    told = []
    for jobs in (1, 3):
        with pytest.raises(FaultyError) as raised:
            build_into(tmp_path, tmp_path / "site", jobs=jobs)
        told.append(raised.value.issues)
    assert told[0] == told[1]
