"""A run can be killed at any moment and undone afterwards: files are old or new, never between."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefsite.disk import alone
from briefsite.merging import merge, undo_last
from briefsite.model.issues import BriefsiteError

PATHS = [f"actors/a{n}.md" for n in range(40)]


def drafts(word: str) -> dict[str, str]:
    return dict.fromkeys(PATHS, f"---\ntitle: {word}\nkind: person\n---\n\n- {word} came [@p1]\n")


def tree(content: Path) -> dict[str, bytes]:
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    merge(tmp_path / "content", drafts("Ada"))
    edited = tmp_path / "content" / PATHS[0]
    edited.write_text(edited.read_text() + "\nBy hand.\n")
    (tmp_path / "content" / PATHS[1]).unlink()
    return tmp_path / "content"


def test_undo_restores_the_exact_bytes_of_before_the_last_run(content: Path) -> None:
    before = tree(content)
    merge(content, drafts("Bo"))
    assert tree(content) != before
    assert undo_last(content.parent).operation == "convert"
    assert tree(content) == before


def test_runs_are_undone_one_after_the_other(content: Path) -> None:
    states = []
    for word in ("Bo", "Cy", "Di"):
        states.append(tree(content))
        merge(content, drafts(word))
    for state in reversed(states):
        undo_last(content.parent)
        assert tree(content) == state


def test_undo_leaves_alone_what_a_person_has_changed_since(content: Path) -> None:
    merge(content, drafts("Bo"))
    (content / PATHS[5]).write_text("since\n")
    report = undo_last(content.parent)
    assert report.left == (f"content/{PATHS[5]}",)
    assert (content / PATHS[5]).read_text() == "since\n"
    assert b"Ada" in (content / PATHS[6]).read_bytes()


def test_with_nothing_to_undo_nothing_happens(tmp_path: Path) -> None:
    assert undo_last(tmp_path).restored == ()


def test_a_run_that_changes_nothing_cannot_be_undone_in_place_of_one_that_did(content: Path) -> None:
    before = tree(content)
    merge(content, drafts("Bo"))
    merge(content, drafts("Bo"))
    undo_last(content.parent)
    assert tree(content) == before


def test_a_run_that_renews_reasons_alone_is_undone_with_the_operation_before_it(content: Path) -> None:
    """After `rename` and `convert`, `undo` once took back reasons that nobody sees, and the rename stayed."""
    before = tree(content)
    merge(content, drafts("Bo") | {f".drafts/{PATHS[5]}.why.json": "{}"})
    merge(content, drafts("Bo") | {f".drafts/{PATHS[5]}.why.json": '{"title": []}'})
    undone = undo_last(content.parent)
    assert tree(content) == before
    assert f"content/{PATHS[5]}" in undone.restored
    assert undone.left == ()


SCRIPT = """
import sys
from pathlib import Path
from briefsite import disk
from briefsite.merging import journal, merge
sys.path.insert(0, {here!r})
from test_journal import drafts
countdown = int(sys.argv[2])
put = disk.put
def slow(path, data, **more):
    global countdown
    countdown -= 1
    if countdown == 0:
        print("now", flush=True)
        sys.stdin.read()
    put(path, data, **more)
journal.put = slow
merge(Path(sys.argv[1]), drafts("Bo"))
"""


@pytest.mark.parametrize("moment", [1, 2, 3, 4, 21, 40, 59, 75])
def test_a_run_killed_at_any_moment_is_taken_back_and_done_by_the_next(content: Path, moment: int) -> None:
    code = SCRIPT.format(here=str(Path(__file__).parent))
    command = [sys.executable, "-c", code, str(content), str(moment)]
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert run.stdout
    assert run.stdout.readline() == b"now\n"
    run.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    run.wait()
    for path in PATHS[2:]:
        assert (content / path).read_text() in {drafts("Ada")[path], drafts("Bo")[path]}
    if (content.parent / ".cache/briefsite/undo/open.json").exists():
        (content / "actors" / f".a3.md.{run.pid}.tmp").write_text("half")
    merge(content, drafts("Cy"))
    fresh = content.parent / "fresh" / "content"
    merge(fresh, drafts("Ada"))
    (fresh / PATHS[0]).write_text((fresh / PATHS[0]).read_text() + "\nBy hand.\n")
    (fresh / PATHS[1]).unlink()
    merge(fresh, drafts("Cy"))
    assert tree(content) == tree(fresh)


def hold(lock: Path, held: object) -> None:
    with alone(lock):
        held.set()  # type: ignore[attr-defined]
        time.sleep(30)


def test_of_two_runs_at_once_the_second_refuses(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    lock = tmp_path / ".cache" / "briefsite" / "lock"
    other = context.Process(target=hold, args=(lock, held))
    other.start()
    assert held.wait(30)
    with pytest.raises(BriefsiteError, match="another run"), alone(lock, patience=0.1):
        pass
    os.kill(other.pid or 0, signal.SIGTERM)
    other.join()
    with alone(lock, patience=5):
        pass
