"""Feasts that have a day of the calendar: "on Christmas Day", "before Christmas", "New Year's Eve 2018".

Only where the words date something: a Christmas tree, Christmas Island and a Christmas message do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefsite.extraction.date_expressions import Expression, Parts, Side, matched
from briefsite.extraction.date_names import Calendar, calendar
from briefsite.extraction.date_shapes import Match, Shape
from briefsite.extraction.lexicon import Lexicon, alternatives

_BEFORE = re.compile(r"\b(?:on|before|by|at|since|until|till|after|around|ahead\sof)\s$", re.IGNORECASE)
_SIDES: dict[str, Side] = {"last": "last", "this": "this", "next": "next"}
#: Behind a day that dates something the sentence ends, or goes on with one of these.
_GOES_ON = (
    r"(?=\s?(?:[,.;:)]|$)|\s(?:and|or|in|at|the|to|of|for|with|when|as|after|before|from|a|an|he|she|it|they|we)\b)"
)
_NEAR = 40


def feast_shapes(lexicon: Lexicon) -> tuple[Shape, ...]:
    """All shapes of feasts, made once for these word lists."""
    return lexicon.kept("feast-shapes", lambda: tuple(_shapes(calendar(lexicon))))  # type: ignore[no-any-return]


def _shapes(c: Calendar) -> Iterator[Shape]:
    names = alternatives(c.feasts).replace("'", "['’]")
    year = r"(?:\s?,?\s(?:of\s)?(?P<year>(?:1[5-9]|20|21)\d\d)\b(?!,\d))"
    pattern = rf"\b(?i:(?P<side>last|this|next)\s)?(?P<feast>{names})(?:{year}|{_GOES_ON})"
    longest = [max(name.lower().split(), key=len) for name in c.feasts]
    needs = tuple(dict.fromkeys(form for word in longest for form in (word, word.replace("'", "’"))))
    yield Shape("feast", re.compile(pattern), _feast, needs)


def _feast(match: Match, c: Calendar) -> Expression | None:
    """The day, where a preposition, a year or a side says that the words date something."""
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    if not (match["year"] or match["side"] or _BEFORE.search(before)):
        return None
    month, day = c.feasts[" ".join(match["feast"].split()).replace("’", "'")]
    side = _SIDES[match["side"].lower()] if match["side"] else ""
    return matched(match, "feast", parts=Parts(match["year"] or "", month, day), side=side)
