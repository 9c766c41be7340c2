"""Pipelines that have a name: `the EastFlow gas pipeline`, and `EastFlow` wherever it stands again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import Name, with_names
from briefsite.extraction.phrases import phrases
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, joined_span, words_of
from briefsite.model.sources import Span

_CARRIED = frozenset({"gas", "oil", "natural", "crude", "hydrogen", "water", "fuel", "export", "undersea", "subsea"})
#: No pipeline's name has more words.
_LONGEST = 4


def pipelines(reading: Reading) -> Reading:
    """Add the pipelines, by their whole names and by what tells them from others."""
    never = name_words(reading.lexicon).never
    told = [pair for doc in reading.paragraphs for pair in _told(words_of(doc), never, reading.lexicon)]
    index = phrases((short.of(reading.text), f"pipeline:{short.of(reading.text)}") for short, _ in told)
    found = [
        Name(whole, "programme", "class-after-name", f"pipeline:{short.of(reading.text)}") for short, whole in told
    ]
    for doc in reading.paragraphs if told else ():
        words = words_of(doc)
        found += [
            Name(joined_span(words[start:end]), "programme", "name-again", ident)
            for start, end, ident in index.everywhere(doc)
        ]
    return replace(reading, names=with_names(reading.names, found))


def _told(words: Sequence[Word], never: frozenset[str], lexicon: Lexicon) -> Iterator[tuple[Span, Span]]:
    """Each name before "pipeline", alone and with that word."""
    for position in range(1, len(words)):
        if words[position].text != "pipeline" or not words[position].joined:
            continue
        end = position
        while end > 0 and words[end].joined and words[end - 1].text in _CARRIED:
            end -= 1
        start = end
        while start > 0 and end - start < _LONGEST and words[start].joined and _of_name(words[start - 1], never):
            start -= 1
        listed = adjectives(lexicon).at(words, start) or listed_names(lexicon).at(words, start)
        backed = words[end - 1].lower.rpartition("-")[2] in lexicon.words("compound_participles")
        if start < end and words[start].capital and not backed and not (listed and listed[0] == end):
            yield joined_span(words[start:end]), joined_span(words[start : position + 1])


def _of_name(word: Word, never: frozenset[str]) -> bool:
    return (word.capital or word.text.isdigit()) and not word.possessive and word.text not in never
