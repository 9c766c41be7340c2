"""The dateline of a report, "ADDA, May 3 (KNA) –": its place is where the opening happened, its day is not the day of
what a weekday dates. A day from which something takes effect or was moved, or up to which things are counted, is none
on which it was decided or happened, nor is one of two of which the text leaves open which."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from briefsite.extraction.date_moved import REACH, moved_from
from briefsite.extraction.events.lasting import begins, ends
from briefsite.extraction.events.triggers import event_noun
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.opening_lines import opening_line
from briefsite.extraction.readable import same_length
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.span_search import covering
from briefsite.model.document import DateMention
from briefsite.model.nouns import dataclass
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_PLANS = r"(?:plan|program(?:me)?|budget|strategy|agenda|roadmap|schedule)s? (?:for|of)"
#: Since when a deal holds tells when it was made.
_SINCE = r"(?<!in place )(?<!in force )(?<!in effect )since(?: (?:the|about|around|at least|early|late|mid))*"
_EFFECT = re.compile(
    rf"\b(?:with effect from|(?:effective|starting|beginning)(?: from| on)?|{_SINCE}|as of|between|{_PLANS})[\s-]$",
    re.IGNORECASE,
)
#: A year for which money is given is not that of the gift.
_BUDGET = re.compile(r"\bfor (?:the )?(?=(?:fiscal|financial|budget|year)\b)", re.IGNORECASE)

#: What comes back every year happened on none of its days in particular.
_YEARLY = re.compile(r"\b(?:every|each) year,? (?:on |in )?(?:the )?$", re.IGNORECASE)
_EITHER = re.compile(r",?\s+or\s+(?:(?:in|on|by|early|late|as\slate\sas|as\searly\sas)\s)*(?:the\s)?")
_TWO_YEARS = re.compile(r"\b(?:the|both|his|her|its|their) [12]\d{3},? and [12]\d{3} (?=[A-Za-z])")
#: The year behind the number of a paper is part of what it is called: "resolution 2570 (2021)".
_NUMBERED = re.compile(r"\d \(([12]\d{3})\)")
#: What stands between two dates that may be one of two is no longer.
_WIDEST = 40
#: Up to then something lasts, and so many characters that may take.
_UNTIL = re.compile(
    r"\b(?:until|till|through|(?:months?|weeks?|years?|quarter|half|period)\s(?:to|ended|ending)(?:\son)?)"
    r"(?: the| about| late| early| mid)*[\s-]$"
)
_BEFORE = 30
#: More of a paragraph need not be looked at.
_ENOUGH = 1000


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and its place; `bare` where nothing but them stands before the report: "ADDA The minister said"."""

    place: Span
    whole: Span
    bare: bool = False


def dateline(reading: Reading) -> Dateline | None:
    """The dateline with which one of the first sentences begins."""
    return reading.kept("dateline", lambda: _dateline(reading))


def _dateline(reading: Reading) -> Dateline | None:
    for paragraph in reading.source.paragraphs[:4]:
        opening = Span(paragraph.span.start, min(paragraph.span.end, paragraph.span.start + _ENOUGH))
        found = opening_line(same_length(opening.of(reading.text)), paragraph.number)
        if found is not None:
            start = paragraph.span.start
            place, whole = found.span("place"), found.span()
            bare = found[0].rstrip()[-1].isalnum()
            return Dateline(Span(start + place[0], start + place[1]), Span(start, start + whole[1]), bare)
    return None


def dates_nothing(date: DateMention, reading: Reading, line: Dateline | None) -> bool:
    """Whether the date is of no event: the dateline's, where its sentence has another, or that of the effect, or one up
    to which only that lasts which another date begins."""
    if begins(date, reading):
        return False
    undecided = _left_open(date, reading) or _of_several(date.span, reading.text)
    if _NUMBERED.fullmatch(reading.text, max(0, date.span.start - len("1 (")), date.span.end + 1):
        return True
    if undecided or ends(date, reading) or _takes_effect(date, reading.text):
        return True
    if line is None or not line.whole.covers(date.span):
        return False
    sentence = covering(reading.document.sentences, date.span) or date.span
    others = (d for d in reading.document.dates if d != date and sentence.covers(d.span))
    return any(not _takes_effect(other, reading.text) for other in others)


def _left_open(date: DateMention, reading: Reading) -> bool:
    """Whether it is one of two of which the text does not say which: "in 2011 or 2012"."""
    dates = reading.document.dates
    at = bisect_left(dates, date.span.start, key=lambda other: other.span.start)
    gaps = ((one.span.end, other.span.start) for one, other in pairwise(dates[max(0, at - 1) : at + 2]))
    return any(end - start <= _WIDEST and _EITHER.fullmatch(reading.text, start, end) for start, end in gaps)


def _of_several(date: Span, text: str) -> bool:
    """Whether it is one of two years by which things are told apart: "backed the 2008 and 2012 plans"."""
    around = max(0, date.start - _WIDEST)
    found = _TWO_YEARS.finditer(text, around, date.end + _WIDEST)
    return any(match.start() <= date.start and date.end <= match.end() for match in found)


def _takes_effect(date: DateMention, text: str) -> bool:
    before = max(0, date.span.start - 30)
    if moved_from(text[max(0, date.span.start - REACH) : date.span.start]):
        return True
    if _YEARLY.search(text[before : date.span.start]):
        return True
    budget = _BUDGET.search(text[max(0, date.span.start - len("for the year ")) : date.span.end])
    return budget is not None or _EFFECT.search(text[before : date.span.start]) is not None


def lasted_until(date: Span, text: str) -> bool:
    """Whether a day is that up to which something lasts: "headed the division until the end of 2007"."""
    return _UNTIL.search(text[max(0, date.start - _BEFORE) : date.start]) is not None


def behind_deed(verb: Token, day: Span, lexicon: Lexicon) -> bool:
    """Whether a day may as well be that of the deed which a verb condemns, "condemned the attack on Adda on 3 May"; no
    war is on a day."""
    nouns = (t for t in verb.rights if t.dep_ == "dobj" and source_span(t).end <= day.start)
    deeds = [coding for t in nouns if (coding := event_noun(t, lexicon)) is not None]
    return any(coding.kind == "conflict" and coding.group != "war" for coding in deeds)
