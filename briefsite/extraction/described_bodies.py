"""Roles in a body that only a noun names: `the charitable organization's chairman is NAME`.

Where that noun was settled on an actor, the role is held there. Roles whose body is named outright are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter

from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain, Reason
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

_OWNS = re.compile(r"['’]s?\s+")
_HOLDS = re.compile(r"\s+(?:of|at|with|for|in)\s+")


def described_bodies(reading: Reading) -> Reading:
    """Give roles without a body the one that the noun beside them stands for."""
    described = _Described(reading)
    return reading.with_document(chains=tuple(_placed(chain, described) for chain in reading.document.chains))


class _Described:
    """The nouns that stand for bodies."""

    def __init__(self, reading: Reading) -> None:
        bodies = (c for c in reading.document.chains if c.kind in {"organisation", "programme"})
        nouns = enumerate((m.span, c) for c in bodies for m in c.mentions if m.form == "descriptor")
        self._nouns = sorted((span, number, chain) for number, (span, chain) in nouns)
        self._text = reading.text

    def of(self, role: Span) -> Chain | None:
        """The chain whose noun owns a role, or comes with it: `an official with the charity`."""
        before = bisect_right(self._nouns, role.start, key=lambda noun: noun[0].end)
        behind = bisect_left(self._nouns, role.end, key=lambda noun: noun[0].start)
        nouns = self._nouns[max(before - 1, 0) : before] + self._nouns[behind : behind + 1]
        found = [(number, chain) for span, number, chain in nouns if self._beside(span, role)]
        return min(found, key=itemgetter(0))[1] if found else None

    def _beside(self, noun: Span, role: Span) -> bool:
        owns = noun.end <= role.start and _OWNS.fullmatch(self._text, noun.end, role.start)
        return bool(owns or _HOLDS.fullmatch(self._text, role.end, noun.start))


def _placed(chain: Chain, described: _Described) -> Chain:
    changed, bodies = [], dict[str, Reason]()
    for role in chain.roles:
        body = None if role.body or chain.kind != "person" else described.of(role.span)
        changed.append(replace(role, body=body.key) if body else role)
        if body:
            bodies.setdefault(body.key, Reason("body-of-role", (role.span,)))
            if not chain.country:
                why = Reason("country-of-body", (role.span,)) if body.country else None
                chain = replace(chain, country=body.country, country_reason=why)
    return replace(chain.belonging_to(bodies.items()), roles=tuple(changed))
