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
    """Phrases with a value each. `fold` says whether case is ignored."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], Value], ...]]
    fold: bool

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Value] | None:
        """The end index and value of the longest phrase that starts at `index`, or None."""
        if index >= len(words):
            return None
        for phrase, value in self.by_first.get(self._key(words[index]), ()):
            end = index + len(phrase)
            if end <= len(words) and self._matches(words[index:end], phrase):
                return end, value
        return None

    def _key(self, word: Word) -> str:
        return word.lower.rstrip(".") if self.fold else word.text

    def _matches(self, words: Sequence[Word], phrase: tuple[str, ...]) -> bool:
        return all(
            self._key(word) == part and (n == 0 or (word.gap != "" and set(word.gap) <= _WITHIN))
            for n, (word, part) in enumerate(zip(words, phrase, strict=True))
        )


def phrases(entries: Iterable[tuple[str, Value]], fold: bool = False) -> Phrases[Value]:
    """An index over (phrase, value) pairs, longest first; where a phrase comes twice, the first stays."""
    grouped: dict[str, dict[tuple[str, ...], Value]] = {}
    for phrase, value in entries:
        parts = tuple(p.lower().rstrip(".") for p in split_words(phrase)) if fold else split_words(phrase)
        if parts:
            grouped.setdefault(parts[0], {}).setdefault(parts, value)
    ordered = {first: tuple(sorted(group.items(), key=lambda item: -len(item[0]))) for first, group in grouped.items()}
    return Phrases(ordered, fold)
