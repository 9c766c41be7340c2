"""What a text calls a firm or a party for short: `Harrow Airlines`, and then `Harrow`; or by its one word again, where
what stood beside it told that it is a body: `the airline Harrow`.

Only where the rest of the name says what kind of body it is, and nobody and no place bears the word: `Lenn University`
is not `Lenn`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.names import Name, Taken
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, lone_words, split_words, words_of

_HOUSE = re.compile(r"\bHouse of (?:Representatives|Commons|Lords|Assembly|Councillors)$")
#: What only firms have behind their names.
_FIRMS = frozenset(
    {
        "AB", "AG", "Air", "Airlines", "Airways", "Corp", "Corporation", "Inc", "KK", "LLC", "Limited", "Ltd", "Motors",
        "NV", "Oyj", "PLC", "SA", "SE", "SpA", "plc",
    }
)  # fmt: skip
#: Shorter words, and letters, are as often something else.
_SHORTEST, _LETTERS = 4, 3


def short_names(reading: Reading, names: Sequence[Name]) -> Iterator[Name]:
    """Every further place where the first word of such a name stands alone."""
    called = _called(reading, names) if reading.english else {}
    taken, days = Taken(names), reading.lexicon.any_of("weekday_names", "month_names")
    for doc in reading.paragraphs if called else ():
        words = () if doc.user_data["opens"] else words_of(doc)
        for position, word in enumerate(words):
            name = called.get(_key(word.text))
            if name is not None and not taken.at(word.start) and _alone(words, position, days):
                again = name.span.of(reading.text) == word.text
                yield replace(name, span=word.span, rule="name-again" if again else "short-name", support=(name.span,))


def houses(reading: Reading, names: Sequence[Name]) -> Iterator[Name]:
    """`the House`, of the one house that a text names: `House of Representatives`."""
    told = [n for n in names if n.kind == "organisation" and _HOUSE.search(n.span.of(reading.text))]
    if len({n.ident or n.span.of(reading.text) for n in told}) != 1:
        return
    taken = Taken(names)
    for doc in reading.paragraphs:
        words = words_of(doc)
        for position, word in enumerate(words):
            behind = position > 0 and word.joined and words[position - 1].lower == "the"
            after = words[position + 1] if position + 1 < len(words) and words[position + 1].joined else None
            goes_on = after is not None and (after.capital or after.lower == "of") and not word.possessive
            if word.text == "House" and behind and not goes_on and not taken.at(word.start):
                yield replace(told[0], span=word.span, rule="short-name", support=(told[0].span,))


def _called(reading: Reading, names: Sequence[Name]) -> dict[str, Name]:
    """The first words of such names with the names, where no other name of the text has the word."""
    found: dict[str, list[Name]] = {}
    others, kinds = set[str](), reading.lexicon.words("firm_words")
    ends = reading.lexicon.words("firm_ends")
    for name in names:
        first, *rest = split_words(name.span.of(reading.text)) or ("",)
        told = kinds.issuperset(rest) or rest[-1] in ends if rest else not name.ident
        if name.kind == "organisation" and told and _is_own(first, rest, reading):
            found.setdefault(_key(first), []).append(name)
        else:
            others |= {_key(word) for word in (first, *rest)}
    same = {key: {n.span.of(reading.text) for n in told} for key, told in found.items()}
    return {
        key: min(told, key=lambda n: n.span) for key, told in found.items() if len(same[key]) == 1 and key not in others
    }


def _is_own(word: str, rest: Sequence[str], reading: Reading) -> bool:
    """Whether the first word of a name is nothing but a name, which no list knows as that of a place or a people; where
    the `rest` tells a firm, it may be a word of the dictionary that the text never uses as one: `Delta Airlines`."""
    if word.isupper():
        plain = bool(rest) or len(word) < _LETTERS
    else:
        used = _FIRMS.isdisjoint(rest) or re.search(rf"\b{re.escape(word.lower())}\b", reading.text) is not None
        plain = len(word) < _SHORTEST or (used and is_plain(word.lower(), reading.english))
    listed = lone_words(word)
    known = listed_names(reading.lexicon).at(listed, 0) or adjectives(reading.lexicon).at(listed, 0)
    return not plain and not known and word.replace("-", "").isalpha()


def _key(word: str) -> str:
    """The word, with its Arabic article in one spelling."""
    return f"al{word[2:]}" if word[:3] in {"Al-", "al-"} else word


def _alone(words: Sequence[Word], position: int, days: Container[str]) -> bool:
    """Whether no further word with a capital stands beside it but that for a day."""
    before = words[position - 1] if position and words[position].joined and not words[position].first else None
    after = words[position + 1] if position + 1 < len(words) else None
    led = before is not None and before.capital and not (before.possessive or before.first or before.text in days)
    goes_on = after is not None and after.joined and after.capital and not words[position].possessive
    return not led and not goes_on and not words[position].gap.endswith("/")
