"""`check` looks every quotation and span up in the text that was read, known by its digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.model.issues import Issue
from briefsite.pipeline.answering import answer
from briefsite.pipeline.building import build
from briefsite.pipeline.conversion import convert
from briefsite.pipeline.reviewing import what_awaits

TEXT = """Foreign Minister Mara Dovel of Norway met Trade Minister Ivo Castell in Oslo on May 14.

Dovel said the harbour would be “open to all ships” by October.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/talks.txt").write_text(TEXT)
    convert(tmp_path)
    return tmp_path


def told(root: Path) -> list[Issue]:
    return list(build(root, audit=True).issues)


def test_what_was_just_converted_is_borne_out(root: Path) -> None:
    assert told(root) == []


def test_a_statement_that_begins_or_ends_with_quoted_words_is_borne_out(tmp_path: Path) -> None:
    """Its marks were taken off as those of a quotation are, and a fresh site did not pass its own check."""
    (tmp_path / "seeds").mkdir()
    ends = TEXT.replace("would be “open to all ships” by October.", "would be “open to all ships.”")
    (tmp_path / "seeds/talks.txt").write_text(f"{ends}\n“We are ready,” said Castell on May 15.\n")
    convert(tmp_path)
    assert any("ships.”" in path.read_text() for path in (tmp_path / "content/briefs").glob("*.md"))
    assert told(tmp_path) == []


def test_a_text_that_is_another_now_is_told_once_with_what_cannot_be_verified(root: Path) -> None:
    (root / "seeds/talks.txt").write_text(TEXT.replace("all ships", "most ships"))
    found = {issue.code: issue for issue in told(root)}
    assert "spans cannot be verified" in found["text-changed"].message
    assert "has changed since this brief was made from it" in found["changed-source"].message
    assert "does not stand in" in found["not-verbatim"].message
    assert "its digest differs" in found["not-verbatim"].message
    assert found["not-verbatim"].hint.startswith("convert again, and citations follow")
    convert(root)
    assert told(root) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"paragraph": 2', '"paragraph": 1', "do not stand in paragraph 1"),
        ('"span": [', '"span": [99', "beyond the end"),
        ('"aliases.Dovel"', '"aliases.Haddock"', "“Haddock” stands nowhere"),
    ],
)
def test_evidence_that_bears_nothing_out_is_an_error(root: Path, old: str, new: str, message: str) -> None:
    beside = root / "content/.drafts/actors/mara-dovel.md.why.json"
    assert old in beside.read_text()
    beside.write_text(beside.read_text().replace(old, new))
    found = [issue for issue in told(root) if issue.code == "span-astray"]
    assert found
    assert any(message in issue.message for issue in found)


@pytest.mark.parametrize("damaged", [b"{", b"\xff", b"[]", b'{"title": [{}]}'])
def test_evidence_that_cannot_be_read_is_an_error_and_is_written_anew(root: Path, damaged: bytes) -> None:
    beside = root / "content/.drafts/actors/mara-dovel.md.why.json"
    before = beside.read_bytes()
    beside.write_bytes(damaged)
    (issue,) = told(root)
    assert str(issue).startswith("content/.drafts/actors/mara-dovel.md.why.json: it is damaged")
    assert "convert again" in issue.hint
    convert(root)
    assert beside.read_bytes() == before
    assert told(root) == []


def test_a_draft_that_says_other_words_than_its_source_is_found_out(root: Path) -> None:
    (draft,) = (root / "content/.drafts/briefs").glob("*.md")
    draft.write_text(draft.read_text().replace("the harbour would be", "the harbour will be"))
    assert [issue.code for issue in told(root)] == ["span-astray"]


@pytest.mark.parametrize("status", ["status: reviewed", 'status:  "reviewed"'])
def test_what_a_person_has_read_can_be_published_after_its_text_was_corrected(root: Path, status: str) -> None:
    """Its last draft is that of the text as it was: every span of it was an error that no conversion took away."""
    for path in (root / "content").glob("*/*.md"):
        path.write_text(path.read_text().replace("status: drafted", status))
    (root / "seeds/talks.txt").write_text(f"It was a long winter.\n\n{TEXT.replace('met Trade', 'saw Trade')}")
    convert(root)
    assert (root / "content/.drafts/.waiting").is_dir()
    assert [issue for issue in told(root) if issue.severity == "error"] == []
    for question in what_awaits(root):
        if question.kind in {"proposal", "reading"}:
            answer(root, question, "reject")
    convert(root)
    assert [issue for issue in told(root) if issue.severity == "error"] == []


def test_what_a_person_has_read_of_a_text_as_it_is_is_looked_up_like_the_rest(root: Path) -> None:
    (path,) = (root / "content/briefs").glob("*.md")
    path.write_text(path.read_text().replace("status: drafted", "status: reviewed"))
    beside = root / f"content/.drafts/briefs/{path.name}.why.json"
    beside.write_text(beside.read_text().replace('"paragraph": 2', '"paragraph": 1'))
    assert "span-astray" in {issue.code for issue in told(root)}
