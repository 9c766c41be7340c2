"""Briefsite as an installed package: everything it needs is in the wheel, and one command makes a site from nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files and nothing of the clone."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "briefsite", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(command, cwd=installed, env=environment, capture_output=True, text=True, check=False)


def test_the_data_and_the_templates_are_in_it(installed: Path) -> None:
    kept = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "briefsite").rglob("*") if path.is_file()}
    templates = PROJECT / "templates"
    kept |= {f"briefsite/theme/{path.relative_to(templates).as_posix()}" for path in templates.rglob("*.*")}
    there = {path.relative_to(installed).as_posix() for path in installed.rglob("*")}
    assert {path for path in kept if "__pycache__" not in path} - there == set()


def test_a_new_site_is_made_and_built_without_the_clone(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "desk"
    made = run(installed, "init", str(site))
    assert made.returncode == 0, made.stderr
    built = run(installed, "--root", str(site))
    assert built.returncode == 0, built.stderr
    assert (site / "site/index.html").read_bytes()
    assert list((site / "content/briefs").glob("*.md"))
    again = run(installed, "--root", str(site))
    assert "1 file made" not in again.stdout


def test_init_leaves_what_is_there_alone(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    refused = run(installed, "init", str(tmp_path))
    assert refused.returncode == 2
    assert "already holds README.md" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert (tmp_path / "README.md").read_text() == "mine"


def test_the_example_of_an_override_works_and_leaves_the_rest(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "desk"
    run(installed, "init", str(site))
    lines = (site / "templates/README.md").read_text().splitlines()
    (site / "templates/base.html").write_text("\n".join(line.strip() for line in lines if line.startswith("    ")))
    built = run(installed, "--root", str(site), "build")
    assert built.returncode == 0, built.stderr
    home = (site / "site/index.html").read_text()
    assert "Published by the desk for harbour affairs." in home
    assert 'href="actors.html"' in home


def test_whoever_builds_the_packages_gets_the_same_bytes(tmp_path: Path) -> None:
    """From the same files: whatever their dates and rights, wherever they lie, and whatever the clock and language."""
    kept = ("briefsite", "templates", "tests", "seeds", "docs")
    for name in ("here", "elsewhere/deep"):
        for folder in kept:
            shutil.copytree(PROJECT / folder, tmp_path / name / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for file in (*PROJECT.glob("*.*"), PROJECT / "Makefile", PROJECT / "LICENSE", PROJECT / ".gitignore"):
            if file.is_file():
                shutil.copy(file, tmp_path / name)
    for file in (tmp_path / "elsewhere").rglob("*"):
        os.utime(file, (1, 1))
        file.chmod(file.stat().st_mode & 0o700)
    strange = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": ""}
    for name, more in (("here", {}), ("elsewhere/deep", strange)):
        command = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path / name / "made")]
        environment = {key: value for key, value in {**os.environ, **more}.items() if value}
        subprocess.run(command, cwd=tmp_path / name, env=environment, check=True, capture_output=True)
    first, second = (tmp_path / name / "made" for name in ("here", "elsewhere/deep"))
    names = sorted(path.name for path in first.iterdir())
    assert [name.rpartition(".")[2] for name in names] == ["whl", "gz"]
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]
