"""What a ceremony is held for: "the swearing-in ceremony", "a ceremony to sign the treaty", "the opening of Ada Week".

Whatever else is opened, handed over or awarded in one, it is an occasion of its own, and no anniversary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.model.document import EventMention

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: The noun of the lexicon that tells of what one is for, by the words before it and by the verb behind it.
_FOR = {
    "swearing-in": ({"swearing", "swearing-in", "oath", "oath-taking"}, {"swear", "appoint"}),
    "signing": ({"signing", "signature"}, {"sign", "ratify"}),
    "commemoration": (
        {"anniversary", "commemoration", "commemorative", "memorial", "remembrance", "wreath", "wreath-laying",
         "independence"},
        {"commemorate", "mark", "remember"},
    ),
}  # fmt: skip


#: What is kept every year, and what opens it.
_KEPT = {"anniversary", "centenary", "day", "jubilee", "week"}
_OPENS = {"ceremony", "opening", "reception"}


def held_for(noun: Token) -> str:
    """The noun of the lexicon that says what for a ceremony is held, "" where none does, or it is no ceremony."""
    of = {
        t.lemma_.lower() for p in noun.rights if p.lower_ in {"of", "for", "on"} for t in p.rights if t.dep_ == "pobj"
    }
    if noun.lemma_.lower() in _OPENS and of & _KEPT:
        return "commemoration"
    if noun.lemma_.lower() != "ceremony":
        return ""
    before = {t.lower_ for left in noun.lefts for t in left.subtree}
    aims = {t.lemma_.lower() for t in noun.rights if t.dep_ in {"acl", "relcl"} and t.tag_ in {"VB", "VBG"}}
    return next((said for said, (words, verbs) in _FOR.items() if before & words or aims & verbs), "")


def told_plainly(events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The events, of which a ceremony was an occasion like an anniversary to every rule, and is none to readers."""
    return tuple(replace(e, kind="other") if e.reason.rule == "event:ceremony" else e for e in events)
