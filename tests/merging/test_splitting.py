"""Split: one thing is two, in one operation, with every link, undone to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging import merge, undo_last
from briefsite.merging.identity import rename, unite
from briefsite.merging.lineage import lineage
from briefsite.merging.splitting import Named, split
from briefsite.model.issues import BriefsiteError
from briefsite.model.splits import Split

LUND = """---
title: Ada Lund
kind: person
aliases:
  - Lund # as in the Courier
  - Minister Lund
roles:
  - title: minister
    cite: talks, para. 1
  - title: commander
    cite: parade, para. 2
country: OR
status: drafted
---
"""
TALKS = """---
title: Talks
source:
  file: a.txt
actors:
  - ada-lund
events: [the-talks]
topics: [trade]
commitments:
  - actor: ada-lund
    matter: to come
    cite: talks, para. 3
status: drafted
---

## [[the-talks]]

- [[ada-lund|Ada Lund]] came [@p1]
- They went on at night [@p2]

> “yes”
> — [[ada-lund|Minister Lund]] [@p3]
"""
PARADE = """---
title: Parade
source: {file: b.txt}
actors: [ada-lund]
events: [the-talks]
topics: [trade]
status: drafted
---

## [[the-talks]]

- [[ada-lund|Lund]] saw it all [@p1]
- So did [her](../actors/ada-lund.md) [@p2]
"""
EVENT = """---
title: The talks
kind: meeting
participants: [ada-lund]
topics: [trade]
accounts:
  - cite: talks, paras. 1, 2
    value: 2024-05-14
  - cite: parade, para. 1
    date: June 1
    value: 2024-06-01
    place: Orra
