"""Where somebody's name starts behind what his role is of: `Under-Secretary for Political Affairs | Victoria Lund`.

No comma parts the two: lists of portfolios, states and places say which words are still of the role.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.persons import NameWords

#: Matters of ministries that are names as well.
GIVEN = frozenset({"Justice", "General", "Young", "West", "North", "South", "East", "Green", "Law", "Power", "Peace"})

#: What begins to say where somebody is, behind his name.
_PLACING = frozenset({"in", "at", "on", "with", "from"})
#: First words of the names of lands and towns.
_SIDES = frozenset({"New", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "San",
    "Santa", "Saint", "St", "St.", "Los", "Las", "Rhode", "Port", "El", "Mount", "Fort"})  # fmt: skip
#: Who is elected "for" a place.
_SEATED = frozenset({"member", "mp", "candidate", "deputy"})
#: More words than these are no name behind the name of a place.
_SHORT = 3
#: Houses of a parliament that are called by one word.
_CHAMBERS = frozenset({"Assembly", "Chamber", "Commons", "Duma", "House", "Knesset", "Lords", "Parliament", "Senate"})
#: Titles that are given names as well.
_TITLES_TOO = frozenset({"Dean", "Earl", "Duke"})


def after_portfolio(words: Sequence[Word], start: int, end: int, lists: NameWords) -> int | None:
    """Where a name starts after the last word of what a role is of; None where all words belong to the role."""
    last = None
    position = start
    while position < end:
        if last is not None and position > last + 1 and words[position].lower in _PLACING:
            break  # Minister of the Armed Forces of Carrow | Ada Lund in Oslo
        hit = lists.titles.names.at(words, position) or lists.titles.adjectives.at(words, position)
        if hit and position == last and hit[0] == position + 1 == end - 1:
            return position  # for Political Affairs | Victoria Lund
        if hit:
            last = position = hit[0]
        elif _is_chamber(words, position) or (
            _is_matter(words[position], lists) and (position == last or _opens_no_name(words, position))
        ):
            last = position = position + 1
        else:
            position += 1
    return _after_home(words, start, end, lists) if last is None else last


def _after_home(words: Sequence[Word], start: int, end: int, lists: NameWords) -> int | None:
    """Where a name starts behind what somebody was elected for: `Senator from New Carrow | Ada Lund`, `Member for Vesk
    | Rei Tarro`."""
    seat = words[start].lower == "for" and start > 0 and words[start - 1].lower in _SEATED
    if not (seat or words[start].lower == "from") or not all(w.capital and w.joined for w in words[start + 1 : end]):
        return None
    home = start + 2 + (words[start + 1].text in _SIDES)
    name = words[home:end]
    known = any(w.text in lists.bodies or w.text in lists.titles.portfolios or w.text in lists.never for w in name)
    return home if 2 <= len(name) <= _SHORT and not known else None


def _opens_no_name(words: Sequence[Word], position: int) -> bool:
    """Whether a matter that is a given name as well can be none: right behind "of", "for" or "and"."""
    return words[position].text not in GIVEN or words[position - 1].lower in {"of", "for", "and", "&"}


def _is_chamber(words: Sequence[Word], position: int) -> bool:
    """`Speaker of the House | Ada Lund`: what is headed is told by one word."""
    return words[position].text in _CHAMBERS and position > 1 and words[position - 1].lower == "the"


def _is_matter(word: Word, lists: NameWords) -> bool:
    """Whether the word says what a role is of."""
    matters = lists.titles.portfolios
    return word.text in matters or word.text in lists.bodies or word.lower.capitalize() in matters


def is_given(words: Sequence[Word], position: int) -> bool:
    """`Assistant Secretary Dean Lund`: a title is a given name right behind a capital, with one name behind it."""
    word, after = words[position], words[position + 1 : position + 3]
    if word.text not in _TITLES_TOO or not position or not word.joined or not words[position - 1].capital:
        return False
    alone = len(after) < 2 or not (after[1].joined and after[1].capital)
    return bool(after) and after[0].joined and after[0].capital and alone
