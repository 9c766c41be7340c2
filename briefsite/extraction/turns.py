"""Turns: who speaks in a text that writes down a conversation, "MINISTER LUND: ...", and what the press asks there.

A turn begins with a line that names its speaker in capitals and ends where the next begins. "I" is whoever has the
turn; "we" is nobody in particular, for each means others by it. What is asked is not what the text says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.extraction.reading import Reading, paragraph_start
from briefsite.model.nouns import dataclass
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

#: A name, or an office with a name, before a colon at the start of a line, and what may be said of it in brackets.
_LABEL = re.compile(r"^(?P<who>[A-Z][A-Z’'.,-]*(?: [A-Z][A-Z’'.,-]*){0,6})(?: ?\([^()\n]{1,40}\))?:\s", re.MULTILINE)
_ASKING = frozenset({"QUESTION", "Q", "QUESTIONER", "REPORTER", "JOURNALIST", "PRESS"})
#: Lines that begin with a word in capitals and are no turns.
_HEADINGS = frozenset({"NOTE", "SUBJECT", "RE", "TO", "FROM", "DATE", "FOR", "CONTACT", "PS", "UPDATE", "CORRECTION"})


@dataclass(frozen=True, slots=True)
class Turn:
    """`who` are the words that name the speaker, `asks` whether these only say that somebody asks."""

    who: Span
    asks: bool


def turn_at(reading: Reading, place: int) -> Turn | None:
    """The turn that a place of the text stands in; None before the first, and where the text has none."""
    given = turns(reading.text)
    number = bisect_right(given, place, key=_start) - 1
    return given[number] if number >= 0 else None


def has_turns(reading: Reading) -> bool:
    """Whether the text writes down a conversation."""
    return bool(turns(reading.text))


def answered(reading: Reading) -> Iterator[Doc]:
    """The paragraphs of a text but for what the press asks in it."""
    for doc in reading.paragraphs:
        turn = turn_at(reading, paragraph_start(doc))
        if turn is None or not turn.asks:
            yield doc


@lru_cache(maxsize=8)  # every pronoun of a text asks
def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text, in order; one alone is none."""
    found = (match for match in _LABEL.finditer(text) if match["who"] not in _HEADINGS)
    made = tuple(Turn(Span(*match.span("who")), match["who"] in _ASKING) for match in found)
    return made if len(made) > 1 else ()


def _start(turn: Turn) -> int:
    return turn.who.start
