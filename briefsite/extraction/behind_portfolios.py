"""Where somebody's name starts behind what his role is of: `Under-Secretary for Political Affairs | Victoria Lund`.

No comma parts the two: lists of portfolios, states and places say which words are still of the role.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.words import Word
from briefsite.geography import is_town

if TYPE_CHECKING:
    from briefsite.extraction.name_words import NameWords
    from briefsite.extraction.titles import TitleWords

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
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
#: Letters with full stops that are nobody's initials.
LETTERED_STATES = frozenset({"U.S.", "U.N.", "U.K.", "E.U.", "D.C."})
#: How nouns end that nobody is called by, and how long they are at least: Clement and Felicity are names.
_ABSTRACT = (("tion", 8), ("tions", 8), ("ment", 8), ("ments", 8), ("ness", 8), ("ship", 8), ("ism", 8), ("ity", 9))
#: Behind a form of address, these are given names.
_NOBLE = frozenset({"Prince", "King", "Major", "Judge", "Bishop", "Sultan", "Marshal"})
_ADDRESS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof."})
#: Titles that are given names as well.
_TITLES_TOO = frozenset({"Dean", "Earl", "Duke"})
#: Who are so has a town; its name has at most so many words.
_OF_TOWNS = {"archbishop", "bishop", "governor", "imam", "mayor", "patriarch", "prefect", "rabbi", "sheriff"}
_LONGEST_TOWN = 3


def after_portfolio(words: Sequence[Word], start: int, end: int, lists: NameWords) -> int | None:
    """Where a name starts after the last word of what a role is of; None where all words belong to the role."""
    last = None
    position = start
    while position < end:
        if last is not None and position > last + 1 and words[position].lower in _PLACING:
            break  # Minister of the Armed Forces of Carrow | Ada Lund in Oslo
        if position > start + 1 and 1 < end - position <= _SHORT and opens_with_initials(words, position):
            return position  # Chairman of LUMCO | G.V. Lund
        hit = lists.titles.names.at(words, position) or lists.titles.adjectives.at(words, position)
        if hit and position == last and hit[0] == position + 1 == end - 1:
            return position  # for Political Affairs | Victoria Lund
        if hit and last is not None and position - last > 2 and words[position - 1].lower == "and":
            break  # for Drought Relief | Ada Maria Lund and UN agencies
        if hit:
            last = position = hit[0]
        elif _is_chamber(words, position) or (
            _is_matter(words[position], lists) and (position == last or _opens_no_name(words, position))
        ):
            last = position = position + 1
        else:
            position += 1
    return (_after_town(words, start, end) or _after_home(words, start, end, lists)) if last is None else last


def _after_town(words: Sequence[Word], start: int, end: int) -> int | None:
    """Where a name starts behind the town of which somebody is mayor: `Mayor of Nairobi | Rei Tarro`."""
    if words[start].lower != "of" or not start or words[start - 1].lower not in _OF_TOWNS:
        return None
    if not all(w.capital and w.joined for w in words[start + 1 : end]):
        return None
    ends = range(min(start + 1 + _LONGEST_TOWN, end - 2), start + 1, -1)  # a name has two words
    return next((n for n in ends if is_town(" ".join(w.text for w in words[start + 1 : n]))), None)


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


def opens_with_initials(words: Sequence[Word], position: int) -> bool:
    """Whether several initials stand before one more word: what begins with them is somebody's name."""
    letters, after = words[position].text, words[position + 1]
    return bool(_INITIALS.fullmatch(letters)) and letters not in LETTERED_STATES and after.joined and after.capital


def _is_matter(word: Word, lists: NameWords) -> bool:
    """Whether the word says what a role is of, by a list or by its end: `Accountability`, `Transformation`."""
    matters = lists.titles.portfolios
    listed = word.text in matters or word.text in lists.bodies or word.lower.capitalize() in matters
    return listed or any(word.lower.endswith(end) and len(word.text) >= least for end, least in _ABSTRACT)


def is_given(words: Sequence[Word], position: int) -> bool:
    """`Assistant Secretary Dean Lund`: a title is a given name right behind a capital, with one name behind it."""
    word, after = words[position], words[position + 1 : position + 3]
    if (
        not (is_called(words, position) or word.text in _TITLES_TOO)
        or not position
        or not word.joined
        or not words[position - 1].capital
    ):
        return False
    alone = len(after) < 2 or not (after[1].joined and after[1].capital)
    return bool(after) and after[0].joined and after[0].capital and alone


def is_called(words: Sequence[Word], position: int) -> bool:
    """`Mr. Prince Lund`: who has a form of address is no prince, but is called so."""
    return words[position].text in _NOBLE and position > 0 and words[position - 1].text in _ADDRESS


def past_matters(words: Sequence[Word], start: int, end: int, titles: TitleWords) -> int:
    """Behind the matters of somebody's role that stand before his name: `Representative on Climate Issues | Lund`; an
    `Air Vice Marshal` is none."""
    matters = titles.portfolios
    while 0 < start < end and words[start].text in matters - GIVEN and words[start].joined:
        before = words[start - 1]
        led = before.text in matters or before.lower in {"of", "for", "on", "with"}
        if not led or titles.ranks.at(words, start):
            break
        start += 1
    return start


def only_matters(name: Sequence[Word], matters: frozenset[str], english: Container[str]) -> bool:
    """Whether words go on telling what a role is of: `Minister for Trade, | Adult Education, Sport`."""
    listed = [word.text in matters for word in name]
    plain = listed[0] or is_plain(name[0].lower, english)
    return all(listed) or (plain and name[-1].text in matters - GIVEN)
