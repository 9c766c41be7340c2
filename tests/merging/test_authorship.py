"""What a person wrote stays the person's, though the drafts came to say it too, and say something else later."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge, undo_last
from briefsite.merging.editors import editors_parts
from briefsite.merging.identity import rename
from briefsite.merging.review import waiting

PATH = "events/talks.md"
DRAFT = """---
title: Talks
date: 2021-05-14
participants:
- ada
accounts:
- cite: a, para. 1
  value: 2021-05-14
status: drafted
---

- They met in May [@a, para. 1]
"""
#: What a person writes instead of what was drafted, and what the machine says in the end.
EDITS = {
    "a value": ("date: 2021-05-14", "date: 2021-05-15", "date: 2021-05-17"),
    "a value that goes again": ("date: 2021-05-14\n", "date: 2021-05-15\n", ""),
    "a value that nobody had": ("kind: meeting\n", "kind: meeting\nplace: Orra\n", "kind: meeting\n"),
    "an item": ("- ada\n", "- ada\n- bo\n", "- ada\n"),
    "an item with fields": ("  value: 2021-05-14", "  value: 2021-05-15", "  value: 2021-05-17"),
    "a statement": ("- They met in May [@a, para. 1]", "- They met in June [@a, para. 1]", "- They met [@a, para. 1]"),
    "a statement more": ("para. 1]\n", "para. 1]\n- All left [@a, para. 2]\n", "para. 1]\n"),
}


def text(content: Path) -> str:
    return (content / PATH).read_text()


@pytest.fixture(params=EDITS)
def told(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, str, str]:
    """A site in which a person was first and the machine has come to say the same; what the machine says then."""
    was, mine, later = EDITS[request.param]
    draft = DRAFT if was in DRAFT else DRAFT.replace("participants:", "kind: meeting\nparticipants:")
    content = tmp_path / "content"
    merge(content, {PATH: draft})
    (content / PATH).write_text(draft.replace(was, mine, 1))
    merge(content, {PATH: draft})
    merge(content, {PATH: draft.replace(was, mine, 1)})
    assert text(content) == (content / ".drafts" / PATH).read_text() == draft.replace(was, mine, 1)
    return content, text(content), draft.replace(was, later, 1)


def test_it_stays_when_the_draft_changes_again_and_the_new_words_wait(told: tuple[Path, str, str]) -> None:
    content, mine, newer = told
    for _ in range(2):
        report = merge(content, {PATH: newer})
        assert text(content) == mine
        assert report.edits_found == report.edits_kept > 0
    assert waiting(content.parent) or len(newer) < len(mine)  # what no draft has any more is no clash
    merge(content, {PATH: mine})
    merge(content, {PATH: newer})
    assert text(content) == mine


def test_what_only_the_machine_changes_arrives_around_it(told: tuple[Path, str, str]) -> None:
    content, mine, newer = told
    merge(content, {PATH: newer.replace("title: Talks", "title: The talks")})
    assert text(content) == mine.replace("title: Talks", "title: The talks")


def test_a_file_with_words_of_a_persons_own_is_not_taken_away_for_want_of_a_draft(told: tuple[Path, str, str]) -> None:
    content, mine, _ = told
    merge(content, {})
    assert text(content) == mine


def test_it_follows_its_file_to_another_name(told: tuple[Path, str, str]) -> None:
    content, mine, newer = told
    rename(content.parent, "talks", "the-talks")
    merge(content, {PATH: newer})
    assert (content / "events/the-talks.md").read_text() == mine


def test_pages_still_say_that_it_is_a_persons(told: tuple[Path, str, str]) -> None:
    content, _, _ = told
    assert editors_parts(content, [PATH])[PATH]


def test_who_takes_it_out_lets_the_machine_say_it_again(tmp_path: Path) -> None:
    content = tmp_path / "content"
    merge(content, {PATH: DRAFT})
    for words in ("2021-05-15", "2021-05-14"):  # to and fro
        (content / PATH).write_text(DRAFT.replace("2021-05-14", words, 1))
        merge(content, {PATH: DRAFT})
    merge(content, {PATH: DRAFT.replace("2021-05-14", "2021-05-17")})
    assert text(content) == DRAFT.replace("2021-05-14", "2021-05-17")


def test_with_the_conversion_that_agreed_its_agreement_is_undone(told: tuple[Path, str, str]) -> None:
    content, mine, newer = told
    undo_last(content.parent)
    assert not (content / ".drafts/written.jsonl").exists()
    merge(content, {PATH: newer})
    assert text(content) == mine
