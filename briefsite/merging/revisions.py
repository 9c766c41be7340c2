"""A text that was corrected: where each of its paragraphs is now, and what no longer stands in it.

A paragraph is known by its words, or by being most like one; what is said of it, by the words that it rests on. Those
stand somewhere in the new text to the letter, or they are gone: nothing is taken for something that is merely like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefsite.merging.threeway.matching import alike, pair
from briefsite.merging.threeway.sentences import sentences
from briefsite.model.sources import Source

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands now; `gone` is the sentence of the old text that it rests on and that is in the new one no
    more, in which case the paragraph is the one that took its place."""

    paragraph: int
    gone: str = ""


@dataclass(frozen=True)
class Revision:
    """The source of a brief (by id) as it was when it was last converted, and as it is now."""

    brief: str
    old: Source
    new: Source

    @cached_property
    def _before(self) -> list[str]:
        return [folded(paragraph.span.of(self.old.text)) for paragraph in self.old.paragraphs]

    @cached_property
    def _after(self) -> list[str]:
        return [folded(paragraph.span.of(self.new.text)) for paragraph in self.new.paragraphs]

    @cached_property
    def _moved(self) -> dict[int, int]:
        """From old paragraphs to new ones, from 0."""
        return pair(self._before, self._after, [str], alike, 0.5)

    def stands(self, words: str) -> bool:
        """Whether words stand anywhere in the new text."""
        return folded(words) in folded(self.new.text)

    def paragraph(self, number: int) -> int:
        """Where the old paragraph of that number stands now; 0 for nowhere."""
        to = self._moved.get(number - 1)
        return 0 if to is None else to + 1

    def anchor(self, words: Iterable[str], number: int) -> Anchor:
        """Where what says these words and cites the old paragraph of that number stands now."""
        if not 0 < number <= len(self._before):
            return Anchor(number)
        old, to = self._before[number - 1], self._moved.get(number - 1)
        if to is not None and self._after[to] == old:
            return Anchor(to + 1)
        order = [*([to] if to is not None else []), *range(len(self._after))]
        place = to if to is not None else self._neighbour(number - 1)
        said = [folded(one) for one in words if one.strip()]
        own = [one for one in said if one in old] or said
        home = next((n for n in order if all(one in self._after[n] for one in own)), None)
        if home is not None:
            return Anchor(home + 1)
        here = self._after[place] if self._after else ""
        rest = next((one for one in own if one in old and one not in here), "") or _lost(own, old, here)
        return Anchor(place + 1, _around(rest, old) if rest and rest not in folded(self.new.text) else "")

    def _neighbour(self, number: int) -> int:
        """The paragraph behind which one that is gone stood, or the first."""
        return next((self._moved[n] for n in range(number - 1, -1, -1) if n in self._moved), 0)


def moved_along(
    paragraphs: Iterable[tuple[str, int]], revisions: Mapping[str, Revision]
) -> tuple[tuple[str, int], ...]:
    """Paragraphs of texts, by file and number, where they stand now; one that is gone is left out. `revisions` are by
    the files that texts had."""
    found = (
        (revisions[file].new.file, revisions[file].paragraph(number)) if file in revisions else (file, number)
        for file, number in paragraphs
    )
    return tuple(dict.fromkeys(place for place in found if place[1]))


def folded(text: str) -> str:
    """The words in one line."""
    return " ".join(text.split())


def _lost(said: list[str], old: str, new: str) -> str:
    """The sentence of the old paragraph on which words rest that are not its own, unless the new paragraph has one that
    is nearer to them: by the share of words."""
    wanted = {word.casefold() for one in said for word in _WORD.findall(one)}

    def shared(sentence: str) -> float:
        here = {word.casefold() for word in _WORD.findall(sentence)}
        return len(here & wanted) / max(min(len(here), len(wanted)), 1)

    before, after = ([(shared(one), one.strip()) for one in sentences(text)] for text in (old, new))
    score, sentence = max(before, default=(0.0, old))
    return sentence if score and score >= max((each for each, _ in after), default=0.0) else ""


def _around(words: str, old: str) -> str:
    """The sentences of the old paragraph in which words stand."""
    start, at = old.find(words), 0
    found = []
    for piece in sentences(old):
        if at < start + len(words) and start < at + len(piece):
            found.append(piece.strip())
        at += len(piece)
    return " ".join(found) if start >= 0 and found else words