status: drafted
---
"""
TOPIC = "---\ntitle: Trade\nterms:\n  - trade\n  - border market*\nstatus: drafted\n---\n"
DRAFTS = {
    "actors/ada-lund.md": LUND,
    "briefs/talks.md": TALKS,
    "briefs/parade.md": PARADE,
    "events/the-talks.md": EVENT,
    "topics/trade.md": TOPIC,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    merge(tmp_path / "content", DRAFTS)
    (tmp_path / "content/topics/mine.md").write_bytes(
        b"---\r\ntitle: Mine # mine\r\n---\r\n\r\nSee [[Minister Lund]] and [[ada-lund|Ada]].\r\n"
    )
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.*") if path.is_file()}


def text(root: Path, path: str) -> str:
    return (root / "content" / path).read_text()


def test_a_name_takes_its_links_along_and_leaves_the_others(root: Path) -> None:
    done = split(root, "ada-lund", "ida-lund", Named(names=("Minister Lund",), title="Ida Lund"))
    assert done.changed == ("actors/ada-lund.md", "actors/ida-lund.md", "briefs/talks.md", "topics/mine.md")
    talks = text(root, "briefs/talks.md")
    assert "- [[ada-lund|Ada Lund]] came [@p1]" in talks
    assert "> — [[ida-lund|Minister Lund]] [@p3]" in talks
    assert "actors:\n  - ada-lund\n  - ida-lund\n" in talks
    assert "  - actor: ida-lund\n    matter: to come\n" in talks
    mine = (root / "content/topics/mine.md").read_bytes()
    assert mine.endswith(b"See [[ida-lund|Minister Lund]] and [[ada-lund|Ada]].\r\n")
    assert text(root, "briefs/parade.md") == PARADE


def test_the_file_itself_is_parted(root: Path) -> None:
    split(root, "ada-lund", "ida-lund", Named(names=("Minister Lund",), briefs=("parade",), title="Ida Lund"))
    gone = "  - title: commander\n    cite: parade, para. 2\n"
    assert text(root, "actors/ada-lund.md") == LUND.replace("  - Minister Lund\n", "").replace(gone, "")
    names = "title: Ida Lund\nkind: person\naliases:\n  - Minister Lund\n"
    assert text(root, "actors/ida-lund.md") == f"---\n{names}roles:\n{gone}country: OR\nstatus: drafted\n---\n"


def test_a_brief_takes_all_that_it_says_along(root: Path) -> None:
    split(root, "ada-lund", "ada-lund-major", Named(briefs=("parade",)))
    assert text(root, "briefs/parade.md") == PARADE.replace("ada-lund", "ada-lund-major")
    assert text(root, "briefs/talks.md") == TALKS
    assert "participants: [ada-lund, ada-lund-major]" in text(root, "events/the-talks.md")
    assert text(root, "actors/ada-lund-major.md").startswith("---\ntitle: Ada Lund\n")


def test_a_citation_takes_its_statements_along(root: Path) -> None:
    split(root, "ada-lund", "ida-lund", Named(cites=("parade, para. 2",), title="Ida"))
    assert "- [[ada-lund|Lund]] saw it all [@p1]\n- So did [her](../actors/ida-lund.md) [@p2]" in text(
        root, "briefs/parade.md"
    )


def test_an_event_that_is_two_has_its_accounts_and_sections_parted(root: Path) -> None:
    split(root, "the-talks", "second-round", Named(briefs=("parade",), cites=("talks, para. 2",)))
    assert "## [[second-round]]" in text(root, "briefs/parade.md")
    assert "the-talks" not in text(root, "briefs/parade.md")
    talks = text(root, "briefs/talks.md")
    assert "events: [the-talks, second-round]" in talks
    assert "> — [[ada-lund|Minister Lund]] [@p3]\n\n## [[second-round]]\n\n- They went on at night [@p2]\n" in talks
    new = text(root, "events/second-round.md")
    assert new.startswith("---\ntitle: Second round\ndate: '2024-06-01'\nplace: Orra\nkind: meeting\n")
    assert "participants: [ada-lund]\n" in new
    assert "  - cite: parade, para. 1\n" in new
    assert "parade" not in text(root, "events/the-talks.md")


def test_a_topic_that_is_two_shares_out_its_terms(root: Path) -> None:
    split(root, "trade", "border-trade", Named(names=("border market*",), briefs=("parade",)))
    assert text(root, "topics/trade.md") == TOPIC.replace("  - border market*\n", "")
    assert text(root, "topics/border-trade.md") == (
        "---\ntitle: Border trade\nterms:\n  - border market*\nstatus: drafted\n---\n"
    )
    assert "topics: [border-trade]" in text(root, "briefs/parade.md")
    assert "topics: [trade]" in text(root, "briefs/talks.md")


def splits_of(root: Path) -> tuple[Split, ...]:
    """What editors of the site at `root` took apart."""
    return lineage(root / "content" / ".drafts").splits


def test_it_is_remembered_by_texts_and_follows_a_rename(root: Path) -> None:
    split(root, "ada-lund", "ida-lund", Named(("Lund",), ("parade",), ("talks, paras. 1, 2",), "Ida"))
    wanted = Split("ada-lund", "ida-lund", "Ida", ("Lund",), ("b.txt",), (("a.txt", 1), ("a.txt", 2)), 1)
    assert splits_of(root) == (wanted,)
    rename(root, "ida-lund", "ida")
    assert [one.other for one in splits_of(root)] == ["ida"]
    unite(root, "ida", "ada-lund")
    assert splits_of(root) == ()


def test_it_is_undone_to_the_byte(root: Path) -> None:
    before = {path: data for path, data in files(root).items() if ".cache" not in path}
    split(root, "the-talks", "second-round", Named(briefs=("parade",)))
    undo_last(root)
    assert {path: data for path, data in files(root).items() if ".cache" not in path} == before


@pytest.mark.parametrize(
    ("one", "other", "named", "message"),
    [
        ("ada-lunt", "x", Named(("Lund",)), "did you mean 'ada-lund'"),
        ("ada-lund", "talks", Named(("Lund",)), "taken by content/briefs/talks.md"),
        ("ada-lund", "Ida Lund", Named(("Lund",)), "small letters"),
        ("ada-lund", "ida", Named(), "--alias NAME, --brief ID or --cite"),
        ("ada-lund", "ida", Named(("Lundt",)), "did you mean 'Lund'"),
        ("ada-lund", "ida", Named(("Ada Lund",)), "is the title of ada-lund"),
        ("ada-lund", "ida", Named(briefs=("parad",)), "did you mean 'parade'"),
        ("ada-lund", "ida", Named(briefs=("trade",)), "is no brief"),
        ("ada-lund", "ida", Named(cites=("p3",)), "some-brief, para. 3"),
        ("talks", "ida", Named(briefs=("talks",)), "digests one text"),
    ],
)
def test_what_cannot_be_says_why_and_changes_nothing(
    root: Path, one: str, other: str, named: Named, message: str
) -> None:
    before = files(root)
    with pytest.raises(BriefsiteError, match=message):
        split(root, one, other, named)
    assert {path: data for path, data in files(root).items() if not path.endswith("lock")} == {
        path: data for path, data in before.items() if not path.endswith("lock")
    }


def test_what_was_named_to_no_effect_is_said(root: Path) -> None:
    assert split(root, "ada-lund", "ida", Named(("Lund",), cites=("talks, para. 2",))).idle == ("talks, para. 2",)
