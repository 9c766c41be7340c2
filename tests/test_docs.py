"""The documentation says everything there is to say, and its links lead somewhere."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from briefsite.cli.parser import COMMANDS, make_parser
from briefsite.model.settings import Settings

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(PROJECT.glob("*.md")) + sorted((PROJECT / "docs").rglob("*.md"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.NAME)
def test_every_command_and_each_of_its_options_is_in_the_readme(command: object) -> None:
    name = str(getattr(command, "NAME", ""))
    row = next((line for line in README.splitlines() if re.match(rf"\| `{name}[ `]", line)), "")
    assert row, f"the commands of README.md leave out `{name}`"
    options = _options(name) - {"--help", "--root", "--quiet"}
    assert {option for option in options if f"`{option}" not in row} == set()


def test_the_options_of_every_command_are_in_the_readme() -> None:
    assert {option for option in ("--root", "--quiet", "--help") if f"`{option}" not in README} == set()


def test_every_setting_is_in_the_readme() -> None:
    assert [field.name for field in fields(Settings) if f"| `{field.name}` |" not in README] == []


def test_every_target_of_make_in_the_documentation_is_there() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, flags=re.MULTILINE))
    assert named
    assert {name for name in named if not re.search(rf"^[a-z ]*\b{name}\b[a-z ]*:", makefile, re.MULTILINE)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_is_in_the_list_under_its_own_heading() -> None:
    listed = (PROJECT / "docs/decisions/README.md").read_text(encoding="utf-8")
    decisions = sorted((PROJECT / "docs/decisions").glob("0*.md"))
    headings = [page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# 0123456789.") for page in decisions]
    rows = [f"- {int(page.name[:4])}. [{said}]({page.name})" for page, said in zip(decisions, headings, strict=True)]
    assert [line for line in listed.splitlines() if line.startswith("- ")] == rows


def _options(command: str) -> set[str]:
    parser = make_parser("x")
    actions = [action for action in parser._actions if action.choices and command in action.choices]
    sub = dict(actions[0].choices or {})[command]
    return set(re.findall(r"--[a-z][a-z-]*", sub.format_usage()))
