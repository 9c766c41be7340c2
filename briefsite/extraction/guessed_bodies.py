"""Whether what the model takes for a body is one: by its words, and by what stands before them.

Offices, honours, headings, places and letters of a series are none; an acronym or several words may be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.mistaken_persons import of_office
from briefsite.extraction.name_words import NameWords
from briefsite.extraction.names import Taken
from briefsite.extraction.plain_words import LINKS
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word

#: What a leader has as long as he leads, and how words end that give it to a land: "Victorian Government".
_TERMS = frozenset({"Government", "Administration", "Cabinet"})
#: What a weapon or a craft of a series is called by: `MIM-104`, `F-16`.
_SERIES = re.compile(r"[A-Z][A-Za-z]{0,4}-\d+[A-Z]?")
#: What makes an adjective of letters.
_PREFIXES = frozenset({"anti", "ex", "non", "post", "pre", "pro"})
_PEOPLED = ("ian", "ean", "ese", "ish", "ern", "ic")


def names_offices_only(words: Sequence[Word], lists: NameWords) -> bool:
    """`Permanent Secretaries`, `Ministers of Defence`, `Chargé d'Affaires`: offices are neither a body nor a person."""
    office = lists.titles.heads.at(words, 0)
    if office and office[0] == len(words):
        return True
    of = next((n for n, word in enumerate(words) if n and word.text in {"of", "for"}), len(words))
    return of_office(words[of - 1], lists)


def are_honours(words: Sequence[Word], start: int, end: int, taken: Taken, lexicon: Lexicon) -> bool:
    """Whether the letters are a person's honours: `General Ada Lund, MSM, spoke`."""
    if end - start > 1 or not start or not words[start].shouted or words[start].gap.strip() != ",":
        return False
    before = taken.at(words[start - 1].start)
    if before and before.kind == "person" and words[start].text in lexicon.words("honours"):
        return True
    closed = end == len(words) or words[end].gap.strip()[:1] in {",", "."}
    return bool(before and before.kind == "person" and closed)


def is_heading(words: Sequence[Word], start: int, end: int) -> bool:
    """Several words in capitals throughout are a heading or a dateline, unless all are short enough to be letters."""
    while end < len(words) and words[end].joined and words[end].shouted and words[end - 1].shouted:
        end += 1  # RIO DE | JANEIRO
    shouted = [w for w in words[start:end] if w.shouted]
    return len(shouted) > 1 and any(len(w.text) > 4 for w in shouted) and words[start].shouted


def is_placed(words: Sequence[Word], start: int, reading: Reading) -> bool:
    """Whether what stands before says that the words name a place: `in`, `the temple of`."""
    before = [w.lower for w in words[max(0, start - 2) : start]]
    if before and before[-1] in {"in", "near", "outside", "around", "across"}:
        return words[start].joined
    return len(before) == 2 and before[1] == "of" and before[0] in reading.lexicon.words("place_nouns")


def is_in_town(words: Sequence[Word], start: int, taken: Taken) -> bool:
    """`Nairobi's Vasco Priok`: what a town has is a part of it, if nothing says that it is a body."""
    town = taken.at(words[start - 1].start) if start and words[start - 1].possessive else None
    return town is not None and town.kind == "nothing" and town.rule in {"gazetteer-capital", "gazetteer-place"}


def is_one_of_kind(words: Sequence[Word], start: int, end: int) -> bool:
    """`the plane, a Lenn Sierra,`: behind an article, and before no noun, stands a thing that is one of many."""
    after = words[end] if end < len(words) and words[end].joined else None
    article = start > 0 and words[start].joined and words[start - 1].lower in {"a", "an"}
    return article and (after is None or after.lower in LINKS)


def _is_acronym(word: Word, reading: Reading) -> bool:
    """Letters that name a body; a place in capitals at the head of a report is none."""
    lexicon = reading.lexicon
    place = listed_names(lexicon).at([word.spelt(word.text.title())], 0)
    if word.lower.partition("-")[0] in _PREFIXES:
        return False  # non-EU
    letters = word.shouted or sum(c.isupper() for c in word.text) > 2  # UNDP, and AusDEV
    loud = len(word.text) > 5 and word.lower in reading.english  # "We will get through this TOGETHER!"
    return letters and not loud and word.text not in lexicon.words("stop_acronyms") and not place and bool(word.gap)


def is_body(words: Sequence[Word], reading: Reading) -> bool:
    """An acronym that names a body, or several words of which none says that it is something else."""
    lexicon = reading.lexicon
    if len(words) == 1:
        return _is_acronym(words[0], reading)
    if any(w.text in lexicon.words("stop_acronyms") or _SERIES.fullmatch(w.text) for w in words):
        return False
    people = adjectives(lexicon)
    whole = people.at(words, 0)
    if whole and whole[0] == len(words):
        return False
    plain = lexicon.words("portfolios") | {"and", "of", "&"}
    led = len(words) == 2 and words[-1].text in _TERMS and not words[0].lower.endswith(_PEOPLED)  # Howard Government
    if led or all(w.text in plain or people.at(words, n) for n, w in enumerate(words)):
        return False
    if any(w.lower in lexicon.words("ranks") or w.lower in lexicon.words("role_heads") for w in words):
        return False
    return all(w.capital or w.text in {"of", "for", "and", "the", "&", "de"} for w in words)
