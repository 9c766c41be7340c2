"""Frames: who is there when an event is told whose own words name nobody.

Such an event stands in a clause about somebody ("Chad fended off an attack", "Lund served in the war"), is done to
somebody ("the attack shocked Chad"), or is only reported: "Lund said that three were killed". Whoever looks back on it
from another time ("spoke after the attack") is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import (
    SUBJECTS,
    at_another_time,
    behind,
    one_of_series,
    passive,
    subjects,
)
from briefsite.extraction.events.holders import LOOKING_ON
from briefsite.extraction.events.passing_on import passes_on
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.document import Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: The rule by which they are found; no title names them.
FRAME = "frame"
#: Behind these prepositions stands what goes on while its clause is told, or what that is about.
_MEANWHILE = {"in", "during", "at", "for", "with", "through", "on", "to"}
#: Of these, behind which stands what somebody who speaks is present at.
_PRESENT = {"at", "during", "in"}
#: How a noun hangs in the clause that tells of it.
_TOLD = {"dobj", "attr"} | SUBJECTS
#: What of an event may be told instead: "at the outset of the talks", "cancelled some of the protests".
_PARTS = {"all", "any", "beginning", "close", "eve", "framework", "leg", "margin", "most", "occasion", "opening",
    "outset", "part", "phase", "rest", "sideline", "some", "stage", "start"}  # fmt: skip
_REPORTING = {"say", "tell", "report", "acknowledge", "warn", "claim", "insist"}
#: Who tells something and is not whose adjective he has: "a Chadian watchdog group says".
_UNOFFICIAL = {"group", "source", "agency", "expert", "analyst", "observer", "monitor"}


def framed(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """Those of whom the clause around a noun tells, or else whoever reports the event, with the words that say so."""
    found = list(_programmes(trigger, cast))
    for words in (_between, _around, _behind_opening, _tellers):
        found = found or list(_actors(words(trigger, cast), cast))
    yield from ((key, Reason(FRAME, (source_span(token),))) for key, token in dict(found).items())


def _actors(words: Iterator[Token], cast: Cast) -> Iterator[tuple[str, Token]]:
    yield from ((key, word) for word in words for key in cast.meant(word) if not passes_on(key, cast))


def _programmes(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Token]]:
    """The programme under which something is done, or of which it is a part: "was launched under the Lake Programme",
    "opened the second phase of the Lake Programme"."""
    told = (t for t in trigger.token.children if t.dep_ in {"dobj", *SUBJECTS} and not trigger.noun)
    words = (trigger.token, *told)
    for noun in (*(n for t in words for n in behind(t, {"under"})), *(n for t in words[1:] for n in behind(t, {"of"}))):
        named = ((key, t) for t in noun.subtree for key in cast.at(t) if cast.kind(key) == "programme")
        yield from list(named)[:1]


def _between(trigger: Trigger, _: Cast) -> Iterator[Token]:
    """Between whom that is of which a verb tells: "the round of talks between Chad and Norway broke off"."""
    for subject in () if trigger.noun else subjects(trigger.token):
        for noun in (subject, *behind(subject, {"of"})):
            yield from behind(noun, {"between", "among"})


def _around(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """The words for those of whom the clause tells in which a noun stands: its subject and objects, or its objects
    where the noun is the subject."""
    noun = _whole(trigger.token if trigger.noun else trigger.token.head)
    hung, verb = noun.head, noun.head.head if noun.dep_ == "pobj" else noun.head
    explains = trigger.noun or (trigger.token.dep_ in {"acl", "relcl"} and not _was_before(trigger.token, verb))
    if not explains or verb.pos_ not in {"VERB", "AUX"} or (noun.dep_ not in _TOLD and not _meanwhile(hung, cast)):
        return
    held = verb.lemma_.lower() == "call" and noun.dep_ == "dobj"  # "called a meeting"
    if verb.lemma_.lower() in LOOKING_ON and not held:
        return  # who condemns an attack or welcomes a meeting has no part in it
    doers = behind(verb, {"by"}) if passive(verb) else iter(())
    if noun.dep_ in SUBJECTS:
        yield from _objects(verb)
        yield from doers
        return
    yield from (t for t in subjects(verb) if t != noun)
    yield from () if _says(verb, cast) else (t for t in _objects(verb) if t != noun)
    yield from doers


def _was_before(clause: Token, verb: Token) -> bool:
    """Whether a clause tells what was done once to what somebody deals with now: "reopen cases that were closed"."""
    once = any(t.dep_ == "auxpass" and t.lower_ in {"was", "were"} for t in clause.lefts)
    return once and verb.tag_ in {"VB", "VBG", "VBP", "VBZ"}


def _behind_opening(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Who is named behind the noun in the phrase that opens a sentence in which the parse found no verb: "In talks on
    Monday Chad detailed plans to help Norway"."""
    noun, sentence = trigger.token, trigger.token.sent
    opening = sentence[0].lower_ in _PRESENT and noun.dep_ == "pobj" and noun.head == sentence[0]
    if trigger.noun and opening and sentence.root.pos_ not in {"VERB", "AUX"}:
        within = {t for word in sentence for t in behind(word, {"in", "at"})}
        yield from (t for t in noun.doc[noun.i + 1 : sentence.end] if cast.at(t) and t not in within)


def _meanwhile(preposition: Token, cast: Cast) -> bool:
    """Whether what stands behind a preposition goes on while its clause is told, or is what that is about."""
    words = _PRESENT if _says(preposition.head, cast) else _MEANWHILE
    return preposition.dep_ == "prep" and preposition.lower_ in words and not at_another_time(preposition)


def _objects(verb: Token) -> Iterator[Token]:
    """The objects of a verb, or of the infinitive that goes with it: "is to include Chad"."""
    verbs = (verb, *(t for t in verb.children if t.dep_ == "xcomp"))
    yield from (t for one in verbs for t in one.children if t.dep_ in {"dobj", "dative"})


def _whole(noun: Token) -> Token:
    """What the noun tells of is one or some of, or a time of: "some of the protests", "the outset of the talks"."""
    noun = one_of_series(noun)
    while noun.dep_ == "conj" or (noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _PARTS):
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    return noun


def _says(verb: Token, cast: Cast) -> bool:
    return verb.lemma_.lower() in cast.reading.lexicon.words("announcing") | _REPORTING


def _tellers(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Who reports the event: the subject of the verb whose words are the clause that tells it."""
    verb = trigger.token
    while verb.dep_ not in {"ccomp", "ROOT"} and verb.pos_ not in {"VERB", "AUX"}:
        if at_another_time(verb) or verb.lower_ == "since":
            return
        verb = verb.head
    while verb.dep_ in {"xcomp", "acomp"} and verb.head is not verb:
        verb = verb.head
    told = list(subjects(verb.head)) if verb.dep_ == "ccomp" and _says(verb.head, cast) else []
    told += [noun for t in verb.children if t.lower_ == "according" for noun in behind(t, {"to"})]
    yield from (t for t in told if t.lemma_.lower() not in _UNOFFICIAL)
