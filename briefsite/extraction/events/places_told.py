"""Where, as the text told it before: of "the raid" what it told of a raid, of a meeting on a journey where it leads.

Only where all that was told before agrees on one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import DEFINITE
from briefsite.extraction.events.places_near import nearest
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.sources import Span

_TAKEN_UP = {"conflict", "deployment", "exercise", "aid", "anniversary", "other", "visit"}
#: Kinds of event that are parts of one undertaking in a land.
_UNDERTAKINGS = {"aid", "deployment"}
_ANOTHER = {"another", "first", "second", "third", "next", "last", "previous", "earlier", "other", "new", "similar"}


class Told(Protocol):
    """What is asked of an event told before."""

    @property
    def trigger(self) -> Trigger: ...
    @property
    def place(self) -> Span | None: ...


def taken_up(trigger: Trigger, told: Sequence[Told], cast: Cast) -> Span | None:
    """The place of what a noun takes up: "the raid" of "a raid on a camp in Chad"; the land of a mission or relief."""
    lemma, kind = trigger.token.lemma_.lower(), trigger.coding.kind
    if kind not in _TAKEN_UP:
        return None
    at = source_span(trigger.token)
    told = [t for t in told if source_span(t.trigger.token) < at]
    again = trigger.noun and _definite(trigger)
    by_word = (t for t in told if again and t.trigger.noun and t.trigger.token.lemma_.lower() == lemma)
    by_kind = (t for t in told if kind in _UNDERTAKINGS and t.trigger.coding.kind in _UNDERTAKINGS)
    same, alike = ([t.place or nearest(t.trigger, cast) for t in some] for some in (by_word, by_kind))
    place = _one(same, cast) or _one(alike, cast)
    if place is None or any(same):
        return place
    sentence = cast.sentence_of(source_span(trigger.token)).of(cast.reading.text)
    return place if again or place.of(cast.reading.text) in sentence else None


def _one(places: Sequence[Span | None], cast: Cast) -> Span | None:
    """The only place of several tellings."""
    named = {place.of(cast.reading.text): place for place in places if place}
    return next(iter(named.values())) if len(named) == 1 else None


def _definite(trigger: Trigger) -> bool:
    words = {t.lower_ for t in trigger.token.lefts}
    owned = any(t.dep_ == "poss" for t in trigger.token.lefts)
    anew = any(t.lower_ == "first" for t in trigger.token.head.lefts)  # "the drill was first held"
    return not anew and (owned or bool(words & DEFINITE)) and not words & _ANOTHER
