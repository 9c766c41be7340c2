"""What is called off, and what is only put off: that is still to come, though not on the day that was set for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, clause
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading, root_of, source_span
from briefsite.model.document import DateMention

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: How many words before the day the word stands that puts something off.
_REACH = 12
#: What stands between the two.
_BEFORE = len("until the ")
_UNTIL = re.compile(r"\b(?:to|until|till|for)\s+(?:the\s+)?\Z")


def calling_off(trigger: Trigger, lexicon: Lexicon) -> Token | None:
    """The word that calls an event off: "cancelled", "the cancellation of"."""
    return _above(trigger, lexicon, lexicon.words("cancelling"))


def putting_off(trigger: Trigger, lexicon: Lexicon) -> Token | None:
    """The word that puts an event off: "postponed", "the postponement of"."""
    return _above(trigger, lexicon, lexicon.words("putting_off"))


def fate(trigger: Trigger, lexicon: Lexicon) -> str:
    """What a title says of an event that does not take place, or not yet; else nothing."""
    if calling_off(trigger, lexicon) is not None:
        return "Cancelled"
    word = putting_off(trigger, lexicon)
    return "" if word is None else "Suspended" if word.lemma_.lower().startswith("suspen") else "Postponed"


def new_day(trigger: Trigger, cast: Cast) -> int | None:
    """The number of the date to which an event is put off: "until May". The day for which it was planned no longer
    holds, and the day on which it was put off was never its own."""
    word = putting_off(trigger, cast.reading.lexicon)
    if word is None:
        return None
    told = source_span(word)
    sentence = cast.sentence_of(told)
    for number, date in enumerate(cast.reading.document.dates):
        behind = told.end <= date.span.start and sentence.covers(date.span)
        if behind and _UNTIL.search(cast.reading.text[told.end : date.span.start]):
            return number
    return None


def put_off_to(date: DateMention, reading: Reading) -> bool:
    """Whether a day is one to which something is put off: it dates nothing else of its sentence."""
    if not _UNTIL.search(reading.text[max(0, date.span.start - _BEFORE) : date.span.start]):
        return False
    day, words = root_of(reading, date.span), reading.lexicon.words("putting_off")
    if day is None:
        return False
    near = (day.doc[at] for at in range(max(day.sent.start, day.i - _REACH), day.i))
    return any(t.lemma_.lower() in words or _with_particle(t) in words for t in near)


def still_holds(trigger: Trigger, cast: Cast) -> bool:
    """Whether a clause that tells for when something is planned tells it as of now: "will be held", not "had been
    planned" and not "was to be held"."""
    verb = clause(trigger, cast.reading.lexicon)
    return not any(t.tag_ == "VBD" and t.lemma_.lower() in {"have", "be"} for t in (verb, *verb.lefts))


def _above(trigger: Trigger, lexicon: Lexicon, words: frozenset[str]) -> Token | None:
    if not trigger.noun:
        return None
    for token in _over(trigger, clause(trigger, lexicon)):
        either = any(t.lower_ == "either" for t in token.lefts)  # "either delayed their election or held it by mail"
        if not either and (token.lemma_.lower() in words or _with_particle(token) in words):
            return token
    return None


def _over(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """The words above a noun that may say what became of it: what is called off "at the request of" somebody is no
    request."""
    noun = trigger.token
    preposition = noun.head
    hung = noun.dep_ == "pobj" and preposition.dep_ == "prep"
    doer = preposition.head.dep_ == "nsubj" and preposition.head.head == verb  # "lands with elections delayed theirs"
    if hung and (preposition.head == verb or (doer and preposition.lower_ != "of")):
        return
    if hung and preposition.lower_ == "of":
        yield preposition.head  # "the postponement of the talks"
    yield from (t for t in (preposition, verb, verb.head, *_done_to_it(noun)) if t is not noun)
    if noun.dep_ in SUBJECTS:  # "were due in May, but were put off"
        yield from (t for t in verb.rights if t.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in t.children))


def _done_to_it(noun: Token) -> Iterator[Token]:
    """The main verb, where "it" is what a clause before told: "in Adda, which was to vote, Lund postponed it"."""
    main = noun.sent.root
    objects = (t for t in main.rights if t.dep_ in {"dobj", "nsubjpass"})
    if noun.i < main.i and any(t.lower_ in {"it", "them"} for t in objects):
        yield main


def _with_particle(verb: Token) -> str:
    particle = next((t.lower_ for t in verb.children if t.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}"
