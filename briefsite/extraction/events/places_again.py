"""Where, as the text tells it when it tells once more what befell somebody: "Lund has died. She died at the Bel
Hospital, her office said", "was found dead. Lund's body was found in Adda"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind
from briefsite.extraction.events.place_lists import told_whole
from briefsite.extraction.events.place_names import place_name
from briefsite.extraction.events.places_hung import NEAR, is_house
from briefsite.extraction.events.triggers import Trigger
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What befalls somebody once, or hardly twice in one report.
_ONCE = {"die", "drown", "find", "kill", "murder"}
_BODIES = {"body", "corpse", "remains"}
_TENSED = {"VBD", "VBN"}


def told_again(trigger: Trigger, cast: Cast) -> Span | None:
    """The one place of all other sentences that tell it of the same people."""
    token = trigger.token
    if trigger.noun or token.lemma_.lower() not in _ONCE:
        return None
    who = _befallen(token, cast)
    if not who:
        return None
    again = (v for v in _verbs(token.lemma_.lower(), cast) if v.sent != token.sent and who & _befallen(v, cast))
    spans = [span for verb in again for noun in behind(verb, NEAR) if (span := _place(noun, cast))]
    return spans[0] if len({span.of(cast.reading.text) for span in spans}) == 1 else None


def _verbs(lemma: str, cast: Cast) -> Iterator[Token]:
    for doc in cast.reading.paragraphs:
        yield from (t for t in doc if t.pos_ == "VERB" and t.tag_ in _TENSED and t.lemma_.lower() == lemma)


def _befallen(verb: Token, cast: Cast) -> set[str]:
    """The persons whom it befell: "Lund died", "Lund was found dead", "her body was found"."""
    dies = verb.lemma_.lower() in {"die", "drown"}
    subjects = [t for t in verb.lefts if t.dep_ in (SUBJECTS if dies else {"nsubjpass"})]
    bodies = [t for t in subjects if t.lower_ in _BODIES]
    named = [*subjects, *(o for t in bodies for o in (*t.doc[t.left_edge.i : t.i], *behind(t, {"of"})))]
    return {key for t in named for key in cast.meant(t) if cast.kind(key) == "person"}


def _place(noun: Token, cast: Cast) -> Span | None:
    return place_name(noun, cast, housed=True) if is_house(noun) else told_whole(noun, cast)
