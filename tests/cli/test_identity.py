"""`rename`, `merge`, `delete` and `undo`, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.merging import merge


@pytest.fixture
def root(tmp_path: Path) -> Path:
    names = {"ada-lund": "Ada Lund", "a-lund": "A. Lund"}
    drafts = {f"actors/{name}.md": f"---\ntitle: {title}\nkind: person\n---\n" for name, title in names.items()}
    merge(tmp_path / "content", drafts)
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["rename", "ada-lund", "ada"],
        ["merge", "a-lund", "ada-lund"],
        ["delete", "a-lund"],
        ["rename", "content/actors/ada-lund.md", "ada"],
        ["merge", "actors/a-lund.md", "content/actors/ada-lund.md"],
        ["delete", "a-lund.md", "--successor", "actors/ada-lund.md"],
    ],
)
def test_each_says_what_it_did_and_can_be_taken_back(
    root: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    assert main(["--root", str(root), *command]) == 0
    assert "to take it back: undo" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in root.rglob("*.md")} != before
    assert main(["--root", str(root), "undo"]) == 0
    assert f"{command[0]} undone" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


def test_an_unknown_id_is_answered_with_the_nearest(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "delete", "ada-lunt"]) == 2
    assert "did you mean 'ada-lund'?" in capsys.readouterr().err


def test_undo_says_when_there_is_nothing_left_to_undo(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "undo"]) == 0
    assert main(["--root", str(root), "undo"]) == 0
    assert "nothing to undo" in capsys.readouterr().out
