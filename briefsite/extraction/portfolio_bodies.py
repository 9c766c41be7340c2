"""Roles that name the body they head: the Minister of Water belongs to the Ministry of Water, where the text has it.

Only a body of the same portfolio counts, and only where there is exactly one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeAlias

from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain, Reason, Role

_NAMED = re.compile(r"(?i)\b(?:minis(?:ter|try)|secretary|department) (?:of|for) (?P<matter>.+)$")
_BEFORE = re.compile(r"(?i)^(?P<matter>[\w ]+?) (?:minister|ministry|department|secretary)$")
_SPELLING = {"defense": "defence", "labor": "labour", "external": "foreign"}
_SMALL = frozenset({"of", "for", "and", "the", "national", "affairs", "deputy", "first", "vice", "acting"})
#: The keys of bodies by what they deal with and their country.
_Bodies: TypeAlias = dict[tuple[frozenset[str], str], list[str]]


def portfolio_bodies(reading: Reading) -> Reading:
    """Give roles without a body, or with a state for one, the ministry or department of their portfolio."""
    chains = reading.document.chains
    bodies: _Bodies = {}
    for chain in chains:
        if chain.kind == "organisation":
            bodies.setdefault((_matter(chain.name), chain.country), []).append(chain.key)
    return reading.with_document(chains=tuple(_placed(chain, bodies) for chain in chains))


def _placed(chain: Chain, known: _Bodies) -> Chain:
    if chain.kind != "person":
        return chain
    bodies = [_body(role, chain, known) for role in chain.roles]
    roles = tuple(replace(r, body=body) if body else r for r, body in zip(chain.roles, bodies, strict=True))
    headed = (
        (body, Reason("body-of-portfolio", (role.span,))) for role, body in zip(roles, bodies, strict=True) if body
    )
    return replace(chain.belonging_to(headed), roles=roles)


def _body(role: Role, chain: Chain, known: _Bodies) -> str:
    matter = _matter(role.title)
    if role.body or not matter:
        return ""
    fits = known.get((matter, chain.country), [])
    return fits[0] if len(fits) == 1 else ""


def _matter(words: str) -> frozenset[str]:
    """What a ministry or its head deals with, without small words and variants of spelling.

    >>> _matter("Minister of National Defense") == _matter("Defence Ministry")
    True
    """
    found = _NAMED.search(words) or _BEFORE.search(words)
    parts = re.findall(r"\w+", found["matter"].lower()) if found else []
    return frozenset(_SPELLING.get(part, part) for part in parts) - _SMALL
