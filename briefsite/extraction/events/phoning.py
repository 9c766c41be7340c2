"""Calling somebody: who "called President Lund to discuss trade" phoned her, and called her no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.infinitives import has_to

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What a caller comes to do.
PURPOSES = {"discuss", "thank", "convey", "present", "bid", "pay", "exchange", "deliver", "express", "introduce",
    "brief", "congratulate", "felicitate", "greet", "hand", "inform", "apprise", "wish"}  # fmt: skip
#: With these somebody says what he holds something to be, or calls something off.
_OTHERWISE = {"attr", "ccomp", "prt"}


def phones(verb: Token) -> bool:
    """Whether "call" has a person for its object, and an aim or a day: "called Minister Lund today to thank her"."""
    called = [t for t in verb.rights if t.dep_ in {"dobj", "oprd"}]
    if verb.lemma_.lower() != "call" or any(t.dep_ in _OTHERWISE for t in verb.rights):
        return False
    aims = any(t.dep_ in {"advcl", "xcomp"} and has_to(t) and t.lemma_.lower() in PURPOSES for t in verb.rights)
    dated = any(t.ent_type_ in {"DATE", "TIME"} and t.dep_ == "npadvmod" for t in verb.rights)
    person = dated and len(called) == 1 and called[0].ent_type_ == "PERSON"
    return person or (aims and len(called) == 1 and called[0].pos_ == "PROPN")
