"""What waits is followed or refused by a person; what was refused comes back when a person says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge, undo_last
from briefsite.merging.review import FILE, accept, refused, reject, restore, waiting

PATH = "briefs/talks.md"
DRAFT = """---
title: Talks in Orra
source:
  file: a.txt
actors:
- ada-lund
- orra
status: drafted
---

## [[the-talks]]

- Ada Lund came to the coast [@p1]
- The council met for three days. Nothing was signed. [@p2]
"""
MINE = DRAFT.replace("Talks in Orra", "The Orra talks").replace("three days", "a week")
NEWER = DRAFT.replace("Talks in Orra", "Talks at Orra").replace("three days", "four days")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    merge(tmp_path / "content", {PATH: DRAFT})
    return tmp_path


def text(root: Path) -> str:
    return (root / "content" / PATH).read_text()


def test_a_proposal_that_is_accepted_is_in_the_file_and_waits_no_more(root: Path) -> None:
    (root / "content" / PATH).write_text(MINE)
    merge(root / "content", {PATH: NEWER})
    title = next(each for each in waiting(root) if each.place == "title")
    assert accept(root, title)
    assert text(root) == MINE.replace("The Orra talks", "Talks at Orra")
    block = next(iter(waiting(root)))
    assert accept(root, block)
    assert text(root) == NEWER
    assert not waiting(root)
    assert not merge(root / "content", {PATH: NEWER}).proposals


def test_a_proposal_that_is_rejected_is_never_made_again(root: Path) -> None:
    (root / "content" / PATH).write_text(MINE)
    merge(root / "content", {PATH: NEWER})
    for each in waiting(root):
        assert reject(root, each)
    for draft in (NEWER, DRAFT, NEWER):
        assert not merge(root / "content", {PATH: draft}).proposals
        assert text(root) == MINE


def test_a_decision_is_undone_like_a_conversion(root: Path) -> None:
    (root / "content" / PATH).write_text(MINE)
    merge(root / "content", {PATH: NEWER})
    before = waiting(root)
    accept(root, before[0])
    reject(root, before[1])
    assert undo_last(root).operation == "reject"
    assert undo_last(root).operation == "accept"
    assert (waiting(root), text(root)) == (before, MINE)


def test_a_file_written_by_hand_takes_from_a_draft_what_a_person_accepts(root: Path) -> None:
    path = root / "content" / "actors" / "ada-lund.md"
    path.parent.mkdir()
    path.write_text("---\ntitle: Ada Lund\nkind: person # of course\naliases: [Lund]\n---\n\nMy own words.\n")
    draft = "---\ntitle: Ada K. Lund\nkind: person\naliases:\n- Ada\n- Lund\ncountry: NO\n---\n"
    merge(root / "content", {"actors/ada-lund.md": draft}, complete=False)
    assert [(each.place, each.new) for each in waiting(root)] == [
        ("aliases[Ada]", "Ada"),
        ("country", "NO"),
        ("title", "Ada K. Lund"),
    ]
    for each in waiting(root)[:2]:
        assert accept(root, each)
    mine = "---\ntitle: Ada Lund\nkind: person # of course\naliases: [Ada, Lund]\ncountry: NO\n---\n\nMy own words.\n"
    assert path.read_text() == mine


def test_what_was_deleted_can_be_brought_back(root: Path) -> None:
    gone = DRAFT.replace("- Ada Lund came to the coast [@p1]\n", "").replace("- orra\n", "")
    (root / "content" / PATH).write_text(gone)
    merge(root / "content", {PATH: DRAFT})
    assert refused(root) == ((PATH, ("actors", "orra")), (PATH, ("body", "Ada Lund came to the coast")))
    for path, refusal in refused(root):
        assert restore(root, path, refusal)
    assert text(root) == DRAFT
    merge(root / "content", {PATH: DRAFT})
    assert text(root) == DRAFT
    assert not refused(root)


def test_a_deleted_file_can_be_brought_back(root: Path) -> None:
    (root / "content" / PATH).unlink()
    merge(root / "content", {PATH: DRAFT})
    assert refused(root) == ((PATH, FILE),)
    assert restore(root, PATH, FILE)
    assert text(root) == DRAFT
