"""A text with "to promote bread, counter hunger, and oppose waste" was not read at all: the parse joins the last verb
to one that has no tense, no other stands above both, and a verb was asked for its own auxiliaries without end."""

from __future__ import annotations

from tests.extraction.casefiles import read


def test_a_text_that_lists_three_aims_is_read() -> None:
    document = read("Kenya is working with Chad to promote bread in cyberspace, counter hunger, and oppose waste.")
    assert {chain.name for chain in document.chains} == {"Kenya", "Chad"}
