"""Papers, stations and agencies, which pass on what they are told, and make no news by it."""

from __future__ import annotations

from collections.abc import Set

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.telling_papers import is_paper

#: Words for media that name other bodies too: "refugee agency", "observer network".
_SHARED = {"agency", "network", "broadcasting", "service", "observer", "monitor"}
#: No word for a paper is longer, with a blank.
_WORD = 16


def passes_on(key: str, cast: Cast) -> bool:
    """Whether an actor is a paper, a station or a news agency, that only passes on what it is told."""
    media, words = cast.reading.lexicon.words("media_words"), cast.chains[key].name.lower().split()
    *before, last = words
    named = last in media - _SHARED or (last in _SHARED and bool(media & set(before)))
    named = named or is_paper(cast.chains[key].name, cast.reading.lexicon) or _is_outlet(key, cast)
    return cast.kind(key) == "organisation" and (named or _told_as_paper(key, media, cast))


def _is_outlet(key: str, cast: Cast) -> bool:
    """Whether the text has its news from it: "told The Pacific"."""
    reading = cast.reading
    outlets = reading.kept("outlets", lambda: frozenset(n.span for n in reading.names if n.rule == "outlet"))
    return bool(outlets) and any(mention.span in outlets for mention in cast.chains[key].mentions)


def _told_as_paper(key: str, media: Set[str], cast: Cast) -> bool:
    """Whether the text says of a name that it is a paper's: "the party newspaper Lantern", "media network HARROW"."""
    text = cast.reading.text
    before = (text[max(0, m.span.start - _WORD) : m.span.start].lower().split() for m in cast.chains[key].mentions)
    return any(
        words and words[-1] in media and (words[-1] not in _SHARED or not {"media", *media}.isdisjoint(words[:-1]))
        for words in before
    )
