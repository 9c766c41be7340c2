"""Handing over: what is given into somebody's hands is aid where it is goods, and words where it is a plan."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What is sent and is only words.
COURTESIES = {"appreciation", "condolence", "congratulation", "gratitude", "greeting", "invitation", "message",
    "regard", "signal", "sympathy", "thank", "wish"}  # fmt: skip
#: What is given as aid, by its lemma: "dos" is what the model makes of doses.
GOODS = {"aid", "aircraft", "ambulance", "assistance", "blanket", "boat", "bus", "cheque", "computer", "donation",
    "dos", "dose", "drug", "equipment", "fertiliser", "fertilizer", "food", "gear", "generator", "helicopter", "kit",
    "laptop", "machine", "machinery", "mask", "material", "medicine", "relief", "seed", "shelter", "supply", "tent",
    "tool", "truck", "uniform", "vaccine", "vehicle", "vessel"}  # fmt: skip
#: What is presented to somebody and is only words.
_SPOKEN = {"argument", "bid", "case", "concept", "evidence", "finding", "idea", "opinion", "plan", "position",
    "proposal", "result", "roadmap", "strategy", "view", "vision"}  # fmt: skip


def handed(verb: Token, given: Collection[str]) -> str:
    """What is done with what one hands over, which is aid where that is goods; and with what is presented to somebody:
    "presented certificates to the pupils", but not "presented his plan"."""
    lemma = verb.lemma_.lower()
    if lemma in {"hand", "turn"} and any(t.lower_ == "over" for t in verb.rights):
        return "provide" if any(thing in GOODS for thing in given) else ""
    if lemma == "deliver":
        return "ship" if any(thing in GOODS for thing in given) else ""
    to = any(t.lower_ in {"to", "with"} or t.dep_ == "dative" for t in verb.rights)
    things = bool(given) and all(thing not in _SPOKEN for thing in given)
    return "hand over" if lemma == "present" and to and things else ""


def wished(verb: Token) -> set[str]:
    """What is sent, where the parse joins it to whom: "extend to you and the people | congratulations"."""
    to = (t for p in verb.rights if p.lower_ == "to" and p.dep_ in {"prep", "dative"} for t in p.rights)
    return {c.lemma_.lower() for t in to for c in t.rights if c.dep_ == "conj"} & COURTESIES
