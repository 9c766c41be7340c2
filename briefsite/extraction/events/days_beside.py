"""The day that stands at what a sentence tells beside an event. What is done right after a meeting or a vote is done on
its day: "approved the plan after a vote on Thursday". Whom somebody meets where he goes, he meets on the day of the
journey: "will fly to Adda on 3 May, where he will meet the mayor". What a body tells of itself is news of that day:
"said on Friday that they had detained a ship".

Only of a meeting that the text tells anew, "a meeting": "the meeting" may be that of last week.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.date_tense import participle_before
from briefsite.extraction.events.causes import of_cause
from briefsite.extraction.events.clauses import SUBJECTS, behind, clause, subjects
from briefsite.extraction.events.days import is_a_day
from briefsite.extraction.events.triggers import Trigger, event_noun
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.reading import Reading, root_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Phrase, Token

#: In these one agrees: "in the May 3 deal, they agreed".
_DEALS = {"deal", "accord", "agreement", "pact", "treaty"}
#: What one delivers who speaks at something, or for it.
_WORDS = {"address", "lecture", "message", "remarks", "speech", "statement"}
#: Kinds of event at which something is done.
_HELD = {"meeting", "anniversary"}
#: Behind these stands what was right before.
AFTER = {"after", "following"}
_MEETINGS = {"ballot", "call", "conversation", "meeting", "session", "talk", "vote"}
#: Bodies tell news of themselves; persons look back.
_THEMSELVES = {"it", "they"}
_EARLIER = {"already", "before", "earlier", "once", "originally", "previously"}
#: Before the noun, these say that it was told before, or that it may have been long ago.
_KNOWN = {"the", "this", "that", "these", "those", "earlier", "first", "last", "previous", "recent", "several", "many"}


def day_behind_verb(day: Phrase) -> Token | None:
    """The verb right before "on" and a day that the parse hangs on the noun behind it: "announced on Sunday large-scale
    launches"."""
    before = day.doc[day.start - 2] if day.start > 1 and day.doc[day.start - 1].lower_ == "on" else None
    torn = day.root.dep_ in {"compound", "nmod", "npadvmod", "amod", "poss"} and day.root.head.i >= day.end
    return before if torn and before is not None and before.pos_ == "VERB" else None


def cause_before(day: Phrase, lexicon: Lexicon) -> Token | None:
    """The event right before "on" and a day that only tells why something was done, whatever the parse hangs the day
    on: "launched raids in response to the attack on Kenya | on 3 May"."""
    last = day.doc[day.start - 2] if day.start > 1 and day.doc[day.start - 1].lower_ in {"on", "in"} else None
    phrase = (last, *last.ancestors) if last is not None else ()
    return next((t for t in phrase if t.dep_ == "pobj" and of_cause(t.head) and event_noun(t, lexicon)), None)


def came_behind(verb: Token) -> bool:
    """Whether a clause tells what the news came so long after: "it comes a day after the vote failed"."""
    return verb.head.lemma_.lower() in {"come", "follow"} and any(t.lower_ in {"after", "before"} for t in verb.lefts)


def day_of_saying(day: Phrase) -> Token | None:
    """The verb of saying before a day that the parse hangs on what is said: "said at a meeting yesterday | the law
    would be changed"; not where "that" stands before the day."""
    root = day.root
    said = next((t for t in (root.head, root.head.head) if t.dep_ == "ccomp" and t.i > day.end), None)
    if said is None or not said.head.i < day.start or any(t.dep_ == "mark" and t.i < day.start for t in said.lefts):
        return None
    subject = next((t for t in said.lefts if t.dep_ in SUBJECTS), None)
    return said.head if subject is not None and subject.left_edge.i == day.end else None


def hung_by(day: Phrase, lexicon: Lexicon) -> Token:
    """The word by which a date hangs, where the parse may hang it by another."""
    known = day_behind_verb(day) or day_of_saying(day) or participle_before(day)
    return known or cause_before(day, lexicon) or day.root


def frame_of(
    trigger: Trigger, told: Mapping[Token, int], found: Sequence[Trigger], lexicon: Lexicon, *, dated: bool
) -> int | None:
    """The number of the event whose day this one has: the visit during which it happens, and where it is not `dated`
    itself, the meeting at which it is said, the journey whose end it tells."""
    frame = _occasion(trigger, told, found, lexicon)
    if frame is None and not dated:
        frame = _gathering(trigger, told, found)
    if frame is None and not dated and trigger.coding.kind in _HELD:
        frame = _held_where(trigger, told)
        frame = _leg(trigger, told, found, lexicon) if frame is None else frame
    return frame


