"""What in a drafted file is a person's: what differs from the last draft, and what was confirmed at review."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge
from briefsite.merging.editors import editors_parts
from briefsite.merging.review import confirm
from briefsite.model.editors import EditorsPart

PATH = "briefs/talks.md"
DRAFT = """---
title: Talks
source:
  file: a.txt
date: XXXX-05-14
actors:
- ada-lund
status: drafted
---

- Ada came [@p1]

## [[the-talks]]

- She spoke [@p2]

> “We stay”
> — unattributed [@p2]
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    merge(tmp_path / "content", {PATH: DRAFT})
    return tmp_path / "content"


def test_nothing_in_a_file_as_it_was_drafted_is_a_persons(content: Path) -> None:
    assert editors_parts(content, [PATH]) == {}


def test_what_a_person_wrote_is(content: Path) -> None:
    mine = DRAFT.replace("title: Talks", "title: The talks # mine").replace("- ada-lund", "- ada-lund\n- orra")
    (content / PATH).write_text(mine.replace("- She spoke [@p2]", "- She did not speak [@p2]\n- Nobody did [@p2]"))
    assert editors_parts(content, [PATH]) == {PATH: EditorsPart(("title", "actors"), frozenset({16, 17}))}


def test_what_a_person_struck_or_only_moved_is_not(content: Path) -> None:
    (content / PATH).write_text(DRAFT.replace("- Ada came [@p1]\n", "").replace("date: XXXX-05-14\n", ""))
    assert editors_parts(content, [PATH]) == {}


def test_what_is_not_for_readers_is_not_named(content: Path) -> None:
    (content / PATH).write_text(DRAFT.replace("title: Talks", "private: ask Bo\npublish: 2031-01-01\ntitle: Talks"))
    assert editors_parts(content, [PATH]) == {}


def test_what_was_confirmed_is_as_long_as_it_stands(content: Path) -> None:
    confirm(content.parent, PATH, ("date", "XXXX-05-14"))
    confirm(content.parent, PATH, ("body the-talks", "> “We stay”\n> — unattributed [@p2]"))
    assert editors_parts(content, [PATH]) == {PATH: EditorsPart(("date",), frozenset({17}))}
    merge(content, {PATH: DRAFT.replace("XXXX", "2021").replace("We stay", "We go")})
    assert editors_parts(content, [PATH]) == {}


def test_a_file_that_was_never_drafted_is_a_persons_whole(content: Path) -> None:
    (content / "actors").mkdir()
    (content / "actors/orra.md").write_text("---\ntitle: Orra\nkind: state\n---\n")
    assert editors_parts(content, ["actors/orra.md"]) == {"actors/orra.md": EditorsPart(whole=True)}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_counted_as_an_editor_counts_them(content: Path, end: str) -> None:
    mine = DRAFT.replace("- She spoke", "- She sang").replace("\n", end)
    (content / PATH).write_bytes(mine.encode())
    assert editors_parts(content, [PATH])[PATH].lines == {mine.split(end).index("- She sang [@p2]") + 1}
