"""A file was renamed by hand, and then by a command before any conversion: links to its first name stayed, its last
draft was taken for that of a file that somebody had deleted, and the next conversion made words of those links."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge, undo_last
from briefsite.merging.identity import delete, rename, unite

ADA = "---\ntitle: Ada Lund\nkind: person\naliases:\n  - Lund\nstatus: drafted\n---\n"
BO = ADA.replace("Ada Lund", "Bo Vik").replace("- Lund", "- Vik")
BRIEF = "---\ntitle: Talks\nsource:\n  file: a.txt\nactors:\n  - ada-lund\n---\n\n- [[ada-lund|Lund]] came [@p1]\n"
DRAFTS = {"actors/ada-lund.md": ADA, "actors/bo-vik.md": BO, "briefs/talks.md": BRIEF}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    merge(content, DRAFTS)
    (content / "actors/ada-lund.md").rename(content / "actors/ada.md")
    return content


def converted(content: Path) -> dict[str, str]:
    """The files after a conversion; it finds nothing that was deleted."""
    assert not merge(content, DRAFTS).refused
    found = (path for path in content.rglob("*.md") if ".drafts" not in path.parts)
    return {path.relative_to(content).as_posix(): path.read_text() for path in found}


def test_a_rename_takes_the_links_to_the_first_name_along(content: Path) -> None:
    rename(content.parent, "ada", "ada-k")
    assert (content / "briefs/talks.md").read_text() == BRIEF.replace("ada-lund", "ada-k")
    assert converted(content) == {
        "actors/ada-k.md": ADA,
        "actors/bo-vik.md": BO,
        "briefs/talks.md": BRIEF.replace("ada-lund", "ada-k"),
    }


@pytest.mark.parametrize(("one", "into"), [("ada", "bo-vik"), ("bo-vik", "ada")])
def test_a_merge_does_so_whichever_of_the_two_it_was(content: Path, one: str, into: str) -> None:
    unite(content.parent, one, into)
    files = converted(content)
    assert files.keys() == {f"actors/{into}.md", "briefs/talks.md"}
    assert files["briefs/talks.md"] == BRIEF.replace("ada-lund", into)


def test_a_deletion_is_one(content: Path) -> None:
    delete(content.parent, "ada")
    assert "- Lund came" in (content / "briefs/talks.md").read_text()
    assert [path for path in merge(content, DRAFTS).refused if path.startswith("actors/ada")] == ["actors/ada.md"]


def test_what_comes_new_meets_the_file_under_its_last_name(content: Path) -> None:
    rename(content.parent, "ada", "ada-k")
    merge(content, DRAFTS | {"actors/ada-lund.md": ADA.replace("- Lund", "- Lund\n  - Ms. Lund")})
    assert "  - Ms. Lund\n" in (content / "actors/ada-k.md").read_text()


def test_one_undo_leads_back_to_what_was_there_before_the_command(content: Path) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    rename(content.parent, "ada", "ada-k")
    undo_last(content.parent)
    there = {path: path.read_bytes() for path in content.rglob("*") if path.is_file() and path.read_bytes()}
    assert there == before
