"""Newspapers that a text only cites: `told the Lenn Times`, `according to the Harbour Herald`, `Bild reported`.

A paper is a publication, and where the text has its news from; it is an actor only where it does something else than
report, something is done to it, or somebody works for it: `The Lenn Times sued the ministry`, `a Lenn Times editor`.
Stations and agencies are bodies. A text that calls its own paper by article and noun (`told The Post`) speaks of
itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading, root_of
from briefsite.extraction.reporting_forms import reporting_forms

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_DONE_BY = frozenset({"by", "against"})


def cited_papers(reading: Reading) -> Reading:
    """Make nothing of the newspapers that only report."""
    papers = [n for n in reading.names if n.kind == "organisation" and _is_paper(n, reading)]
    acting = {_who(n, reading) for n in papers if _acts(n, reading)}
    cited = {n for n in papers if _who(n, reading) not in acting}
    names = (replace(n, kind="nothing", rule="publication") if n in cited else n for n in reading.names)
    return replace(reading, names=tuple(names)) if cited else reading


def _is_paper(name: Name, reading: Reading) -> bool:
    words = " ".join((name.ident.removeprefix("organisation:") or name.span.of(reading.text)).split())
    named = words.removeprefix("The ") in reading.lexicon.words("newspapers")
    return named or (" " in words and not name.ident and words.split()[-1] in reading.lexicon.words("paper_heads"))


def _who(name: Name, reading: Reading) -> str:
    return name.ident or name.span.of(reading.text)


def _acts(name: Name, reading: Reading) -> bool:
    """Whether a paper does something else than report, or something else is done to it, or somebody works for it."""
    root = root_of(reading, name.span)
    if root is None or name.ident.startswith("actor:"):
        return name.ident.startswith("actor:")
    token = _first(root)
    if any(role.body is not None and role.body.overlaps(name.span) for role in reading.roles):
        return True
    above = token.head
    if token.dep_ == "pobj":
        return above.lower_ in _DONE_BY and not _reports(above.head, reading)
    return token.dep_ in {"nsubj", "nsubjpass", "dobj"} and not _reports(above, reading)


def _first(token: Token) -> Token:
    """The first of the list in which a word stands."""
    while token.dep_ in {"conj", "appos"} and token.head is not token:
        token = token.head
    return token


def _reports(verb: Token, reading: Reading) -> bool:
    return (
        verb.pos_ not in {"VERB", "AUX"}
        or verb.lemma_.lower() in reading.lexicon.words("printing_verbs")
        or verb.lower_ in reporting_forms(reading.lexicon)
    )
