"""Persons meant by their office alone, as releases of a government name its own: `Prime Minister also told them`."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.body_nouns import is_headed
from briefsite.extraction.descriptor_index import Index, is_subject
from briefsite.extraction.offices_named import office
from briefsite.extraction.reading import root_of
from briefsite.extraction.subject_names import opened
from briefsite.extraction.words import Word, joined_span
from briefsite.model.sources import Span

#: Forces that need no article.
BARE = frozenset({"police"})
_POLICE = ("Police", "Constabulary")
_DESCRIBED = frozenset({"of", "in", "from", "at", "near", "across"})


def bare_office(words: Sequence[Word], position: int, index: Index) -> tuple[tuple[str, ...], Span | None, str]:
    """Whoever holds an office of two or more words that is all that a clause says of who acts. Whoever "became Prime
    Minister" is not meant by it, and nobody is where a name, or another word of the office, stands beside."""
    if words[position].lower in BARE:
        return _force(words, position, index)
    follows = words[position + 1] if position + 1 < len(words) else None
    named = office(opened(words, position), position) if follows and follows.joined and follows.capital else ()
    if not named or _goes_on(words, position, position + len(named)):
        return (), None, ""
    span = joined_span(named)
    held = index.held(named) if is_subject(span, index.reading) else None
    return ((held.key,), span, "office-named") if held else ((), None, "")


def _goes_on(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a capitalised word stands right before or behind."""
    before = start > 0 and words[start].joined and words[start - 1].capital
    return before or (end < len(words) and words[end].joined and words[end].capital)


def _force(words: Sequence[Word], position: int, index: Index) -> tuple[tuple[str, ...], Span | None, str]:
    """The one police of the text, where it is all that a clause says of who acts: `Police arrested a man`."""
    before = words[position - 1] if position and words[position].joined else None
    after = words[position + 1] if position + 1 < len(words) and words[position + 1].joined else None
    told = after is not None and (after.capital or after.lower in _DESCRIBED)
    root = root_of(index.reading, words[position].span)
    alone = root is not None and root.dep_ in {"nsubj", "nsubjpass"} and not root.lefts
    if told or not alone or (before is not None and before.capital):
        return (), None, ""
    named = index.meant(
        "police", lambda chain: any(is_headed(chain.name, noun) for noun in _POLICE), {"organisation"}
    ).only
    return ((named.key,), words[position].span, "body-descriptor") if named else ((), None, "")
