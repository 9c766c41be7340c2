"""Parties beyond the trigger's own phrase: whom a journey is to meet, who held those that are freed, who watches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind, clause, passive, subjects
from briefsite.extraction.events.triggers import Trigger

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_MEETING = {"meet", "confer", "talk", "consult", "hold", "see", "receive", "visit"}
_TAKING_PART = {"participate", "attend", "join", "address"}
_GETTING = {"receive", "get", "accept", "obtain"}
_ACTING_ON = {"nsubjpass", "dobj"}
_PRESSED = {"on", "against", "from"}
#: What these give is given to somebody.
_GIVING = {
    "present",
    "deliver",
    "hand",
    "give",
    "lodge",
    "issue",
    "award",
    "convey",
    "donate",
    "grant",
    "submit",
    "extend",
}
_FIGHTING = {"clash", "fight", "battle", "skirmish"}
#: What somebody does with a request that is made to him.
_ANSWERING = {
    "refuse",
    "reject",
    "turn",
    "grant",
    "accept",
    "approve",
    "deny",
    "decline",
    "consider",
    "ignore",
    "dismiss",
    "fulfil",
    "fulfill",
    "honour",
    "honor",
}
_OCCASIONS = {"presence", "company"}


def in_reach(trigger: Trigger, cast: Cast) -> list[str]:
    """Those who take part in an event by what hangs on its clause."""
    verb = clause(trigger, cast.reading.lexicon)
    nouns = [*_to_be_met(trigger, verb), *_agents(trigger, cast), *_around_gift(trigger), *_watching(verb)]
    nouns += [
        *_pressed(trigger),
        *_given(trigger),
        *_heard(trigger, verb),
        *_spoken_for(verb),
        *_cut_off(verb),
        *_joined_in(verb),
        *_accompanying(verb),
        *_fighting(verb),
        *_answering(trigger),
        *_run_by_others(trigger, verb),
        *_wanting(trigger),
    ]
    return [*(key for noun in nouns for key in cast.meant(noun)), *_unnamed(trigger, cast)]


def _unnamed(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """The state of officials whom no name tells: "met on Monday with their Chadian counterparts"."""
    if trigger.noun or trigger.coding.kind not in {"meeting", "call", "agreement"}:
        return
    for noun in (*behind(trigger.token, {"with"}), *(t for t in trigger.token.children if t.dep_ == "dobj")):
        if noun.lower_ == "counterparts" and not cast.meant(noun):
            yield from cast.nations_of(noun)


def _to_be_met(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Whom a journey is to meet: "will travel to Adda to meet with President Odu"."""
    if trigger.coding.kind != "visit":
        return
    aims = [
        t for t in (*verb.children, *trigger.token.children) if t.dep_ in {"advcl", "xcomp", "acl"} and t.tag_ == "VB"
    ]
    for aim in aims:
        if aim.lemma_.lower() in _MEETING and any(t.lower_ == "to" for t in aim.lefts):
            objects = [t for t in aim.children if t.dep_ == "dobj"]
            yield from (t for t in objects if t.ent_type_ == "PERSON" or t.pos_ == "PROPN")
            yield from behind(aim, {"with"})
            yield from (noun for t in objects for noun in behind(t, {"with"}))
        if aim.lemma_.lower() in _TAKING_PART:
            gatherings = [*(t for t in aim.children if t.dep_ == "dobj"), *behind(aim, {"in"})]
            run = (t for noun in gatherings for t in noun.children if t.dep_ == "acl" and t.tag_ == "VBN")
            yield from (host for verb in run for host in behind(verb, {"by"}))


