"""Whose document it may be: who is named behind "from" or "by", who issues it, who is named before it, or whose message
it is."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.clause_subjects import agent_of, subject_of
from briefsite.extraction.noun_phrases import is_day
from briefsite.extraction.parse import children

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What is done with greetings and condolences, and by what document.
_EXTENDING, _THROUGH = frozenset(["extend", "send", "offer", "convey"]), frozenset(["through", "via"])
#: Where words are posted, each in somebody's name.
_PAGES = frozenset(["account", "page", "profile", "feed", "handle"])


def issuers(document: Token, issuing: Collection[str]) -> Iterator[Token]:
    """The heads of the noun phrases that may name them, the likeliest first; `issuing` are the verbs of issuing."""
    after = list(document.doc[document.i + 1 : document.i + 4])
    for by in after[2:] if is_day(after) else after[:1]:  # a message on Monday by
        if by.lower_ in ("from", "by", "of"):
            yield from (_owner(t) for t in children(by) if t.dep_ == "pobj")
    if document.dep_ == "dobj" and document.head.lemma_ in issuing:
        subject, _ = subject_of(document.head)
        yield from [subject] if subject is not None else []
    yield from (c for c in children(document) if c.dep_ in ("compound", "poss"))
    posted = [document.head] if document.dep_ in ("nsubj", "nsubjpass") else []
    told = [c for c in children(document) if c.dep_ in ("acl", "relcl")]
    for made in (c for c in (*told, *posted) if c.lemma_ in issuing):
        agent = agent_of(made)
        yield from [agent] if agent is not None else []
        yield from (c for c in children(made) if c.dep_ == "nsubj" and c.pos_ != "PRON" and c is not document)
        sent = (t for by in children(made) if by.lower_ in ("from", "on") for t in children(by) if t.dep_ == "pobj")
        yield from (owner for t in sent if (owner := _owner(t)) is not t)  # "a tweet sent from Lund's account"


def voicing(document: Token, forms: Container[str]) -> Token | None:
    """The subject of "extended his condolences through a message"; `forms` are those of verbs of saying."""
    by = document.head
    through = document.dep_ == "pobj" and by.lower_ in _THROUGH
    voiced = through and (by.head.lower_ in forms or by.head.lemma_.lower() in _EXTENDING)
    return next((c for c in children(by.head) if c.dep_ == "nsubj"), None) if voiced else None


def _owner(page: Token) -> Token:
    """Whose page or account it is on which something is posted, if it is one."""
    owners = (c for c in children(page) if c.dep_ == "poss" and page.lower_ in _PAGES)
    return next(owners, page)
