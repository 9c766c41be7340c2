"""Whoever reads the texts, and whenever, the same is read; a text that fails costs that text only."""

from __future__ import annotations

import gc
import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from briefsite.cli.progress import ProgressLine
from briefsite.extraction import model
from briefsite.model.document import Document
from briefsite.model.issues import BriefsiteError, Issue
from briefsite.model.knowledge import Knowledge
from briefsite.pipeline import executors, reading_texts, sharing_out
from briefsite.pipeline.conversion import Annotated, annotate_all, convert
from briefsite.pipeline.executors import Workers
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.reading_texts import Read, Task, read_batch, reader
from briefsite.pipeline.sharing_out import share_out
from briefsite.sources import read_sources

PLACES = ("Oslo", "Quito", "Hanoi", "Accra", "Dakar", "Tunis", "Lima", "Suva")
DEADLY = "deadly"


def lethal(task: Task) -> tuple[Read, ...]:
    """As `read_batch`, but one text ends the process."""
    if any(DEADLY in source.text for source in task.sources):
        os._exit(1)
    return read_batch(task)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for number, place in enumerate(PLACES):
        text = f"Foreign Minister Mara Dovel met Trade Minister Ivo Castell in {place} on May {number + 1}.\n\n"
        (tmp_path / f"seeds/{place.lower()}.txt").write_text(text + "“We agreed on all of it,” Dovel said.\n")
    return tmp_path


def alone(root: Path) -> Annotated:
    return annotate_all(root)


def forget(root: Path) -> None:
    for path in (root / ".cache/briefsite/documents").iterdir():
        path.unlink()


def files(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes() for p in sorted((root / "content").rglob("*.*")) if p.is_file()
    }


def test_two_processes_read_what_one_does_and_in_the_same_order(root: Path) -> None:
    one = alone(root)
    forget(root)
    assert annotate_all(root, Workers(jobs=2)) == one


def test_another_process_looks_for_litter_as_seldom_as_the_one_that_starts_it() -> None:
    own = gc.get_threshold()
    try:
        gc.set_threshold(50_001, 11, 12)
        with Workers(jobs=2).executor(alone=True) as pool:
            assert pool.submit(gc.get_threshold).result() == (50_001, 11, 12)
    finally:
        gc.set_threshold(*own)


def test_a_cluster_reads_what_one_process_does(root: Path) -> None:
    distributed = pytest.importorskip("distributed")
    one = alone(root)
    forget(root)
    with distributed.LocalCluster(
        host="127.0.0.1", dashboard_address=None, n_workers=2, threads_per_worker=1, processes=True
    ) as cluster:
        assert annotate_all(root, Workers(scheduler=cluster.scheduler_address)) == one


