"""Mistaken cues: verbs of the list of those that report words, which in their place report none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.parse import children

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_TELLING = frozenset(["tell", "remind", "inform", "warn", "assure", "advise", "notify"])
_TIES = frozenset(["tie", "link", "connection", "contact", "association", "role", "involvement", "membership"])
#: What one maintains by saying it.
_CLAIMED = frozenset(["innocence", "denial", "view", "claim", "version"])


def reports_nothing(verb: Token) -> bool:
    """Whether nobody speaks by this verb: it tells of hearers, of what is only alleged, of what is kept up or added."""
    return _of_hearers(verb) or only_alleged(verb) or keeps_or_adds(verb)


def _of_hearers(verb: Token) -> bool:
    """ "Reminded those who complain that": a clause that says who is told something."""
    noun = verb.head
    return verb.dep_ == "relcl" and noun.dep_ in ("dobj", "dative") and noun.head.lemma_.lower() in _TELLING


def only_alleged(verb: Token) -> bool:
    """ "Has alleged ties to": what he has, he does not say."""
    ties = (c for c in children(verb) if c.dep_ == "dobj" and c.lemma_.lower() in _TIES)
    return verb.lower_ == "alleged" and any(verb.i + 1 == c.i for c in ties)


def keeps_or_adds(verb: Token) -> bool:
    """ "Maintained a policy", "added more people to the list": a thing, and no words."""
    if verb.lemma_.lower() not in ("maintain", "add"):
        return False
    things = [c for c in children(verb) if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")]
    said = any(c.dep_ == "ccomp" or c.is_quote for c in children(verb))
    return bool(things) and not said and not any(c.lemma_.lower() in _CLAIMED for c in things)
