"""Who speaks where only a part of many does: "some of the protesters", "one of these groups, the Harbour League"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.parse import children

if TYPE_CHECKING:
    from collections.abc import Container

    from briefsite.extraction.tokens import Token

_PARTS = frozenset(
    ["one", "two", "three", "four", "several", "some", "many", "most", "few", "both", "all", "another", "others"]
)


def part_of(head: Token, speakers: Container[str]) -> tuple[Token, Token | None] | None:
    """The noun for the many that a word is a part of, if such speak, and the name beside the word, if it has one."""
    if head.lower_ not in _PARTS:
        return None
    of = next((c for c in children(head) if c.lower_ == "of" and c.i == head.i + 1), None)
    many = next((c for c in children(of) if c.dep_ == "pobj" and c.tag_ == "NNS"), None) if of is not None else None
    if many is None or many.lower_.removesuffix("s") not in speakers:
        return None
    return many, next((c for c in children(head) if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
