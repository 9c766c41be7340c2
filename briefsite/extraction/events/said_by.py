"""Who says that somebody was attacked, where the text does so nowhere in its own words: "Chad says"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import passive, subjects
from briefsite.extraction.events.frames import FRAME
from briefsite.extraction.events.wording import joined
from briefsite.extraction.reading import source_span
from briefsite.model.document import Participation, Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: By these somebody says what the text does not say itself.
_CLAIMING = {"allege", "announce", "believe", "claim", "confirm", "declare", "maintain", "report", "say", "state"}


def told_by(tellings: Sequence[Candidate], cast: Cast) -> str:
    """How a title says so."""
    who = [cast.name(key) for key, _ in _tellers(tellings, cast)]
    return f"{joined(who)} {'say' if len(who) > 1 else 'says'}" if who else ""


def tellers(tellings: Sequence[Candidate], known: Sequence[Participation], cast: Cast) -> Iterator[Participation]:
    """Those whom the title names for it and who are not `known` to take part."""
    keys = {part.key for part in known}
    for key, verb in _tellers(tellings, cast):
        if key not in keys:
            yield Participation(key, "concerned", Reason(FRAME, (source_span(verb),)))


def _tellers(tellings: Sequence[Candidate], cast: Cast) -> list[tuple[str, Token]]:
    sayings = [_sayer(telling) for telling in tellings]
    verb = sayings[0]
    if verb is None or tellings[0].trigger.coding.kind != "conflict" or tellings[0].phase != "past" or not all(sayings):
        return []
    return [(key, verb) for t in subjects(verb) for key in cast.meant(t)]


def _sayer(telling: Candidate) -> Token | None:
    """The verb by which somebody says what a verb tells."""
    verb = telling.trigger.token
    above = verb.head
    said = verb.dep_ == "ccomp" and above.lemma_.lower() in _CLAIMING and not telling.trigger.noun
    return above if said and not passive(above) else None
