"""Bodies of one name that several states have: Britain's and Russia's `Ministry of Defence`.

Whose one is stands right beside its name, or the sentence tells it of the one state that it names: "Carrow condemned
the raid, the island nation's Foreign Ministry said". A name without either is that of the last one told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefsite.extraction.gazetteers import adjectives
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name
from briefsite.extraction.words import lone_words
from briefsite.model.sources import Span

_ITS_NATION = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,3}(?:country|kingdom|nation|republic)['’]s\s+$")
#: How far before a name these begin at most.
_NATION = 60


def told_apart(keys: dict[Span, str], names: Sequence[Name], text: str, lexicon: Lexicon) -> dict[Span, str]:
    """The same keys, parted where that is so. What a list knows is one body, whoever owns a part in it: "Kenya's UN
    envoy"."""
    states = {place: n.ident for n in names if n.ident.startswith("state:") for place in (n.span.start, n.span.end)}
    owners = {
        span: owner
        for span in keys
        if (owner := _owner(span, states, text) or _people(span, text, lexicon) or _described(span, names, text))
    }
    unlisted = {key for key in keys.values() if ":" not in key}
    shared = {key for key in unlisted if len({owners[s] for s in keys if keys[s] == key and s in owners}) > 1}
    last: dict[str, str] = {}
    for span, key in sorted(keys.items()):
        if key in shared:
            last[key] = owners.get(span, last.get(key, ""))
            keys[span] = f"{key} {last[key]}"
    return keys


def _owner(span: Span, states: dict[int, str], text: str) -> str:
    """The state whose possessive stands right before a name, or that follows it after "of"."""
    before = re.search(r"['’]s?\s+$", text[max(0, span.start - 6) : span.start])
    after = re.match(r"\s+of\s+(?:the\s+)?", text[span.end : span.end + 12])
    owner = states.get(span.start - len(before.group()), "") if before else ""
    return owner or (states.get(span.end + len(after.group()), "") if after else "")


def _described(span: Span, names: Sequence[Name], text: str) -> str:
    """The one state of the sentence of which "the island nation" tells right before a name: "Carrow condemned the raid,
    the island nation's Foreign Ministry said"."""
    start = max(text.rfind(mark, 0, span.start) + 1 for mark in (". ", "\n"))
    if not _ITS_NATION.search(text, max(start, span.start - _NATION), span.start):
        return ""
    told = {n.ident for n in names if start <= n.span.start < span.start and n.ident.startswith("state:")}
    return told.pop() if len(told) == 1 else ""


def _people(span: Span, text: str, lexicon: Lexicon) -> str:
    """The state whose adjective a name begins with: `Georgian Ministry of Finance`."""
    words = lone_words(span.of(text))
    hit = adjectives(lexicon).at(words, 0) if words else None
    return f"state:{hit[1]}" if hit and hit[0] < len(words) else ""
