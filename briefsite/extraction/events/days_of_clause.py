"""The day that stands in an event's own clause and went to another event there: on "On Friday Chad won the vote" hang
both the vote and who won it, on "On Friday Chad issued a statement and urged peace" both verbs, on "met the press on
Friday, calling for peace" what was said besides, and what is told "in a letter sent on Friday", "at a ceremony held
today", "during Monday's session" was told and done then.

It comes after the choice of events, of which a day makes some.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.events.called_off import put_off_to
from briefsite.extraction.events.clauses import SUBJECTS, behind
from briefsite.extraction.events.datelines import behind_deed, dateline, dates_nothing
from briefsite.extraction.events.days import is_a_day
from briefsite.extraction.events.days_beside import cause_before
from briefsite.extraction.events.days_of_matter import behind_matter, behind_what_follows
from briefsite.extraction.reading import Reading, parsed, root_of, source_span
from briefsite.model.document import EventMention, Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

#: By these a day hangs on a verb as the day of it.
_ON = {"on", "in", "during"}
_SAID = {"agreement", "request", "statement"}
_JUDGING = "event:criticism"
#: What is counted from another day tells none by itself: "three days after", "the same day".
_COUNTED = re.compile(r"\b(?:after|before|earlier|later|same)\b")
#: No more words stand between a date and the noun that it is of: "held", "on".
_NEAR = 2


def with_days_of_clause(events: Sequence[EventMention], reading: Reading) -> tuple[EventMention, ...]:
    """The events; of what was done and is told by a verb without a day, one has that of its clause."""
    days: dict[Doc, list[tuple[int, Token]]] = defaultdict(list)
    for number, root in _days(reading):
        days[root.doc].append((number, root))
    return tuple(_on_its_day(event, days, reading) for event in events)


def _days(reading: Reading) -> Iterator[tuple[int, Token]]:
    """The numbers of the dates on which something can have happened, each with the word that it hangs by."""
    line = dateline(reading)
    for number, date in enumerate(reading.document.dates):
        root = root_of(reading, date.span)
        counted = _COUNTED.search(date.span.of(reading.text)) is not None
        if (
            root is not None
            and not counted
            and not dates_nothing(date, reading, line)
            and not put_off_to(date, reading)
        ):
            yield number, root


def _on_its_day(event: EventMention, days: Mapping[Doc, Sequence[tuple[int, Token]]], reading: Reading) -> EventMention:
    verb = root_of(reading, event.trigger) if event.date is None and event.phase == "past" else None
    if verb is None or verb.pos_ != "VERB" or event.salience == "background":
        return event
    for number, root in days.get(verb.doc, ()):
        day = is_a_day(reading.document.dates[number].resolved)
        date = reading.document.dates[number].span
        of_deed = event.reason.rule == _JUDGING and behind_deed(verb, date, reading.lexicon)
        phrase = parsed(reading, date)
        of_deed = of_deed or (phrase is not None and cause_before(phrase, reading.lexicon) is not None)
        if of_deed or behind_matter(verb, date, reading) or behind_what_follows(verb, date, reading):
            continue
        together = _when(verb) or (event.kind in _SAID and _says_meanwhile(verb))
        there = _hangs_on(root, verb) or (together and _hangs_on(root, verb.head))
        there = there or (day and (_opens_for(root, verb) or _of_frame(root, verb)))
        if there and _same_words(root, verb, reading):
            reason = Reason("day-told-beside", (reading.document.dates[number].span,))
            return replace(event, date=number, date_reason=reason)
    return event


def _hangs_on(root: Token, verb: Token) -> bool:
    """Whether a date stands right at the verb: "won the vote on Friday"."""
    return root.head == verb or (root.head.head == verb and root.head.dep_ == "prep" and root.head.lower_ in _ON)


def _opens_for(root: Token, verb: Token) -> bool:
    """Whether a date opens the sentence and the verb is joined to the first one: "On Friday Chad issued a statement and
    urged peace"."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or first.tag_ != "VBD" or not _hangs_on(root, first):
        return False
    subject = next((t for t in first.lefts if t.dep_ in SUBJECTS), None)
    return subject is not None and root.i < subject.left_edge.i and not any(t.dep_ in SUBJECTS for t in verb.children)


def _when(verb: Token) -> bool:
    """Whether a clause tells at which occasion the one above it happened: "was agreed on 3 May when they visited"."""
    told = verb.dep_ == "advcl" and verb.tag_ == "VBD" and verb.head.tag_ in {"VBD", "VBN"}
    return told and verb.left_edge.lower_ == "when"


def _says_meanwhile(verb: Token) -> bool:
    """Whether a participle tells what is said while what the verb before it tells is done: "met the press on 3 May,
    calling for help"."""
    behind_deed = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i
    return behind_deed and verb.head.tag_ == "VBD" and not any(t.dep_ in SUBJECTS for t in verb.children)


def _of_frame(root: Token, verb: Token) -> bool:
    """Whether a date says which letter, ceremony or session it is in or at which something was told or done: "in a
    letter sent on Friday", "at Monday's session", "at a ceremony Monday"."""
    for noun in behind(verb, {"at", "during", "in"}):
        between = list(root.up_to(noun))[1:] if noun in root.ancestors else []
        sent = any(t.dep_ == "acl" and t.tag_ == "VBN" for t in between) and len(between) <= _NEAR
        on = root.head.head == noun and root.head.lower_ == "on" and root.i == root.head.i + 1
        if sent or on or (root.head == noun and root.dep_ in {"poss", "npadvmod"}):
            return True
    return False


def _same_words(root: Token, verb: Token, reading: Reading) -> bool:
    """Whether both stand in the same quotation, or in none."""
    return reading.document.between_marks(source_span(root)) is reading.document.between_marks(source_span(verb))
