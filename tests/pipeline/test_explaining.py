"""Every drafted value leads to the words it rests on, and what a person changed is said to be theirs."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from briefsite.cli import main
from briefsite.content.reading import read_entry
from briefsite.model.issues import BriefsiteError
from briefsite.pipeline.conversion import convert
from briefsite.pipeline.explaining import explain

TEXT = "Foreign Minister Mara Dovel of Norway met Trade Minister Ivo Castell in Oslo on May 14 to open harbour talks.\n"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site")
    (root / "seeds").mkdir()
    (root / "seeds/talks.txt").write_text(TEXT)
    convert(root)
    return root


@pytest.fixture
def event(drafted: Path) -> str:
    return next((drafted / "content/events").glob("*.md")).relative_to(drafted).as_posix()


def test_a_value_leads_to_the_words_it_rests_on(drafted: Path, event: str) -> None:
    (date,) = explain(drafted, event, "date")
    assert (date.drafted, date.now) == ("XXXX-05-14", "XXXX-05-14")
    assert date.sentences[0].startswith("“May 14” in talks.txt, paragraph 1: ")


def test_every_drafted_value_of_every_file_has_its_grounds(drafted: Path) -> None:
    for path in sorted((drafted / "content").glob("*/*.md")):
        for one in explain(drafted, path.relative_to(drafted).as_posix()):
            assert one.drafted, one.name
            assert all("talks.txt, paragraph 1" in sentence for sentence in one.sentences), one


#: What is not read out of a text: what the converter notes of itself, and what the vocabulary of topics says.
NOT_READ = {"status", "source", "date_reason", "identifiers"}


def test_every_field_of_every_file_that_was_read_out_of_a_text_can_be_asked_about(drafted: Path) -> None:
    for path in sorted((drafted / "content").glob("*/*.md")):
        entry, _ = read_entry(path.relative_to(drafted).as_posix(), path.read_bytes())
        assert entry is not None
        names = {one.name.partition(".")[0] for one in explain(drafted, path.relative_to(drafted).as_posix())}
        told = {field.name for field in fields(entry.record) if getattr(entry.record, field.name)}
        known = {"title"} if path.parent.name == "topics" else set()
        assert told - NOT_READ - known <= names, path.name


def test_whom_a_commitment_binds_and_addresses_and_when_it_is_due_is_explained(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talks.txt").write_text(
        "Norway thanked Kenya. Kenya pledged to send two ships to Norway by 3 May 2020.\n"
    )
    convert(tmp_path)
    brief = next((tmp_path / "content/briefs").glob("*.md")).relative_to(tmp_path).as_posix()
    found = {one.name: (one.now, one.sentences[0]) for one in explain(tmp_path, brief, "commitments.0")}
    assert {name: (now, said.partition(" in ")[0]) for name, (now, said) in found.items() if name.count(".") == 2} == {
        "commitments.0.actor": ("kenya", "“Kenya”"),
        "commitments.0.to": ("norway", "“Norway”"),
        "commitments.0.due": ("2020-05-03", "“3 May 2020”"),
    }


def test_a_name_stands_for_all_that_is_below_it(drafted: Path, event: str) -> None:
    names = {one.name for one in explain(drafted, event, "participants")}
    assert names == {"participants.mara-dovel", "participants.ivo-castell"}


def test_what_a_person_changed_is_said_to_be_theirs(
    drafted: Path, event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = drafted / event
    before = file.read_text()
    file.write_text(before.replace("XXXX-05-14", "2024-05-14"))
    assert main(["--root", str(drafted), "explain", f"{event}#date"]) == 0
    file.write_text(before)
    assert "date: 2024-05-14 (a person's; drafted as: XXXX-05-14)" in capsys.readouterr().out


def test_a_file_of_a_persons_own_has_no_grounds(drafted: Path) -> None:
    (drafted / "content/actors/own.md").write_text("---\ntitle: Own\nkind: person\n---\n")
    with pytest.raises(BriefsiteError, match="never drafted this file"):
        explain(drafted, "content/actors/own.md")
    (drafted / "content/actors/own.md").unlink()


def test_a_field_that_is_not_there_names_the_nearest(drafted: Path, event: str) -> None:
    with pytest.raises(BriefsiteError, match="did you mean 'date'"):
        explain(drafted, event, "dat")


@pytest.mark.parametrize("damaged", [b"{", b"\xff", b'<<<<<<< ours\n{"date": []}', b'{"date": [{"file": 3}]}'])
def test_damaged_evidence_is_said_to_be_so_and_is_written_anew(drafted: Path, event: str, damaged: bytes) -> None:
    beside = drafted / event.replace("content/", "content/.drafts/").replace(".md", ".md.why.json")
    before = beside.read_bytes()
    beside.write_bytes(damaged)
    with pytest.raises(BriefsiteError, match=f"{beside.name}: it is damaged.* convert again, and it is written anew"):
        explain(drafted, event)
    convert(drafted)
    assert beside.read_bytes() == before


def test_a_last_draft_that_is_damaged_is_not_taken_for_none(drafted: Path, event: str) -> None:
    draft = drafted / event.replace("content/", "content/.drafts/")
    before = draft.read_bytes()
    draft.write_bytes(b"---\ntitle: Half")
    with pytest.raises(BriefsiteError, match=f"{draft.name}: the last draft is damaged; restore it from git"):
        explain(drafted, event)
    draft.write_bytes(before)


def test_of_a_half_saved_file_nothing_is_said_to_have_been_taken_out(drafted: Path, event: str) -> None:
    before = (drafted / event).read_bytes()
    (drafted / event).write_bytes(before[:40])
    with pytest.raises(BriefsiteError, match=f"{event}:1"):
        explain(drafted, event)
    (drafted / event).write_bytes(before)


def test_a_path_may_be_typed_from_here_or_from_the_site(
    drafted: Path, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(drafted / "content")
    for path in (event, event.removeprefix("content/"), str(drafted / event)):
        assert main(["--root", str(drafted), "explain", path, "--quiet"]) == 0
    assert main(["--root", str(drafted), "explain", "../seeds/talks.txt", "--quiet"]) == 2
