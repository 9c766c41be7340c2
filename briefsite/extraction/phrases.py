"""Looking up phrases of a word list in a paragraph: the longest that starts at a word, by its first word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefsite.extraction.words import Word, split_words

Value = TypeVar("Value")
_WITHIN = frozenset(" \t\n,&/'-")


@dataclass(frozen=True)
class Phrases(Generic[Value]):
    """Phrases with a value each. `fold` says whether case is ignored, `within` what may stand between two words."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Value], ...]]
    fold: bool
    within: frozenset[str] = _WITHIN

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Value] | None:
        """The end index and value of the longest phrase that starts at `index`, or None."""
        if index >= len(words):
            return None
        first = words[index].text  # asked at every word of every text, so nothing is called for most of them
        begun = self.by_first.get(first.lower().rstrip(".") if self.fold else first)
        if begun is None:
            return None
        for phrase, value in begun:
            end = index + len(phrase)
            if end <= len(words) and all(map(self._goes_on, words[index + 1 : end], phrase[1:])):
                return end, value
        return None

    def _goes_on(self, word: Word, part: str) -> bool:
        key = word.text.lower().rstrip(".") if self.fold else word.text
        return key == part and word.gap != "" and set(word.gap) <= self.within


def phrases(entries: Iterable[tuple[str, Value]], fold: bool = False) -> Phrases[Value]:
    """An index over (phrase, value) pairs, longest first; where a phrase comes twice, the first stays."""
    grouped: dict[str, dict[tuple[str, ...], Value]] = {}
    for phrase, value in entries:
        parts = tuple(p.lower().rstrip(".") for p in split_words(phrase)) if fold else split_words(phrase)
        if parts:
            grouped.setdefault(parts[0], {}).setdefault(parts, value)
    ordered = {first: tuple(sorted(group.items(), key=lambda item: -len(item[0]))) for first, group in grouped.items()}
    return Phrases(ordered, fold)
