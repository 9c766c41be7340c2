"""Names beside names, where the text says that both are one's: `Mohamed Dagalo, known as Hemedti`, `the Vesk Front,
also known as the Lenn Party`, `the Lake Party was founded as the Harbour Party`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefsite.extraction.names import Name, Taken
from briefsite.extraction.phrases import phrases
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import joined_span, words_of

_KNOWN_AS = re.compile(
    r"(?:,|\s[–—-])?\s+(?:(?:who is|also|better|widely|commonly|popularly)\s+)*(?:known|referred to)\s+(?:simply\s+)?"
    r"(?:as|by|under)\s+(?:(?:the|his|her)\s+(?:alias|name|pseudonym|nickname|nom de guerre|code name)\s+(?:of\s+)?)?"
    r"[\"'“‘]?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
)
#: Odu Lund, Lord Vesk, the president of the court.
_PEER = re.compile(r",\s+(?:Lord|Lady|Baron|Baroness|Viscount|Earl)\s+(?P<name>[A-Z][\w’'-]+),\s+the\s")
_ALSO = re.compile(
    r"(?:,|\s\(|\s[–—-])?\s?(?:(?:which is|also|better|commonly|formerly|previously)\s+)+"
    r"(?:known|referred to)\s+as\s+(?:the\s+)?"
)
#: The Lake Party was founded in 1994 as the Harbour Party.
_BEGAN = re.compile(
    r"\s+was\s+(?:originally\s+|first\s+)?(?:founded|formed|established|registered|launched)\s+(?:(?:in|on)\s"
    r"[\w ,]{4,20}?\s)?as\s+(?:the\s+)?"
)


def called_so(reading: Reading, names: tuple[Name, ...]) -> Iterator[Name]:
    """`Mohamed Hamdan Dagalo, known as Hemedti`: another name of a person, wherever it stands."""
    called: dict[str, Name] = {}
    for name in names:
        known = (_KNOWN_AS, _PEER) if name.kind == "person" else ()
        match = next(filter(None, (pattern.match(reading.text, name.span.end) for pattern in known)), None)
        if match and " " in name.span.of(reading.text):
            called.setdefault(match["name"], name)
    index = phrases(called.items())
    for doc in reading.paragraphs:
        words = words_of(doc)
        for start, end, name in index.everywhere(doc):
            yield Name(joined_span(words[start:end]), "person", "part-of-name", name.ident, support=(name.span,))


def other_names(reading: Reading, names: tuple[Name, ...]) -> Iterator[Name]:
    """`the Vesk Front, also known as the Lenn Party`: the second name is the first body's. What it only began as is no
    body beside it."""
    bodies, taken = [n for n in names if n.kind == "organisation"], Taken(names)
    for name in bodies:
        also, began = _ALSO.match(reading.text, name.span.end), _BEGAN.match(reading.text, name.span.end)
        match = also or began
        other = taken.at(match.end()) if match else None
        if other and match and other.kind == "organisation" and other.span.start == match.end():
            form = other.span.of(reading.text)
            same = [n for n in bodies if n.span.of(reading.text) == form]
            if also:
                yield from (replace(n, ident=name.ident, rule="also-known-as", support=(name.span,)) for n in same)
            elif len(same) == 1:
                yield replace(other, kind="nothing", rule="former-name", support=(name.span,))
