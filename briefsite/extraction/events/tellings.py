"""What was told before: the possible events of a text by the noun and the kind of what they tell, and by their
sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import Protocol

from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span


class Told(Protocol):
    """What is asked of an event told before."""

    @property
    def trigger(self) -> Trigger: ...
    @property
    def sentence(self) -> Span: ...
    @property
    def place(self) -> Span | None: ...
    @property
    def date(self) -> int | None: ...


class Tellings:
    """The possible events of a text, for asking about some of them alone: of all together each would take the longer,
    the longer the text is."""

    def __init__(self, found: Iterable[Told]) -> None:
        self._by_noun: dict[str, list[tuple[Span, Told]]] = defaultdict(list)
        self._by_kind: dict[str, list[tuple[Span, Told]]] = defaultdict(list)
        self._by_sentence: dict[Span, list[Told]] = defaultdict(list)
        for one in sorted(found, key=lambda one: source_span(one.trigger.token)):
            told = source_span(one.trigger.token), one
            self._by_kind[one.trigger.coding.kind].append(told)
            self._by_sentence[one.sentence].append(one)
            if one.trigger.noun:
                self._by_noun[one.trigger.token.lemma_.lower()].append(told)

    def by_nouns(self, lemmas: Iterable[str], before: Span) -> Iterator[Told]:
        """Those that one of these nouns tells before a word, in reading order."""
        return _before(before, [self._by_noun[lemma] for lemma in lemmas if lemma in self._by_noun])

    def of_kinds(self, kinds: Iterable[str], before: Span) -> Iterator[Told]:
        """Those of these kinds that are told before a word, in reading order."""
        return _before(before, [self._by_kind[kind] for kind in kinds if kind in self._by_kind])

    def in_sentence(self, sentence: Span) -> Sequence[Told]:
        """Those that a sentence tells."""
        return self._by_sentence.get(sentence, ())


def _before(place: Span, told: Iterable[list[tuple[Span, Told]]]) -> Iterator[Told]:
    earlier = (islice(some, bisect_left(some, place, key=_span)) for some in told)
    return (one for _, one in merge(*earlier, key=_span))


def _span(told: tuple[Span, Told]) -> Span:
    return told[0]
