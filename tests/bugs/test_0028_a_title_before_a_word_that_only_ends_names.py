"""A text with "the Venerable Thero's well-being" was not read at all: the one word behind the title only ends names,
and a name without such words had none left."""

from __future__ import annotations

from briefsite.extraction import load_lexicon
from briefsite.extraction.identity import clusters
from briefsite.extraction.names import Name
from briefsite.model.sources import Span
from tests.extraction.casefiles import read


def test_a_monk_told_by_title_alone_is_nobody_new() -> None:
    document = read(
        "President Odu Lanem met the Venerable Pallek Hemar Thero. He inquired about the Venerable Thero’s well-being."
    )
    assert {chain.name for chain in document.chains} == {"Odu Lanem", "Pallek Hemar Thero"}


def test_a_name_of_nothing_but_a_suffix_is_its_own() -> None:
    text = "Odu Lanem met III"
    names = [Name(Span(0, 9), "person", "model"), Name(Span(14, 17), "person", "model")]
    assert [[name.span.of(text) for name in group] for group in clusters(names, text, load_lexicon())] == [
        ["Odu Lanem"],
        ["III"],
    ]
