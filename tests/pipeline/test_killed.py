"""Killed at any moment, or out of room: the folder holds the old site or the new one, whole."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from unittest.mock import Mock

import pytest

from briefsite.cli import main
from briefsite.output import write
from briefsite.pipeline.building import build
from briefsite.pipeline.writing import build_into
from tests.sample import SAMPLE

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("BRIEFSITE_KILLS", "6"))
ONE_STEP = sys.platform in ("linux", "darwin")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("content", "seeds"):
        shutil.copytree(SAMPLE / folder, tmp_path / folder)
    return tmp_path


def standing(root: Path) -> dict[str, bytes]:
    folder = root / "site"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".briefsite"
    }


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(site: Path) -> None:
    command = [sys.executable, "-m", "briefsite", "--root", str(site), "build", "--quiet"]
    started = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True)
    whole = time.monotonic() - started
    chance = random.Random(1)  # noqa: S311 - it hides nothing
    for number in range(KILLS):
        before = standing(site)
        (site / "pyproject.toml").write_text(f'[tool.briefsite]\ntitle = "Desk {number}"\n', encoding="utf-8")
        run = subprocess.Popen(command, cwd=ROOT)
        time.sleep(whole * chance.random() * 1.1)
        run.kill()
        run.wait()
        assert not ONE_STEP or standing(site) in (before, dict(build(site).site))
    build_into(site, site / "site")
    assert standing(site) == dict(build(site).site)
    assert [path.name for path in site.iterdir() if "next" in path.name] == []


STEPS = ("os.link", "pathlib.Path.write_bytes", "pathlib.Path.mkdir", "shutil.rmtree", "pathlib.Path.unlink")


@pytest.mark.parametrize("step", range(0, 40, 3))
def test_at_no_step_is_the_folder_neither_the_old_site_nor_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    old = {"index.html": b"old", "actors/a.html": b"same", "actors/b.html": b"gone", "static/x.css": b"same"}
    new = {"index.html": b"new", "actors/a.html": b"same", "events/c.html": b"new", "static/x.css": b"same"}
    write(old, tmp_path / "site")
    left = iter(range(step))

    def stopping(function):  # type: ignore[no-untyped-def]
        def call(*args, **kwargs):  # type: ignore[no-untyped-def]
            if next(left, None) is None:
                raise KeyboardInterrupt
            return function(*args, **kwargs)

        return call

    with monkeypatch.context() as world:
        for name in STEPS:
            module, _, attribute = name.rpartition(".")
            owner = {"os": os, "shutil": shutil, "pathlib.Path": Path}[module]
            world.setattr(owner, attribute, stopping(getattr(owner, attribute)))
        with suppress(KeyboardInterrupt):
            write(new, tmp_path / "site")
    if ONE_STEP:
        assert standing(tmp_path) in (old, new)
    write(new, tmp_path / "site")
    assert standing(tmp_path) == new
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


WRITES = ("os.link", "pathlib.Path.write_bytes", "pathlib.Path.mkdir", "pathlib.Path.rename", "os.open")


@pytest.mark.parametrize("at", [0, 2, 20])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_is_full_or_fails_at_any_write_is_told_and_leaves_a_site_that_can_be_read(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], at: int, code: int
) -> None:
    build_into(site, site / "site")
    before = standing(site)
    (site / "pyproject.toml").write_text('[tool.briefsite]\ntitle = "Desk"\n', encoding="utf-8")
    left = iter(range(at))

    def failing(function):  # type: ignore[no-untyped-def]
        def call(*args, **kwargs):  # type: ignore[no-untyped-def]
            if next(left, None) is None:
                raise OSError(code, os.strerror(code))
            return function(*args, **kwargs)

        return call

    def broken_write(*args, **kwargs):  # type: ignore[no-untyped-def]
        with monkeypatch.context() as world:
            for name in WRITES:
                module, _, attribute = name.rpartition(".")
                owner = {"os": os, "pathlib.Path": Path}[module]
                world.setattr(owner, attribute, failing(getattr(owner, attribute)))
            return write(*args, **kwargs)

    monkeypatch.setattr("briefsite.pipeline.writing.write", broken_write)
    assert main(["--root", str(site), "build"]) == 2
    told = capsys.readouterr().err
    assert (
        f"{site / 'site'}: {os.strerror(code).lower()}; mend that and build again: the old site is still there" in told
    )
    monkeypatch.undo()
    assert not ONE_STEP or standing(site) in (before, dict(build(site).site))
    assert main(["--root", str(site), "build"]) == 0
    assert standing(site) == dict(build(site).site)


def test_where_no_site_was_yet_no_old_one_is_claimed(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = Mock(side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    monkeypatch.setattr("briefsite.pipeline.writing.write", full)
    assert main(["--root", str(site), "build"]) == 2
    told = capsys.readouterr().err
    assert "mend that and build again" in told
    assert "old site" not in told


def test_a_folder_that_may_not_be_written_to_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build_into(site, site / "site")
    before = standing(site)
    (site / "pyproject.toml").write_text('[tool.briefsite]\ntitle = "Desk"\n', encoding="utf-8")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(site / "site"))

    monkeypatch.setattr("briefsite.output.swapping.fetched", lambda *_: False)  # nor is there a standby
    monkeypatch.setattr("briefsite.output.swapping._make", refused)
    monkeypatch.setattr("tempfile.mkstemp", refused)
    assert main(["--root", str(site), "build"]) == 2
    assert f"{site / 'site'}: permission denied" in capsys.readouterr().err
    assert standing(site) == before


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ('{% include "actor.html" %}', "templates/actor.html:1: it includes or calls itself without end"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "it includes or calls itself without end"),
        ("\n{{ page.nothing }}", "templates/actor.html:2: "),
        ("\n{% if %}", "templates/actor.html:2: "),
    ],
)
def test_a_template_at_fault_is_told_and_leaves_the_old_site(
    site: Path, capsys: pytest.CaptureFixture[str], template: str, told: str
) -> None:
    build_into(site, site / "site")
    before = standing(site)
    (site / "templates").mkdir()
    (site / "templates/actor.html").write_text(template, encoding="utf-8")
    assert main(["--root", str(site), "build"]) == 2
    assert told in capsys.readouterr().err
    assert standing(site) == before


def test_faults_of_several_templates_are_told_together(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "templates").mkdir()
    for name in ("actor.html", "topic.html"):
        (site / "templates" / name).write_text("{{ nothing_such }}", encoding="utf-8")
    assert main(["--root", str(site), "build"]) == 2
    error = capsys.readouterr().err
    assert error.count("'nothing_such' is undefined") == 2
    assert "templates/actor.html:1" in error
    assert "templates/topic.html:1" in error


def test_faults_of_templates_and_of_content_are_told_together(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "templates").mkdir()
    (site / "templates/actor.html").write_text("{{ nothing_such }}", encoding="utf-8")
    with (site / "content/actors/kelmar.md").open("a", encoding="utf-8") as stream:
        stream.write("\nSee [[nobody-at-all]].\n")
    (site / "pyproject.toml").write_text("[tool.briefsite]\ntitel = 1\n", encoding="utf-8")
    assert main(["--root", str(site), "build"]) == 2
    error = capsys.readouterr().err
    assert "content/actors/kelmar.md:7:5: nothing is called 'nobody-at-all'" in error
    assert "templates/actor.html:1: 'nothing_such' is undefined, while writing actors/" in error
    assert "and 8 more pages" in error
    assert "pyproject.toml:2:1: unknown setting 'titel'" in error
    assert "3 errors, 0 warnings" in error


def test_a_template_that_loops_for_good_is_told_once_and_leaves_the_old_site(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_into(site, site / "site")
    before = standing(site)
    (site / "templates").mkdir()
    (site / "templates/base.html").write_text("{% for x in range(9 ** 30) %}x{% endfor %}", encoding="utf-8")
    assert main(["--root", str(site), "build"]) == 2
    assert capsys.readouterr().err.count("templates/base.html:1: its loops turn more than") == 1
    assert standing(site) == before


def test_a_file_that_vanishes_while_it_is_read_is_an_issue(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = site / "content/topics/training.md"
    read = Path.read_bytes

    def vanishing(path: Path) -> bytes:
        if path == gone:
            path.unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", vanishing)
    issues = [issue for issue in build(site).issues if issue.place.path == "content/topics/training.md"]
    assert [issue.code for issue in issues] == ["unreadable"]


def test_ten_thousand_links_on_a_page_are_built(site: Path) -> None:
    links = "".join(f"- [[kelmar|link {number}]] [@p1]\n" for number in range(10_000))
    brief = site / "content/briefs/premier-receives-chief-of-staff.md"
    brief.write_text(brief.read_text(encoding="utf-8") + links, encoding="utf-8")
    page = build(site).site["briefs/premier-receives-chief-of-staff.html"]
    assert page.count(b">link 9999<") == 1