def _agents(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Who did something to what is acted on: "soldiers held by the rebels were freed", "funded by Norway"."""
    if trigger.noun or trigger.coding.kind == "statement":
        return
    for noun in trigger.token.children:
        if noun.dep_ in _ACTING_ON and not cast.at(noun):
            things = [noun, *(t for t in noun.children if t.dep_ == "conj")]
            done = (t for thing in things for t in thing.children if t.dep_ == "acl" and t.tag_ == "VBN")
            yield from (agent for verb in done for agent in behind(verb, {"by"}))


def _cut_off(verb: Token) -> Iterator[Token]:
    """As `_agents`, where the parse took the participle for the main verb: "Men held by the rebels were freed"."""
    above = verb.head
    auxiliaries = {t.dep_ for t in above.children}
    joined = verb.dep_ == "conj" and passive(verb) and not any(t.dep_ in SUBJECTS for t in verb.children)
    if joined and above.tag_ in {"VBD", "VBN"} and not auxiliaries & {"aux", "auxpass", "dobj", "cc"}:
        yield from behind(above, {"by"})


def _around_gift(trigger: Trigger) -> Iterator[Token]:
    """Giver and receiver of what a participle tells: "received a letter from Norway, delivered by Ada Lund"."""
    thing = trigger.token.head
    verb = thing.head
    told = trigger.token.dep_ == "acl" and trigger.token.tag_ == "VBN" and thing.dep_ == "dobj"
    if told and verb.lemma_.lower() in _GETTING:
        yield from subjects(verb)
        yield from behind(thing, {"from"})


def _watching(verb: Token) -> Iterator[Token]:
    """Who was there: "signed in the presence of President Odu"."""
    there = [noun for noun in behind(verb, {"in"}) if noun.lower_ in _OCCASIONS]
    yield from (who for noun in there for who in behind(noun, {"of"}))


def _pressed(trigger: Trigger) -> Iterator[Token]:
    """On whom a penalty lies: "lifted the sanctions on Chad"."""
    if trigger.coding.group == "sanction" and not trigger.noun:
        yield from (who for t in trigger.token.children if t.dep_ in _ACTING_ON for who in behind(t, _PRESSED))


def _given(trigger: Trigger) -> Iterator[Token]:
    """To whom something is given that the parse lets "to" hang on: "presented the keys to General Odu"."""
    if not trigger.noun and trigger.token.lemma_.lower() in _GIVING:
        yield from (who for t in trigger.token.children if t.dep_ in _ACTING_ON for who in behind(t, {"to"}))


def _heard(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Whom a body heard: "met on Monday, hearing a briefing from Ada Lund"."""
    if trigger.coding.kind == "meeting":
        hearing = (t for t in verb.subtree if t.lemma_.lower() == "hear" and t.dep_ in {"advcl", "conj"})
        words = [t for v in hearing for t in v.children if t.dep_ == "dobj"]
        yield from (t for t in words if t.pos_ == "PROPN")
        yield from (who for t in words for who in behind(t, {"from", "by"}))


def _spoken_for(verb: Token) -> Iterator[Token]:
    """For whom a speaker speaks besides: "the delegate of Gabon, speaking also for Ghana"."""
    near = [*verb.children, *(t for s in subjects(verb) for t in s.children)]
    for speaking in (t for t in near if t.tag_ == "VBG" and t.lemma_.lower() == "speak"):
        yield from behind(speaking, {"for"})
        yield from (who for noun in behind(speaking, {"on"}) if noun.lower_ == "behalf" for who in behind(noun, {"of"}))


def _joined_in(verb: Token) -> Iterator[Token]:
    """With whom something is done: "joined Ada Lund in announcing the plan"."""
    above = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and above.lemma_.lower() == "join":
        yield from (t for t in above.children if t.dep_ == "dobj")


def _accompanying(verb: Token) -> Iterator[Token]:
    """Who came along: "Ada Lund, accompanied by Rei Tarro, opened the pier"."""
    doers = [t for s in subjects(verb) for t in (s, *s.conjuncts)]
    along = (t for one in (verb, *doers) for t in one.children if t.dep_ in {"acl", "advcl"} and t.tag_ == "VBN")
    yield from (who for t in along if t.lemma_.lower() in {"accompany", "join"} for who in behind(t, {"by"}))


def _fighting(top: Token) -> Iterator[Token]:
    """With whom somebody fights, as a participle adds: "resumed its offensive, clashing with the army"."""
    adding = [t for t in top.children if t.dep_ == "advcl" and t.tag_ == "VBG" and t.i > top.i]
    adding += [t for verb in adding for t in verb.children if t.dep_ == "conj" and t.tag_ == "VBG"]
    fights = (verb for verb in adding if verb.lemma_.lower() in _FIGHTING)
    yield from (who for verb in fights for who in behind(verb, {"with", "against"}))


def _answering(trigger: Trigger) -> Iterator[Token]:
    """To whom a request was made, by what he does with it: "the council turned down a request from Chad"."""
    noun, verb = trigger.token, trigger.token.head
    if trigger.noun and trigger.coding.kind == "request" and noun.dep_ in _ACTING_ON:
        answers = verb.lemma_.lower() in _ANSWERING
        yield from (behind(verb, {"by"}) if passive(verb) else subjects(verb)) if answers else ()


def _run_by_others(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Who did the second of two things to an occasion: "was opened by Lund and chaired by the Union"."""
    also = (t for t in verb.children if t.dep_ == "conj" and t.tag_ == "VBN" and trigger.noun and passive(verb))
    own = (t for t in also if not any(child.dep_ in SUBJECTS for child in t.children))
    yield from (who for t in own for who in behind(t, {"by"}))


def _wanting(trigger: Trigger) -> Iterator[Token]:
    """Who wants somebody else to go: "called for the resignation of Lund"."""
    preposition, leaving = trigger.token.head, trigger.token.lemma_.lower() in {"resignation", "dismissal", "removal"}
    verb = preposition.head
    if trigger.noun and leaving and preposition.lower_ == "for" and verb.lemma_.lower() in {"call", "ask", "press"}:
        yield from subjects(verb)
