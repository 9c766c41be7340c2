"""A state by the time in office of whoever leads it: `the Vesk administration said`, `the Tarro–Lund Administration`.

It is the state that acts, where the text says what he leads, or where a list knows his name: an administration is what
one speaks of in a land whose president governs himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.names import FoundRole, Name, replacing
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, joined_span, lone_words, words_of

_TERM = "administration"
_RULING = frozenset({"president", "premier"})


def administrations(reading: Reading) -> Reading:
    """Add the states that are named so."""
    leaders: Mapping[str, str] | None = None
    found: list[Name] = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        for position, word in enumerate(words):
            if word.lower == _TERM and position and word.joined and words[position - 1].capital:
                leaders = _leaders(reading) if leaders is None else leaders
                found += _named(words, position, leaders)
    if not found:
        return reading
    names = replacing(reading.names, found)
    kept = {name.span for name in names}
    roles = tuple(role for role in reading.roles if role.person in kept)
    return replace(reading, names=names, roles=roles)


def _named(words: tuple[Word, ...], position: int, leaders: Mapping[str, str]) -> Iterator[Name]:
    """The name of the state; a leader who is named in full is told of himself: `the Ada M. Lund administration`."""
    leader = words[position - 1]
    state = next((leaders[part] for part in leader.text.split("-") if part in leaders), "")
    before = words[position - 2] if position > 1 and leader.joined else None
    in_full = before is not None and before.capital and not before.first
    if state and not leader.possessive and not in_full:
        yield Name(joined_span(words[position - 1 : position + 1]), "state", "administration-of-state", state)


def _leaders(reading: Reading) -> dict[str, str]:
    """The state by the surname of whoever leads it."""
    codes = reading.lexicon.table("presidencies").items()
    found = {surname: f"state:{code}" for code, surnames in codes for surname in surnames}
    for role in reading.roles:
        if _RULING.isdisjoint(role.title.of(reading.text).lower().split()):
            continue
        if state := _state(role, reading):
            found[role.person.of(reading.text).split()[-1]] = state
    return found


def _state(role: FoundRole, reading: Reading) -> str:
    """What somebody leads, where that is a state: the `Tollish` of `Tollish President Ada Lund`."""
    for span in (role.body, role.owner):
        words = lone_words(span.of(reading.text)) if span else ()
        listed = listed_names(reading.lexicon).at(words, 0) if words else None
        people = adjectives(reading.lexicon).at(words, 0) if words else None
        if listed and listed[1][0] == "state":
            return listed[1][1]
        if people:
            return f"state:{people[1]}"
    return ""
