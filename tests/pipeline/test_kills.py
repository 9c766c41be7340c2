"""A command is killed, at whichever touch of the disk: every file is old or new, and the next run does the rest."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite.disk import alone
from briefsite.merging import identity, review, undo_last
from briefsite.merging.locking import lock_of
from briefsite.merging.splitting import Named, split
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.conversion import convert
from tests.pipeline.histories.site import Site, Tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed in mid-flight: it must be forked")

#: What a process does to a folder, as Python's audit events call it.
TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod"}
BRIEF = "mara-dovel-meets-ivo-castell-brief"
TEXT = """Foreign Minister Mara Dovel met Trade Minister Ivo Castell in {} on May 14, 2031.

“We agreed on all of it,” Dovel said.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A converted site that a person has edited, with news for the next conversion."""
    made = Site(tmp_path / "site")
    (made.seeds / "a.txt").write_text(TEXT.format("Oslo"))
    (made.seeds / "b.txt").write_text(TEXT.format("Quito").replace("May 14", "June 2"))
    made.convert()
    brief = made.content / f"briefs/{BRIEF}.md"
    lines = brief.read_text().replace("title: Mara", "title: By hand, Mara").split("\n")
    brief.write_text("\n".join(line for line in lines if "[@p2]" not in line and not line.startswith("> ")))
    made.convert()
    (made.seeds / "a.txt").write_text(TEXT.format("Accra").replace("on all", "on nearly all"))
    return made


def first_proposal(root: Path) -> None:
    """An answer; one that a killed run has given is not asked for again."""
    review.accept(root, review.waiting(root)[0])


def first_refusal(root: Path) -> None:
    review.restore(root, *review.refused(root)[0])


#: Each with how many touches lie between the moments that are tried; BRIEFSITE_HISTORIES tries all.
COMMANDS: dict[str, tuple[Callable[[Path], object], int]] = {
    "convert": (convert, 9),
    "rename": (lambda root: identity.rename(root, "mara-dovel", "mara-k-dovel"), 7),
    "merge": (lambda root: identity.unite(root, "mara-dovel", "ivo-castell"), 7),
    "delete": (lambda root: identity.delete(root, "mara-dovel"), 5),
    "split": (lambda root: split(root, "mara-dovel", "m-dovel", Named(briefs=(BRIEF,))), 7),
    "review": (first_proposal, 1),
    "restore": (first_refusal, 2),
    "undo": (undo_last, 2),
}
LONG = bool(os.environ.get("BRIEFSITE_HISTORIES"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_killed_at_any_moment_leaves_old_or_new_files_and_is_done_by_the_next(
    site: Site, tmp_path: Path, name: str
) -> None:
    if name == "review":
        site.write(f"briefs/{BRIEF}.md", site.files()[f"briefs/{BRIEF}.md"].replace("in Oslo", "in rainy Oslo"))
        site.convert()
    (command, stride), before = COMMANDS[name], site.tree()
    whole = copied(site, tmp_path / "whole")
    command(whole.root)
    after, moments = whole.tree(), 0
    assert after != before
    while True:
        moments += 1
        one = copied(site, tmp_path / "one")
        if not killed(one.root, command, (moments - 1) * (1 if LONG else stride) + 1):
            break
        for path, data in one.tree().items():
            assert ".tmp" in path or data in {before.get(path), after.get(path)}, path
        again(command, one.root)
        assert one.tree() == after, (moments, differing(one.tree(), after))
        assert not list(one.root.rglob(".*.tmp"))
    assert moments > 3


def again(command: Callable[[Path], object], root: Path) -> None:
    """The command once more; it has nothing to do where the killed one was done."""
    journal = root / ".cache/briefsite/undo"
    records = {path.name for path in journal.glob("0*.json")}
    interrupted = (journal / "open.json").exists()
    if command is undo_last and not interrupted and len(records) == 1:
        return
    try:
        command(root)
    except (BriefsiteError, IndexError):
        assert not interrupted


def copied(site: Site, to: Path) -> Site:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(site.root, to)
    return Site(to)


def differing(one: Tree, other: Tree) -> list[str]:
    return [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]


def killed(root: Path, command: Callable[[Path], object], moment: int) -> bool:
    """Whether a process that does the command dies at its touch of the site with that number, or ends first."""
    child = os.fork()
    if child == 0:
        count = 0

        def touched(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            writes = event in TOUCHES and (event != "open" or arguments[1] != "r")
            if writes and str(arguments[0]).startswith(str(root)):
                count += 1
                if count == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(touched)
        try:
            command(root)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_of_two_runs_at_once_the_second_waits(site: Site) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with alone(lock_of(site.root)):
            os.write(writing, b"held")
            time.sleep(0.3)
            os.write(writing, b"done")
        os._exit(0)
    assert os.read(reading, 4) == b"held"
    site.convert()
    os.set_blocking(reading, False)  # what is not written by now never was waited for
    assert os.read(reading, 4) == b"done"
    os.waitpid(child, 0)
    assert "Accra" in "".join(site.files().values())


def test_a_file_saved_while_an_operation_writes_leaves_all_as_it_was(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefsite.merging import journal

    put, saved = journal.put, []
    late = max(path for path in site.files() if path.startswith("events/"))
    before = site.tree()

    def saving(path: Path, data: bytes | None, **more: bool) -> None:
        put(path, data, **more)
        if path.parent.parent == site.content and not saved:
            saved.append(path)
            (site.content / late).write_text("saved just now\n")

    monkeypatch.setattr(journal, "put", saving)
    with pytest.raises(BriefsiteError, match="was saved while this ran"):
        identity.rename(site.root, "mara-dovel", "mara-k-dovel")
    assert site.tree() == before | {late: b"saved just now\n"}