def _occasion(trigger: Trigger, told: Mapping[Token, int], found: Sequence[Trigger], lexicon: Lexicon) -> int | None:
    """The event during which this one happens: "the pledge was made during a visit on 3 May"; the journey on which
    somebody meets others: "will visit Adda on 3 May for talks"."""
    verb, preposition = clause(trigger, lexicon), trigger.token.head
    journey = told.get(preposition.head) if preposition.lower_ == "for" and trigger.token.dep_ == "pobj" else None
    if journey is not None and trigger.coding.kind == "meeting" and found[journey].coding.kind == "visit":
        return journey
    own = trigger.token is verb or trigger.token.head == verb
    return next((told[noun] for noun in behind(verb, {"during"}) if noun in told), None) if own else None


def _gathering(trigger: Trigger, told: Mapping[Token, int], found: Sequence[Trigger]) -> int | None:
    """The meeting at which something is said ("thanked Chad at a May 3 meeting"), or that those had who did it ("met on
    May 3 and agreed to open the port"), or the deal in which something is agreed."""
    verb = trigger.token
    if trigger.noun or verb.pos_ != "VERB":
        return None
    near = list(behind(verb, {"at", "in"}))
    joined = verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children)
    near += [verb.head] if joined and verb.tag_ == verb.head.tag_ else []
    numbers = (told[token] for token in near if token in told)
    deals = _DEALS if trigger.coding.kind == "agreement" else set()
    held = next((n for n in numbers if found[n].coding.kind == "meeting" or found[n].token.lemma_ in deals), None)
    said = (told[t] for t in verb.children if t.dep_ == "dobj" and t.lower_ in _WORDS and t in told)
    return held if held is not None else next(said, None)  # "will deliver remarks for the launch on May 3"


def _held_where(trigger: Trigger, told: Mapping[Token, int]) -> int | None:
    """What was done where something was held: "met for a summit in Adda, where they signed a truce on 3 May"."""
    clauses = (t for t in trigger.token.subtree if t.dep_ == "relcl" and t in told and t.tag_ == "VBD")
    return next((told[t] for t in clauses if t.left_edge.lower_ == "where"), None)


def _leg(trigger: Trigger, told: Mapping[Token, int], found: Sequence[Trigger], lexicon: Lexicon) -> int | None:
    """The number of the journey at whose end something happens: "will fly to Adda, where he will meet the mayor"."""
    verb = clause(trigger, lexicon)
    if verb.dep_ != "relcl" or verb.left_edge.lower_ != "where":
        return None
    journey = next((told[t] for t in verb.ancestors if t in told), None)
    return journey if journey is not None and found[journey].coding.kind == "visit" else None


def day_beside(trigger: Trigger, told: Mapping[Token, int], owners: Mapping[int, int], reading: Reading) -> int | None:
    """The number of the day that stands at what is told beside an event in its sentence; `told` are the events at their
    words, `owners` the dates of those that have one."""
    day = _of_meeting(trigger, told, owners, reading)
    return _announced(trigger, reading) if day is None else day


def _of_meeting(trigger: Trigger, told: Mapping[Token, int], owners: Mapping[int, int], reading: Reading) -> int | None:
    """The number of the day of the meeting right before it."""
    noun = next((noun for noun in behind(trigger.token, AFTER) if told_anew(noun)), None)
    if noun is None or trigger.noun:
        return None
    return _day(owners.get(told[noun]) if noun in told else next(_hung_on(noun, reading), None), reading)


def told_anew(noun: Token) -> bool:
    """Whether it is a meeting or vote that the text has not told before."""
    before = [t for t in noun.lefts if t.dep_ in {"det", "poss", "amod", "nummod"}]
    known = any(t.lower_ in _KNOWN or t.dep_ in {"poss", "nummod"} for t in before)
    return noun.dep_ == "pobj" and noun.lemma_.lower() in _MEETINGS and not known


def _hung_on(noun: Token, reading: Reading) -> Iterator[int]:
    """The dates that stand right at a noun: "a vote on Thursday evening"."""
    for number, date in enumerate(reading.document.dates):
        root = root_of(reading, date.span)
        if root is not None and noun in {root.head, root.head.head}:
            yield number


def _day(number: int | None, reading: Reading) -> int | None:
    """The date, if it is a day."""
    return number if number is not None and is_a_day(reading.document.dates[number].resolved) else None


def _announced(trigger: Trigger, reading: Reading) -> int | None:
    """The number of the day on which a body tells what it has itself just done: "said on Friday that they had detained
    a ship"."""
    verb, told = trigger.token, trigger.token.head
    if trigger.noun or verb.dep_ != "ccomp" or verb.tag_ not in {"VBD", "VBN"} or told.i > verb.i:
        return None
    if told.tag_ != "VBD":
        return None
    own = [t for t in subjects(verb) if t.lower_ in _THEMSELVES]
    if not own or told.lemma_.lower() not in reading.lexicon.words("announcing") | {"say"} or _at_its_own_time(verb):
        return None
    return next((n for n in _hung_on(told, reading) if _day(n, reading) is not None), None)


def _at_its_own_time(verb: Token) -> bool:
    """Whether it was done earlier, or is told as what did not happen."""
    return any(t.lower_ in _EARLIER or t.dep_ == "neg" for t in verb.children)
