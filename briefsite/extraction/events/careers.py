"""What a text says of somebody's life besides its news: which posts and which degrees he has had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Where somebody serves.
_POSTS = {"as", "at", "for", "in", "on", "under", "with"}
#: By these one has a degree.
_HAVING = {"complete", "earn", "get", "have", "hold", "obtain", "receive"}
#: What one sets out on who opens a career.
_OPENING, _CALLINGS = {"begin", "commence", "start"}, {"apprenticeship", "career", "education", "study"}
_FUTURE = {"will", "shall", "would", "'ll", "’ll"}


def tells_of_career(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells of a post or a degree that somebody has had: "served in Oslo", "earned a law degree"."""
    ahead = any(t.dep_ == "aux" and t.lower_ in _FUTURE for t in verb.lefts)
    objects = [t for t in verb.rights if t.dep_ == "dobj"]
    serves = verb.lemma_ == "serve" and not objects and any(t.lower_ in _POSTS for t in verb.rights)
    named = {t.lemma_.lower().rstrip(".") for thing in objects for t in thing.subtree}
    learned = verb.lemma_.lower() in _HAVING and not lexicon.words("degrees").isdisjoint(named)
    return not ahead and (serves or learned or verb.lemma_ == "graduate")


def sets_out(verb: Token) -> bool:
    """Whether a verb tells how somebody's working life began, "started her career as a baker", or leaves it to another
    what is done: "started handing out tents"."""
    if verb.lemma_.lower() not in _OPENING:
        return False
    begun = (t for t in verb.rights if t.dep_ == "dobj" and t.lemma_.lower() in _CALLINGS)
    return any(begun) or any(t.dep_ == "xcomp" for t in verb.rights)
