"""Drafts meet edited files: nothing that a person did is undone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.merging import merge
from briefsite.model.issues import BriefsiteError

PATH = "actors/ada-lund.md"


def state(content: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_new_draft_is_written_beside_its_base(tmp_path: Path) -> None:
    report = merge(tmp_path, {PATH: "one\n"})
    assert report.created == (PATH,)
    assert (tmp_path / PATH).read_text() == (tmp_path / ".drafts" / PATH).read_text() == "one\n"


def test_an_untouched_file_follows_the_next_draft(tmp_path: Path) -> None:
    merge(tmp_path, {PATH: "one\n"})
    assert merge(tmp_path, {PATH: "two\n"}).updated == (PATH,)
    assert (tmp_path / PATH).read_text() == "two\n"


def test_an_edited_file_stays_and_the_differing_draft_is_reported(tmp_path: Path) -> None:
    merge(tmp_path, {PATH: "one\n"})
    (tmp_path / PATH).write_text("one, by hand\n")
    assert merge(tmp_path, {PATH: "one\n"}).kept == (PATH,)
    report = merge(tmp_path, {PATH: "two\n"})
    assert report.proposed == report.edited == (PATH,)
    assert (tmp_path / PATH).read_text() == "one, by hand\n"
    assert (tmp_path / ".drafts" / PATH).read_text() == "one\n"


def test_a_deleted_file_stays_deleted_whatever_is_drafted(tmp_path: Path) -> None:
    merge(tmp_path, {PATH: "one\n"})
    (tmp_path / PATH).unlink()
    for draft in ("one\n", "two\n"):
        assert merge(tmp_path, {PATH: draft}).refused == (PATH,)
    merge(tmp_path, {})
    assert merge(tmp_path, {PATH: "two\n"}).refused == (PATH,)
    assert not (tmp_path / PATH).exists()


def test_a_file_written_by_hand_is_never_taken_over(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / PATH).write_text("mine\n")
    assert merge(tmp_path, {PATH: "one\n"}).proposed == (PATH,)
    assert (tmp_path / PATH).read_text() == "mine\n"


def test_what_is_no_longer_drafted_goes_unless_a_person_touched_it(tmp_path: Path) -> None:
    merge(tmp_path, {PATH: "one\n", "actors/bo.md": "bo\n", f".drafts/{PATH}.why.json": "{}\n"})
    (tmp_path / "actors/bo.md").write_text("bo, by hand\n")
    report = merge(tmp_path, {})
    assert report.removed == (PATH,)
    assert report.kept == ("actors/bo.md",)
    assert not list(tmp_path.rglob("ada-lund*"))


def test_nothing_is_removed_when_a_source_could_not_be_read(tmp_path: Path) -> None:
    merge(tmp_path, {PATH: "one\n"})
    before = state(tmp_path)
    assert merge(tmp_path, {}, complete=False).unchanged == (PATH,)
    assert state(tmp_path) == before


def test_the_reasons_stay_with_the_draft_that_they_explain(tmp_path: Path) -> None:
    why = f".drafts/{PATH}.why.json"
    merge(tmp_path, {PATH: "one\n", why: "1\n"})
    (tmp_path / PATH).write_text("by hand\n")
    merge(tmp_path, {PATH: "two\n", why: "2\n"})
    assert (tmp_path / why).read_text() == "1\n"


def test_a_run_killed_between_file_and_base_is_finished_by_the_next(tmp_path: Path) -> None:
    merge(tmp_path, {PATH: "one\n"})
    (tmp_path / PATH).write_text("two\n")
    assert merge(tmp_path, {PATH: "two\n"}).unchanged == (PATH,)
    assert merge(tmp_path, {PATH: "three\n"}).updated == (PATH,)


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "actors/../../x.md", "C:x.md", "a\\..\\x.md"])
def test_no_draft_leaves_the_content_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(BriefsiteError, match="outside the content folder"):
        merge(tmp_path / "content", {"a.md": "fine\n", path: "evil\n"})
    assert state(tmp_path) == {}


TEXTS = st.sampled_from(["a\n", "b\n", "c\n"])
DRAFTS = st.dictionaries(st.sampled_from(["actors/x.md", "events/y.md", "briefs/z.md"]), TEXTS)
EDITS = st.dictionaries(st.sampled_from(["actors/x.md", "events/y.md", "topics/w.md"]), st.none() | TEXTS)


@settings(max_examples=60)
@given(st.lists(st.tuples(DRAFTS, EDITS), max_size=6))
def test_no_edit_is_ever_lost_and_a_second_run_changes_nothing(
    rounds: list[tuple[dict[str, str], dict[str, str]]],
) -> None:
    with TemporaryDirectory() as folder:
        content, drafted = Path(folder), set[str]()
        for drafts, edits in rounds:
            merge(content, drafts)
            drafted |= drafts.keys()
            before = state(content)
            merge(content, drafts)
            assert state(content) == before
            for path, text in edits.items():
                file = content / path
                if text is None:
                    file.unlink(missing_ok=True)
                else:
                    file.parent.mkdir(exist_ok=True)
                    file.write_text(f"by hand: {text}")
            by_hand = {path: data for path, (data, _) in state(content).items() if b"by hand" in data}
            gone = {p for p in drafted if (content / ".drafts" / p).exists() and not (content / p).exists()}
            merge(content, {path: text + "new\n" for path, text in drafts.items()})
            after = {path: data for path, (data, _) in state(content).items()}
            assert by_hand.items() <= after.items()
            assert not gone & after.keys()
