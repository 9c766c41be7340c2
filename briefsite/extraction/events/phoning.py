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
    """Whether "call" has a person for its object, and an aim or a day, "called Minister Lund today to thank her"; or
    "spoke today with Lund to thank her" says with whom, whom the parse makes the one who thanks."""
    called = [t for t in verb.rights if t.dep_ in {"dobj", "oprd"}]
    if verb.lemma_.lower() in {"speak", "talk"}:
        return any(company_of_aim(t) for t in verb.rights)
    if verb.lemma_.lower() != "call" or any(t.dep_ in _OTHERWISE for t in verb.rights):
        return False
    aims = any(t.dep_ in {"advcl", "xcomp"} and has_to(t) and t.lemma_.lower() in PURPOSES for t in verb.rights)
    dated = any(t.ent_type_ in {"DATE", "TIME"} and t.dep_ == "npadvmod" for t in verb.rights)
    person = dated and len(called) == 1 and called[0].ent_type_ == "PERSON"
    named = bool(called) and all(t.pos_ == "PROPN" for t in called)  # "called Special Representative for Mines Lund"
    return person or (aims and named and (len(called) == 1 or called[-1].ent_type_ == "PERSON"))


def company_of_aim(aim: Token) -> list[Token]:
    """With whom somebody spoke, where the parse takes them for the subject of what for: "with Lund to thank her"."""
    told = aim.dep_ == "advcl" and aim.tag_ == "VB" and has_to(aim)
    with_them = told and any(t.dep_ == "mark" and t.lower_ == "with" for t in aim.lefts)
    return [t for t in aim.lefts if t.dep_ == "nsubj" and with_them]
