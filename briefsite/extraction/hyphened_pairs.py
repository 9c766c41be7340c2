"""Names within a word: both of `Cambodia-Japan friendship`, and whose deed it is in `UN-brokered talks`.

Of `U.S.-Chadian ties` only the first is a name; the state of the second is a party all the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefsite.extraction.names import Name
from briefsite.extraction.phrases import Phrases
from briefsite.extraction.unlisted_states import Entry
from briefsite.extraction.words import Word
from briefsite.model.sources import Span


def hyphened_pairs(
    words: Sequence[Word], listed: Phrases[Entry], people: Phrases[str], deeds: Container[str]
) -> Iterator[Name]:
    """`Cambodia-Japan friendship`, `U.S.-Chad talks`, `South Africa-Malawi ties`: both sides of a hyphen are names."""
    for number, (before, right) in _hyphened(words):
        longer = (*words[max(0, number - 1) : number], *before)
        hit = listed.at(longer, 0) if len(longer) == 2 else None
        left = longer if hit and hit[0] == 2 else before
        names = [name for side in (left, right) for name in _name(side, listed)]
        if len(names) == 2:
            yield from names
        elif names and names[0].span.start == left[0].start:
            if right[0].lower in deeds:
                yield replace(names[0], rule="hyphenated-deed")
            elif people.at(right, 0):
                yield names[0]


def _name(side: Sequence[Word], listed: Phrases[Entry]) -> Iterator[Name]:
    hit = listed.at(side, 0)
    if hit and hit[1][0] in {"state", "organisation"}:
        yield Name(Span(side[0].start, side[hit[0] - 1].end), hit[1][0], "hyphenated-pair", hit[1][1])


def paired_peoples(words: Sequence[Word], listed: Phrases[Entry], people: Phrases[str]) -> Iterator[str]:
    """The codes of the states whose adjectives stand behind a state's name and a hyphen: `U.S.-Chadian ties`."""
    for _, (left, right) in _hyphened(words):
        if any(_name(left, listed)) and (hit := people.at(right, 0)):
            yield hit[1]


_Sides: TypeAlias = tuple[Sequence[Word], Sequence[Word]]


def _hyphened(words: Sequence[Word]) -> Iterator[tuple[int, _Sides]]:
    """The words with a hyphen in or right after them, and what stands before and behind it."""
    for number, word in enumerate(words):
        if "-" in word.text or "." in word.text:
            sides = _sides(words, number)
            if sides[0]:
                yield number, sides


def _sides(words: Sequence[Word], number: int) -> _Sides:
    """What stands before and behind the hyphen in a word or right after it; nothing where there is none."""
    word = words[number]
    parts, following = word.text.split("-"), words[number + 1 : number + 4]
    if following and following[0].gap in {"-", "–"} and "." in word.text:
        return (word,), following
    if len(parts) != 2 or not all(parts):
        return (), ()
    left = Word(parts[0], word.start, word.start + len(parts[0]), word.gap, False)
    return (left,), (Word(parts[1], word.end - len(parts[1]), word.end, "", False), *following)
