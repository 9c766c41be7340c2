"""Surface forms made comparable: case, quotation marks, articles, possessives and titles set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

TITLES = frozenset(Path(__file__).with_name("titles.txt").read_text(encoding="utf-8").split())
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")
_KINDS = {
    "organization": "organisation", "org": "organisation", "country": "state", "program": "programme",
    "per": "person", "people": "person",
}  # fmt: skip
_ONE_SPELLING = {
    "defense": "defence", "program": "programme", "organization": "organisation", "labor": "labour",
    "denuclearization": "denuclearisation", "centre": "center", "mine": "demining", "mines": "mine",
    "landmine": "demining", "landmines": "landmine", "relations": "relation", "exercises": "exercise",
}  # fmt: skip
_EMPTY = frozenset(("the", "of", "and", "a", "an", "in", "on", "for", "to"))


def one_line(text: str) -> str:
    """White space collapsed, so that a line wrap makes no string unfaithful."""
    return " ".join(text.split())


@cache
def folded(text: str) -> str:
    """Lower case, straight marks, no leading article, no possessive.

    >>> folded("The Kingdom’s")
    'kingdom'
    """
    text = one_line(text).translate(_STRAIGHT).lower().strip(' .,;:"()[]')
    for ending in ("'s", "'"):
        if text.endswith(ending):
            text = text[: -len(ending)]
            break
    return text.removeprefix("the ")


def without_titles(words: Iterable[str]) -> list[str]:
    """The words after the leading titles; the last word stays, whatever it is."""
    left = list(words)
    while len(left) > 1 and left[0].lower().strip(".") in TITLES:
        del left[0]
    return left


@cache
def untitled(text: str) -> str:
    """`folded`, without leading titles.

    >>> untitled("Lieutenant General Manet")
    'manet'
    """
    return " ".join(without_titles(folded(text).split()))


def forms(name: str) -> set[str]:
    """The ways in which a name counts as said: folded, with and without its titles."""
    return {form for form in (folded(name), untitled(name)) if form}


def names(actor: dict[str, Any]) -> set[str]:
    """All forms of an actor's name and aliases."""
    surfaces = [actor.get("name") or "", *(actor.get("aliases") or ())]
    return set().union(*(forms(surface) for surface in surfaces))


def kind(actor: dict[str, Any]) -> str:
    word = (actor.get("kind") or "").lower()
    return _KINDS.get(word, word)


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first or second else 0.0


def subject_words(label: str) -> set[str]:
    """The words of a topic label that carry it, in one spelling."""
    return {_ONE_SPELLING.get(word, word) for word in tokens(label) if word not in _EMPTY}
