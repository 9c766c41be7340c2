"""`publish`: what a person types, from a first publication to taking one back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cli import main

TOPIC = "---\ntitle: Tides\nstatus: reviewed\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    desk = tmp_path / "desk"
    main(["init", str(desk), "--quiet"])
    settings = desk / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[tool.briefsite.targets]\nlive = "folder:../www"\n', "utf-8")
    write(desk, "content/topics/tides.md", TOPIC)
    return desk


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def publish(root: Path, *arguments: str) -> int:
    return main(["publish", "--root", str(root), *arguments])


def test_the_only_target_needs_no_name_and_what_did_not_change_is_not_sent(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(root) == 0
    assert (tmp_path / "www/topics/tides.html").is_file()
    assert "live: " in capsys.readouterr().out
    version = (tmp_path / "www").resolve()
    assert publish(root) == 0
    assert capsys.readouterr().out == "live: nothing has changed\n"
    assert (tmp_path / "www").resolve() == version


def test_a_dry_run_lists_what_would_change_and_changes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(root)
    write(root, "content/topics/floods.md", "---\ntitle: Floods\nstatus: reviewed\n---\n")
    (root / "content/topics/tides.md").unlink()
    capsys.readouterr()
    assert publish(root, "live", "--dry-run") == 0
    said = capsys.readouterr().out.splitlines()
    assert {"+ topics/floods.html", "- topics/tides.html", "~ topics.html"} <= {*said}
    assert "would be" in said[-1]
    assert not (tmp_path / "www/topics/floods.html").exists()


def test_what_was_published_is_taken_back(root: Path, tmp_path: Path) -> None:
    publish(root)
    before = (tmp_path / "www/topics/tides.html").read_bytes()
    write(root, "content/topics/tides.md", TOPIC + "\nA slip.\n")
    publish(root)
    assert publish(root, "--rollback") == 0
    assert (tmp_path / "www/topics/tides.html").read_bytes() == before


def test_without_a_version_before_there_is_nothing_to_take_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish(root)
    assert publish(root, "--rollback") == 2
    assert "no version before the one at 'live' was published from here" in capsys.readouterr().err


def test_a_site_with_errors_is_not_published(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "content/topics/tides.md", TOPIC + "\nSee [[nobody]].\n")
    assert publish(root) == 1
    assert "nothing was published" in capsys.readouterr().err
    assert not (tmp_path / "www").exists()


def test_a_site_that_leaks_is_not_published(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "content/topics/floods.md", "---\ntitle: Floodgate\nstatus: draft\n---\n")
    write(root, "templates/about.html", '{% extends "theme/about.html" %}{% block main %}Floodgate{% endblock %}')
    assert publish(root) == 1
    assert "'Floodgate', which is withheld, stands in the site, in about.html" in capsys.readouterr().err
    assert not (tmp_path / "www").exists()


def test_a_preview_of_drafts_is_not_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = root / "pyproject.toml"
    text = settings.read_text("utf-8").replace("[tool.briefsite]\n", "[tool.briefsite]\ndrafts = true\n")
    settings.write_text(text, "utf-8")
    assert publish(root) == 2
    assert "the setting drafts is on" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["life"], "there is no target 'life'; did you mean 'live'?"),
        (["elsewhere"], "there is no target 'elsewhere'; add it to [tool.briefsite.targets]"),
        (["ftp://host/x"], "is no place to publish to"),
        (["live", "--dry-run", "--rollback"], "not allowed with argument"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    root: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = publish(root, *arguments)
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_a_site_without_targets_is_told_how_to_name_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", str(tmp_path / "new"), "--quiet"])
    assert publish(tmp_path / "new") == 2
    assert "name a place: publish folder:../public" in capsys.readouterr().err
