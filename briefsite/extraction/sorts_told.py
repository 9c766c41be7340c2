"""What a text says right beside its name that a body is: `the airline Lenn`, `Lenn, an airline based in Oslo`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefsite.extraction.lexicon import Lexicon
from briefsite.model.document import Chain

#: No such noun is longer, in characters.
_REACH = 20


def sorts_told(chains: Iterable[Chain], text: str, lexicon: Lexicon) -> dict[str, set[str]]:
    """By the keys of bodies, the nouns for what they are."""
    ahead, behind = lexicon.kept("sorts told", lambda: _patterns(lexicon))
    found: dict[str, set[str]] = {}
    for chain in (one for one in chains if one.kind == "organisation"):
        for span in (m.span for m in chain.mentions if m.form == "name"):
            beside = (ahead.search(text, max(0, span.start - _REACH), span.start), behind.match(text, span.end))
            found.setdefault(chain.key, set()).update(match[1] for match in beside if match)
    return found


def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = lexicon.alternatives("class_nouns", "explaining_nouns", "firm_nouns")
    return re.compile(rf"\b({nouns})\s$"), re.compile(rf",\s(?:an?|the)\s(?:[\w’'-]+\s){{0,4}}?({nouns})\b")
