"""Bodies named for two states with a spaced dash or a stroke between them: `the Carrow – Tamber Joint Commission`.

What stands before it is no state that acts, but a part of the name. An alliance of two with no name of its own is no
body: `the Carrow-Tamber Alliance` names its two states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsite.extraction.gazetteers import listed_names
from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import lone_words
from briefsite.model.sources import Span

_DASH = re.compile(r"\s?[-–—/]\s?$")
#: How long a dash with its blanks is at most.
_NEAR = 3


def joint_bodies(reading: Reading) -> Reading:
    """Join the state before the dash to the body behind it."""
    joined = {body: (state, whole) for body, state, whole in _joined(reading)}
    parts = {state for state, whole in joined.values() if whole.kind != "state"}
    names = (joined[name][1] if name in joined else name for name in reading.names if name not in parts)
    return replace(reading, names=tuple(sorted(names, key=lambda n: n.span))) if joined else reading


def _joined(reading: Reading) -> Iterator[tuple[Name, Name, Name]]:
    """Each such body as it was found, the state before it, and the whole: the second state, where that is all."""
    dealings = reading.lexicon.words("dealing_nouns")
    states = {n.span.end: n for n in reading.names if n.ident.startswith("state:")}
    listed = listed_names(reading.lexicon)
    for name in reading.names:
        start = name.span.start
        dash = _DASH.search(reading.text, max(0, start - _NEAR), start) if name.kind == "organisation" else None
        before = states.get(dash.start()) if dash else None
        words = lone_words(name.span.of(reading.text)) if before else ()
        first = listed.at(words, 0) if words else None
        if before and first and first[1][0] == "state":
            rest = words[first[0] :]
            if len(rest) == 1 and rest[0].lower in dealings:
                state = Span(name.span.start, name.span.start + words[first[0] - 1].end)
                yield name, before, Name(state, "state", "hyphenated-pair", first[1][1])
            else:
                yield name, before, replace(name, span=Span(before.span.start, name.span.end))
