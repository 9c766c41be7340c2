"""Each answer to each kind of question, on a site on disk: what it does, that it is asked no more, and undone whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.content.reading import read_content
from briefsite.merging import merge, undo_last
from briefsite.model.issues import BriefsiteError
from briefsite.model.review import Question
from briefsite.pipeline.answering import answer
from briefsite.pipeline.reviewing import the_question, what_awaits

TEXTS = {
    "a.txt": "Ada Lund spoke of tidal fishing in Orra on May 14.\n",
    "b.txt": "A. Lund spoke of tidal fishing in Lenn on May 15.\n",
    "c.txt": "Nobody spoke of tidal fishing.\n",
}
WHY = '{\n "%s": [\n  {"file": "%s", "paragraph": 1, "span": [0, 7], "rule": "%s"}\n ]\n}\n'
BRIEF = "---\ntitle: {0}\nsource:\n  file: {0}.txt\nactors: [{1}]\nevents: [talks]\n---\n\n- {1} spoke [@p1]\n"
DRAFTS = {
    "actors/ada-lund.md": "---\ntitle: Ada Lund\nkind: person\nstatus: drafted\n---\n",
    "actors/a-lund.md": "---\ntitle: A. Lund\nkind: person\nstatus: drafted\n---\n",
    "actors/nobody.md": "---\ntitle: Nobody\nkind: person\nstatus: drafted\n---\n",
    ".drafts/actors/nobody.md.why.json": WHY % ("title", "c.txt", "chain:model-person"),
    ".drafts/actors/ada-lund.md.why.json": WHY % ("title", "a.txt", "chain:rank-name"),
    "briefs/a.md": BRIEF.format("a", "ada-lund"),
    "briefs/b.md": BRIEF.format("b", "a-lund"),
    "events/talks.md": """---
title: Talks
date: 2021-05-14
accounts:
- cite: a, para. 1
  value: 2021-05-14
- cite: b, para. 1
  value: 2021-05-15
status: drafted
---
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / name).write_text(text)
    merge(tmp_path / "content", DRAFTS)
    return tmp_path


def asked(root: Path, kind: str) -> Question:
    (question,) = (each for each in what_awaits(root) if each.kind == kind)
    return question


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}


def text(root: Path, path: str) -> str:
    return (root / "content" / path).read_text()


def test_each_kind_is_asked_with_its_evidence(root: Path) -> None:
    found = what_awaits(root)
    assert [each.kind for each in found] == ["accounts", "doubt", "merge", "topic"]
    assert all(each.evidence for each in found)


@pytest.mark.parametrize("damaged", [b"{", b"\xff" + WHY.encode(), b"[]"])
def test_where_the_evidence_is_damaged_everything_else_is_asked_all_the_same(root: Path, damaged: bytes) -> None:
    for beside in (root / "content/.drafts").rglob("*.why.json"):
        beside.write_bytes(damaged + beside.read_bytes())
    assert [each.kind for each in what_awaits(root)] == ["accounts", "merge", "topic"]


def test_who_types_what_stands_there_is_told_how_to_leave_it_so(root: Path) -> None:
    question = asked(root, "doubt")
    with pytest.raises(BriefsiteError, match="says just that already; to leave it so, accept it"):
        answer(root, question, "edit", f" {question.mine} ")


@pytest.mark.parametrize("kind", ["accounts", "doubt", "merge", "topic"])
@pytest.mark.parametrize("given", ["accept", "reject"])
def test_no_answer_is_asked_for_twice_and_each_is_undone_to_the_byte(root: Path, kind: str, given: str) -> None:
    before, question = files(root), asked(root, kind)
    answer(root, question, given)
    assert files(root) != before
    merge(root / "content", DRAFTS)
    assert question.id not in {each.id for each in what_awaits(root)}
    while files(root) != before:
        assert undo_last(root).operation


