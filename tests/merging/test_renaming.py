"""A file under a new name is the same file; a file that is gone takes its links with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge
from briefsite.merging.references import repointed

ADA = "---\ntitle: Ada Lund\nkind: person\naliases:\n- Lund\nstatus: drafted\n---\n"
BRIEF = """---
title: Lund in Orra
source:
  file: a.txt
actors:
- ada-lund
- orra
events: [the-talks]
status: drafted
---

## [[the-talks]]

- [[ada-lund|Lund]] came to [[orra|Orra]] [@p1]

> “yes”
> — [[ada-lund]] [@p2]
"""
TALKS = """---
title: The talks
participants: [ada-lund, orra]
accounts:
- cite: in-orra, para. 1
status: drafted
---
"""
DRAFTS = {
    "actors/ada-lund.md": ADA,
    "actors/orra.md": ADA.replace("Ada Lund", "Orra").replace("person", "state").replace("- Lund", "- Orran"),
    "briefs/in-orra.md": BRIEF,
    "events/the-talks.md": TALKS,
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    merge(tmp_path / "content", DRAFTS)
    return tmp_path / "content"


def files(content: Path) -> dict[str, str]:
    return {path.relative_to(content).as_posix(): path.read_text() for path in content.rglob("*.md")}


def test_a_renamed_file_is_followed_by_its_draft_and_by_every_link(content: Path) -> None:
    (content / "actors/ada-lund.md").rename(content / "actors/ada-k-lund.md")
    report = merge(content, DRAFTS)
    assert report.renamed == (("actors/ada-lund.md", "actors/ada-k-lund.md"),)
    assert not (content / "actors/ada-lund.md").exists()
    assert not (content / ".drafts/actors/ada-lund.md").exists()
    assert (content / "briefs/in-orra.md").read_text() == BRIEF.replace("ada-lund", "ada-k-lund")
    assert (content / "events/the-talks.md").read_text() == TALKS.replace("ada-lund", "ada-k-lund")
    before = files(content)
    assert not merge(content, DRAFTS).renamed
    assert files(content) == before


def test_a_renamed_and_edited_brief_is_known_by_its_source(content: Path) -> None:
    (content / "briefs/in-orra.md").unlink()
    (content / "briefs/visit.md").write_text(BRIEF.replace("Lund in Orra", "A visit") + "\nBy hand.\n")
    newer = DRAFTS | {"briefs/in-orra.md": BRIEF.replace("came to", "arrived in")}
    assert merge(content, newer).merged == ("briefs/visit.md",)
    text = (content / "briefs/visit.md").read_text()
    assert text == BRIEF.replace("Lund in Orra", "A visit").replace("came to", "arrived in") + "\nBy hand.\n"
    assert "- cite: visit, para. 1" in (content / "events/the-talks.md").read_text()


def test_a_name_given_back_is_followed_back(content: Path) -> None:
    before = files(content)
    (content / "actors/ada-lund.md").rename(content / "actors/ada-k-lund.md")
    merge(content, DRAFTS)
    (content / "actors/ada-k-lund.md").rename(content / "actors/ada-lund.md")
    merge(content, DRAFTS)
    assert files(content) == before
    assert (content / ".drafts/renames.jsonl").read_text() == ('["actors/ada-k-lund.md", "actors/ada-lund.md"]\n')


def test_a_renamed_file_is_not_removed_when_it_is_no_longer_drafted(content: Path) -> None:
    (content / "actors/ada-lund.md").rename(content / "actors/ada-k-lund.md")
    merge(content, {path: text for path, text in DRAFTS.items() if path != "actors/ada-lund.md"})
    assert (content / "actors/ada-k-lund.md").exists()


def test_links_to_a_deleted_actor_become_words(content: Path) -> None:
    (content / "actors/ada-lund.md").unlink()
    assert merge(content, DRAFTS).refused == ("actors/ada-lund.md",)
    brief = (content / "briefs/in-orra.md").read_text()
    assert "ada-lund" not in brief
    assert "- Lund came to [[orra|Orra]] [@p1]" in brief
    assert "> — Ada Lund [@p2]" in brief
    assert "participants: [orra]" in (content / "events/the-talks.md").read_text()
    before = files(content)
    merge(content, DRAFTS)
    assert files(content) == before


def test_a_commitment_goes_with_the_actor_who_made_it() -> None:
    made = "- actor: bo\n  matter: to pay\n  cite: a, para. 1\n"
    other = "- actor: cy\n  matter: to wait\n  to: bo\n  cite: a, para. 2\n"
    text = repointed(f"---\ncommitments:\n{made}{other}---\n", {"bo": None}, {})
    assert text == "---\ncommitments:\n" + other.replace("  to: bo\n", "") + "---\n"


def test_with_a_deleted_brief_goes_what_it_alone_attests(content: Path) -> None:
    (content / "briefs/in-orra.md").unlink()
    merge(content, DRAFTS)
    assert "accounts: []" in (content / "events/the-talks.md").read_text()


def test_a_name_that_differs_in_capitals_only_is_pointed_out_and_nothing_is_written_beside_it(content: Path) -> None:
    (content / "actors/orra.md").rename(content / "actors/Orra.md")
    report = merge(content, DRAFTS)
    assert [issue.code for issue in report.issues] == ["case-clash"]
    assert not (content / "actors/orra.md").exists()


def test_a_new_file_that_shares_nothing_but_its_form_with_a_deleted_one_is_not_that_one(tmp_path: Path) -> None:
    """All links to the deleted state led to the new one."""
    content, kenya = tmp_path / "content", "---\ntitle: Kenya\nkind: state\ncountry: KE\nstatus: drafted\n---\n"
    brief = "---\ntitle: A\nactors:\n  - kenya\nstatus: drafted\n---\n\n- [[kenya|Kenya]] paid [@p1]\n"
    merge(content, {"actors/kenya.md": kenya, "briefs/a.md": brief})
    (content / "actors/kenya.md").unlink()
    (content / "actors/ghana.md").write_text(kenya.replace("Kenya", "Ghana").replace("KE", "GH"))
    assert not merge(content, {"actors/kenya.md": kenya, "briefs/a.md": brief}).renamed
    assert "- Kenya paid [@p1]" in (content / "briefs/a.md").read_text()


def test_a_file_with_another_name_and_title_is_known_by_the_old_title_among_its_other_names(content: Path) -> None:
    (content / "actors/orra.md").unlink()
    (content / "actors/free-orra.md").write_text("---\ntitle: Free Orra\nkind: state\naliases:\n  - Orra\n---\n")
    assert merge(content, DRAFTS).renamed == (("actors/orra.md", "actors/free-orra.md"),)


def test_ids_are_told_from_words() -> None:
    header = "title: tides\nterms:\n- tides\ntopics: [tides, coast]\nbroader: tides\n"
    moved = repointed(f"---\n{header}---\n\nOn tides, see [t](../topics/tides.md).\n", {"tides": "coast"}, {})
    header = header.replace("[tides, coast]", "[coast]").replace("broader: tides", "broader: coast")
    assert moved == f"---\n{header}---\n\nOn tides, see [t](../topics/coast.md).\n"


def test_a_commitment_follows_a_renamed_actor_and_goes_with_one_that_is_gone() -> None:
    one = "commitments:\n- actor: ada-lund\n  matter: x\n  to: orra\n  cite: in-orra, para. 1\n"
    brief = BRIEF.replace("status:", one + "status:")
    renamed = repointed(brief, {"ada-lund": "ada-k", "orra": None}, {})
    assert one.replace("ada-lund", "ada-k").replace("  to: orra\n", "") in renamed
    assert "matter" not in repointed(brief, {"ada-lund": None}, {})


def test_an_address_that_stands_apart_from_its_words_follows_too_or_goes_with_them() -> None:
    text = (
        "Met [her][1], [the *state*][orra] and [Orra].\n\n[1]: ../actors/ada-lund.md#roles 'Lund'\n[Orra]: <orra.md>\n"
    )
    after = repointed(text, {"ada-lund": "ada", "orra": None}, {})
    assert after == "Met [her][1], the *state* and Orra.\n\n[1]: ../actors/ada.md#roles 'Lund'\n\n"


def test_a_link_to_a_file_of_the_same_folder_follows() -> None:
    assert repointed("See [Bo](bo.md) and [Ada](ada.md#x).\n", {"bo": "bo-vik", "ada": None}, {}) == (
        "See [Bo](bo-vik.md) and Ada.\n"
    )
