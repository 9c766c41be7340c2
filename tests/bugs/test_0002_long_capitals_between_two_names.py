"""Long words in capitals between two names held up a text for hours: the pattern of what fills a list could split a
word in every way."""

from __future__ import annotations

from tests.extraction.casefiles import read


def test_capitals_between_two_names_are_read_at_once() -> None:
    capitals = "INTERDEPARTMENTAL-COORDINATION-SECRETARIAT"
    document = read(f"General Ada Lund, of {capitals} and {capitals} who wait, and General Rei Tarro met on Monday.")
    assert {chain.name for chain in document.chains} >= {"Ada Lund", "Rei Tarro"}
