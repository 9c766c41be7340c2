"""Finding many terms in a text: only where a word stands that begins one of them is a pattern tried."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefsite.model.sources import Span

_WORD = re.compile(r"\w+")


class Words:
    """The words of a text with the places where they stand; case is ignored."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = {}
        for found in _WORD.finditer(text):
            self.places.setdefault(found.group().casefold(), []).append(found.start())
        self._sorted = sorted(self.places)

    def beginning(self, stem: str) -> Iterator[str]:
        """The words that begin with `stem`."""
        for index in range(bisect_left(self._sorted, stem), len(self._sorted)):
            if not self._sorted[index].startswith(stem):
                return
            yield self._sorted[index]


@dataclass(frozen=True)
class Terms:
    """Terms as one pattern. A match begins with one of `words`, or with a word that begins with one of `stems`; or,
    where a term begins with a sign (`anywhere`), wherever it likes."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    stems: frozenset[str]
    anywhere: bool = False

    def hits(self, words: Words) -> list[Span]:
        """Where the terms stand, in reading order, none overlapping."""
        if self.anywhere:
            return [Span(*match.span()) for match in self.pattern.finditer(words.text)]
        starts = {word for word in self.words if word in words.places}
        starts.update(word for stem in self.stems for word in words.beginning(stem))
        found: list[Span] = []
        for place in sorted(place for word in starts for place in words.places[word]):
            match = self.pattern.match(words.text, place) if not found or place >= found[-1].end else None
            if match:
                found.append(Span(*match.span()))
        return found


def terms_of(terms: Iterable[str]) -> Terms:
    r"""Terms to look for; `*` ends a stem, blanks match any white space, straight apostrophes match curly ones.

    >>> text = "Peacekeepers for mine\naction; peace"
    >>> [span.of(text) for span in terms_of(["peacekeep*", "mine action"]).hits(Words(text))]
    ['Peacekeepers', 'mine\naction']
    """
    ordered = sorted({term for term in terms if term.strip("* ")}, key=lambda term: (-len(term), term))
    first = [(term, _WORD.match(term)) for term in ordered]
    stems = {found.group().casefold() for term, found in first if found and term[found.end() :] == "*"}
    words = {found.group().casefold() for term, found in first if found and term[found.end() :] != "*"}
    pattern = "|".join(_alternative(term) for term in ordered)
    compiled = re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)
    return Terms(compiled, frozenset(words), frozenset(stems), not all(f for _, f in first))


def _alternative(term: str) -> str:
    words = r"\s+".join(re.escape(word) for word in term.rstrip("*").split()).replace("'", "['’]")
    return words + (r"[\w-]*" if term.endswith("*") else r"(?!\w)")