def test_two_that_are_one_become_one_the_way_that_a_person_says(root: Path) -> None:
    question = asked(root, "merge")
    assert (question.path, question.new) == ("actors/a-lund.md", "ada-lund")
    with pytest.raises(BriefsiteError, match="neither of the two"):
        answer(root, question, "edit", "bo-vik")
    answer(root, question, "edit", "a-lund")
    assert not (root / "content/actors/ada-lund.md").exists()
    assert "Ada Lund" in text(root, "actors/a-lund.md")
    assert "actors: [a-lund]" in text(root, "briefs/a.md")


def test_an_actor_that_is_none_goes_for_good(root: Path) -> None:
    answer(root, asked(root, "doubt"), "reject")
    merge(root / "content", DRAFTS)
    assert not (root / "content/actors/nobody.md").exists()
    assert main(["--root", str(root), "restore", "nobody"]) == 0
    assert (root / "content/actors/nobody.md").exists()


def test_a_topic_that_is_started_is_a_file_that_can_be_read(root: Path) -> None:
    answer(root, asked(root, "topic"), "edit", "Fishing: by tide")
    entries, issues = read_content(root)
    (topic,) = (entry for entry in entries if entry.kind == "topic")
    assert issues == ()
    assert (topic.id, topic.record.title, topic.record.status) == ("fishing-by-tide", "Fishing: by tide", "reviewed")
    assert getattr(topic.record, "terms", ()) == ("tidal fishing",)
    assert "topic" not in {each.kind for each in what_awaits(root)}


def test_a_date_that_accounts_dispute_is_settled_by_a_person(root: Path) -> None:
    question = asked(root, "accounts")
    with pytest.raises(BriefsiteError, match="no date"):
        answer(root, question, "edit", "the day after")
    answer(root, question, "edit", "2021-05-15")
    assert "date: '2021-05-15'\n" in text(root, "events/talks.md")
    assert "accounts" not in {each.kind for each in what_awaits(root)}
    undo_last(root)
    answer(root, question, "reject")
    assert "\ndate:" not in text(root, "events/talks.md")


def test_new_accounts_ask_anew(root: Path) -> None:
    answer(root, asked(root, "accounts"), "accept")
    other = DRAFTS["events/talks.md"].replace("2021-05-15", "2021-05-16")
    merge(root / "content", DRAFTS | {"events/talks.md": other})
    assert asked(root, "accounts").last == "2021-05-14 | 2021-05-16"


def test_a_value_that_the_machine_changes_after_it_was_confirmed_is_asked_about_again(root: Path) -> None:
    answer(root, asked(root, "doubt"), "accept")
    changed = DRAFTS["actors/nobody.md"].replace("Nobody", "Nobody Else")
    merge(root / "content", DRAFTS | {"actors/nobody.md": changed})
    assert asked(root, "doubt").mine == "Nobody Else"


def test_an_answer_without_words_or_to_what_is_gone_is_refused(root: Path) -> None:
    before = files(root)
    with pytest.raises(BriefsiteError, match="no words"):
        answer(root, asked(root, "doubt"), "edit", "  ")
    with pytest.raises(BriefsiteError, match="review --list"):
        the_question(root, "zzzzzzzz")
    assert files(root) == before


def test_a_correction_is_seen_and_nothing_else(root: Path) -> None:
    record = '["briefs/a.md", "ada-lund stayed", ""]\n'
    (root / "content/.drafts/corrections.jsonl").write_text(record)
    question = asked(root, "correction")
    with pytest.raises(BriefsiteError, match="the statement went with its sentence; accept it"):
        answer(root, question, "reject")
    answer(root, question, "accept")
    assert "correction" not in {each.kind for each in what_awaits(root)}
    undo_last(root)
    assert asked(root, "correction") == question


def test_damaged_reasons_cost_only_their_questions(root: Path) -> None:
    (root / "content/.drafts/actors/nobody.md.why.json").write_text('{"title": [{"rule": "chain:model-person"')
    assert "doubt" not in {each.kind for each in what_awaits(root)}
    (root / "x.md").write_text("title: x\n")
    (root / "content/.drafts/proposals.jsonl").write_text('["../x.md", "title", "", "", "y"]\n<<<<<<< mine\n[1]\n')
    question = asked(root, "proposal")
    with pytest.raises(BriefsiteError, match="no file below content"):
        answer(root, question, "accept")
