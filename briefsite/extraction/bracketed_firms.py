"""Firms with what kind they are in brackets: `Lenn Sugar Company (Pvt) Ltd`, `Harbour Services (Private) Limited`.

Whatever stands before is the firm's name, whether or not it tells of a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsite.extraction.names import Name, replacing
from briefsite.extraction.reading import Reading, paragraph_start, paragraph_text
from briefsite.model.sources import Span

_WORD = r"[A-Z][\w&.'’-]*"
_FIRM = re.compile(
    rf"\b(?:[Tt]he\s+)?(?P<name>{_WORD}(?:\s+(?:(?:and|of|&)\s+)?{_WORD})*(?:\s+\({_WORD}(?:\s+{_WORD})?\))?"
    r"\s+\((?:Pvt|PVT|Private|Pty)\.?\)\s+(?:Ltd|LTD|Limited))\b"
)
#: Another firm, right before: `Lenn Mills Limited and`.
_OTHER = re.compile(r"\b(?:Ltd|Limited|PLC|Plc|Inc)\.?\s+(?:and|&)\s+")


def bracketed_firms(reading: Reading) -> Reading:
    """Add these firms, with all that is in their names."""
    found = list(_firms(reading))
    return replace(reading, names=replacing(reading.names, found)) if found else reading


def _firms(reading: Reading) -> Iterator[Name]:
    for doc in reading.paragraphs:
        text, start = paragraph_text(doc), paragraph_start(doc)
        for match in _FIRM.finditer(text):
            others = [other.end() for other in _OTHER.finditer(text, *match.span("name"))]
            first = others[-1] if others else match.start("name")
            yield Name(Span(start + first, start + match.end("name")), "organisation", "head-noun")
