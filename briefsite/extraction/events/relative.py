"""Of what a relative clause tells, where the parse hangs it on the name before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_PRONOUNS = {"that", "which"}
#: What strikes somebody, and how the one struck stands behind it.
_STRIKES = {"aggression", "assault", "attack", "blast", "bombardment", "bombing", "campaign", "earthquake", "explosion",
    "fire", "flood", "invasion", "offensive", "raid", "shelling", "storm", "strike", "war"}  # fmt: skip
_STRUCK = {"against", "at", "in", "of", "on"}
#: What a strike does, and nobody struck.
_RUINING = {"claim", "damage", "destroy", "devastate", "displace", "hit", "impact", "injure", "kill", "leave", "level",
    "ravage", "ruin", "uproot", "wound", "wreck"}  # fmt: skip


def named_before(clause: Token, own: Sequence[Token]) -> Token | None:
    """The name right before a relative clause in the singular, which the parse lets tell of several: "some 40 from the
    Lake Union (LU), which is to report"."""
    which = next((t for t in own if t.lower_ == "which" and t.i > clause.sent.start + 1), None)
    singular = clause.tag_ == "VBZ" or any(t.lower_ in {"was", "is", "has"} for t in (clause, *clause.lefts))
    if which is None or not singular or clause.head.tag_ not in {"NNS", "CD"}:
        return None
    before = which.nbor(-1)
    while before.i > clause.head.i and (before.is_punct or before.dep_ == "appos"):
        before = before.nbor(-1)
    return before if before.pos_ == "PROPN" and before.i > clause.head.i else None


def apposed_before(clause: Token, own: Sequence[Token]) -> Token | None:
    """What stands right before "which", where no comma parts it from the name that the parse would have: "the Union
    (LU) Assembly which met in May"."""
    before = next((t.nbor(-1) for t in own if t.lower_ in _PRONOUNS and t.i > clause.sent.start), None)
    if before is None or before.dep_ != "appos" or before.head != clause.head or before.pos_ != "PROPN":
        return None
    apart = any(t.text in {",", "–", "—", "-"} for t in before.doc[clause.head.i + 1 : before.i])
    return None if apart else before


def deed_before(clause: Token, own: Sequence[Token]) -> Token | None:
    """The strike of which a clause tells, and not who was struck: "the raid on Chad, which destroyed two mills"."""
    struck, preposition = clause.head, clause.head.head
    deed = preposition.head
    which = any(t.lower_ == "which" for t in own) and clause.lemma_.lower() in _RUINING
    if not which or struck.dep_ != "pobj" or preposition.lower_ not in _STRUCK or deed.pos_ != "NOUN":
        return None
    return deed if deed.lemma_.lower() in _STRIKES else None
