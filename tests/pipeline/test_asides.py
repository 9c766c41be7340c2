"""A file with a fault in its front matter is on no page, and all else that is wrong with it is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.pipeline.building import build
from tests.content.cases import Case, cases

CASES = cases(Path(__file__).parent / "asides.txt")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_one_fault_hides_no_other(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    assert tuple(str(issue) for issue in sorted(set(build(tmp_path).issues))) == case.expected


def test_nothing_of_such_a_file_is_on_a_page(tmp_path: Path) -> None:
    CASES[0].write(tmp_path)
    pages = b"".join(build(tmp_path).site.values())
    assert b"Mara Dovel" in pages
    assert b"harbor" not in pages
    assert b"mara-dovle" not in pages
    assert b"briefs/talks.html" not in pages


def test_a_draft_with_a_fault_is_not_looked_through(tmp_path: Path) -> None:
    """As no other draft is: its links may lead to what is still to be written."""
    (tmp_path / "content/topics").mkdir(parents=True)
    (tmp_path / "content/topics/aid.md").write_text(
        "---\ntitle: Aid\nstatus: draft\nterms: relief\n---\n\nSee [[nobody-here]].\n", encoding="utf-8"
    )
    assert [issue.code for issue in build(tmp_path).issues] == ["wrong-type"]
