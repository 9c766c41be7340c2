"""Three panes and what comes of them: the cases are text files, and an editor may add one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.merging.threeway import settle

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.md"))


def panes(case: Path) -> dict[str, str]:
    parts = case.read_text().split("\n=== ")[1:]
    return {name: text + "\n" if text else "" for name, _, text in (part.partition("\n") for part in parts)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_person_keeps_what_is_theirs(case: Path) -> None:
    pane = panes(case)
    merged = settle(pane["last draft"], pane["mine"], pane["new draft"])
    assert merged.text == pane["result"]
    proposals = [f"{p.place}: {p.mine} | {p.last} | {p.new}" for p in merged.proposals]
    assert proposals == [line for line in pane["proposals"].split("\n") if line]
    assert merged.edits
    assert not merged.issues


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_without_a_last_draft_nothing_is_added_to_a_persons_file(case: Path) -> None:
    pane = panes(case)
    merged = settle(None, pane["mine"], pane["new draft"])
    assert merged.text == pane["mine"]
    assert merged.proposals
