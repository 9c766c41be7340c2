"""Who is named beside the noun that speaks: the body that it is the word for, or whoever leads a part of that body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.parse import children
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from collections.abc import Container

    from briefsite.extraction.speaking import Cast, Named
    from briefsite.extraction.tokens import Token

_JOINED = frozenset(["appos", "conj"])


def body_beside(head: Token, cast: Cast, bodies: Container[str]) -> Named | None:
    """ "Its top newspaper, the Harbour Daily," and where the parse puts that paper beside another noun."""
    nouns = [head, *(c for c in children(head) if c.dep_ in _JOINED and c.i > head.i)]
    names = (c for noun in nouns if noun.lower_ in bodies for c in children(noun) if c.dep_ == "appos")
    named = (cast.at(source_span(name)) for name in names)
    return next((n for n in named if n and n.chain.kind == "organisation"), None)


def leading(body: Named, head: Token, cast: Cast, leaders: Container[str]) -> Named:
    """ "The University of Carrow, Port Lenn's rector, Ada Lund": she who leads a part of the body, not the body."""
    if body.person or any(c.dep_ == "cc" for c in children(head)):
        return body
    offices = (c for c in children(head) if c.dep_ in _JOINED and c.lower_ in leaders)
    owned = (c for c in offices if any(o.dep_ == "poss" for o in children(c)))
    named = (cast.at(source_span(o)) for c in owned for o in children(c) if o.dep_ == "appos")
    return next((n for n in named if n and n.person), body)
