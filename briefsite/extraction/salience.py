"""How much a text is about each actor: `main`, `secondary` (does or says something worth keeping) or `passing`.

Counted from where and how often it is named, and whether it is ever the one who acts.
"""

from __future__ import annotations

from briefsite.extraction.reading import Reading, parsed
from briefsite.model.document import Chain, Salience
from briefsite.model.nouns import replace

_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})


def salience(reading: Reading) -> Reading:
    """Weigh every chain."""
    found = reading.document.chains
    most = max((_places(c) for c in found), default=0)
    return reading.with_document(chains=tuple(replace(c, salience=_weigh(c, most, reading)) for c in found))


def _weigh(chain: Chain, most: int, reading: Reading) -> Salience:
    count = _places(chain)
    lead = reading.source.paragraphs[0].span
    line = lead.of(reading.text).strip()
    sender = chain.kind == "organisation" and line == chain.mentions[0].span.of(reading.text)
    in_lead = any(lead.covers(m.span) for m in chain.mentions) and not sender
    if (in_lead and count >= max(2, most // 4)) or (count >= 3 and 2 * count >= most):
        return "main"
    return "secondary" if count > 2 or chain.roles or in_lead or _acts(chain, reading) else "passing"


def _places(chain: Chain) -> int:
    """At how many places it is mentioned: of a mission, both forms begin at one."""
    return len({mention.span.start for mention in chain.mentions})


def _acts(chain: Chain, reading: Reading) -> bool:
    for mention in chain.mentions:
        phrase = parsed(reading, mention.span)
        if phrase is not None and len(phrase) and phrase.doc.parsed:
            token = phrase.root
            while token.dep_ == "conj" and token.head is not token:
                token = token.head
            if token.dep_ in _ACTING or (token.dep_ == "pobj" and token.head.dep_ == "agent"):
                return True
    return False
