"""What was refused stays out though what it stood in comes whole."""

from __future__ import annotations

import pytest

from briefsite.merging.threeway import begun, settle
from briefsite.merging.threeway.document import Document, read
from briefsite.merging.threeway.refusing import without_refused

FULL = """---
title: A
source:
  file: a.txt
  published: '2021'
aliases:
- a
- b
roles:
- title: Envoy
  rank: x
- title: Minister
  rank: y
date: X
---

- Words [@p1]
"""


@pytest.mark.parametrize(
    ("refusal", "gone"),
    [
        (("date", ""), "date: X\n"),
        (("title", ""), "title: A\n"),
        (("source.published", ""), "  published: '2021'\n"),
        (("aliases", "b"), "- b\n"),
        (("roles", "Envoy"), "- title: Envoy\n  rank: x\n"),
        (("roles[Minister].rank", ""), "  rank: y\n"),
        (("roles[Envoy].title", ""), "title: Envoy\n  "),
    ],
)
def test_what_was_refused_is_cut_out_and_nothing_else(refusal: tuple[str, str], gone: str) -> None:
    draft = read(FULL)
    assert isinstance(draft, Document)
    assert without_refused(draft, frozenset({refusal})).parts.joined() == FULL.replace(gone, "")
    if refusal[0] != "roles[Envoy].title":
        assert begun(FULL, frozenset({refusal})).text == FULL.replace(gone, "")


@pytest.mark.parametrize("typed", ["aliases: [a,\n  b]\n", "source: {file: a.txt, published: '2021'}\n"])
def test_what_cannot_be_cut_safely_is_not_cut_and_the_file_is_not_written(typed: str) -> None:
    refused = frozenset({("aliases", "b"), ("source.published", "")})
    file = begun(f"---\ntitle: A\n{typed}---\n", refused)
    assert [issue.code for issue in file.issues] == ["not-merged"]


def test_a_list_that_the_machine_forgot_and_drafts_again_comes_without_what_was_struck_from_it() -> None:
    bare = "---\ntitle: By hand\nstatus: drafted\n---\n"
    settled = settle(bare.replace("By hand", "A"), bare, FULL, frozenset({("aliases", "b"), ("roles[Envoy].rank", "")}))
    assert not settled.issues
    assert "aliases:\n- a\nroles:\n- title: Envoy\n- title: Minister\n" in settled.text
