"""Roles in a body that only a noun names: `the charitable organization's chairman is NAME`.

Where that noun was settled on an actor, the role is held there. Roles whose body is named outright are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain, Reason, Role
from briefsite.model.nouns import replace
from briefsite.model.sources import Span


def described_bodies(reading: Reading) -> Reading:
    """Give roles without a body the one that the noun beside them stands for."""
    described = tuple(_described(reading))
    return reading.with_document(chains=tuple(_placed(chain, described, reading) for chain in reading.document.chains))


def _described(reading: Reading) -> Iterator[tuple[Span, Chain]]:
    for chain in reading.document.chains:
        if chain.kind in {"organisation", "programme"}:
            yield from ((m.span, chain) for m in chain.mentions if m.form == "descriptor")


def _placed(chain: Chain, described: tuple[tuple[Span, Chain], ...], reading: Reading) -> Chain:
    changed, bodies = [], dict[str, Reason]()
    for role in chain.roles:
        body = None if role.body or chain.kind != "person" else _body(role, described, reading.text)
        changed.append(replace(role, body=body.key) if body else role)
        if body:
            bodies.setdefault(body.key, Reason("body-of-role", (role.span,)))
            if not chain.country:
                why = Reason("country-of-body", (role.span,)) if body.country else None
                chain = replace(chain, country=body.country, country_reason=why)
    return replace(chain.belonging_to(bodies.items()), roles=tuple(changed))


def _body(role: Role, described: tuple[tuple[Span, Chain], ...], text: str) -> Chain | None:
    """The chain whose noun owns the role, or comes with it: `an official with the charity`."""
    for span, chain in described:
        owns = re.fullmatch(r"['’]s?\s+", text[span.end : role.span.start]) if span.end <= role.span.start else None
        held = re.fullmatch(r"\s+(?:of|at|with|for|in)\s+", text[role.span.end : span.start])
        if owns or held:
            return chain
    return None
