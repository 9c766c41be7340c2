"""Bodies of one name that several states have: Britain's and Russia's `Ministry of Defence`.

Whose one is stands right beside its name, or the sentence tells it of the one state that it names: "Carrow condemned
the raid, the island nation's Foreign Ministry said". A name without either is that of the last one told; where
such a name of a ministry comes first, in a text of several states, it is that of the land in which the text is written.
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
_MINISTRY = "ministry"
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
    unlisted, ordered = {key for key in keys.values() if ":" not in key}, sorted(keys.items())
    told = {key: {owners[s] for s in keys if keys[s] == key and s in owners} for key in unlisted}
    first = {key: span for span, key in reversed(ordered)}
    bare = {key for key in unlisted if _MINISTRY in key.split() and first[key] not in owners}
    several = len({n.ident for n in names if n.ident.startswith("state:")}) > 1
    home = {key for key in bare if several and not told[key].intersection(_told(first[key], names, text)[:1])}
    shared = {key for key in unlisted if len(told[key]) > 1 or (told[key] and key in home)}
    last: dict[str, str] = {}
    for span, key in ordered:
        if key in shared:
            last[key] = owners.get(span, "" if key in home else last.get(key, ""))
            keys[span] = f"{key} {last[key]}"
    return keys


def _told(span: Span, names: Sequence[Name], text: str) -> list[str]:
    """The states that a sentence names before a name, in order."""
    start = max(text.rfind(mark, 0, span.start) + 1 for mark in (". ", "\n"))
    named = sorted((n for n in names if start <= n.span.start < span.start), key=lambda n: n.span)
    return list(dict.fromkeys(n.ident for n in named if n.ident.startswith("state:")))


def _owner(span: Span, states: dict[int, str], text: str) -> str:
    """The state whose possessive stands right before a name, or that follows it after "of" or as a government."""
    before = re.search(r"['’]s?\s+$", text[max(0, span.start - 6) : span.start])
    after = re.match(r"\s+of\s+(?:the\s+)?|,\s+(?=Government\b)", text[span.end : span.end + 20])
    owner = states.get(span.start - len(before.group()), "") if before else ""
    return owner or (states.get(span.end + len(after.group()), "") if after else "")


def _described(span: Span, names: Sequence[Name], text: str) -> str:
    """The one state of the sentence of which "the island nation" tells right before a name: "Carrow condemned the raid,
    the island nation's Foreign Ministry said"."""
    start = max(text.rfind(mark, 0, span.start) + 1 for mark in (". ", "\n"))
    its = _ITS_NATION.search(text, max(start, span.start - _NATION), span.start)
    told = _told(span, names, text) if its else []
    return told[0] if len(told) == 1 else ""


def _people(span: Span, text: str, lexicon: Lexicon) -> str:
    """The state whose adjective a name begins with: `Georgian Ministry of Finance`."""
    words = lone_words(span.of(text))
    hit = adjectives(lexicon).at(words, 0) if words else None
    return f"state:{hit[1]}" if hit and hit[0] < len(words) else ""
