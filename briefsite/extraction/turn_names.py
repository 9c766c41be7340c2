"""Who has a turn in a conversation, by the line that gives it to him: `FOREIGN MINISTER TARRO: Thank you.`

Nothing else in such a text need name him, and the parser takes capitals for anything. What stands behind the words of
an office or a `MS` is the name; a line without any (`MODERATOR`, `STAFF`) may give the turn to nobody in particular.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, Taken, with_names
from briefsite.extraction.reading import Reading
from briefsite.extraction.turns import turns
from briefsite.extraction.words import lone_words
from briefsite.model.sources import Span

_LISTS = ("honorifics", "ranks", "role_heads", "role_modifiers", "portfolios")
_LINKS = frozenset({"and", "of", "for", "the"})
#: A longer name is none.
_LONGEST = 3


def turn_names(reading: Reading) -> Reading:
    """Add the names in the lines that give the turn."""
    found = tuple(_named(reading))
    return replace(reading, names=with_names(reading.names, found)) if found else reading


def _named(reading: Reading) -> Iterator[Name]:
    titles, taken = _titles(reading.lexicon), Taken(reading.names)
    for turn in turns(reading.text):
        words = lone_words(turn.who.of(reading.text))
        first = next((n for n, word in enumerate(words) if word.lower.rstrip(".") not in titles), len(words))
        if 0 < first < len(words) <= first + _LONGEST:
            span = Span(turn.who.start + words[first].start, turn.who.end)
            if not taken.over(span):
                yield Name(span, "person", "turn", support=(Span(turn.who.start, span.start - 1),))


def _titles(lexicon: Lexicon) -> frozenset[str]:
    """Every word that stands in the words of an office or a form of address, in small letters."""

    def make() -> frozenset[str]:
        phrases = (phrase for name in _LISTS for phrase in lexicon.words(name))
        return frozenset(word.lower().rstrip(".") for phrase in phrases for word in phrase.split()) | _LINKS

    made: frozenset[str] = lexicon.kept("words of titles", make)
    return made
