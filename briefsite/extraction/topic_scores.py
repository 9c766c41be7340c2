"""How strongly a text speaks of a topic, and how strongly it has to: the number of hits, two for each distinct term,
something where one stands in the lead or is the topic's name, and a little for broad words beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefsite.extraction.span_search import offsets
from briefsite.extraction.terms import Term
from briefsite.extraction.topic_signals import Signals, plain_words
from briefsite.model.document import TopicMatch
from briefsite.model.sources import Span

#: What it adds that a term stands in the lead, and that a text calls the topic by its name.
LEADING, NAMED = 1.5, 1.5
#: The score that a topic needs: in a short text, in a long one, and what each word more adds between them.
SHORT, LONG, PER_WORD = 5.5, 6.5, 1 / 200
#: What a topic that is a part of a broader one needs beside. One hit is enough for a sharp topic, one in the lead or
#: two for a clear one, one in the lead for a topic that an editor has described.
NARROWER, SHARP, CLEAR, EDITED = 1.0, 3.0, 4.0, 4.5
#: How much less a topic needs that an index of the field has much: what is said of it in passing is often meant.
USUAL = 2.0
#: More hits of one term than this add nothing, nor more than that of one that is a word of the topic's name.
OFTEN, OFTEN_NAMED = 3, 5
#: More weak hits than this add nothing beside a strong one.
BROAD = 5
#: Broad though it be, a topic's whole name signals it where a text says it so often, from the lead on.
INSISTENT = 4


@dataclass
class Signs:
    """Where a topic is signalled: by its terms and events, and weakly; and where its words mean something else."""

    strong: list[Span] = field(default_factory=list)
    weak: list[Span] = field(default_factory=list)
    idle: list[Span] = field(default_factory=list)

    def add(self, span: Span, term: Term) -> None:
        (self.idle if term.idle else self.weak if term.weak else self.strong).append(span)

    def lead(self, opening: int) -> bool:
        """Whether a term stands in the lead."""
        return any(span.start < opening for span in self.strong)

    def open(self, opening: int) -> bool:
        """Whether a term stands in the lead, and another word with it or behind."""
        return self.lead(opening) and len(self.strong) + len(self.weak) > 1

    def settle(self, one: Signals, text: str, opening: int) -> None:
        """Leave out what stands in an idle phrase, and the weak words of a strong term: "rights" of "human rights"
        says nothing more. The topic's whole name is a strong one where a text insists on it."""
        idle = offsets(self.idle)
        self.strong = [span for span in self.strong if idle.isdisjoint(range(span.start, span.end))]
        told = idle | offsets(self.strong)
        self.weak = [span for span in self.weak if told.isdisjoint(range(span.start, span.end))]
        own = [span for span in self.weak if plain_words(span.of(text)) == one.named]
        if len(own) >= INSISTENT and own[0].start < opening:
            self.strong = sorted((*self.strong, *own))
            self.weak = [span for span in self.weak if span not in own]


def scored(text: str, one: Signals, signs: Signs, opening: int) -> TopicMatch | None:
    """The topic with its score, whatever it needs; None where nothing signals it."""
    strong, weak = signs.strong, signs.weak
    leading = sum(span.start < opening for span in (strong or weak))
    if not strong and (leading < 2 or not one.common):
        return None
    different, broad = _distinct(strong, text), _distinct(weak, text)
    if strong:
        beside = min(len(weak) + (len(broad) > 2), BROAD)  # three different words say more than one three times
        repeated = sum(
            min(n, OFTEN if one.named.isdisjoint(plain_words(w)) else OFTEN_NAMED) for w, n in different.items()
        )
        score = repeated + 2.0 * len(different) + (LEADING if leading else 0.0) + 0.5 * beside
        score += NAMED if any(names(span.of(text), one) for span in strong) else 0.0
    else:
        score = float(len(weak) + len(broad))
    return TopicMatch(one.topic, tuple(sorted(strong + weak)), score)


def needed(one: Signals, words: int, less: float = 0.0) -> float:
    """What a topic needs in a text of so many words, if it may fall short by as much."""
    if one.sharp:
        return SHARP
    if one.clear:
        return CLEAR
    if one.edited:
        return EDITED
    enough = min(max(SHORT, 4.0 + PER_WORD * words), LONG)
    return enough + (NARROWER if one.broader else 0.0) - max(less, USUAL if one.usual else 0.0)


def names(words: str, one: Signals) -> bool:
    """Whether a text calls a topic by its name, of two words or more: "border security"."""
    plain = plain_words(words)
    return len(plain) > 1 and plain <= one.named


def _distinct(spans: Iterable[Span], text: str) -> Counter[str]:
    """The different words among these terms, and how often each stands."""
    return Counter(" ".join(span.of(text).casefold().split()).removesuffix("s") for span in spans)
