"""The theme is compiled once an installation; what is kept of it is never believed blindly."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefsite.languages import wording
from briefsite.model.issues import Place
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import AboutPage
from briefsite.model.settings import Settings
from briefsite.model.wording import ENGLISH, Wording
from briefsite.rendering import Renderer
from briefsite.rendering.loops import BoundedEnvironment

SETTINGS = Settings()
GERMAN = wording("de", Path(), Place("pyproject.toml"))[0]
PAGE = AboutPage(Head("about.html", "About", "How to read this"), 1, 2)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python keeps what it compiles."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled."""
    names: list[str] = []
    whole = BoundedEnvironment._generate

    def noting(self: BoundedEnvironment, source: object, name: str, *rest: object, **options: object) -> str:
        names.append(name)
        return whole(self, source, name, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(BoundedEnvironment, "_generate", noting)
    return names


def written(theme: Path | None = None, settings: Settings = SETTINGS, say: Wording = ENGLISH) -> bytes:
    return Renderer(theme, settings, say).written(PAGE)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.usefixtures("kept")
def test_what_is_compiled_once_is_not_compiled_again_and_writes_the_same(compiled: list[str]) -> None:
    first, before = written(), list(compiled)
    assert "about.html" in before
    assert written() == first
    assert compiled == before


@pytest.mark.usefixtures("kept")
def test_each_language_has_its_own() -> None:
    english, german = written(), written(say=GERMAN)
    assert english != german
    assert (written(), written(say=GERMAN), written(say=replace(GERMAN, language="en"))) == (
        english,
        german,
        german.replace(b'lang="de"', b'lang="en"'),
    )


def test_a_damaged_file_is_not_believed(kept: Path) -> None:
    first = written()
    for number, file in enumerate(files(kept)):
        data = file.read_bytes()
        file.write_bytes([data[:40], data[:-9] + b"\0" * 9, b"", b"x" * 90][number % 4])
    assert written() == first


def test_a_file_of_another_text_is_not_believed(kept: Path) -> None:
    first = written()
    name = next(file for file in files(kept) if file.name.startswith("about"))
    other = next(file for file in files(kept) if file.name.startswith("base"))
    name.write_bytes(other.read_bytes())
    assert written() == first


def test_of_a_sites_own_templates_nothing_is_kept(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/about.html").write_text("Gone.", encoding="utf-8")
    assert written(tmp_path / "templates") == b"Gone."
    assert files(kept) == files(tmp_path / "templates/about.html") == []
    assert files(tmp_path) == [tmp_path / "templates/about.html"]


def test_where_python_writes_none_none_is_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    written()
    assert files(kept) == []
