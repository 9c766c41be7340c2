"""Letters that stand for an office, and so for whom the text names in it: `the COAS`, where it told of `General Lund,
Chief of the Army Staff (COAS)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefsite.extraction.descriptor_index import Index
from briefsite.extraction.reading import stands_as
from briefsite.extraction.words import Word, joined_span
from briefsite.model.sources import Span

_Found = tuple[tuple[str, ...], Span | None, str]
_NOTHING: _Found = ((), None, "")


def lettered_office(words: Sequence[Word], position: int, index: Index) -> _Found:
    """Whom letters behind an article mean; nobody where they only go before what follows. "One CHG" is anybody."""
    at = position + 1
    if words[position].lower != "the" or at >= len(words):
        return _NOTHING
    holders = index.reading.kept("lettered offices", lambda: _holders(index))
    if not (key := holders.get(words[at].text)):
        return _NOTHING
    follows = at + 1 < len(words) and words[at + 1].joined and words[at + 1].capital
    follows = follows or stands_as(index.reading, words[at].span, {"compound", "amod", "nmod"})
    defined = any(words[at].span == acronym.short for acronym in index.reading.acronyms)
    if follows or defined:
        return _NOTHING
    return (key,), joined_span(words[position : at + 1]), "lettered-office"


def _holders(index: Index) -> Mapping[str, str]:
    """By the letters that the text defines for an office, the one person whom it names in that."""
    found: dict[str, set[str]] = {}
    for acronym in index.reading.acronyms:
        for chain in (c for c in index.chains if c.kind == "person"):
            if any(role.span.overlaps(acronym.long) for role in chain.roles):
                found.setdefault(acronym.letters, set()).add(chain.key)
    return {letters: min(keys) for letters, keys in found.items() if len(keys) == 1}
