"""Elections: which of those that a text names are one, "the 2016 presidential election" and "the election", and which
it only touches upon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.distinct import dated_alike
from briefsite.model.document import DateMention

if TYPE_CHECKING:
    from briefsite.extraction.events.candidates import Candidate

#: How a noun hangs on the verb that tells of it.
_TOLD = {"nsubj", "nsubjpass", "dobj", "attr", "ROOT"}
#: Beside the noun these say who was elected.
_SOMEBODYS = {"of", "her", "his", "my", "your"}
#: Whom or what people elect: of two kinds there are two elections.
_KINDS = {"by", "by-election", "congressional", "council", "european", "federal", "gubernatorial", "local", "mayoral",
    "midterm", "mid-term", "municipal", "parliamentary", "presidential", "primary", "provincial", "regional", "runoff",
    "run-off", "senate", "state"}  # fmt: skip
_MAIN = {"ROOT", "ccomp", "conj"}
#: Before the noun these tell of another election than the one told.
_ANOTHER = {
    "next",
    "following",
    "previous",
    "earlier",
    "last",
    "another",
    "second",
    "third",
    "first",
    "new",
    "past",
    "future",
}


def is_election(candidate: Candidate) -> bool:
    """Whether a noun tells of one."""
    return candidate.trigger.noun and candidate.trigger.coding.group == "election"


def one_election(new: Candidate, group: Sequence[Candidate], dates: Sequence[DateMention]) -> bool:
    """Whether an election is the one of the group: of no other kind, land or time, and not "the next" or "a new"."""
    told = [old for old in group if is_election(old)]
    own, others = _before(new), set().union(*(_before(old) for old in told))
    if (own & _ANOTHER) != (others & _ANOTHER) and not dated_alike(told, new, dates):
        return False
    if new.fate and any(old.fate and _theirs(old) != _theirs(new) for old in told):
        return False  # "other states delayed their elections"
    if own & _KINDS and others & _KINDS and not own & others & _KINDS:
        return False
    land, lands = _voting(new), set().union(*(_voting(old) for old in told))
    if land and lands and not land & lands:
        return False
    return all(_at_one_time(new, old, dates) for old in told)


def told_fully(group: Sequence[Candidate]) -> list[Candidate]:
    """The group with that telling first which says what election it was and when, where the first one does neither, "he
    had won the election"."""
    best = group[0]
    named = (c for c in group if is_election(c) and c.date is not None and _before(c) & _KINDS)
    bare = is_election(best) and best.date is None and not _before(best) & _KINDS
    fuller = next(named, best) if bare else best
    return [fuller, *(c for c in group if c is not fuller)]


def only_touched_upon(group: Sequence[Candidate]) -> bool:
    """Whether it is an election or a war on no day that stands only behind a preposition: "a reward for news of
    meddling in elections", "the cost of Chad's war"."""
    undated = all(candidate.date is None and not candidate.fate for candidate in group)
    of_such = all(candidate.trigger.coding.group in {"election", "war"} for candidate in group)
    return of_such and undated and not any(_is_told(candidate) for candidate in group)


def _is_told(candidate: Candidate) -> bool:
    """Whether the clause is about the election, which is held, called or won, or is somebody's: "Lund's election"."""
    noun = candidate.trigger.token
    while noun.dep_ == "conj":
        noun = noun.head
    somebodys = any(t.lower_ in _SOMEBODYS or t.ent_type_ == "PERSON" for t in candidate.trigger.token.children)
    if is_election(candidate):
        return noun.dep_ in _TOLD or somebodys
    return noun.dep_ in _TOLD and (noun.dep_ != "dobj" or noun.head.dep_ in _MAIN)  # "those who flee the war"


def _before(candidate: Candidate) -> set[str]:
    left = (t for t in candidate.trigger.token.lefts if t.dep_ in {"amod", "compound", "nmod", "conj"})
    return {word.lower_ for t in left for word in t.subtree}


def _theirs(candidate: Candidate) -> bool:
    return any(t.dep_ == "poss" and t.pos_ == "PRON" and t.lower_ != "our" for t in candidate.trigger.token.lefts)


def _voting(candidate: Candidate) -> set[str]:
    return {key for key, reason in candidate.because if reason.rule == "votes"}


def _at_one_time(a: Candidate, b: Candidate, dates: Sequence[DateMention]) -> bool:
    days = sorted((dates[c.date].resolved for c in (a, b) if c.date is not None), key=len)
    return len(days) < 2 or "XXXX" in days or days[1].startswith(days[0])
