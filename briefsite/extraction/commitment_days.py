"""By when: the first day in a matter for which something is asked or promised.

A day that lies behind the text is none, nor is one that only tells which thing is meant: "the promises made on 3 July",
"the 2018 agreement", "last night's raid". What is to go on as it does has no day: "to stay in touch ahead of the
summit in June".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.reading import root_of, source_span
from briefsite.model.document import DateMention
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Before the day from which something has been so.
_SINCE = ("since", "Since")
#: So near before a day that stands.
_BEFORE = 40
_BEHIND = re.compile(r"\b(?:yesterday|ago|(?:last|past|previous)\s+\w+(?!\s+of\b))\b", re.IGNORECASE)
#: What goes on is to be done by no day, but up to one.
_GOING_ON = {"continue", "keep", "remain", "stay"}
_UP_TO = re.compile(r"\b(?:until|till|through)(?:\s\w+){0,2}\s$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?|its|his|her|their|our|this)\s\Z", re.IGNORECASE)
#: The words behind a day that it describes, none of which goes on with the sentence.
_THING = re.compile(
    r" (?!(?:after|and|as|at|before|by|for|from|if|in|of|on|or|that|to|until|when|where|which|with)\b)"
    r"[\w’'-]+(?: \w+){0,2}"
)
_HELD = frozenset(
    ["ceremony", "conference", "date", "deadline", "election", "elections", "event", "forum", "meeting", "referendum",
     "round", "session", "summit", "talks", "target", "visit", "vote"]
)  # fmt: skip
_MODIFYING = {"poss", "compound", "nmod", "nummod", "amod"}


def due_in(matter: Span, word: Token, cast: Cast) -> int | None:
    """The number of that date, or None."""
    past = [
        Span(source_span(t.left_edge).start, source_span(t.right_edge).end)
        for t in word.doc
        if t.tag_ in {"VBN", "VBD"} and _looks_back(t) and matter.covers(source_span(t))
        if not any(a.dep_ == "aux" and a.tag_ in {"TO", "MD"} for a in t.children)
    ]
    dates = cast.reading.document.dates
    first = bisect_left(dates, matter.start, key=lambda date: date.span.start)
    within = takewhile(lambda n: matter.covers(dates[n].span), range(first, len(dates)))
    ahead = (n for n in within if not (_is_behind(dates[n], cast) or _tells_which(dates[n].span, cast)))
    going_on = (head := root_of(cast.reading, matter)) is not None and head.lemma_.lower() in _GOING_ON
    ahead = (n for n in ahead if not _of_asking(dates[n].span, word, cast))
    ahead = (n for n in ahead if not going_on or _up_to(dates[n].span, cast.reading.text))
    return next((n for n in ahead if not any(p.covers(dates[n].span) for p in past)), None)


def _of_asking(day: Span, word: Token, cast: Cast) -> bool:
    """Whether a bare day behind a thing tells when it was asked for: "asked for his resignation Monday night"."""
    root = root_of(cast.reading, day)
    return root is not None and root.dep_ == "npadvmod" and (root.head is word or root.head.pos_ in {"NOUN", "PROPN"})


def _looks_back(verb: Token) -> bool:
    """Whether a verb tells what was done to a thing, or what was done before: "like what Lund proposed in 1930"."""
    return verb.dep_ in {"acl", "relcl"} or (verb.tag_ == "VBD" and verb.dep_ == "pcomp")


def _up_to(day: Span, text: str) -> bool:
    return _UP_TO.search(text[max(0, day.start - _BEFORE) : day.start]) is not None


def _is_behind(day: DateMention, cast: Cast) -> bool:
    """Whether a day is past by its own words, by a "since" before it or by the day of publication."""
    text, published = cast.reading.text, cast.reading.source.metadata.published
    since = text[max(0, day.span.start - _BEFORE) : day.span.start].rstrip().endswith(_SINCE)
    known = re.fullmatch(r"\d{2}(?:\dX|XX|\d\d)(?:-\d\d){0,2}", day.resolved)
    last = day.resolved.replace("X", "9")  # of a decade or a century
    before = bool(published and known) and last < published[: len(last)]
    return since or before or bool(_BEHIND.search(day.span.of(text)))


def _describes(day: Span, text: str) -> bool:
    """Whether a day stands between an article and a thing, "the 2015 elected assembly", that is not held on it."""
    if not _ARTICLE.search(text, max(0, day.start - _BEFORE), day.start):
        return False
    behind = _THING.match(text, day.end)
    return behind is not None and _HELD.isdisjoint(behind.group().lower().split())


def _tells_which(day: Span, cast: Cast) -> bool:
    """Whether a day tells which paper is meant, "the 2018 agreement", "the accord of 3 May", or what was done on it,
    "Monday's raid"."""
    root = root_of(cast.reading, day)
    if root is None or root.dep_ == "poss" or _describes(day, cast.reading.text):
        return root is not None
    of = root.dep_ == "pobj" and root.head.lower_ == "of"
    thing = root.head.head if of else root.head
    papers = cast.reading.lexicon.words("dated_papers")
    return (of or root.dep_ in _MODIFYING) and thing.lemma_.lower() in papers
