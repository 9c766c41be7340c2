"""Who somebody is said to be: "the attacker, identified as Ada Lund", "police named the suspect as Rei Tarro"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import Names

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: The rule by which they are found; no title names them.
SUSPECTED = "suspected"
_IDENTIFYING = {"identify", "name"}
_KNOWING = _IDENTIFYING | {"call", "know"}
#: Who is told to have done what was done to others.
_SUSPECTS = {"assailant", "attacker", "bomber", "gunman", "hijacker", "killer", "perpetrator", "shooter", "suspect"}
_TOLD = {"dobj", "nsubjpass"}


def identified(token: Token, names: Names) -> list[str]:
    """The one person as whom somebody is known, where that is told right behind: "a man named Rei Tarro"."""
    known = (t for t in token.rights if t.dep_ == "acl" and t.tag_ == "VBN" and t.lemma_.lower() in _KNOWING)
    people = list(dict.fromkeys(key for verb in known for key in _as_whom(verb, names)))
    return people if len(people) == 1 else []


def suspects(names: Names) -> list[tuple[str, Token]]:
    """The one person whom a text names as the suspect, with the word that says so."""
    found: dict[str, Token] = {}
    for noun in (t for doc in names.reading.paragraphs for t in doc if t.lower_ in _SUSPECTS):
        verb = noun.head
        told = _as_whom(verb, names) if noun.dep_ in _TOLD and verb.lemma_.lower() in _IDENTIFYING else ()
        for key in (*identified(noun, names), *told):
            found.setdefault(key, noun)
    return list(found.items()) if len(found) == 1 else []


def _as_whom(verb: Token, names: Names) -> Iterator[str]:
    if any(t.dep_ == "neg" for t in verb.lefts):
        return
    for child in verb.rights:
        nouns = (child,) if child.dep_ == "oprd" else child.rights if child.lower_ == "as" else ()
        yield from (key for noun in nouns for key in names.at(noun) if names.kind(key) == "person")
