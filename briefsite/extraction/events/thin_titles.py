"""Titles of two or three words that name nobody: "Necessity discussed", "Deadline concludes", "Statement released"."""

from __future__ import annotations

import re

from briefsite.extraction.events.candidates import Candidate
from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import passive
from briefsite.extraction.events.title_rests import bidden_behind, leaves_open, rest_behind

#: What is only added behind a comma does not stand between a thing and what became of it.
_ASIDE = re.compile(r", (?:by|in|including|such|under|with)\b.*$")
#: A title of so many words is thin.
_FEW = 3
#: Whoever has or makes these has told nothing yet.
_EMPTY = {"comment", "contribution", "information", "place", "pleasure", "point", "progress", "remark", "statement",
    "time", "work"}  # fmt: skip
_THINGS = {"nsubj", "nsubjpass", "dobj"}


def filled(title: str, candidate: Candidate, cast: Cast) -> str:
    """A thin title with what its thing is of, for or on: "Necessity of a plan discussed", "Sanctions imposed on two
    firms", "Farmers urged to wait"."""
    verb = candidate.trigger.token
    words = title.lower().split()
    if candidate.trigger.noun or len(words) > _FEW:
        return title
    for thing in (t for t in verb.children if t.dep_ in _THINGS and t.lower_ in words and t.pos_ != "PRON"):
        bidden = bidden_behind(thing, verb)
        if bidden is None and not leaves_open(thing, cast):
            continue
        rest, own = rest_behind(thing, bidden, len(title), cast)
        if not rest:
            continue
        if own and words[-1] != thing.lower_:
            rest = _ASIDE.sub("", rest)
            at = title.lower().index(thing.lower_) + len(thing.text)
            return f"{title[:at]} {rest}{title[at:]}"
        return f"{title} {rest}"
    return title


def says_nothing(title: str, candidate: Candidate) -> bool:
    """Whether a thin title leaves open who did what: "we released a statement", "he was expelled by Chad"."""
    verb = candidate.trigger.token
    done_to = [t for t in verb.lefts if t.dep_ == "nsubjpass"]
    nobody = done_to and all(t.pos_ == "PRON" for t in done_to) and not (candidate.initiators or candidate.counterparts)
    if nobody and title.lower().startswith(f"{verb.lower_} "):
        return True  # "Signed in Adda"
    if candidate.trigger.noun or len(title.split()) > _FEW:
        return False
    if passive(verb):
        by = any(t.dep_ == "agent" for t in verb.rights)
        return by and not candidate.counterparts and bool(done_to) and all(t.pos_ == "PRON" for t in done_to)
    unknown = not (candidate.initiators or candidate.counterparts) and title[1:].islower()
    empty = any(t.dep_ == "dobj" and t.lemma_.lower() in _EMPTY for t in verb.rights)
    return unknown and empty and any(t.dep_ == "nsubj" and t.tag_ == "PRP" for t in verb.lefts)
