"""What the rules ask of a text again and again, found out once: looking through the whole text for each answer takes
four times as long in a text that is twice as long."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefsite.extraction.events.naming import DELEGATIONS, Value
from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain, EventMention
from briefsite.model.places import Places
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


@dataclass(frozen=True)
class AskedOften:
    """A text with its chains by their keys."""

    reading: Reading
    chains: dict[str, Chain]

    @cached_property
    def main_states(self) -> frozenset[str]:
        """The states that the text is about."""
        states = (chain for chain in self.chains.values() if chain.kind == "state")
        return frozenset(chain.key for chain in states if chain.salience == "main")

    @cached_property
    def _kept(self) -> dict[Hashable, Any]:
        return {}

    def kept(self, of: Hashable, make: Callable[[], Value]) -> Value:
        """What is found out once of a thing that is asked of it often."""
        if of not in self._kept:
            self._kept[of] = make()
        found: Value = self._kept[of]
        return found

    @cached_property
    def delegations(self) -> list[Token]:
        """The words for delegations, wherever the text tells of one."""
        return [token for doc in self.reading.paragraphs for token in doc if token.lower_ in DELEGATIONS]

    def same_side(self, key: str, speaker: str) -> bool:
        """Whether somebody may speak for an actor."""
        return key in self.side_of(speaker)

    def side_of(self, speaker: str) -> frozenset[str]:
        """Those for whom somebody may speak: for themselves, for the body or state of their function, and a state for
        its own people and bodies."""
        return self.kept(("side", speaker), lambda: frozenset(self._side_of(self.chains[speaker])))

    def _side_of(self, one: Chain) -> Iterator[str]:
        yield from (one.key, *one.affiliations, *(role.body for role in one.roles))
        of_country = self._by_country.get(one.country, ()) if one.country else ()
        yield from (other.key for other in of_country if "state" in {one.kind, other.kind})

    @cached_property
    def _by_country(self) -> dict[str, list[Chain]]:
        found: dict[str, list[Chain]] = {}
        for chain in self.chains.values():
            found.setdefault(chain.country, []).append(chain)
        return found

    def mentions(self, key: str) -> Places[str]:
        """The mentions of an actor, with the form of each."""
        named = self.chains[key].mentions
        return self.kept(("mentions", key), lambda: Places((mention.span, mention.form) for mention in named))

    @cached_property
    def told(self) -> Places[tuple[int, EventMention]]:
        """The events that were found, with their numbers, where the text tells them."""
        events = enumerate(self.reading.document.events)
        return Places((told, (number, event)) for number, event in events for told in event.sentences)

    @cached_property
    def speakers(self) -> dict[int, tuple[str, Span]]:
        """To the offset of each reporting verb whose speaker is settled the speaker, with the words reported."""
        told = ((q.cue, q.speaker.key, q.span) for q in self.reading.document.quotations if q.cue and q.speaker)
        return {cue.start: (key, span) for cue, key, span in told if key}
