"""The tutorial does what it says: its commands are run and its files saved as they stand in its text."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefsite.pipeline.building import build
from tests.rendering.reading import Page

PROJECT = Path(__file__).parents[1]
TEXT = (PROJECT / "docs/tutorial.md").read_text(encoding="utf-8")
#: A file to save: the path that the sentence before a block names, and the block.
SAVED = re.compile(r"[Ss]aved as\s+`([^`]+)`:\n\n```\w+\n(.*?)```", re.DOTALL)


def blocks(language: str, section: str = "") -> list[str]:
    """The blocks of a language in a section of the tutorial."""
    whole = TEXT[TEXT.index(f"## {section}") :] if section else TEXT
    return re.findall(rf"```{language}\n(.*?)```", whole, flags=re.DOTALL)


def run(line: str, folder: Path) -> None:
    """A line of the tutorial, with this Briefsite for the installed one."""
    words = line.split()
    assert words[0] == "briefsite", line
    command = [sys.executable, str(PROJECT / "build.py"), *words[1:]]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site after the commands of the first section."""
    folder = tmp_path_factory.mktemp("tutorial")
    for line in blocks("sh", "1. Start")[0].splitlines():
        if line.startswith("cd "):
            folder /= line.removeprefix("cd ")
        else:
            run(line, folder)
    return folder


@pytest.fixture
def site(started: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(started, tmp_path / "desk")


def saved(path: str, site: Path) -> None:
    """The file of that path, as the tutorial has it."""
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(dict(SAVED.findall(TEXT))[path], encoding="utf-8")


def built(root: Path) -> dict[str, bytes]:
    done = build(root)
    assert [str(issue) for issue in done.issues if issue.severity == "error"] == []
    return dict(done.site)


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def test_the_first_commands_make_a_site_with_a_file_for_everything_the_text_names(started: Path) -> None:
    assert (started / "site/index.html").is_file()
    for folder in ("briefs", "events", "actors", "topics"):
        assert list((started / "content" / folder).glob("*.md")), folder


def test_every_file_of_the_tutorial_is_tried_here() -> None:
    assert [path for path, _ in SAVED.findall(TEXT)] == [
        "templates/base.html",
        "templates/topics.html",
        "templates/pages/who-is-who.html",
        "templates/data/chronology.txt",
    ]


def test_what_it_says_of_editing_can_be_written_into_the_brief(site: Path) -> None:
    brief = next((site / "content/briefs").glob("*.md"))
    words = "\n".join(blocks("markdown", "3. Edit")[:2])
    brief.write_text(f"{brief.read_text('utf-8')}\n{words}", encoding="utf-8")
    page = Page(built(site)[f"briefs/{brief.stem}.html"])
    assert page.text().count("three answers") >= 2


def test_one_colour(site: Path) -> None:
    before = built(site)
    settings = site / "pyproject.toml"
    line = next(block for block in blocks("toml", "7. Make it yours") if "accent" in block)
    settings.write_text(f"{settings.read_text('utf-8')}{line}", encoding="utf-8")
    after = built(site)
    assert b"#1f5f4a" in after["static/accent.css"]
    assert {path for path in changed(before, after) if not path.endswith(".html")} == {"static/accent.css"}


def test_one_block(site: Path) -> None:
    before = built(site)
    saved("templates/base.html", site)
    after = built(site)
    pages = {path for path in after if path.endswith(".html") and path != "404.html"}
    assert changed(before, after) == pages
    for path in pages:
        assert "Harbour Desk, Quay 4, Port Lenn" in Page(after[path]).text(), path
        assert "How to read this site" in Page(after[path]).text(), path


def test_one_template(site: Path) -> None:
    before = built(site)
    saved("templates/topics.html", site)
    after = built(site)
    assert changed(before, after) == {"topics.html"}
    assert Page(after["topics.html"]).all("h1") == ["What we follow"]


def test_one_page_kind(site: Path) -> None:
    before = built(site)
    saved("templates/pages/who-is-who.html", site)
    after = built(site)
    assert set(after) - set(before) == {"who-is-who.html"}
    page = Page(after["who-is-who.html"])
    assert page.all("h1") == ["Who is who"]
    assert {"Ivo Castell", "Mara Dovel"} <= set(page.all("a"))
    assert "actors/mara-dovel.html" in page.attributes("a", "href")
    for path in (path for path in after if path.endswith(".html") and path != "404.html"):
        assert "Who is who" in Page(after[path]).all("a"), path


def test_one_exporter(site: Path) -> None:
    saved("templates/data/chronology.txt", site)
    after = built(site)
    assert "May 2024: Mara Dovel meets Ivo Castell" in after["data/chronology.txt"].decode()
    assert "data/chronology.txt" in Page(after["about.html"]).attributes("a", "href")
    run(next(re.finditer(r"`(briefsite export [^`]*)`", TEXT))[1], site)
    assert (site / "exported/data/chronology.txt").read_bytes() == after["data/chronology.txt"]


def test_all_of_it_together_and_the_package_is_not_touched(site: Path) -> None:
    for path, _ in SAVED.findall(TEXT):
        saved(path, site)
    whole = built(site)
    assert {"who-is-who.html", "data/chronology.txt"} <= set(whole)
    assert whole == built(site)
    run("briefsite check", site)
