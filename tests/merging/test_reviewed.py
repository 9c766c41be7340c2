"""A file that a person has read and stands by is not changed by a conversion: what is new waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge
from briefsite.merging.review import accept, refused, reject, waiting

PATH = "briefs/talks.md"
DRAFT = """---
title: Talks in Orra
source:
  file: a.txt
date: XXXX-05-14
actors:
- ada-lund
- orra
status: drafted
---

## [[the-talks]]

- Ada Lund came to the coast [@p1]
- The council met for three days. [@p2]
"""
NEWER = (
    DRAFT.replace("XXXX-05-14", "2021-05-14")
    .replace("- orra\n", "- bo-vik\n")
    .replace("three days", "four days")
    .replace("- Ada Lund came to the coast [@p1]\n", "")
    + "\n## [[the-vote]]\n\n- The council voted. [@p3]\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    merge(tmp_path / "content", {PATH: DRAFT})
    file = tmp_path / "content" / PATH
    file.write_text(file.read_text().replace("status: drafted", "status: reviewed"))
    return tmp_path


def text(root: Path) -> str:
    return (root / "content" / PATH).read_text()


def test_a_conversion_leaves_it_as_it_was_read_and_says_what_it_would_change(root: Path) -> None:
    before = text(root)
    for _ in range(2):
        merge(root / "content", {PATH: NEWER})
        assert text(root) == before
    assert [(each.place, each.mine, each.new) for each in waiting(root)] == [
        ("actors[bo-vik]", "", "bo-vik"),
        ("actors[orra]", "orra", ""),
        ("body the-talks", "- Ada Lund came to the coast [@p1]", ""),
        ("body the-talks", "- The council met for three days. [@p2]", "- The council met for four days. [@p2]"),
        ("body the-vote", "", "- The council voted. [@p3]"),
        ("date", "XXXX-05-14", "2021-05-14"),
    ]
    assert not refused(root)


def test_what_is_accepted_one_by_one_makes_the_new_draft_still_reviewed(root: Path) -> None:
    merge(root / "content", {PATH: NEWER})
    while waits := waiting(root):
        assert accept(root, waits[0])
        merge(root / "content", {PATH: NEWER})
    assert text(root) == NEWER.replace("status: drafted", "status: reviewed")
    assert not refused(root)


def test_what_is_rejected_is_not_proposed_again_and_what_comes_later_is(root: Path) -> None:
    before = text(root)
    merge(root / "content", {PATH: NEWER})
    for each in waiting(root):
        assert reject(root, each)
    merge(root / "content", {PATH: NEWER})
    assert not waiting(root)
    merge(root / "content", {PATH: NEWER.replace("2021-05-14", "2022-05-14")})
    assert [(each.place, each.new) for each in waiting(root)] == [("date", "2022-05-14")]
    assert text(root) == before


def test_when_the_machine_takes_its_change_back_nothing_waits(root: Path) -> None:
    merge(root / "content", {PATH: NEWER})
    merge(root / "content", {PATH: DRAFT})
    assert not waiting(root)
    assert not list((root / "content/.drafts/.waiting").rglob("*.md"))


def test_what_it_leads_to_is_not_taken_away(root: Path) -> None:
    vote = "---\ntitle: Orra\nkind: state\nstatus: drafted\n---\n"
    merge(root / "content", {PATH: DRAFT, "actors/orra.md": vote, "actors/else.md": vote.replace("Orra", "Else")})
    report = merge(root / "content", {PATH: NEWER})
    assert report.removed == ("actors/else.md",)
    assert (root / "content/actors/orra.md").read_text() == vote
    gone = next(each for each in waiting(root) if each.place == "actors[orra]")
    assert accept(root, gone)
    assert merge(root / "content", {PATH: NEWER}).removed == ("actors/orra.md",)


def test_no_draft_says_of_itself_that_a_person_has_read_it() -> None:
    drafts = sorted((Path(__file__).parents[1] / "golden/content").rglob("*.md"))
    assert drafts
    assert {line for path in drafts for line in path.read_text().splitlines() if line.startswith("status:")} == {
        "status: drafted"
    }
