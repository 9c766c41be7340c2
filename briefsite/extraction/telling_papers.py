"""Newspapers that tell, and those in which something only stands: `told the Lenn Times`, `Bild reported`, and `an
article in the Harbour Herald`.

A paper that reports, to which something is told or done, or for which somebody works is a body as a station is; where
a text names it only as a thing to read, it is a publication, and no actor.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading, root_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Behind these a body stands: "according to", "quoted by", "an interview with".
_DEALING = frozenset({"to", "by", "with", "against", "for"})
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "agent"})
#: What is no deed of a paper, and what is done to a thing to read: "The Sun is a star", "reads the Lenn Times".
_IDLE = frozenset({"be", "read", "see", "buy", "open", "hold"})
#: Who works for a paper that owns him: "the Lenn Times's reporter".
_WORD_OF = frozenset({"compound", "nmod", "poss"})


def telling_papers(reading: Reading) -> Reading:
    """Make nothing of the newspapers that are only read."""
    papers = [n for n in reading.names if n.kind == "organisation" and _is_paper(n, reading)]
    acting = {_who(n, reading) for n in papers if _acts(n, reading)}
    read = {n for n in papers if _who(n, reading) not in acting}
    names = (replace(n, kind="nothing", rule="publication") if n in read else n for n in reading.names)
    return replace(reading, names=tuple(names)) if read else reading


def is_paper(name: str, lexicon: Lexicon) -> bool:
    """Whether a list knows a name as a newspaper's, or its last word says so."""
    *before, last = name.split()
    named = " ".join((*before, last)).removeprefix("The ") in lexicon.words("newspapers")
    return named or (bool(before) and last in lexicon.words("paper_heads"))


def _is_paper(name: Name, reading: Reading) -> bool:
    listed = name.ident.removeprefix("organisation:").removeprefix("The ")
    if listed:
        return listed in reading.lexicon.words("newspapers")
    return is_paper(name.span.of(reading.text), reading.lexicon)


def _who(name: Name, reading: Reading) -> str:
    return name.ident or name.span.of(reading.text)


def _acts(name: Name, reading: Reading) -> bool:
    """Whether a paper tells or does something, or something is told or done to it, or somebody works for it."""
    root = root_of(reading, name.span)
    if root is None or name.ident.startswith("actor:"):
        return name.ident.startswith("actor:")
    if any(role.body is not None and role.body.overlaps(name.span) for role in reading.roles):
        return True
    token = _whole(root, reading)
    above = token.head
    if token.dep_ == "pobj":
        return above.lower_ in _DEALING
    staff = reading.lexicon.any_of("person_nouns", "speakers")
    works = token.dep_ in _WORD_OF and above.lower_ in staff
    return works or (token.dep_ in _ACTING and above.lemma_.lower() not in _IDLE)


def _whole(token: Token, reading: Reading) -> Token:
    """The first of the list in which a word stands, or the noun of which it is the name: `The Lenn newspaper`."""
    nouns = reading.lexicon.words("class_nouns")
    while token.head is not token and (
        token.dep_ in {"conj", "appos"} or (token.dep_ in _WORD_OF and token.head.lower_ in nouns)
    ):
        token = token.head
    return token