def test_a_scheduler_that_does_not_answer_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "_PATIENCE", 0.2)
    with pytest.raises(BriefsiteError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        annotate_all(root, Workers(scheduler="tcp://127.0.0.1:9"))


def test_without_dask_a_cluster_is_refused_with_what_to_type(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(BriefsiteError, match=r"pip install 'briefsite\[cluster\]'"):
        annotate_all(root, Workers(scheduler="tcp://127.0.0.1:9"))


def test_a_text_that_ends_its_process_costs_that_text_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = alone(root)
    forget(root)
    (root / "seeds/fatal.txt").write_text(f"A {DEADLY} text.\n")
    monkeypatch.setattr(sharing_out, "read_batch", lethal)
    read = annotate_all(root, Workers(jobs=2))
    assert read.documents == whole.documents
    (issue,) = read.issues
    assert (issue.place.path, issue.code) == ("seeds/fatal.txt", "extraction-failed")


def test_a_text_that_fails_costs_that_text_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: object, *rest: object) -> Document:
        if source.file == "oslo.txt":  # type: ignore[attr-defined]
            raise RecursionError("too deep")
        return annotate(source, *rest)  # type: ignore[arg-type]

    annotate = reading_texts.annotate
    monkeypatch.setattr(reading_texts, "annotate", failing)
    read = alone(root)
    assert len(read.documents) == len(PLACES) - 1
    assert [str(issue.place) for issue in read.issues] == ["seeds/oslo.txt"]
    assert "RecursionError: too deep" in read.issues[0].message


def test_a_worker_with_another_version_is_refused(root: Path) -> None:
    task = Task(read_sources(root)[0], Knowledge(), (), "another")
    with pytest.raises(BriefsiteError, match="install the same everywhere"):
        list(share_out([task], Workers()))


def test_all_tasks_come_back_with_their_numbers(root: Path) -> None:
    sources = read_sources(root)[0]
    tasks = [Task((source,), Knowledge(), (), reader()) for source in sources]
    for number, (read,) in share_out(tasks, Workers()):
        assert not isinstance(read, Issue)
        assert read.source == sources[number]


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no text can be read."""

    def refuse(*_: object) -> None:
        raise AssertionError("a text was read")

    monkeypatch.setattr(reading_texts, "load_model", refuse)
    monkeypatch.setattr(model, "load_model", refuse)


def test_texts_that_did_not_change_are_not_read_again(root: Path, request: pytest.FixtureRequest) -> None:
    first = alone(root)
    request.getfixturevalue("unloaded")
    assert alone(root) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "seeds/oslo.txt").write_text("Another text.\n"),
        lambda root: (root / "seeds/oslo.txt").rename(root / "seeds/bergen.txt"),
    ],
    ids=["changed", "renamed"],
)
def test_only_the_text_that_changed_is_read_again(root: Path, change: object) -> None:
    told: list[tuple[int, int]] = []
    alone(root)
    change(root)  # type: ignore[operator]
    annotate_all(root, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]


def test_what_people_teach_and_their_word_lists_have_every_text_read_again(root: Path) -> None:
    told: list[int] = []
    alone(root)
    (root / "lexicon").mkdir()
    (root / "lexicon/own.yaml").write_text("ranks: [hetman]\n")
    annotate_all(root, progress=lambda done, _: told.append(done))
    (root / "content/actors").mkdir(parents=True)
    (root / "content/actors/mara-dovel.md").write_text("---\ntitle: Mara Dovel\nkind: person\naliases: [M. D.]\n---\n")
    annotate_all(root, progress=lambda done, _: told.append(done))
    assert told == [*range(1, len(PLACES) + 1)] * 2


def test_the_same_is_drafted_whether_texts_were_remembered_or_read(root: Path) -> None:
    convert(root)
    drafted = files(root)
    convert(root)
    assert files(root) == drafted
    forget(root)
    convert(root)
    assert files(root) == drafted


@pytest.mark.parametrize("damage", ["", "{}", "x\n[]", "cut", "other"])
def test_a_damaged_memory_is_not_believed(root: Path, damage: str) -> None:
    first = alone(root)
    kept = sorted((root / ".cache/briefsite/documents").iterdir())
    other = kept[0].read_bytes().replace(b"meeting", b"bleating")
    for path in kept:
        data = path.read_bytes()
        path.write_bytes({"cut": data[:-9], "other": other}.get(damage, damage.encode()))
    assert alone(root) == first


def test_a_remembered_document_of_another_shape_is_not_believed(root: Path) -> None:
    from briefsite.pipeline.remembered import Memory, _digest

    source, memory = read_sources(root)[0][0], Memory.of(root)
    document = alone(root).documents[0]
    memory.keep("key", document)
    assert memory.recall("key", source) == replace(document, source=source)
    for data in (packed(source), packed((1, 2)), pickle.dumps(print), pickle.dumps(Path("x")), b"", b"no pickle"):
        (memory.folder / "key").write_bytes(_digest(data) + data)
        assert memory.recall("key", source) is None


def test_what_no_text_has_any_more_is_forgotten(root: Path) -> None:
    alone(root)
    (root / "seeds/oslo.txt").unlink()
    alone(root)
    assert len([*(root / ".cache/briefsite/documents").iterdir()]) == len(PLACES) - 1


def test_progress_tells_counts_and_the_time_left_where_there_are_many(tmp_path: Path) -> None:
    with (tmp_path / "terminal").open("w+") as terminal:
        seconds = iter((0.0, 30.0, 60.0))
        line = ProgressLine(terminal, clock=lambda: next(seconds))
        line(100, 300)
        line(1, 3)
        terminal.seek(0)
        assert terminal.read().endswith("100 of 300 texts read, about 1 minute left")
