"""Verbs as headlines have them: in the present, for one or for several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_IRREGULAR = {"have": "has", "do": "does", "go": "goes", "be": "is"}
#: Of these of a kind there are several.
_MANY_OF = {"couple", "handful", "majority", "number"}


def tensed(verb: str, *, planned: bool, plural: bool) -> str:
    """The verb as a title has it: "to sign" where that is still to come, "signs" or "sign" where it is not."""
    return f"to {verb}" if planned else present(verb, plural=plural)


def present(verb: str, *, plural: bool) -> str:
    """The verb (one or more words) in the present tense.

    >>> present("call on", plural=False), present("carry", plural=False), present("meet", plural=True)
    ('calls on', 'carries', 'meet')
    """
    word, _, rest = verb.partition(" ")
    if plural and word == "be":
        word = "are"
    elif not plural:
        if word in _IRREGULAR:
            word = _IRREGULAR[word]
        elif word.endswith("y") and word[-2:-1] not in "aeiou":
            word = f"{word[:-1]}ies"
        else:
            word += "es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return f"{word} {rest}".strip()


def several(doers: Sequence[Token]) -> bool:
    """Whether those who act are more than one."""
    counted = any(t.pos_ == "NUM" and t.lower_ not in {"1", "one"} for t in doers)
    return counted or any(map(_are_many, doers)) or any(c.dep_ == "conj" for t in doers for c in t.rights)


def _are_many(noun: Token) -> bool:
    """Whether a noun tells of several: "mills", "the Lake Tigers", "a couple of mills"; "Cummings" is one, as are the
    letters of a body."""
    some = noun.lower_ in _MANY_OF and any(t.lower_ == "a" for t in noun.lefts)  # "the number of mills" is one
    if some and any(t.lower_ == "of" and any(c.tag_ == "NNS" for c in t.rights) for t in noun.rights):
        return True
    alone = noun.tag_ == "NNPS" and noun.ent_type_ != "NORP" and not any(noun.lefts)
    return noun.tag_ in {"NNS", "NNPS"} and noun.ent_type_ != "PERSON" and not (noun.text.isupper() or alone)
