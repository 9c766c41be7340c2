"""Infinitives: "to open", and "to open and restore"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token


def has_to(verb: Token) -> bool:
    """Whether "to" makes a verb an infinitive."""
    return any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)


def first_joined(verb: Token) -> Token:
    """The first of the infinitives that "and" joins to this one: "open" in "agreed to open and restore"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB":
        verb = verb.head
    return verb
