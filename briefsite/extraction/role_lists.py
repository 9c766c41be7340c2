"""Lists of people whose offices stand before their names: `Ambassador NAME, First Secretary, Head of Trade NAME`.

There an office between two commas is that of whoever comes next, and nobody's where no name follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.role_bounds import past_brackets
from briefsite.extraction.titles import role_phrases
from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.names import Name, Taken
    from briefsite.extraction.titles import RolePhrase, TitleWords

#: What the next item may begin with: `Envoy to Oslo, former Chief Justice NAME`.
_GOING_ON = frozenset({"and", "former", "late"})
#: How many words an item of a list has at most before its name.
_ITEM = 12
_SMALL = frozenset({"of", "for", "to", "the", "on", "and", "&"})


def of_next(words: Sequence[Word], role: RolePhrase, titles: TitleWords) -> bool:
    """Whether an office, behind the name of somebody whose own stands before it, is followed by the next item: not by
    "and" and somebody's name with his title, who has his own office behind it."""
    end = past_brackets(words, role.end)
    if end > role.end and end < len(words) and words[end].lower == "of":
        return True  # NAME, Chairman of the Lake Board (LB) | of Carrow NAME
    if end + 1 >= len(words) or words[end].gap.strip() not in {",", ""} or not words[role.head_start].capital:
        return False
    if words[end].lower == "and" and (titles.honorifics.at(words, end + 1) or titles.ranks.at(words, end + 1)):
        return False
    goes_on = words[end].lower in _GOING_ON and words[end + 1].capital
    return words[end].capital or goes_on or _another_office(words, end, titles)


def _another_office(words: Sequence[Word], end: int, titles: TitleWords) -> bool:
    """`Governor NAME, the Chairman of the Board, | the Dean of the College and officials`: offices without names."""
    listed = words[end].gap.strip() == "," and words[end].lower == "the" and words[end + 1].capital
    return listed and bool(titles.heads.at(words, end + 1) or titles.modifiers.at(words, end + 1))


def offices_end(words: Sequence[Word], role: RolePhrase, titles: TitleWords) -> int:
    """Where an office ends, with the one that "and" joins to it: `Deputy Premier and Minister of Trade`."""
    joined = role.end < len(words) and words[role.end].lower == "and"
    ends = (other.end for other in role_phrases(words, titles) if joined and other.start == role.end + 1)
    return next(ends, role.end)


def name_behind(words: Sequence[Word], role: RolePhrase, taken: Taken) -> Name | None:
    """The person whose name ends that item, behind a body or a further office: `Chief Envoy, JICA Carrow Mr NAME`."""
    start, bracketed = role.end + 1, past_brackets(words, role.end) > role.end
    for position in range(start, min(role.end + _ITEM, len(words))):
        word = words[position]
        if not (word.joined or (bracketed and position == start)):
            return None
        name = taken.at(word.start)
        if name is not None and name.kind == "person":
            return name if name.span.start == word.start else None
        if not (word.capital or word.text in _SMALL):
            return None
    return None
