"""Where the name of a body starts and ends beyond its head noun: a number, a list of matters, a person it is named for.

`12th Carrow Rifles`, `Naval Group 2`, `Ministry of Defence, Justice and Security`, `Sheikh Zarod Foundation`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.runs import Heads

#: `5+5 Joint Military Commission`, and `12th` of units alone.
_COUNTED = re.compile(r"[A-Z]?\d\+\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
#: Bodies that are told from others of their kind by a number.
_UNITS = frozenset(
    {
        "Battalion", "Brigade", "Regiment", "Rifles", "Rifle", "Division", "Squadron", "Fleet", "Corps", "Army", "Wing",
        "Infantry", "Flotilla", "Battery", "Detachment",
    }
)  # fmt: skip
_NUMBERED = _UNITS | {"Group", "Unit"}
#: Titles that stay with a name which a house, a unit or a school bears.
_NAMESAKES = frozenset(
    {
        "Sheikh", "Sheikha", "Shaikh", "Sri", "Shri", "Prince", "Princess", "Imam", "Sultan", "Saint", "Sardar", "Tun",
        "King", "Queen", "Emperor", "Empress", "Emir",
    }
)  # fmt: skip
#: Houses that keep the name of whoever had them.
_HOUSES = frozenset({"Palace", "Castle", "Museum", "Hospital", "School", "College", "Tomb", "Mausoleum", "Gardens"})
#: Bodies that look after several matters.
_CHARGED = frozenset({"Ministry", "Department", "Committee", "Directorate", "Bureau", "Organ", "Commission", "Office"})
_JOINTS = frozenset({"and", "&"})


def numbered_start(words: Sequence[Word], first: int, stop: int) -> int:
    """Before the number that a name begins with, if it begins with one."""
    if not first or not words[first].joined:
        return first
    number = words[first - 1].text
    counted = _COUNTED.fullmatch(number) or (_ORDINAL.fullmatch(number) and words[stop - 1].text in _UNITS)
    return first - 1 if counted else first


def numbered_stop(words: Sequence[Word], stop: int) -> int:
    """Behind the number that tells a unit from others."""
    number = words[stop] if stop < len(words) and words[stop].joined else None
    told = number is not None and number.text.isdigit() and len(number.text) < 4 and words[stop - 1].text in _NUMBERED
    return stop + 1 if told and not words[stop - 1].possessive else stop


def listed_stop(words: Sequence[Word], start: int, stop: int, lists: Heads, english: frozenset[str]) -> int:
    """Behind the list of matters that a ministry or a committee is of, which "and" must close: what a portfolio names,
    or, of a ministry, any plain words that name no body."""
    matters, heads = lists.titles.portfolios, lists.bodies
    free = bool(english) and words[start].text == "Ministry"

    def is_matter(word: Word) -> bool:
        plain = free and word.text not in heads and is_plain(word.lower.replace("-", ""), english)
        titles = lists.titles
        tables = (titles.heads, titles.ranks, titles.modifiers, titles.honorifics)
        titled = any(table.at((word,), 0) for table in tables)
        return word.text in matters or (plain and word.capital and not titled)

    if stop - start < 3 or words[start].text not in _CHARGED or words[stop - 1].text not in matters:
        return stop
    at, opened, closed = stop, stop, False
    while at < len(words) and not closed:
        comma, joint = words[at].gap.strip() == ",", words[at].lower in _JOINTS
        end = opened = at + joint
        while end < len(words) and is_matter(words[end]) and (words[end].joined or end == at):
            end += 1
        parted = words[at].gap.strip() not in {"", ","}
        if end == opened or not (comma or joint) or parted or words[at - 1].possessive:
            return stop
        at, closed = end, joint
    if not closed:
        return stop
    alone = at < len(words) and words[at].joined and words[at].capital and words[at].text in heads
    body = words[at - 1].text in heads and at - opened > 1
    return stop if alone or body else at


def qualities_stop(words: Sequence[Word], stop: int, english: frozenset[str]) -> int:
    """Behind what something is for, where that is told in several words of the dictionary: `Compact for Clean, | Calm
    and Open Seas`."""
    if stop < 2 or words[stop - 2].lower not in {"for", "against"} or not is_plain(words[stop - 1].lower, english):
        return stop
    at = stop
    while at + 1 < len(words) and words[at].gap.strip() == "," and _is_quality(words[at], english):
        at += 1
    if at == stop or words[at].lower != "and":
        return stop
    end = at + 1
    while end < len(words) and words[end].joined and _is_quality(words[end], english):
        end += 1
    return end if end - at > 2 else stop  # "and" with a quality and what has them all


def _is_quality(word: Word, english: frozenset[str]) -> bool:
    return word.capital and is_plain(word.lower, english)


def owns_house(words: Sequence[Word], owner: int) -> bool:
    """Whether a house is called after whom it was built for: `Prince Odu's Palace Museum`."""
    titled = any(word.text in _NAMESAKES for word in words[max(0, owner - 2) : owner])
    near = [word for word in words[owner + 1 : owner + 3] if word.joined and word.capital]
    return titled and words[owner].possessive and any(word.text in _HOUSES for word in near)


def is_namesake(words: Sequence[Word], position: int, heads: frozenset[str], persons: frozenset[str]) -> bool:
    """Whether a title is part of what a body is called: one or two names follow, and then a head noun."""
    if words[position].text not in _NAMESAKES:
        return False
    for at in range(position + 1, min(position + 4, len(words))):
        if not (words[at].joined and words[at].capital):
            return False
        if words[at - 1].possessive and not owns_house(words, at - 1):
            return False
        if words[at].text in heads - persons and at > position + 1:
            return True
    return False
