"""Drafts meet edited files: nothing that a person did is undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from briefsite.disk import put
from briefsite.merging import journal, merge
from briefsite.merging.journal import Change, Journal
from briefsite.merging.threeway import settling
from briefsite.model.edits import Merged
from briefsite.model.issues import BriefsiteError

PATH = "actors/ada-lund.md"


def draft(*statements: str, title: str = "Ada Lund", kind: str = "person") -> str:
    body = "".join(f"- {words}\n" for words in statements)
    return f"---\ntitle: {title}\nkind: {kind}\nstatus: drafted\n---\n\n{body}"


ONE, TWO, THREE = (draft(f"{words} [@p1]") for words in ("She came", "It was rain", "All left in June"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "actors").mkdir(parents=True)
    return tmp_path / "content"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def state(content: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_new_draft_is_written_beside_its_base(content: Path) -> None:
    report = merge(content, {PATH: ONE})
    assert report.created == (PATH,)
    assert (content / PATH).read_text() == (content / ".drafts" / PATH).read_text() == ONE


def test_an_untouched_file_follows_the_next_draft(content: Path) -> None:
    merge(content, {PATH: ONE})
    assert merge(content, {PATH: TWO}).updated == (PATH,)
    assert (content / PATH).read_text() == TWO


def test_an_edited_file_takes_what_only_the_machine_changed(content: Path) -> None:
    merge(content, {PATH: ONE})
    edit(content / PATH, "title: Ada Lund", "title: Ada K. Lund")
    assert merge(content, {PATH: ONE}).kept == (PATH,)
    report = merge(content, {PATH: TWO.replace("title: Ada Lund", "title: A. Lund")})
    assert report.merged == report.edited == (PATH,)
    assert (content / PATH).read_text() == TWO.replace("title: Ada Lund", "title: Ada K. Lund")
    assert report.survival == "1 edit found, 1 kept, 1 proposal waiting"
    assert [(p.place, p.mine, p.new) for p in report.proposals] == [("title", "Ada K. Lund", "A. Lund")]


def test_a_proposal_waits_until_it_is_followed_or_no_longer_made(content: Path) -> None:
    merge(content, {PATH: ONE})
    edit(content / PATH, "title: Ada Lund", "title: Ada K. Lund")
    other = ONE.replace("title: Ada Lund", "title: A. Lund")
    for _ in range(3):
        assert len(merge(content, {PATH: other}).proposals) == 1
    assert len(merge(content, {}, complete=False).proposals) == 1
    assert not merge(content, {PATH: ONE}).proposals
    merge(content, {PATH: other})
    edit(content / PATH, "Ada K. Lund", "A. Lund")
    assert not merge(content, {PATH: other}).proposals
    assert not (content / ".drafts" / "proposals.jsonl").read_bytes()


def test_a_new_file_in_which_a_refusal_would_be_back_is_not_written(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge(content, {"briefs/a.md": ONE})
    edit(content / "briefs/a.md", "- She came [@p1]\n", "")
    monkeypatch.setattr(settling, "stripped", lambda draft, _: Merged(draft))
    report = merge(content, {"briefs/a.md": ONE, "briefs/b.md": ONE})
    assert not (content / "briefs/b.md").exists()
    (issue,) = report.issues
    assert "content/briefs/b.md: warning: it cannot be merged safely: 'gist She came', once deleted" in str(issue)


def test_a_deleted_statement_stays_deleted_though_the_machine_forgets_it_in_between(content: Path) -> None:
    path, both = "briefs/a.md", draft("She came to the coast [@p1]", "He left for the hills [@p2]")
    merge(content, {path: both})
    edit(content / path, "- She came to the coast [@p1]\n", "")
    merge(content, {path: both})
    merge(content, {path: draft("He left for the hills [@p2]")})
    other = draft("She came to the coast [@p4]", "They met in Orra [@p1]")
    report = merge(content, {path: both, "briefs/b.md": other})
    assert (content / path).read_text() == draft("He left for the hills [@p2]")
    assert (content / "briefs/b.md").read_text() == draft("They met in Orra [@p1]")
    assert report.created == ("briefs/b.md",)
    before = state(content)
    merge(content, {path: both, "briefs/b.md": other})
    assert state(content) == before


def test_an_item_that_was_taken_out_stays_out_though_the_machine_was_taught_and_forgets_it(content: Path) -> None:
    def named(*names: str) -> str:
        return f"---\ntitle: Ada Lund\naliases: [{', '.join(names)}]\nkind: person\nstatus: drafted\n---\n"

    merge(content, {PATH: named("Ada", "Lund", "A. L.")})
    edit(content / PATH, "Lund, ", "")
    merge(content, {PATH: named("Ada", "A. L.")})
    merge(content, {PATH: named("Ada", "Lund", "A. L.", "Mrs Lund")})
    assert (content / PATH).read_text() == named("Ada", "A. L.", "Mrs Lund")
    merge(content, {})
    merge(content, {PATH: named("Ada", "Lund", "A. L.")})
    assert (content / PATH).read_text() == named("Ada", "A. L.")


def test_a_statement_that_a_person_writes_again_is_no_longer_refused(content: Path) -> None:
    path, both = "briefs/a.md", draft("She came to the coast [@p1]", "He left for the hills [@p2]")
    merge(content, {path: both})
    edit(content / path, "- She came to the coast [@p1]\n", "")
    merge(content, {path: both})
    assert (content / ".drafts" / "refusals.jsonl").exists()
    (content / path).write_text(both)
    merge(content, {path: both})
    assert not (content / ".drafts" / "refusals.jsonl").read_bytes()


def test_a_file_saved_between_reading_and_writing_is_left_alone(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    merge(content, {PATH: ONE})
    run = Journal.run

    def saved_meanwhile(self: Journal, operation: str, steps: Iterable[tuple[Change, ...]]) -> tuple[str, ...]:
        edit(content / PATH, "She came", "She came by sea")
        return run(self, operation, list(steps))

    monkeypatch.setattr(Journal, "run", saved_meanwhile)
    report = merge(content, {PATH: ONE.replace("person", "state")})
    monkeypatch.undo()
    assert report.saved_meanwhile == (PATH,)
    assert (content / PATH).read_text() == ONE.replace("She came", "She came by sea")
    assert merge(content, {PATH: ONE.replace("person", "state")}).merged == (PATH,)
    assert (content / PATH).read_text() == ONE.replace("She came", "She came by sea").replace("person", "state")


def test_when_the_last_drafts_are_gone_edited_files_stay_and_somebody_says_so(content: Path) -> None:
    both = {PATH: ONE, "actors/bo-vik.md": ONE}
    merge(content, both)
    edit(content / PATH, "title: Ada Lund", "title: Ada K. Lund")
    shutil.rmtree(content / ".drafts")
    report = merge(content, both)
    assert [issue.code for issue in report.issues] == ["drafts-missing"]
    assert (content / PATH).read_text() == ONE.replace("Ada Lund", "Ada K. Lund")
    assert report.unchanged == ("actors/bo-vik.md",)


@pytest.mark.parametrize("base", ["<<<<<<< HEAD\n", "---\ntitle: [\n---\n", "", "by hand\n"])
def test_a_last_draft_edited_by_hand_costs_nobody_an_edit(content: Path, base: str) -> None:
    merge(content, {PATH: ONE})
    edit(content / PATH, "title: Ada Lund", "title: Ada K. Lund")
    (content / ".drafts" / PATH).write_text(base)
    merge(content, {PATH: TWO})
    assert "title: Ada K. Lund" in (content / PATH).read_text()


def test_a_file_that_cannot_be_merged_is_named_with_its_line(content: Path) -> None:
    merge(content, {PATH: ONE})
    edit(content / PATH, "status: drafted\n---\n", "status: drafted\n")
    report = merge(content, {PATH: TWO})
    assert report.proposed == (PATH,)
    assert [str(issue.place) for issue in report.issues] == ["content/actors/ada-lund.md:1:1"]
    assert (content / ".drafts" / PATH).read_text() == ONE


def test_a_deleted_file_stays_deleted_whatever_is_drafted(content: Path) -> None:
    merge(content, {PATH: ONE})
    (content / PATH).unlink()
    for draft in (ONE, TWO):
        assert merge(content, {PATH: draft}).refused == (PATH,)
    merge(content, {})
    assert merge(content, {PATH: TWO}).refused == (PATH,)
    assert not (content / PATH).exists()


def test_a_file_written_by_hand_is_never_taken_over(content: Path) -> None:
    (content / PATH).write_text("mine\n")
    assert merge(content, {PATH: ONE}).proposed == (PATH,)
    assert (content / PATH).read_text() == "mine\n"


def test_what_is_no_longer_drafted_goes_unless_a_person_touched_it(content: Path) -> None:
    merge(content, {PATH: ONE, "actors/bo.md": "bo\n", f".drafts/{PATH}.why.json": "{}\n"})
    (content / "actors/bo.md").write_text("bo, by hand\n")
    report = merge(content, {})
    assert report.removed == (PATH,)
    assert report.kept == ("actors/bo.md",)
    assert not list(content.rglob("ada-lund*"))


def test_nothing_is_removed_when_a_source_could_not_be_read(content: Path) -> None:
    merge(content, {PATH: ONE})
    before = state(content)
    assert merge(content, {}, complete=False).unchanged == (PATH,)
    assert state(content) == before


def test_the_reasons_stay_with_the_draft_that_they_explain(content: Path) -> None:
    why = f".drafts/{PATH}.why.json"
    merge(content, {PATH: ONE, why: "1\n"})
    (content / PATH).write_text("half saved")
    merge(content, {PATH: TWO, why: "2\n"})
    assert (content / why).read_text() == "1\n"


def test_a_run_killed_between_file_and_base_is_finished_by_the_next_and_its_words_are_not_taken_for_a_persons(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge(content, {PATH: ONE})

    def killed(path: Path, data: bytes | None, *, durable: bool = False) -> None:
        if path == content / ".drafts" / PATH:
            raise KeyboardInterrupt
        put(path, data, durable=durable)

    monkeypatch.setattr(journal, "put", killed)
    with pytest.raises(KeyboardInterrupt):
        merge(content, {PATH: TWO})
    monkeypatch.undo()
    assert ((content / PATH).read_text(), (content / ".drafts" / PATH).read_text()) == (TWO, ONE)
    assert merge(content, {PATH: TWO}).updated == (PATH,)
    assert (content / PATH).read_text() == (content / ".drafts" / PATH).read_text() == TWO
    assert merge(content, {PATH: THREE}).updated == (PATH,)
    assert (content / PATH).read_text() == THREE


def test_who_writes_what_the_next_draft_says_has_written_it(content: Path) -> None:
    merge(content, {PATH: ONE})
    (content / PATH).write_text(TWO)
    assert merge(content, {PATH: TWO}).unchanged == (PATH,)
    assert merge(content, {PATH: THREE}).merged == (PATH,)
    assert (content / PATH).read_text() == draft("All left in June [@p1]", "It was rain [@p1]")


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "actors/../../x.md", "C:x.md", "a\\..\\x.md"])
def test_no_draft_leaves_the_content_folder(content: Path, path: str) -> None:
    with pytest.raises(BriefsiteError, match="outside the content folder"):
        merge(content, {"a.md": "fine\n", path: "evil\n"})
    assert state(content) == {}
