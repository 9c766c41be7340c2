"""Who is given an office by what the text tells: `Ada Lund was appointed as | Director`, `named Ada Lund as | Judge`.

Behind "as" an office is that of the one who is appointed, never of whoever a comma lets follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.names import Name, Taken
    from briefsite.extraction.titles import RolePhrase

#: What is done to whoever gets an office.
APPOINTING = frozenset({"appointed", "named", "elected", "re-elected", "reappointed", "installed", "designated"})
_SWORN = ("sworn", "in")
#: What may stand between "as" and the office, and between the name and what is done.
_BEFORE = frozenset({"the", "a", "an", "its", "new", "country's"})
_HELPING = frozenset(
    {"has", "have", "been", "was", "were", "is", "officially", "formally", "also", "today", "yesterday"}
)
#: What leaves it open whether somebody gets it.
_OPEN = frozenset({"be", "not", "never", "if", "would", "could", "may", "might", "to"})
#: No more words stand between whoever is appointed and "as".
_FAR = 12


def behind_as(words: Sequence[Word], role: RolePhrase) -> int | None:
    """The "as" that an office stands behind, past its article; not one that opens a sentence: "As mayor, Ada Lund"."""
    at = role.start - 1
    if at > 0 and words[at].possessive:  # as Carrow's | Director
        while at > 0 and words[at].capital and words[at + 1].joined:
            at -= 1
    while at > 0 and words[at + 1].joined and (words[at].lower in _BEFORE or words[at].text[0].isdigit()):
        at -= 1
    behind = at >= 0 and words[at].lower == "as" and words[at + 1].joined
    return at if behind and not words[at].first else None


def appointee(words: Sequence[Word], role: RolePhrase, taken: Taken) -> Name | None:
    """The person who is told to get the office, where the text tells it as done."""
    at = behind_as(words, role)
    if at is None or words[role.head_end - 1].possessive:
        return None
    done = next((n for n in range(at - 1, max(-1, at - _FAR), -1) if _appoints(words, n)), None)
    if done is None:
        return None
    first = done - 1
    while first >= 0 and words[first + 1].joined and words[first].lower in _HELPING:
        first -= 1
    if first >= 0 and words[first].lower in _OPEN:
        return None
    by = words[done + 1].lower == "by"  # was appointed by the President as Director
    named = [n for n in range(done + 1, at) if _is_person(words[n], taken)]
    if named and not by:  # appointed | Ada Lund, a painter, | as Director
        return taken.at(words[named[0]].start)
    alone = by or at == done + 1 + (words[done].lower == "sworn")
    subject = _subject(words, first) if alone and first >= 0 else None
    return taken.at(words[subject].start) if subject is not None and _is_person(words[subject], taken) else None


def _appoints(words: Sequence[Word], at: int) -> bool:
    sworn = tuple(word.lower for word in words[at : at + 2]) == _SWORN
    return words[at].lower in APPOINTING or sworn


def _subject(words: Sequence[Word], last: int) -> int | None:
    """The last word of the name before the verb, past what a pair of commas tells of its bearer."""
    if words[last + 1].joined:
        return last
    if words[last + 1].gap.strip() != ",":
        return None
    opened = next((n for n in range(last, max(0, last - _FAR), -1) if words[n].gap.strip() == ","), None)
    return opened - 1 if opened else None


def _is_person(word: Word, taken: Taken) -> bool:
    name = taken.at(word.start)
    return name is not None and name.kind == "person"
