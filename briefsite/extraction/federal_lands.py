"""Lands of federations that act as states do: `Ohio put off its election`, `Goa's government announced three days of
mourning`.

They are places, until they are the subject of what is done, or addressed. Who governs one, or sits for it elsewhere,
only tells where he is from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.clause_subjects import SUBJECTS
from briefsite.extraction.gazetteers import as_state
from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.state_signs import only_places

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_DESCRIBING = frozenset({"poss", "compound", "nmod"})


def acting_lands(reading: Reading) -> Iterator[Name]:
    """The names of these lands, as those of states."""
    lands = [replace(n, kind="state", rule="land") for n in reading.names if n.ident.startswith("land:")]
    if not lands:
        return
    idle = only_places(replace(reading, names=tuple(lands)))
    ruled = {n.ident for n in reading.names if n.rule == "government-of-state"}
    acting = {n.ident for n in lands if n.span not in idle and _acts(root_of(reading, n.span), reading)}
    yield from (replace(n, ident=as_state(n.ident)) for n in lands if n.ident in acting or as_state(n.ident) in ruled)


def _acts(land: Token | None, reading: Reading) -> bool:
    """Whether a land, or its government, does something, or is asked to."""
    if land is not None and land.dep_ in _DESCRIBING and land.head.lower_ in reading.lexicon.words("government_words"):
        land = land.head
    if land is None:
        return False
    verb = land.head.lemma_.lower()
    if land.dep_ in SUBJECTS:
        return verb not in reading.lexicon.words("place_state_verbs")
    return land.dep_ == "dobj" and verb in reading.lexicon.words("addressing_verbs")
