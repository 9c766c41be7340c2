"""Roles that name the body they head: the Minister of Water belongs to the Ministry of Water, where the text has it.

Only a body of the same portfolio counts, and only where there is exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain, Reason, Role

_NAMED = re.compile(r"(?i)\b(?:minis(?:ter|try)|secretary|department) (?:of|for) (?P<matter>.+)$")
_BEFORE = re.compile(r"(?i)^(?P<matter>[\w ]+?) (?:minister|ministry|department|secretary)$")
_SPELLING = {"defense": "defence", "labor": "labour", "external": "foreign"}
_SMALL = frozenset({"of", "for", "and", "the", "national", "affairs", "deputy", "first", "vice", "acting"})


def portfolio_bodies(reading: Reading) -> Reading:
    """Give roles without a body, or with a state for one, the ministry or department of their portfolio."""
    chains = reading.document.chains
    return reading.with_document(chains=tuple(_placed(chain, chains) for chain in chains))


def _placed(chain: Chain, chains: Sequence[Chain]) -> Chain:
    if chain.kind != "person":
        return chain
    bodies = [_body(role, chain, chains) for role in chain.roles]
    roles = tuple(replace(r, body=body) if body else r for r, body in zip(chain.roles, bodies, strict=True))
    headed = (
        (body, Reason("body-of-portfolio", (role.span,))) for role, body in zip(roles, bodies, strict=True) if body
    )
    return replace(chain.belonging_to(headed), roles=roles)


def _body(role: Role, chain: Chain, chains: Sequence[Chain]) -> str:
    matter = _matter(role.title)
    if role.body or not matter:
        return ""
    fits = [
        c.key for c in chains if c.kind == "organisation" and _matter(c.name) == matter and chain.country == c.country
    ]
    return fits[0] if len(fits) == 1 else ""


def _matter(words: str) -> frozenset[str]:
    """What a ministry or its head deals with, without small words and variants of spelling.

    >>> _matter("Minister of National Defense") == _matter("Defence Ministry")
    True
    """
    found = _NAMED.search(words) or _BEFORE.search(words)
    parts = re.findall(r"\w+", found["matter"].lower()) if found else []
    return frozenset(_SPELLING.get(part, part) for part in parts) - _SMALL
