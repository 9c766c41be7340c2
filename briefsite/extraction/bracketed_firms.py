"""Firms with what kind they are in brackets: `Lenn Sugar Company (Pvt) Ltd`, `Harbour Services (Private) Limited`.

Whatever stands before is the firm's name, whether or not it tells of a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.name_words import name_words
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.persons import name_end, without_titles
from briefsite.extraction.reading import Reading, paragraph_start, paragraph_text
from briefsite.extraction.titles import TitleWords, roles_of, title_words
from briefsite.extraction.words import joined_span, words_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

_WORD = r"[A-Z][\w&.'’-]*"
_FIRM = re.compile(
    rf"\b(?:[Tt]he\s+)?(?P<name>{_WORD}(?:\s+(?:(?:and|of|&)\s+)?{_WORD})*(?:\s+\({_WORD}(?:\s+{_WORD})?\))?"
    r"\s+\((?:Pvt|PVT|Private|Pty)\.?\)\s+(?:Ltd|LTD|Limited))\b"
)
#: Another firm, right before: `Lenn Mills Limited and`, `Lenn Mills Limited Company and`.
_OTHER = re.compile(r"\b(?:Ltd|Limited(?: Company)?|PLC|Plc|Inc)\.?\s+(?:and|&)\s+")
_AND = re.compile(r"\s+(?:and|&)\s+(?=[A-Z])")


def bracketed_firms(reading: Reading) -> Reading:
    """Add these firms, with all that is in their names."""
    found = list(_firms(reading))
    return replace(reading, names=replacing(reading.names, found)) if found else reading


def _firms(reading: Reading) -> Iterator[Name]:
    titles, taken = title_words(reading.lexicon), Taken(reading.names)
    for doc in reading.paragraphs:
        text, start = paragraph_text(doc), paragraph_start(doc)
        for match in _FIRM.finditer(text) if "(P" in text else ():  # which every such firm has
            others = [other.end() for other in _OTHER.finditer(text, *match.span("name"))]
            first = start + (others[-1] if others else match.start("name"))
            body = taken.at(first)  # Lake Authority and | Lenn Mills (Pvt) Ltd
            if body and body.kind == "organisation" and (joint := _AND.match(reading.text, body.span.end)):
                first = joint.end()
            whole = Span(first, start + match.end("name"))
            firm = Span(_behind_office(doc, titles, whole), whole.end)
            yield Name(firm, "organisation", "head-noun")
            if firm != whole:
                yield from _officer(doc, firm, reading)


def _behind_office(doc: Doc, titles: TitleWords, firm: Span) -> int:
    """Where a firm's name starts behind the office that somebody has in it: `Rei Tarro and Chief Executive Officer of |
    Lenn Mills (Pvt) Ltd`."""
    words = words_of(doc)
    offices = (r.head_end for r in roles_of(doc, titles) if firm.start <= words[r.head_start].start < firm.end)
    behind = [end + 1 for end in offices if end + 1 < len(words) and words[end].lower in {"of", "at"}]
    return words[behind[-1]].start if behind and words[behind[-1]].end < firm.end else firm.start


def _officer(doc: Doc, firm: Span, reading: Reading) -> Iterator[Name]:
    """Who has the office, right behind the firm: `Manager of Lenn Mills (Pvt) Ltd | Rei Tarro`."""
    words, lists = words_of(doc), name_words(reading.lexicon)
    start = next((n for n, word in enumerate(words) if word.start >= firm.end), len(words))
    start = without_titles(words, start, lists)
    end = name_end(words, start, lists, Taken(reading.names)) if start < len(words) and words[start].joined else None
    if end is not None and end - start > 1:
        yield Name(joined_span(words[start:end]), "person", "role-of-name", support=(firm,))
