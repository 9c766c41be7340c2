"""Where, as the text tells it next: "opened the fair. The ceremony was held at the Town Hall", "the launch took place
in Adda". A plain "event" is what the sentences right before tell in their main clause, "the launch" what was launched
there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind, clause
from briefsite.extraction.events.place_lists import told_whole
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.places_hung import NEAR, hung_between
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import root_of, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: How a text takes up what it has told, the surest words for any occasion, and those for deeds of their own.
OCCASIONS = {"ceremony", "event", "function", "occasion", "programme", "program"}
_DEEDS = {"accident": {"accident"}, "crash": {"accident"}, "handover": {"handing", "giving", "opening"},
    "incident": {"accident", "attack", "violence"}, "inauguration": {"start"}, "launch": {"start"},
    "opening": {"start"}, "presentation": {"handing"}, "race": {"start"}, "match": {"start"},
    "signing": {"agreement"}}  # fmt: skip
_HELD = (
    r"(?:(?:was|were|is|will be) (?:\w+ly )?(?:being )?(?:held|conducted|organi[sz]ed|staged)"
    r"|(?:took|takes|will take) place|happened|occurred)"
)
_TOLD = re.compile(rf"\b(?:The|This) (?:[a-z]+ ){{0,2}}({'|'.join(sorted(OCCASIONS | set(_DEEDS)))}) {_HELD}\b")
#: No further sentences than these lie between.
_NEXT = 3
#: What is only said or asked is said anywhere.
_WORDS = {"statement", "request", "call", "visit"}


def held_next(trigger: Trigger, cast: Cast) -> Span | None:
    """The place at which one of the next sentences has it held."""
    verb = clause(trigger, cast.reading.lexicon)
    told = _told_at(cast.reading.text)
    if not told or trigger.coding.kind in _WORDS or verb.dep_ != "ROOT":
        return None
    sentences = cast.reading.document.sentences
    here = bisect_left(sentences, cast.sentence_of(source_span(trigger.token)))
    for sentence in sentences[here + 1 : here + 1 + _NEXT]:
        for start, end, noun in told:
            if sentence.start <= start < sentence.end and _takes_up(noun, trigger):
                return next(_places(Span(start, end), cast), None)
    return None


def _takes_up(noun: str, trigger: Trigger) -> bool:
    return noun in OCCASIONS or trigger.coding.group in _DEEDS.get(noun, ())


@lru_cache(maxsize=8)
def _told_at(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((*match.span(1), match[1]) for match in _TOLD.finditer(text))


def _places(noun: Span, cast: Cast) -> Iterator[Span]:
    subject = root_of(cast.reading, noun)
    if subject is None or subject.dep_ not in SUBJECTS:
        return
    verb = subject.head
    spots: tuple[Token, ...] = (*behind(verb, NEAR), *(t for p in hung_between(verb) for t in p.children))
    for spot in spots:
        if span := (told_whole(spot, cast) or place_name(spot, cast, housed=True)):
            yield span
