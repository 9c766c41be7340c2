"""Terms of one or more words, found in a text in one pass over its words.

Case does not count; a hyphen parts words like a blank; `*` at the end of a word lets it go on, and `...` between two
words lets up to five others stand there, in the same sentence: `withdraw* ... troops`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from briefsite.model.sources import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
#: What may stand between two words of a term, and between the words that `...` leaves open.
_GAP = re.compile(r"\s+|\s?[-–.,/]\s?")
_LOOSE = re.compile(r"(?:[^.!?;:\n]|\n(?!\s*\n)){0,40}")
#: How many words `...` may leave open.
_FAR = 5
#: Of how many words it is remembered which terms they begin.
REMEMBERED = 20_000


@dataclass(frozen=True)
class Term:
    """A term of a topic, as an editor wrote it. One that is `idle` holds another and says nothing of the topic."""

    topic: str
    words: str
    weak: bool
    idle: bool = False


@dataclass(frozen=True)
class _Part:
    """One word of a term: how it begins, whether it may go on, whether other words may stand before it."""

    word: str
    goes_on: bool
    loose: bool

    def fits(self, word: str) -> bool:
        return word == self.word or (self.goes_on and word.startswith(self.word))


_Parts: TypeAlias = tuple[_Part, ...]
_Entries: TypeAlias = tuple[tuple[_Parts, Term], ...]


_Behind: TypeAlias = Mapping[str, _Entries]
_NONE: _Behind = {"": ()}


class Index(dict[str, _Behind]):
    """To each word that was met the terms that it begins, which are few, by the second word that they need; under ""
    those that may stand before any. `by_first` has the first word of a term, or its first three letters and `*`, and
    the terms that begin so, each with its words."""

    def __init__(self, by_first: Mapping[str, _Entries]) -> None:
        super().__init__()
        self.by_first = by_first

    def __missing__(self, word: str) -> _Behind:
        if len(self) >= REMEMBERED:
            self.clear()
        near = (*self.by_first.get(word, ()), *self.by_first.get(f"{word[:3]}*", ()))
        begun = tuple(entry for entry in near if entry[0][0].fits(word))
        self[word] = behind = _by_second(begun) if begun else _NONE
        return behind


def _by_second(begun: _Entries) -> _Behind:
    needed = dict.fromkeys(word for parts, _ in begun if (word := _second(parts)))
    return {word: tuple(entry for entry in begun if _second(entry[0]) in {"", word}) for word in (*needed, "")}


def _second(parts: _Parts) -> str:
    """The one word that must stand right behind the first; "" where others may, or none need be there."""
    exact = len(parts) > 1 and not (parts[1].goes_on or parts[1].loose)
    return parts[1].word if exact else ""


#: The words of a text: where each begins and ends, and the word itself, folded.
_Words: TypeAlias = list[tuple[int, int, str]]


def indexed(terms: Iterable[Term]) -> Index:
    """The terms by how they begin, those with most words first."""
    index: dict[str, list[tuple[_Parts, Term]]] = {}
    for term in terms:
        parts = tuple(_parts(term.words))
        if parts:
            first = parts[0]
            index.setdefault(f"{first.word[:3]}*" if first.goes_on else first.word, []).append((parts, term))
    return Index({key: tuple(sorted(found, key=_longest_first)) for key, found in index.items()})


def hits(text: str, index: Index) -> Iterator[tuple[Span, Term]]:
    """Every place where a term stands, in reading order; of a topic's terms at one place only the longest.

    >>> index = indexed([Term("mines", "mine action", False), Term("mines", "demin*", False)])
    >>> [span.of("Mine-action, deminers") for span, _ in hits("Mine-action, deminers", index)]
    ['Mine-action', 'deminers']
    """
    found = [(m.start(), m.end(), _folded(m.group())) for m in _WORD.finditer(text)]
    covered: dict[tuple[str, bool, bool], int] = {}
    for place, ((start, _, word), (_, _, after)) in enumerate(pairwise((*found, (0, 0, "")))):
        behind = index[word]
        for parts, term in behind.get(after) or behind[""]:
            group = (term.topic, term.weak, term.idle)
            if covered.get(group, 0) > start:
                continue
            end = _end(text, found, place, parts)
            if end:
                covered[group] = end
                yield Span(start, end), term


def _end(text: str, found: _Words, place: int, parts: _Parts) -> int:
    """Where the term ends whose first word is number `place`, or 0 where the others do not follow."""
    for part in parts[1:]:
        place = _near(text, found, place, part) if part.loose else _next(text, found, place, part)
        if not place:
            return 0
    return found[place][1]


def _next(text: str, found: _Words, place: int, part: _Part) -> int:
    """The number of the word behind word number `place`, or 0 where it does not fit, as hardly any does."""
    after = place + 1
    fits = after < len(found) and part.fits(found[after][2])
    return after if fits and _GAP.fullmatch(text, found[place][1], found[after][0]) else 0


def _near(text: str, found: _Words, place: int, part: _Part) -> int:
    """The number of the word not far behind word number `place` that fits, or 0."""
    end = found[place][1]
    for number in range(place + 1, min(len(found), place + 2 + _FAR)):
        start, _, word = found[number]
        if not _LOOSE.fullmatch(text, end, start):
            return 0
        if part.fits(word):
            return number
    return 0


def _parts(term: str) -> Iterator[_Part]:
    for number, piece in enumerate(term.split("...")):
        for count, found in enumerate(_WORD.finditer(piece)):
            goes_on = piece[found.end() :].startswith("*")
            yield _Part(_folded(found.group()), goes_on, loose=number > 0 and count == 0)


def _longest_first(entry: tuple[_Parts, Term]) -> tuple[object, ...]:
    parts, _ = entry
    return (-len(parts), tuple(part.word for part in parts))


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")
