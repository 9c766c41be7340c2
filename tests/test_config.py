"""Settings: what an owner may write, and what is said about the rest. Cases stand in `tests/cases/settings.txt`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.config import read_settings
from briefsite.model.settings import Settings

CASES = (Path(__file__).parent / "cases/settings.txt").read_text(encoding="utf-8").strip().split("\n\n\n")


def read(folder: Path, text: str | bytes) -> tuple[Settings, list[str]]:
    (folder / "pyproject.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, issues = read_settings(folder)
    return settings, [str(issue) for issue in issues]


@pytest.mark.parametrize("case", CASES, ids=[case.partition("\n")[0] for case in CASES])
def test_a_wrong_setting_is_named_with_its_place_and_what_to_do(case: str, tmp_path: Path) -> None:
    _, written, expected = re.split(r"^(?:# .*|=>)\n", case, flags=re.MULTILINE)
    settings, issues = read(tmp_path, written)
    assert issues == expected.strip().splitlines()
    assert settings == Settings(title="Kept") if "Kept" in written else settings == Settings()


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), ())


def test_a_file_of_another_project_is_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, '[project]\nname = "else"\n') == (Settings(), [])


def test_good_settings_are_taken_as_typed(tmp_path: Path) -> None:
    text = (
        '[tool.briefsite]\ntitle = "Ünïcode"\nbase_url = "https://example.org/a/"\nlanguage = "pt-BR"\ndrafts = true\n'
    )
    assert read(tmp_path, text) == (
        Settings(title="Ünïcode", base_url="https://example.org/a/", language="pt-BR", drafts=True),
        [],
    )


def test_a_file_that_is_not_utf8_is_an_issue(tmp_path: Path) -> None:
    assert "it is not TOML" in read(tmp_path, b'[tool.briefsite]\ntitle = "\xff"')[1][0]


@given(st.binary(max_size=60))
def test_no_bytes_whatever_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    read(tmp_path_factory.mktemp("site"), b"[tool.briefsite]\n" + data)


@pytest.mark.parametrize(
    "url",
    ["https://host.example\\nX: y/", "https://host.example/\\t", "https://name:word@host.example/",
     "https://host.example:99999/", "https://host.example/\\\"><b>", "//host.example/"],
)  # fmt: skip
def test_an_address_that_could_break_out_of_a_file_or_holds_a_password_is_none(url: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f'[tool.briefsite]\nbase_url = "{url}"\n', "utf-8")
    settings, issues = read_settings(tmp_path)
    assert settings.base_url == ""
    assert [issue.code for issue in issues] == ["bad-setting"]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("title." + "a." * 400 + 'b = "c"', "a name has too many parts"),
        ("title = { " + "a." * 400 + 'b = "c" }', "a name has too many parts"),
        ("title." + "a." * 40 + 'b = "c"', "pyproject.toml:2:1: title is {'a': {'a': {"),
        (f'language = "{"x" * 100_000}"', "pyproject.toml:2:1: language is 'xxx"),
    ],
)
def test_a_setting_of_any_size_is_told_in_few_words(settings: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.briefsite]\n{settings}\n", "utf-8")
    (issue,) = read_settings(tmp_path)[1]
    assert told in str(issue)
    assert issue.place.line == 2
    assert len(str(issue)) < 600
