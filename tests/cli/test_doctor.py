"""`doctor`: each line says what is, and where something is amiss what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.extraction import model


def test_all_is_well_where_everything_is_installed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "doctor"]) == 0
    said = capsys.readouterr()
    assert "jinja2 3." in said.out
    assert "language model 3.8.0: all 8 files are the expected ones" in said.out
    assert said.err == ""


def test_a_missing_model_is_named_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "NAMES", ("no_such_model", "nor_this"))
    assert main(["--root", str(tmp_path), "doctor"]) == 1
    said = capsys.readouterr().err
    assert "MEND" in said
    assert "is not installed; run `make`" in said


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").write_text("a file")
    assert main(["--root", str(tmp_path), "doctor"]) == 1
    assert "content is a file; move it away" in capsys.readouterr().err


def test_a_sites_targets_and_its_build_are_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = tmp_path / "desk"
    main(["init", str(desk), "--quiet"])
    settings = (desk / "pyproject.toml").read_text("utf-8")
    targets = '\n[tool.briefsite.targets]\nlive = "folder:../www"\nlost = "git:nowhere.git"\n'
    (desk / "pyproject.toml").write_text(settings + targets, "utf-8")
    assert main(["--root", str(desk), "doctor"]) == 1
    said = capsys.readouterr()
    assert "target live: can be reached, holds 0 files of this site" in said.out
    assert "two builds are the same to the byte" in said.out
    assert said.err.startswith("MEND  target lost: the repository cannot be read")


def test_a_template_that_depends_on_chance_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = tmp_path / "desk"
    main(["init", str(desk), "--quiet"])
    chance = '{% extends "theme/about.html" %}{% block main %}{{ range(10 ** 9) | random }}{% endblock %}'
    (desk / "templates/about.html").write_text(chance, "utf-8")
    assert main(["--root", str(desk), "doctor"]) == 1
    assert "two builds differ, first in about.html" in capsys.readouterr().err


def test_a_template_with_a_fault_is_one_finding_among_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "desk"
    main(["init", str(desk), "--quiet"])
    (desk / "templates/about.html").write_text("{% if %}", "utf-8")
    assert main(["--root", str(desk), "doctor"]) == 1
    said = capsys.readouterr()
    assert "settings: nothing to mend" in said.out
    assert "MEND  the site cannot be built: templates/about.html:1: " in said.err


def test_a_site_that_is_not_there_is_named_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path / "nowhere"), "doctor"]) == 1
    said = capsys.readouterr().err
    assert "nowhere is no folder; name the folder of the site with --root" in said
    assert "not there yet" not in said


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('title = "Desk"\n', "none: its address needs base_url"),
        ('title = "Desk"\nbase_url = "https://example.org/"\n', "cards/site.png says “Desk”"),
        ('title = "Desk"\nbase_url = "https://example.org/"\ncards = "none"\n', 'none, as cards = "none" says'),
        ('title = "浅黄"\nbase_url = "https://example.org/"\n', "none: the title has letters"),
    ],
)
def test_it_says_what_card_the_site_has_or_why_none(
    settings: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "pyproject.toml").write_text(f"[tool.briefsite]\n{settings}", "utf-8")
    main(["--root", str(tmp_path), "doctor"])
    assert f"card beside links: {told}" in capsys.readouterr().out
