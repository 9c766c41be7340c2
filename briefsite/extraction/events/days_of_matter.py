"""Dates that stand in an event's clause and tell when something else is: what was said, condemned or talked of, and up
to when something lasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.causes import of_cause
from briefsite.extraction.events.clauses import at_another_time, behind, clause
from briefsite.extraction.events.datelines import behind_deed, lasted_until
from briefsite.extraction.events.days import first_and_last
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.noun_phrases import MODIFIERS
from briefsite.extraction.reading import Reading, root_of, source_span
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_AT = {"at", "in"}
_BEFORE_NOUN = MODIFIERS | {"nummod"}
#: Before what is still to come stand these.
_AHEAD = {"before", "of", "to"}
#: No more characters stand between a place and its day: " on ", ", early on ".
_RIGHT_BEHIND = 12
#: By these a paper tells of what was at another time.
_SHOWING = {"cover", "describe", "detail", "find", "indicate", "report", "reveal", "show", "suggest"}


def of_no_doing(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether a date is of what somebody said, or only of how long it lasted, or how long what it brings is to last."""
    verb, root = clause(trigger, reading.lexicon), root_of(reading, date)
    past = trigger.coding.kind == "visit" or verb.tag_ in {"VBD", "VBN"}
    aside = root is not None and verb != next((t for t in root.ancestors if t.pos_ in {"VERB", "AUX"}), verb)
    told = any(rule(date, trigger, reading) for rule in _RULES)
    return told or ((past or aside) and lasted_until(date, reading.text))


def _of_deed(date: Span, trigger: Trigger, reading: Reading) -> bool:
    judging = trigger.coding.group == "criticism" and not trigger.noun
    return judging and behind_deed(trigger.token, date, reading.lexicon)


def _of_matter(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether it is when that is which is talked of: years, "the discussion covered plans to build two ports in
    2026–2030", and a day behind its place. Any other day may be that of the talk, whatever the parse hangs it on."""
    root, verb = root_of(reading, date), clause(trigger, reading.lexicon)
    above = list(root.ancestors) if root is not None else []
    own = trigger.noun and trigger.token in above  # "discussed the 2022 invasion"
    if own or verb.lemma_.lower() not in reading.lexicon.words("discussing_verbs"):
        return False
    if root is not None and (root.dep_ == "dobj" or (root.dep_ in _BEFORE_NOUN and _in_object(root.head, verb))):
        return True  # "discussed the February 26 launches"
    if not _is_of_days(date, reading):
        return any(t.dep_ == "dobj" and t.head is verb and t.i > verb.i for t in above)
    return behind_matter(verb, date, reading)


def _in_object(noun: Token, verb: Token) -> bool:
    """Whether a noun is what a verb talks of, or joined to that."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun.dep_ == "dobj" and noun.head is verb


def _of_what_follows(date: Span, trigger: Trigger, reading: Reading) -> bool:
    above = trigger.token.head
    itself = trigger.noun and above.dep_ == "prep" and at_another_time(above)
    return not itself and behind_what_follows(clause(trigger, reading.lexicon), date, reading)


def behind_what_follows(verb: Token, day: Span, reading: Reading) -> bool:
    """Whether a day stands behind the place of what is still to come: "met ahead of a summit in Adda on 3 May"."""
    ahead = (t for t in verb.subtree if t.dep_ == "prep" and verb.i < t.i and at_another_time(t))
    ahead = (t for t in ahead if t.lower_ in _AHEAD and source_span(t).end <= day.start)
    nouns = (t for preposition in ahead for t in preposition.rights if event_noun(t, reading.lexicon) is not None)
    seats = (seat for noun in nouns for seat in behind(noun, _AT))
    return any(0 < day.start - source_span(seat.right_edge).end <= _RIGHT_BEHIND for seat in seats)


def behind_matter(verb: Token, day: Span, reading: Reading) -> bool:
    """Whether a day stands behind the place of what is talked of: "discussed the launch in Adda on 3 May"."""
    lexicon = reading.lexicon
    if verb.lemma_.lower() not in lexicon.words("discussing_verbs"):
        return False
    matter = (t for t in verb.rights if t.dep_ == "dobj" and event_noun(t, lexicon) is not None)
    placed = (t for noun in matter for t in noun.rights if t.lower_ in _AT)
    return any(source_span(t.right_edge).end <= day.start for t in placed)


def _judged_for(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether years are those of what somebody is judged for: "has blamed Chad for the riots throughout 2020"."""
    reasons = (t for t in trigger.token.rights if of_cause(t) and source_span(t).end <= date.start)
    return not trigger.noun and any(reasons) and not _is_of_days(date, reading)


def _foretold(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether years are those for which something is foretold: "forecast a shortfall for 2026 and 2027"."""
    root, verb = root_of(reading, date), trigger.token
    foretells = not trigger.noun and verb.lemma_.lower() in reading.lexicon.words("foretelling_verbs")
    return foretells and root is not None and root.i > verb.i and not _is_of_days(date, reading)


def _of_thing(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether years are those of what was done to a thing before: "will investigate deeds done between 2010 and 2025",
    "visited the port built in 2019", or of what is done besides: "celebrates and marks the 1918 opening"."""
    root = root_of(reading, date)
    if root is not None and root.dep_ == "nummod" and root.head.dep_ == "dobj" and not trigger.noun:
        beside = root.head.head
        if beside.dep_ == "conj" and beside is not trigger.token:
            return not _is_of_days(date, reading)
    above = list(root.up_to(trigger.token)) if root is not None and trigger.token in root.ancestors else []
    shown = (t for t in above if t.dep_ == "acl" and t.tag_ == "VBG" and t.lemma_.lower() in _SHOWING)
    if any(t.head is not trigger.token for t in shown):
        return True  # "issued a report showing growth in 2019"
    told = (t for t in above if t.dep_ == "acl" and t.tag_ == "VBN" and t.head is not trigger.token)
    told = (t for t in told if t.lemma_.lower() not in reading.lexicon.words("happening"))
    return any(told) and not _is_of_days(date, reading)


def _is_of_days(date: Span, reading: Reading) -> bool:
    """Whether a date tells a day, or a first and a last one."""
    return any(first_and_last(other.resolved) for other in reading.document.dates if other.span == date)


def _in_other_words(date: Span, trigger: Trigger, reading: Reading) -> bool:
    """Whether a date stands in somebody's words and the event outside them: what is said dates no saying."""
    quoted = reading.document.between_marks(date)
    return quoted is not None and not quoted.span.covers(source_span(trigger.token))


#: What a date in an event's clause may be of that is not the event.
_RULES = (_in_other_words, _of_deed, _of_matter, _of_thing, _of_what_follows, _foretold, _judged_for)
