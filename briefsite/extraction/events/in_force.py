"""Coming into force: a treaty or a law that does so is not made once more, "the Treaty entered into force"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_COMING = {"come", "enter", "go"}
_FORCE = {"effect", "force"}
#: These hold, and are no rules.
_PEACE = {"armistice", "ceasefire", "truce"}


def comes_into_force(verb: Token) -> bool:
    """Whether a verb says that something is valid from now on: "came into force", "will take effect"."""
    if any(t.dep_ == "nsubj" and t.lemma_.lower() in _PEACE for t in verb.lefts):
        return False
    if verb.lemma_.lower() == "take":
        return any(t.dep_ == "dobj" and t.lower_ == "effect" and not t.lefts for t in verb.rights)
    into = (t for t in verb.rights if t.lower_ in {"in", "into"})
    return verb.lemma_.lower() in _COMING and any(n.lower_ in _FORCE for t in into for n in t.rights)


def is_in_force(noun: Token) -> bool:
    """Whether of what a noun tells its clause only says that it comes into force."""
    return noun.dep_ == "nsubj" and comes_into_force(noun.head)
