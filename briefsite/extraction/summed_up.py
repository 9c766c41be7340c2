"""Bodies that were named one by one and are then counted: `the two Coast Guards` is the name of neither."""

from __future__ import annotations

import re
from dataclasses import replace

from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading

_COUNTED = re.compile(r"\b(?:two|three|four|five|six|both|several|various)\s+$", re.IGNORECASE)
#: How far before a name its number may begin.
_NEAR = 10


def summed_up(reading: Reading) -> Reading:
    """Make nothing of what stands in the plural behind a number."""
    names = tuple(_put(n) if _is_sum(n, reading.text) else n for n in reading.names)
    return replace(reading, names=names)


def _put(name: Name) -> Name:
    return replace(name, kind="nothing", rule="summed-up")


def _is_sum(name: Name, text: str) -> bool:
    if name.kind != "organisation" or name.rule != "head-noun" or not text.endswith("s", 0, name.span.end):
        return False
    return bool(_COUNTED.search(text, max(0, name.span.start - _NEAR), name.span.start))
