"""A link to what was there yesterday is told with what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging.identity import delete, rename
from briefsite.pipeline.building import build
from briefsite.pipeline.conversion import convert

TEXT = "Foreign Minister Mara Dovel of Norway met Trade Minister Ivo Castell in Oslo on May 14 to open harbour talks.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one text, and a file that speaks of one of those in it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talks.txt").write_text(TEXT, encoding="utf-8")
    convert(tmp_path)
    return tmp_path


def told(root: Path) -> list[str]:
    """What is said of a file that somebody has just written."""
    note = "---\ntitle: Harbour\nstatus: reviewed\n---\n\nSee [[mara-dovel]].\n"
    (root / "content/topics").mkdir(exist_ok=True)
    (root / "content/topics/harbour-desk.md").write_text(note, encoding="utf-8")
    return [str(issue) for issue in build(root).issues if "harbour-desk" in issue.place.path]


def test_of_a_file_that_was_renamed_the_new_name(root: Path) -> None:
    rename(root, "mara-dovel", "minister-of-norway")
    (line,) = told(root)
    assert line.startswith("content/topics/harbour-desk.md:6:5: nothing is called 'mara-dovel'; ")
    assert line.endswith("; its address leads to 'minister-of-norway' now: write that")


def test_of_a_file_that_was_renamed_by_hand_too(root: Path) -> None:
    (root / "content/actors/mara-dovel.md").rename(root / "content/actors/minister-of-norway.md")
    assert [line.partition("; ")[2] for line in told(root)] == [
        "its address leads to 'minister-of-norway' now: write that"
    ]


def test_of_a_file_that_was_deleted_how_to_have_it_back(root: Path) -> None:
    delete(root, "mara-dovel", "")
    assert [line.partition("; ")[2] for line in told(root)] == [
        "it was deleted: take it out here, or bring it back: restore actors/mara-dovel.md"
    ]
