"""`restore`, as it is typed: what is refused is listed, and comes back by id, path or title."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.cli.restore import in_words
from briefsite.merging import merge
from briefsite.model.review import Refused

HEAD = "---\ntitle: Talks\nsource:\n  file: a.txt\nactors:\n- ada-lund\n- orra\n---\n"
BRIEF = f"{HEAD}\n- Ada came [@p1]\n- She left [@p2]\n"
ACTOR = "---\ntitle: {0}\nkind: person\n---\n"
DRAFTS = {
    "briefs/talks.md": BRIEF,
    "actors/ada-lund.md": ACTOR.format("Ada Lund"),
    "actors/orra.md": ACTOR.format("Orra"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    merge(tmp_path / "content", DRAFTS)
    (tmp_path / "content/actors/orra.md").unlink()
    (tmp_path / "content/briefs/talks.md").write_text(BRIEF.replace("- Ada came [@p1]\n", ""))
    merge(tmp_path / "content", DRAFTS)
    return tmp_path


def said(root: Path, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["--root", str(root), "restore", *words]) == code
    output = capsys.readouterr()
    return output.err if code else output.out


def test_what_is_refused_is_listed_with_an_id_that_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(root, capsys).splitlines()
    assert [line[10:] for line in lines[:2]] == [
        "content/actors/orra.md, the whole file: Orra",
        "content/briefs/talks.md: Ada came",
    ]
    assert lines[2] == "2 things refused; to bring one back: restore ID"
    merge(root / "content", DRAFTS)
    assert said(root, capsys).splitlines() == lines


@pytest.mark.parametrize("by", ["id", "actors/orra.md", "content/actors/orra.md", "orra", "Orra"])
def test_a_file_comes_back_by_any_of_its_names(root: Path, capsys: pytest.CaptureFixture[str], by: str) -> None:
    name = said(root, capsys).splitlines()[0][:8] if by == "id" else by
    assert "content/actors/orra.md, the whole file: Orra: back" in said(root, capsys, name)
    assert (root / "content/actors/orra.md").read_text() == DRAFTS["actors/orra.md"]
    merge(root / "content", DRAFTS)
    assert "- orra" in (root / "content/briefs/talks.md").read_text()


@pytest.mark.parametrize("by", ["Ada came", "talks", "briefs/talks.md"])
def test_a_statement_comes_back_by_its_words_or_with_all_that_its_file_lost(
    root: Path, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    said(root, capsys, by)
    assert "- Ada came [@p1]\n- She left [@p2]" in (root / "content/briefs/talks.md").read_text()


def test_a_statement_of_a_deleted_file_comes_back_with_its_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "content/briefs/talks.md").unlink()
    told = said(root, capsys, "Ada came")
    assert "no longer refused\nIt comes back with its file, which is deleted: restore " in told
    assert not (root / "content/briefs/talks.md").exists()
    said(root, capsys, "talks")
    assert "- Ada came [@p1]" in (root / "content/briefs/talks.md").read_text()


def test_a_restoration_can_be_taken_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(root, capsys)
    said(root, capsys, "orra")
    assert main(["--root", str(root), "undo"]) == 0
    assert "restore undone" in capsys.readouterr().out
    assert said(root, capsys) == lines


def test_what_nobody_refused_is_answered_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "did you mean 'orra'?" in said(root, capsys, "orro", code=2)
    assert "`restore` alone lists" in said(root, capsys, "zzz", code=2)


def test_where_nothing_is_refused_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").mkdir()
    assert said(tmp_path, capsys) == "nothing is refused\n"
    assert "nothing to restore" in said(tmp_path, capsys, "orra", code=2)


def test_without_a_content_folder_there_is_nothing_to_work_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "neither seeds/ nor content/" in said(tmp_path, capsys, code=2)


def test_what_was_refused_is_shown_as_far_as_there_is_room() -> None:
    """Of one long word nothing was shown but "…"."""
    assert in_words(Refused("briefs/talks.md", ("body", "x"), "d95ce954" * 20)).startswith(
        "content/briefs/talks.md: d95ce"
    )
