"""Terms of one or more words, found in a text in one pass over its words.

Case does not count; a hyphen parts words like a blank; `*` at the end of a term lets its last word go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from briefsite.model.sources import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
#: What may stand between two words of a term.
_GAP = re.compile(r"\s+|\s?[-–.,/]\s?")


@dataclass(frozen=True)
class Term:
    """A term of a topic, as an editor wrote it."""

    topic: str
    words: str
    weak: bool


#: First word of a term, or its first three letters and `*`, to the terms that begin so, each with its words.
Index: TypeAlias = Mapping[str, tuple[tuple[tuple[str, ...], bool, Term], ...]]


def indexed(terms: Iterable[Term]) -> Index:
    """The terms by how they begin, those with most words first."""
    index: dict[str, list[tuple[tuple[str, ...], bool, Term]]] = {}
    for term in terms:
        words, open_ended = tuple(_words(term.words)), term.words.endswith("*")
        if words:
            short = len(words) == 1 and open_ended
            index.setdefault(f"{words[0][:3]}*" if short else words[0], []).append((words, open_ended, term))
    return {key: tuple(sorted(found, key=lambda one: (-len(one[0]), one[0]))) for key, found in index.items()}


def hits(text: str, index: Index) -> Iterator[tuple[Span, Term]]:
    """Every place where a term stands, in reading order; of a topic's terms at one place only the longest.

    >>> index = indexed([Term("mines", "mine action", False), Term("mines", "demin*", False)])
    >>> [span.of("Mine-action, deminers") for span, _ in hits("Mine-action, deminers", index)]
    ['Mine-action', 'deminers']
    """
    found = [(m.start(), m.end(), _folded(m.group())) for m in _WORD.finditer(text)]
    covered: dict[tuple[str, bool], int] = {}
    for place, (start, _, word) in enumerate(found):
        for words, open_ended, term in (*index.get(word, ()), *index.get(f"{word[:3]}*", ())):
            end = _end(text, found, place, words, open_ended)
            group = (term.topic, term.weak)
            if end and covered.get(group, 0) <= start:
                covered[group] = end
                yield Span(start, end), term


def _end(text: str, found: list[tuple[int, int, str]], place: int, words: tuple[str, ...], open_ended: bool) -> int:
    """Where the term ends that begins at word number `place`, or 0 where it does not stand there."""
    last = place + len(words) - 1
    if last >= len(found):
        return 0
    for number, wanted in enumerate(words, place):
        word = found[number][2]
        if word != wanted and not (number == last and open_ended and word.startswith(wanted)):
            return 0
        if number > place and not _GAP.fullmatch(text, found[number - 1][1], found[number][0]):
            return 0
    return found[last][1]


def _words(term: str) -> list[str]:
    return [_folded(found.group()) for found in _WORD.finditer(term)]


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")
