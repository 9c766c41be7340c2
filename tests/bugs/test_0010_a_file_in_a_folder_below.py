"""An actor's file that was moved to `actors/officers/` was taken for one that somebody had deleted: links to it became
words in every draft, though the site read it; and once renamed, it was drafted a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.content.reading import read_content
from briefsite.graph import link
from briefsite.merging import merge
from briefsite.merging.identity import rename

ADA = "---\ntitle: Ada Lund\nkind: person\nstatus: drafted\n---\n"
BRIEF = """---
title: Talks
source:
  file: a.txt
actors:
  - ada-lund
status: drafted
---

- [[ada-lund|Lund]] came [@p1]
"""
DRAFTS = {"actors/ada-lund.md": ADA, "briefs/talks.md": BRIEF}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """What was drafted, with each file moved into a folder below."""
    content = tmp_path / "content"
    merge(content, DRAFTS)
    for path in DRAFTS:
        now = content / path.replace("/", "/below/")
        now.parent.mkdir()
        (content / path).rename(now)
    return content


def files(content: Path) -> dict[str, str]:
    found = (path for path in content.rglob("*.md") if ".drafts" not in path.parts)
    return {path.relative_to(content).as_posix(): path.read_text() for path in found}


def test_it_is_the_same_thing_with_every_link_to_it(content: Path) -> None:
    report = merge(content, DRAFTS)
    assert report.renamed == tuple((path, path.replace("/", "/below/")) for path in DRAFTS)
    assert files(content) == {"actors/below/ada-lund.md": ADA, "briefs/below/talks.md": BRIEF}


def test_what_is_new_in_its_text_arrives_in_it(content: Path) -> None:
    newer = BRIEF + "- [[ada-lund|Lund]] left [@p2]\n"
    merge(content, DRAFTS | {"briefs/talks.md": newer})
    assert files(content)["briefs/below/talks.md"] == newer


def test_once_renamed_it_is_drafted_where_it_lies(content: Path) -> None:
    merge(content, DRAFTS)
    rename(content.parent, "ada-lund", "ada-k")
    merge(content, {"actors/ada-k.md": ADA, "briefs/talks.md": BRIEF.replace("ada-lund", "ada-k")})
    assert files(content) == {
        "actors/below/ada-k.md": ADA,
        "briefs/below/talks.md": BRIEF.replace("ada-lund", "ada-k"),
    }


def test_a_file_that_a_person_began_there_is_not_drafted_beside_it(tmp_path: Path) -> None:
    mine = tmp_path / "content/actors/below/ada-lund.md"
    mine.parent.mkdir(parents=True)
    mine.write_text(ADA.replace("person", "organisation"))
    merge(tmp_path / "content", DRAFTS)
    assert files(tmp_path / "content").keys() == {"actors/below/ada-lund.md", "briefs/talks.md"}


@pytest.mark.parametrize(
    "words", ["[she](../actors/ada-lund.md)", "[[actors/ada-lund]]", "[she](../../actors/below/ada-lund.md)"]
)
def test_a_link_that_names_its_folder_of_before_or_of_today_leads_to_it(content: Path, words: str) -> None:
    merge(content, DRAFTS)
    (content / "briefs/below/talks.md").write_text(f"{BRIEF}\nOf {words}.\n")
    entries, _ = read_content(content.parent)
    graph, issues = link(entries, ())
    assert not [issue for issue in issues if issue.code == "dead-link"]
    assert graph.targets["talks"] == ("ada-lund", "ada-lund")


def test_a_link_to_a_folder_of_another_kind_leads_nowhere(content: Path) -> None:
    (content / "briefs/below/talks.md").write_text(f"{BRIEF}\nOf [her](../topics/ada-lund.md).\n")
    _, issues = link(read_content(content.parent)[0], ())
    assert "dead-link" in {issue.code for issue in issues}
