"""Pages say which facts a person has read: whole records, single fields, single statements."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefsite.merging import merge
from briefsite.merging.review import confirm, mark_read
from briefsite.pipeline.building import build

TEXT = "Ada Lund came to Orra.\n\nShe spoke. “We stay,” she said.\n"
BRIEF = """---
title: Talks
source:
  file: a.txt
date: XXXX-05-14
actors:
- ada-lund
status: drafted
---

- [[ada-lund|Ada Lund]] came to Orra [@p1]

> “We stay”
> — [[ada-lund|Ada Lund]] [@p2]

- [[ada-lund|Ada Lund]] spoke [@p2]
"""
DRAFTS = {"briefs/talks.md": BRIEF, "actors/ada-lund.md": "---\ntitle: Ada Lund\nkind: person\nstatus: drafted\n---\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(TEXT)
    merge(tmp_path / "content", DRAFTS)
    return tmp_path


def page(root: Path, path: str) -> str:
    built = build(root)
    assert built.is_sound, built.issues
    return built.site[path].decode()


def told(html: str) -> str:
    """What the page says of who has read it."""
    found = re.search(r"<dt>Status</dt>\s*<dd>(.*?)</dd>", html, re.DOTALL)
    assert found
    return re.sub(r"<[^>]*>", " ", found[1]).strip()


def marks(html: str) -> list[str]:
    """The words that carry the mark of a draft."""
    found = re.findall(r'<(li|p|blockquote|div) class="[^"]*\bdrafted"[^>]*>(.*?)</\1>', html, re.DOTALL)
    return [" ".join(re.sub(r"<button.*?</button>|<a class=.*?</a>|<[^>]*>", " ", words).split()) for _, words in found]


def test_a_draft_that_nobody_has_read_is_marked_whole(root: Path) -> None:
    html = page(root, "briefs/talks.html")
    assert told(html) == "Drafted by machine, not yet read by an editor"
    assert '<div class="prose drafted">' in html


def test_a_record_that_a_person_has_read_bears_no_mark(root: Path) -> None:
    mark_read(root, "briefs/talks.md")
    html = page(root, "briefs/talks.html")
    assert told(html) == "Read by an editor"
    assert not marks(html)
    assert not marks(page(root, "actors/ada-lund.html"))


def test_what_a_person_wrote_or_confirmed_is_told_and_the_rest_is_marked_one_by_one(root: Path) -> None:
    path = root / "content/briefs/talks.md"
    path.write_text(path.read_text().replace("spoke [@p2]", "spoke. [@p2]").replace("title: Talks", "title: The talks"))
    confirm(root, "briefs/talks.md", ("date", "XXXX-05-14"))
    html = page(root, "briefs/talks.html")
    assert "in part read by an editor" in told(html)
    assert "Written or confirmed by an editor: title, date, 1 statement" in told(html)
    assert '<div class="prose">' in html
    assert len(marks(html)) == 2
    assert "came to Orra" in marks(html)[0]
    assert "We stay" in marks(html)[1]
    assert 'class="statement"' in page(root, "actors/ada-lund.html")


def test_on_other_pages_a_read_statement_of_a_draft_bears_no_mark(root: Path) -> None:
    confirm(root, "briefs/talks.md", ("body", "- [[ada-lund|Ada Lund]] spoke [@p2]"))
    html = page(root, "actors/ada-lund.html")
    assert html.count('<li class="statement drafted">') == 1
    assert html.count('<li class="statement">') == 1


def test_a_file_written_by_hand_is_no_draft_unless_it_says_so(root: Path) -> None:
    hand = root / "content/actors/orra.md"
    hand.write_text("---\ntitle: Orra\nkind: state\n---\n")
    assert told(page(root, "actors/orra.html")) == "Read by an editor"
    hand.write_text("---\ntitle: Orra\nkind: state\nstatus: drafted\n---\n")
    assert told(page(root, "actors/orra.html")) == "Drafted by machine, not yet read by an editor"
