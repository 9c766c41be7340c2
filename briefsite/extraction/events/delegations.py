"""Delegations: who leads one, and whom "the delegation" of a later sentence means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from briefsite.extraction.events.naming import DELEGATIONS, Names
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


#: Who from a school or club acts for it where many come together.
_LEARNING = {"cadets", "children", "members", "players", "pupils", "scholars", "schoolchildren", "students", "teachers",
    "volunteers", "youths"}  # fmt: skip


def delegation(token: Token, names: Names) -> list[str]:
    """Whose "the delegation" is: the state's of "a Chadian delegation"; else whoever leads the one of which a sentence
    before told "a delegation led by Ada Lund", "Lund will lead a delegation"."""
    if token.lower_ not in DELEGATIONS or not any(t.lower_ in {"the", "this"} for t in token.lefts):
        return []
    only: list[str] = []
    for other in names.delegations:
        if source_span(other).start >= source_span(token).start:
            break
        keys = names.kept(("delegation", other), partial(_whose, other, names))
        if only and keys and keys != only:
            return []
        only = keys or only
    return only


def _whose(token: Token, names: Names) -> list[str]:
    return names.nations_of(token) or [*led_by(token, names), *_leading(token, names)]


def led_by(token: Token, names: Names) -> Iterator[str]:
    """Whoever leads it: "a delegation led by Ada Lund", "the delegation of Chad, led by Ada Lund"."""
    owners = (t for child in token.children if child.lower_ == "of" for t in child.children)
    for child in (*token.children, *(t for owner in owners for t in owner.children)):
        if child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in {"lead", "head", "represent"}:
            yield from _by_whom(child, names)


def represented(token: Token, names: Names) -> Iterator[str]:
    """The bodies for which people come who have no names: "a group of pupils from the Adda School", "judges at the
    Harbour Court"."""
    people = next((noun for of in token.rights if of.lower_ == "of" for noun in of.rights), token)
    office = people.tag_ == "NNS" and people.lemma_.lower() in names.reading.lexicon.words("role_heads")
    if office or people.lower_ in _LEARNING:
        hung = {"from", "at"} if office else {"from"}  # pupils are at a school for other reasons
        own = (t for t in people.rights if t.lower_ in hung or (t.tag_ == "VBG" and t.lemma_.lower() == "represent"))
        named = (key for t in own for noun in t.children if noun.dep_ in {"pobj", "dobj"} for key in names.plain(noun))
        yield from (key for key in named if names.kind(key) == "organisation")


def told_later(token: Token, names: Names) -> Iterator[str]:
    """Whose "a delegation" is, and who leads it, where that is told of "the delegation" further on and the text tells
    of no other."""
    if token.lower_ not in DELEGATIONS or not _new(token):
        return
    same = [t for t in names.delegations if t.lower_ == token.lower_]
    if len(list(islice(filter(_new, same), 2))) == 1:
        for again in (t for t in same if source_span(t).start > source_span(token).start):
            known = any(t.lower_ == "the" for t in again.lefts)
            yield from (*names.nations_of(again), *_leading(again, names)) if known else ()


def _new(token: Token) -> bool:
    return any(t.lower_ in {"a", "an"} for t in token.lefts)


def _by_whom(verb: Token, names: Names) -> Iterator[str]:
    by = (t for t in verb.children if t.lower_ == "by")
    yield from (key for t in by for noun in t.children if noun.dep_ == "pobj" for key in names.plain(noun))


def _leading(token: Token, names: Names) -> Iterator[str]:
    """The one person who "will lead" it."""
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_.lower() in {"lead", "head"}:
        people = [key for t in verb.children if t.dep_ == "nsubj" for key in names.plain(t)]
        yield from people if len(people) == 1 and names.kind(people[0]) == "person" else ()
