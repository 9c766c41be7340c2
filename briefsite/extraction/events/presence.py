"""Who led the sides of an event told before, who was there besides, and who "attended the meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.clauses import DEFINITE

#: The groups of verbs that say who leads a side, and who was there besides.
_HEADING, ATTENDING = "heading", "attending"
#: Kinds of event at which somebody may be present.
_ATTENDED = {"meeting", "agreement", "anniversary", "aid", "exercise", "appointment", "visit"}
_GATHERINGS = {"proceeding", "meeting", "talk", "discussion", "session", "event", "dialogue", "gathering", "conference",
    "summit", "consultation", "negotiation", "forum"}  # fmt: skip


def heads(candidate: Candidate) -> bool:
    """Whether it says who leads the sides of an event told before, or who was there besides."""
    return candidate.trigger.coding.group in {_HEADING, ATTENDING}


def leads_there(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether it says who led the two sides of a meeting told in the sentence or two before."""
    near = 0 <= new.paragraph - group[-1].paragraph <= 1
    return new.trigger.coding.group == _HEADING and near and group[0].trigger.coding.kind == "meeting"


def was_there(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether it says who was present at an event told in the sentence or two before."""
    if new.trigger.coding.group != ATTENDING:
        return False
    told = group[0].trigger.coding.kind in _ATTENDED and group[0].phase == new.phase
    near = 0 <= new.paragraph - group[-1].paragraph <= 1
    objects = [t.lemma_.lower() for t in new.trigger.token.children if t.dep_ == "dobj"]
    there = all(noun in _GATHERINGS for noun in objects)  # "facilitated trade" is something else
    return near and told and there and bool(new.participants)


def attends(candidate: Candidate) -> bool:
    """Whether it only says that more people were at "the meeting"."""
    token = candidate.trigger.token
    definite = any(t.lower_ in DEFINITE for t in token.children)
    return candidate.trigger.noun and definite and token.head.lemma_.lower() in {"attend", "join", "at"}


def merely_there(candidate: Candidate) -> bool:
    """Whether it only says what else happened "at the meeting"."""
    return attends(candidate) and candidate.trigger.token.head.lower_ == "at"
