"""Bodies of a body: "the Treasury's Harbour Office has designated" tells what the office did, whatever the parse takes
for the head of the two names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefsite.extraction.reading import Reading
from briefsite.model.document import Chain

_OWNS = re.compile(r"['’]s?\s+")
_WORD = re.compile(r"\w+")


def owned_bodies(
    named: Mapping[int, tuple[str, ...]], chains: Sequence[Chain], reading: Reading
) -> dict[int, tuple[str, ...]]:
    """The characters of the names of bodies right behind which stands a body of theirs, with that body's key. It begins
    with what it is: "the Harbour Party's Senate candidate" is no senate's."""
    text, heads = reading.text, reading.lexicon.words("organisation_heads")
    bodies = {chain.key for chain in chains if chain.kind == "organisation"}
    found: dict[int, tuple[str, ...]] = {}
    for mention in (m for chain in chains if chain.key in bodies for m in chain.mentions):
        owns = _OWNS.match(text, mention.span.end)
        first = _WORD.match(text, owns.end()) if owns else None
        own = named.get(first.start(), ()) if first and first.group() in heads else ()
        if len(own) == 1 and own[0] in bodies:
            found |= dict.fromkeys(range(mention.span.start, mention.span.end), own)
    return found
