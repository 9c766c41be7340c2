"""Rename, merge, delete: one operation each, with every link, kept by later conversions, and undone to the byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefsite.merging import merge, undo_last
from briefsite.merging.identity import contrary, delete, rename, unite
from briefsite.merging.standing import redirects
from briefsite.model.issues import BriefsiteError


def actor(title: str, alias: str, country: str = "") -> str:
    front = f"title: {title}\nkind: person\naliases:\n- {alias}\n"
    return f"---\n{front}{f'country: {country}' if country else 'status: drafted'}\n---\n"


BRIEF = """---
title: Talks
source:
  file: a.txt
actors:
- ada-lund
- a-lund
status: drafted
---

- [[ada-lund|Ada]] came [@p1]
- [[a-lund]] left [@p2]
"""
DRAFTS = {
    "actors/ada-lund.md": actor("Ada Lund", "Ada"),
    "actors/a-lund.md": actor("A. Lund", "Lund", "OR"),
    "briefs/talks.md": BRIEF,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    merge(tmp_path / "content", DRAFTS)
    mine = tmp_path / "content/topics/tides.md"
    mine.parent.mkdir()
    mine.write_bytes(
        b"---\r\ntitle: Tides # mine\r\n---\r\n\r\nSee [Ada](../actors/ada-lund.md) and [[a-lund|her]].\r\n"
    )
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()
    }


def settled(root: Path) -> bool:
    before = files(root)
    merge(root / "content", DRAFTS)
    return files(root) == before


def test_a_rename_takes_every_link_along_and_outlives_the_next_conversion(root: Path) -> None:
    changed = rename(root, "ada-lund", "ada-k-lund")
    assert changed == ("actors/ada-k-lund.md", "actors/ada-lund.md", "briefs/talks.md", "topics/tides.md")
    assert (root / "content/briefs/talks.md").read_text() == BRIEF.replace("ada-lund", "ada-k-lund")
    assert b"(../actors/ada-k-lund.md)" in (root / "content/topics/tides.md").read_bytes()
    assert settled(root)
    assert redirects(root) == (("actors/ada-lund.md", "actors/ada-k-lund.md"),)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_among_the_files_keeps_no_rename_waiting(root: Path) -> None:
    os.mkfifo(root / "content/actors/pipe.md")
    assert "actors/ada-k-lund.md" in rename(root, "ada-lund", "ada-k-lund")


def test_two_actors_made_one_stay_one(root: Path) -> None:
    unite(root, "a-lund", "ada-lund")
    merge(root / "content", DRAFTS)
    text = (root / "content/actors/ada-lund.md").read_text()
    assert text.startswith("---\ntitle: Ada Lund\nkind: person\naliases:\n")
    assert {"- Ada", "- Lund", "- 'A. Lund'", "country: OR"} <= set(text.split("\n"))
    assert not (root / "content/actors/a-lund.md").exists()
    brief = (root / "content/briefs/talks.md").read_text()
    assert "actors:\n- ada-lund\nstatus" in brief
    assert "- [[ada-lund]] left" in brief
    assert settled(root)


def test_what_the_one_says_otherwise_is_told_before_it_goes(root: Path) -> None:
    file = root / "content/actors/ada-lund.md"
    file.write_text(file.read_text().replace("kind: person\n", "kind: person\ncountry: VE\n", 1))
    assert contrary(root, "a-lund", "ada-lund") == (("country", "VE", "OR"),)
    unite(root, "a-lund", "ada-lund")
    assert "country: VE" in file.read_text()


def test_what_a_person_noted_on_the_one_stays_on_the_other(root: Path) -> None:
    file = root / "content/actors/a-lund.md"
    file.write_text(
        file.read_text().replace("title:", "# who is this?\nx-desk: night\ntitle:", 1) + "\nSeen in Orra.\n"
    )
    unite(root, "a-lund", "ada-lund")
    for _ in range(2):
        merge(root / "content", DRAFTS)
        text = (root / "content/actors/ada-lund.md").read_text()
        assert {"# who is this?", "x-desk: night", "Seen in Orra."} <= set(text.split("\n"))


def test_a_deleted_actor_leaves_words_behind(root: Path) -> None:
    delete(root, "a-lund")
    assert "- A. Lund left [@p2]" in (root / "content/briefs/talks.md").read_text()
    assert (root / "content/topics/tides.md").read_bytes().endswith(b" and her.\r\n")
    assert settled(root)


@pytest.mark.parametrize("operation", ["rename", "unite", "delete"])
def test_each_is_undone_to_the_byte(root: Path, operation: str) -> None:
    before = files(root)
    if operation == "rename":
        rename(root, "ada-lund", "ada-k-lund")
    elif operation == "unite":
        unite(root, "a-lund", "ada-lund")
    else:
        delete(root, "a-lund")
    assert files(root) != before
    undo_last(root)
    assert files(root) == before


def test_what_cannot_be_says_why_and_changes_nothing(root: Path) -> None:
    before = files(root)
    with pytest.raises(BriefsiteError, match="did you mean 'ada-lund'"):
        rename(root, "ada-lunt", "x")
    with pytest.raises(BriefsiteError, match="merge them"):
        rename(root, "ada-lund", "a-lund")
    with pytest.raises(BriefsiteError, match="small letters"):
        rename(root, "ada-lund", "Ada Lund")
    with pytest.raises(BriefsiteError, match="to Windows; take con-1"):
        rename(root, "ada-lund", "con")
    with pytest.raises(BriefsiteError, match="one folder"):
        unite(root, "ada-lund", "talks")
    (root / "content/briefs/more.md").write_text(BRIEF.replace("a.txt", "b.txt"))
    with pytest.raises(BriefsiteError, match="they stay two"):
        unite(root, "more", "talks")
    (root / "content/briefs/more.md").unlink()
    assert files(root) == before


def test_links_by_title_follow_too(root: Path) -> None:
    mine = root / "content/topics/tides.md"
    mine.write_text("---\ntitle: Tides\n---\n\nSee [[A. Lund]], [[a. lund|her]] and [[Lund]].\n")
    unite(root, "a-lund", "ada-lund")
    assert mine.read_text().endswith("See [[ada-lund|A. Lund]], [[ada-lund|her]] and [[ada-lund|Lund]].\n")
    undo_last(root)
    delete(root, "a-lund")
    assert mine.read_text().endswith("See A. Lund, her and Lund.\n")


def test_ids_between_brackets_in_front_matter_follow(root: Path) -> None:
    mine = root / "content/events/tide.md"
    mine.parent.mkdir()
    mine.write_text("---\ntitle: Tide\nparticipants:\n  - \"[[a-lund]]\"\n  - '[[ada-lund|Ada]]'\n---\n")
    rename(root, "ada-lund", "ada")
    assert "- '[[ada|Ada]]'" in mine.read_text()
    delete(root, "a-lund")
    assert "a-lund" not in mine.read_text()


def test_the_address_of_what_is_gone_leads_to_its_successor(root: Path) -> None:
    delete(root, "a-lund", successor="ada-lund")
    assert redirects(root) == (("actors/a-lund.md", "actors/ada-lund.md"),)
    rename(root, "ada-lund", "ada")
    assert ("actors/a-lund.md", "actors/ada.md") in redirects(root)
    assert settled(root)
    with pytest.raises(BriefsiteError, match="take its own place"):
        delete(root, "ada", successor="ada")


LISTS = {
    "it named the one": ("- ada-lund\n- a-lund\n", "- a-lund\n", True),
    "it named the other": ("- ada-lund\n- a-lund\n", "- ada-lund\n", True),
    "it named both": ("- ada-lund\n- a-lund\n", "- ada-lund\n- a-lund\n", True),
    "it had dropped both": ("- ada-lund\n- a-lund\n- bo\n", "- bo\n", False),
    "it had dropped the one and never had the other": ("- a-lund\n- bo\n", "- bo\n", False),
    "it had dropped the other and never had the one": ("- ada-lund\n- bo\n", "- bo\n", False),
}


@pytest.mark.parametrize("story", LISTS)
@pytest.mark.parametrize("noticed", [True, False], ids=["converted between", "at once"])
def test_a_list_names_what_is_one_now_if_a_person_left_either_of_the_two_in_it(
    root: Path, story: str, noticed: bool
) -> None:
    drafted, mine, named = LISTS[story]
    both = "- ada-lund\n- a-lund\n"
    drafts = DRAFTS | {"actors/bo.md": actor("Bo", "B"), "briefs/talks.md": BRIEF.replace(both, drafted)}
    merge(root / "content", drafts)
    brief = root / "content/briefs/talks.md"
    brief.write_text(brief.read_text().replace(f"actors:\n{drafted}", f"actors:\n{mine}"))
    if noticed:
        merge(root / "content", drafts)
    unite(root, "a-lund", "ada-lund")
    for _ in range(2):
        merge(root / "content", drafts)
        listed = brief.read_text().partition("actors:\n")[2].partition("status:")[0]
        assert ("- ada-lund\n" in listed) is named
        assert "- a-lund\n" not in listed
