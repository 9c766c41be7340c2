"""Channels: words of the lexicon that only bring what is reported, or what somebody is thanked for or accused of."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Papers that speak for whoever issued them.
_PAPERS = {"statement", "release", "communique", "report", "letter", "bulletin", "note", "document"}
_NOUNS = {"NOUN", "PROPN"}


def alleged(token: Token, says: Container[str]) -> bool:
    """Whether it only says what somebody is thanked for or accused of: "thanked Chad for sending troops"."""
    behind = token.dep_ == "pcomp" and token.head.lower_ in {"for", "of"}
    return behind and token.head.head.lemma_.lower() in says


def introduces(token: Token, says: Container[str]) -> bool:
    """Whether it only says where or upon what something was said: "Speaking at the ceremony, Lund said ...", "Asked
    whether Chad could join, Lund said ..."."""
    opens = token.dep_ == "advcl" and token.i < token.head.i
    form = (token.lemma_.lower(), token.tag_) in {("speak", "VBG"), ("ask", "VBN")}
    return opens and form and token.head.lemma_.lower() in says


def channel(token: Token, kind: str, says: Container[str]) -> bool:
    """Whether it is only that in which something was said: "said in a statement on Friday"."""
    if token.pos_ not in _NOUNS:
        return token.dep_ == "acl" and _issues(token, kind, says)
    if token.dep_ == "nsubj":
        return kind == "statement" and token.lemma_.lower() in _PAPERS and token.head.lemma_.lower() in says
    within = token.dep_ == "pobj" and token.head.lower_ in {"in", "through", "via", "by"}
    return within and kind == "statement" and token.head.head.lemma_.lower() in says


def _issues(participle: Token, kind: str, says: Container[str]) -> bool:
    """Whether it tells of a paper that speaks: "said a statement signed by Lund", "according to a release issued by
    Lund"."""
    paper = participle.head
    if paper.dep_ == "nsubj":
        return paper.lemma_.lower() in _PAPERS and paper.head.lemma_.lower() in says
    source = paper.head
    according = paper.dep_ == "pobj" and source.lower_ == "to" and source.head.lower_ == "according"
    return according and kind == "statement"
