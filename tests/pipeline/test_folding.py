"""Bodies and texts are held packed, and whoever asks of one finds what it would be whole."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from briefsite.content.reading import read_entry
from briefsite.graph import link
from briefsite.graph.resolved import Resolved, resolved
from briefsite.graph.resolving import Resolver
from briefsite.model.graph import Graph
from briefsite.model.records import Entry
from briefsite.model.settings import Settings
from briefsite.model.sources import Paragraph, Source, Span
from briefsite.pages.library import Library
from briefsite.pipeline.building import build
from briefsite.pipeline.folding import Folding, fold, stands_at, unfold, with_folded_blocks
from briefsite.pipeline.memory.packing import packed, spelt, unpacked
from briefsite.pipeline.reading_content import as_kept, entry_in
from briefsite.pipeline.rows.boards import KEPT
from briefsite.pipeline.rows.holding import Held
from briefsite.pipeline.rows.leaving import Noting
from tests.pipeline.changes import a_site

BRIEF = """---
title: "The talks"
source:
  file: the-talks.txt
actors: [anna-lind]
status: reviewed
---

![A picture](talks.jpg)

- [[anna-lind|Anna Lind]] went to “the talks”. [@p1]

> “It was late.”
> — [[anna-lind]] [@p2]
"""
ACTOR = "---\ntitle: Anna Lind\nkind: person\nstatus: reviewed\n---\n"
TEXT = Source("the-talks.txt", "Anna Lind went.\n\n“It was late.”", "0" * 64, (Paragraph(1, Span(0, 15)),))


def read(path: str, text: str) -> Entry:
    entry, issues = read_entry(path, text.encode())
    assert entry is not None, issues
    return entry


def folded(entry: Entry, folding: Folding | None = None) -> Entry:
    bare, _, body = as_kept((entry, ()))
    return (folding or Folding()).entry(bare, body)


@pytest.fixture
def entries() -> list[Entry]:
    return [read("content/briefs/the-talks.md", BRIEF), read("content/actors/anna-lind.md", ACTOR)]


def linked(entries: list[Entry]) -> Graph:
    same: dict[Any, Any] = {}

    def resolve(entry: Entry, resolver: Resolver) -> Resolved:
        return with_folded_blocks(resolved(entry, resolver), entry.body, same)

    return link(entries, [TEXT], resolve=resolve)[0]


def opened(entries: list[Entry]) -> Library:
    """A library of these entries that was held packed."""
    noting = Noting(resolved)
    graph, _ = link(entries, [TEXT], resolve=noting)
    settings = Settings()
    return Held(Library(graph, settings), noting.found, [TEXT]).opened(settings).library


def test_an_entry_with_a_folded_body_is_the_entry(entries: list[Entry]) -> None:
    for entry in entries:
        assert folded(entry) == entry
        assert entry == folded(entry)
        assert hash(folded(entry)) == hash(entry)
        assert entry_in(as_kept((entry, ()))) == entry
        assert unpacked(packed(folded(entry))) == entry
        assert spelt(folded(entry)) == spelt(entry)


@pytest.mark.parametrize("are_folded", [True, False])
def test_a_library_that_was_held_packed_is_the_library(entries: list[Entry], *, are_folded: bool) -> None:
    whole, settings = link(entries, [TEXT])[0], Settings()
    found = opened([folded(entry) for entry in entries] if are_folded else entries)
    for field in fields(Graph):
        table, expected = getattr(found.graph, field.name), getattr(whole, field.name)
        assert list(table) == list(expected), field.name
        assert all(table[key] == row for key, row in expected.items()), field.name
        assert "nobody" not in table
        assert table.get("nobody") is None
    for name in (*KEPT, "rank", "recency", "topic_numbers"):
        table, expected = getattr(found, name), getattr(Library(whole, settings), name)
        assert (dict(table) if isinstance(expected, dict) else table) == expected, name
    assert found.graph.sources["the-talks"].paragraph_text(1) == "Anna Lind went."


def test_a_block_stands_at_its_own_place_alone(entries: list[Entry]) -> None:
    brief, again = folded(entries[0]), folded(entries[0])
    first, second = (one.block for one in linked([brief, folded(entries[1])]).passages["the-talks"][:2])
    assert stands_at(first, brief.body, 0)
    assert not stands_at(second, brief.body, 0)
    assert not stands_at(first, again.body, 0)
    assert stands_at(entries[0].body.blocks[0], entries[0].body, 0)


def test_what_many_files_say_is_held_once(entries: list[Entry]) -> None:
    folding = Folding(["content/actors/anna-lind.md"])
    brief, actor = (folded(unpacked(packed(entry)), folding) for entry in entries)
    assert brief.record.status is actor.record.status
    assert brief == entries[0]


def test_no_more_stay_unfolded_than_were_asked_for_lately(
    entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefsite.pipeline.folding.MOST", 2)
    bare, _, body = as_kept((entries[0], ()))
    folding = Folding()
    some = [folding.entry(bare, body).body for _ in range(5)]
    assert {one.html for one in some} == {entries[0].body.html}
    assert [one.is_unfolded for one in some] == [False, False, False, True, True]  # type: ignore[attr-defined]
    assert unfold(fold(entries[0].body)) == entries[0].body


def test_a_large_site_is_byte_for_byte_what_it_is_with_all_of_it_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site(tmp_path)
    at_hand = dict(build(tmp_path).site)
    monkeypatch.setattr("briefsite.pipeline.folding.ROOM", 0)
    monkeypatch.setattr("briefsite.pipeline.folding.MOST", 1)
    assert dict(build(tmp_path).site) == at_hand
