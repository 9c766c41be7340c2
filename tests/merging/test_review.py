"""What waits is followed or refused by a person; what was refused comes back when a person says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.disk import put
from briefsite.merging import journal, merge, undo_last
from briefsite.merging.review import (
    FILE,
    accept,
    confirm,
    confirmed,
    correct,
    edit,
    mark_read,
    refused,
    reject,
    restore,
    strike,
    waiting,
)
from briefsite.model.issues import BriefsiteError

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


def test_what_is_restored_once_is_not_refused_by_a_later_conversion(root: Path) -> None:
    (root / "content" / PATH).write_text(DRAFT.replace("- Ada Lund came to the coast [@p1]\n", ""))
    merge(root / "content", {PATH: DRAFT})
    ((path, refusal),) = refused(root)
    restore(root, path, refusal)
    merge(root / "content", {PATH: NEWER})
    assert "- Ada Lund came to the coast [@p1]" in text(root)
    assert not refused(root)


def test_a_restored_file_lacks_what_was_struck_from_it_before(root: Path) -> None:
    (root / "content" / PATH).write_text(DRAFT.replace("- Ada Lund came to the coast [@p1]\n", ""))
    merge(root / "content", {PATH: DRAFT})
    (root / "content" / PATH).unlink()
    merge(root / "content", {PATH: DRAFT})
    restore(root, PATH, FILE)
    assert "Ada Lund came" not in text(root)
    assert refused(root) == ((PATH, ("body", "Ada Lund came to the coast")),)


def test_a_struck_section_comes_back_with_all_that_stood_in_it(root: Path) -> None:
    body = DRAFT.index("## [[the-talks]]")
    (root / "content" / PATH).write_text(DRAFT[:body].rstrip() + "\n")
    merge(root / "content", {PATH: DRAFT})
    section = next(refusal for _, refusal in refused(root) if refusal[0] == "section")
    assert restore(root, PATH, section)
    assert text(root) == DRAFT
    assert not refused(root)


def test_what_the_texts_say_no_more_is_no_longer_refused_should_it_return(root: Path) -> None:
    (root / "content" / PATH).write_text(DRAFT.replace("- orra\n", ""))
    merge(root / "content", {PATH: DRAFT})
    merge(root / "content", {PATH: DRAFT.replace("- orra\n", "")})
    ((path, refusal),) = refused(root)
    before = text(root)
    assert restore(root, path, refusal)
    assert (text(root), refused(root)) == (before, ())
    merge(root / "content", {PATH: DRAFT})
    assert "- orra" in text(root)


def test_a_proposal_that_was_turned_down_is_made_again_when_a_person_says_so(root: Path) -> None:
    (root / "content" / PATH).write_text(MINE)
    merge(root / "content", {PATH: NEWER})
    before = waiting(root)
    for each in before:
        reject(root, each)
    for path, refusal in refused(root):
        restore(root, path, refusal)
    assert {(each.place, each.new) for each in waiting(root)} == {(each.place, each.new) for each in before}
    assert accept(root, next(each for each in waiting(root) if each.place == "title"))
    assert "title: Talks at Orra" in text(root)


def test_a_proposal_is_settled_in_a_persons_own_words(root: Path) -> None:
    (root / "content" / PATH).write_text(MINE)
    merge(root / "content", {PATH: NEWER})
    title, block = sorted(waiting(root), key=lambda each: each.place != "title")
    assert edit(root, title, "Talks: at last")
    assert edit(root, block, "- The council met for some days. [@p2]")
    mine = MINE.replace("The Orra talks", "'Talks: at last'")
    assert text(root).split("- The council")[0] == mine.split("- The council")[0]
    assert text(root).endswith("- The council met for some days. [@p2]\n")
    assert not merge(root / "content", {PATH: NEWER}).proposals


def test_a_fact_is_confirmed_corrected_or_struck(root: Path) -> None:
    fact = ("body the-talks", "- Ada Lund came to the coast [@p1]")
    assert confirm(root, PATH, fact)
    assert (PATH, fact) in confirmed(root)
    assert text(root) == DRAFT
    assert correct(root, PATH, fact, "- Ada Lund came [@p1]")
    assert strike(root, PATH, ("body the-talks", "- Ada Lund came [@p1]"))
    assert strike(root, PATH, ("actors[orra]", "orra"))
    assert not strike(root, PATH, ("actors[orra]", "orra"))
    assert "Ada Lund" not in text(root)
    merge(root / "content", {PATH: DRAFT})
    assert "- orra" not in text(root)


def test_that_a_file_was_read_is_written_in_its_place_and_undone(root: Path) -> None:
    assert mark_read(root, PATH)
    assert text(root) == DRAFT.replace("status: drafted", "status: reviewed")
    assert not mark_read(root, PATH)
    assert not mark_read(root, "actors/nobody.md")
    assert undo_last(root).operation == "read"
    assert text(root) == DRAFT


@pytest.mark.parametrize("path", ["../secret.md", "/etc/hosts", "actors/../../secret.md", "c:x.md", ""])
def test_no_decision_leaves_the_content_folder(root: Path, path: str) -> None:
    with pytest.raises(BriefsiteError, match="no file below content"):
        mark_read(root, path)


def test_a_decision_about_a_file_that_is_no_text_is_refused(root: Path) -> None:
    (root / "content" / PATH).write_bytes(b"\xff\xfe")
    with pytest.raises(BriefsiteError, match="UTF-8"):
        mark_read(root, PATH)


def test_a_decision_that_a_kill_cut_short_is_taken_back_by_the_next_run(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "content" / PATH).write_text(MINE)
    merge(root / "content", {PATH: NEWER})
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    count = [0]

    def put_once(path: Path, data: bytes | None, *, durable: bool = False) -> None:
        count[0] += "content" in path.parts
        if count[0] > 1:
            raise KeyboardInterrupt
        put(path, data, durable=durable)

    monkeypatch.setattr(journal, "put", put_once)
    with pytest.raises(KeyboardInterrupt):
        accept(root, waiting(root)[0])
    monkeypatch.undo()
    assert {path: path.read_bytes() for path in before} != before
    mark_read(root, "actors/nobody.md")
    assert {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()} == before
