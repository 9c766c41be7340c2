"""Looking up phrases of a word list in a paragraph: the longest that starts at a word, by its first word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from briefsite.extraction.words import Word, split_words, words_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

Value = TypeVar("Value")
#: Start, end and value of a phrase.
Hit: TypeAlias = tuple[int, int, Value]
_WITHIN = frozenset(" \t\n,&/'-")


@dataclass(frozen=True)
class Phrases(Generic[Value]):
    """Phrases with a value each, by their first words. `sizes` says of how many words those are that a word begins, the
    greatest first, `fold` whether case is ignored, `within` what may stand between two words, `stopped` those that are
    nothing without the full stop at their ends."""

    by_first: Mapping[str, Mapping[tuple[str, ...], Value]]
    sizes: Mapping[str, tuple[int, ...]]
    fold: bool
    within: frozenset[str] = _WITHIN
    stopped: frozenset[tuple[str, ...]] = frozenset()

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Value] | None:
        """The end index and value of the longest phrase that starts at `index`, or None."""
        if index >= len(words):
            return None
        word = words[index]  # asked so often that hardly anything is called for most words
        first = word.lower.rstrip(".") if self.fold else word.text
        if first not in self.sizes:
            return None
        begun = self.by_first[first]
        for size in self.sizes[first]:
            end = index + size
            phrase = (first, *[_key(word, fold=self.fold) for word in words[index + 1 : end]])
            there = end <= len(words) and phrase in begun and all(map(self._goes_on, words[index + 1 : end]))
            if there and (phrase not in self.stopped or words[end - 1].text.endswith(".")):
                return end, begun[phrase]
        return None

    def everywhere(self, doc: Doc) -> Iterator[Hit[Value]]:
        """Start, end and value of the longest phrase at each word of a paragraph that one starts at, in order."""
        words, places = words_of(doc), _places(doc, fold=self.fold)
        firsts = self.by_first.keys() & places.keys()  # few of its words, and all are looked up at once
        for start in sorted(place for first in firsts for place in places[first]):
            hit = self.at(words, start)
            if hit:
                yield start, *hit

    def _goes_on(self, word: Word) -> bool:
        return word.gap != "" and self.within.issuperset(word.gap)


def _key(word: Word, *, fold: bool) -> str:
    return word.lower.rstrip(".") if fold else word.text


def _places(doc: Doc, *, fold: bool) -> Mapping[str, Sequence[int]]:
    """Where each word of a parsed paragraph stands in it; made once a Doc."""
    key = "places of folded words" if fold else "places of words"
    if key not in doc.user_data:
        made: dict[str, list[int]] = {}
        for number, word in enumerate(words_of(doc)):
            made.setdefault(_key(word, fold=fold), []).append(number)
        doc.user_data[key] = made
    places: Mapping[str, Sequence[int]] = doc.user_data[key]
    return places


def phrases(entries: Iterable[tuple[str, Value]], fold: bool = False) -> Phrases[Value]:
    """An index over (phrase, value) pairs; where a phrase comes twice, the first stays."""
    grouped: dict[str, dict[tuple[str, ...], Value]] = {}
    for phrase, value in entries:
        parts = tuple(p.lower().rstrip(".") for p in split_words(phrase)) if fold else split_words(phrase)
        if parts:
            grouped.setdefault(parts[0], {}).setdefault(parts, value)
    sizes = {first: tuple(sorted({len(phrase) for phrase in group}, reverse=True)) for first, group in grouped.items()}
    return Phrases(grouped, sizes, fold)


def with_stops(offices: Phrases[str]) -> Phrases[str]:
    """The phrases, of which one that the list cuts short is none without its full stop: Hun Sen is no "Sen."."""
    cut = (phrase for group in offices.by_first.values() for phrase, word in group.items() if word.endswith("."))
    return replace(offices, stopped=frozenset(cut))
