"""States that no list knows, by what only states are called: `the Republic of Carrow`, and then `Carrow` alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, NameKind
from briefsite.extraction.phrases import Phrases, phrases
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, joined_span, words_of

#: Styles that only a state bears.
_SOVEREIGN = frozenset({"Republic", "Kingdom", "Sultanate"})

Entry = tuple[NameKind, str, str]
"""Kind, ident and rule of a phrase."""


def unlisted_states(reading: Reading, listed: Phrases[Entry]) -> Iterator[Name]:
    """`the Republic of Carrow`, and `Carrow` wherever the text has it again: states that no list knows."""
    full = [found for doc in reading.paragraphs for found in _styled_unlisted(words_of(doc), listed, reading.lexicon)]
    yield from full
    owned = phrases((name.ident.partition(":")[2], name.ident) for name in full)
    for doc in reading.paragraphs:
        words = words_of(doc)
        for start, end, ident in owned.everywhere(doc):
            if not (end < len(words) and words[end].joined and words[end].capital):
                yield Name(joined_span(words[start:end]), "state", "unlisted-state", ident)


def _styled_unlisted(words: Sequence[Word], listed: Phrases[Entry], lexicon: Lexicon) -> Iterator[Name]:
    for position in range(len(words) - 2):
        if words[position].text not in _SOVEREIGN or words[position + 1].text != "of":
            continue
        start = end = position + 2
        heads = lexicon.words("organisation_heads")
        while end < len(words) and end - start < 2 and words[end].capital and words[end].joined:
            if words[end].text in heads:
                break
            end += 1
            if words[end - 1].possessive:
                break
        if end == start or listed.at(words, position) or listed.at(words, start):
            continue
        name = " ".join(w.text for w in words[start:end])
        yield Name(joined_span(words[position:end]), "state", "styled-state", f"unlisted:{name}")
