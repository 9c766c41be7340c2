"""Mistaken cues: verbs of the list of those that report words, which in their place report none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.parse import children

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_TELLING = frozenset(["tell", "remind", "inform", "warn", "assure", "advise", "notify"])
_TIES = frozenset(["tie", "link", "connection", "contact", "association", "role", "involvement", "membership"])
_DEEDS = frozenset(
    ["arrest", "assassination", "attack", "execution", "killing", "massacre", "murder", "raid", "strike"]
)
_MODALS = frozenset(
    ["should", "must", "may", "might", "could", "would", "can", "shall", "will", "'ll", "’ll", "'d", "’d"]
)
_SUPPOSING = frozenset(["if", "unless", "whether"])
#: "Went on to say", "continues to deny": verbs by which what stands in the infinitive is told as done.
_DOING = frozenset(["go", "continue", "begin", "start", "use", "take", "hasten", "rush", "come"])
#: What one maintains by saying it.
_CLAIMED = frozenset(["innocence", "denial", "view", "claim", "version"])


def reports_nothing(verb: Token) -> bool:
    """Whether nobody speaks by this verb: it tells of hearers, of what is only alleged, of what is kept up or added."""
    return _of_hearers(verb) or only_alleged(verb) or keeps_or_adds(verb) or _orders_deed(verb)


def _of_hearers(verb: Token) -> bool:
    """ "Reminded those who complain that": a clause that says who is told something."""
    noun = verb.head
    return verb.dep_ == "relcl" and noun.dep_ in ("dobj", "dative") and noun.head.lemma_.lower() in _TELLING


def only_alleged(verb: Token) -> bool:
    """ "Has alleged ties to": what he has, he does not say."""
    ties = (c for c in children(verb) if c.dep_ == "dobj" and c.lemma_.lower() in _TIES)
    return verb.lower_ == "alleged" and any(verb.i + 1 == c.i for c in ties)


def _orders_deed(verb: Token) -> bool:
    """ "Ordered the killing": what is done at somebody's word, and no word of his."""
    deeds = (c for c in children(verb) if c.dep_ == "dobj" and c.lemma_.lower() in _DEEDS)
    return verb.lemma_.lower() == "order" and any(deeds)


def keeps_or_adds(verb: Token) -> bool:
    """ "Maintained a policy", "added more people to the list", "continues its work": a thing, and no words."""
    if verb.lemma_.lower() not in ("maintain", "add", "commit", "continue", "conclude"):
        return False
    things = [c for c in children(verb) if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")]
    first = min((c.i for c in things), default=0)  # "continues its work “at full strength”"
    said = any(c.dep_ == "ccomp" or (c.is_quote and c.i < first) for c in children(verb))
    return bool(things) and not said and not any(c.lemma_.lower() in _CLAIMED for c in things)


def _is_asked(verb: Token) -> bool:
    """ "Was he threatening us?": an auxiliary before the subject of a question."""
    subject = next((c.i for c in children(verb) if c.dep_ == "nsubj"), 0)
    asked = any(c.dep_ == "aux" and c.i < subject for c in children(verb))
    return asked and any(t.text == "?" for t in verb.sent)


def _lies_ahead(verb: Token) -> bool:
    """ "Will meet them to stress": what somebody will do to say something."""
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_:
        verb = verb.head
    return any(c.dep_ == "aux" and c.lower_ in _MODALS for c in children(verb))


def left_unsaid(verb: Token) -> bool:
    """Whether a sentence tells of something that nobody has said: "if he denies it", "would not say", "to reaffirm"."""
    if _is_asked(verb):
        return True
    token = verb
    while token.dep_ == "conj" and token.tag_ == verb.tag_:
        token = token.head
    own = [*children(verb), *(children(token) if verb.tag_ == "VB" else ())]
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in _MODALS) for c in own):
        return True
    clauses = (t for t in (token, *token.ancestors) if t.dep_ in ("advcl", "ccomp"))
    if any(c.lower_ in _SUPPOSING and c.dep_ == "mark" for t in clauses for c in children(t)):
        return True
    infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in own)
    if infinitive and token.dep_ == "advcl" and _lies_ahead(token.head):
        return True
    return infinitive and token.dep_ != "advcl" and token.head.lemma_ not in _DOING and token.head.pos_ != "ADJ"
