"""What is told again by words that take it up: "signed the bill", "the ultimatum", "made these remarks"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.events.being_there import OCCASIONS
from briefsite.extraction.events.clauses import DEFINITE
from briefsite.extraction.events.dating import in_name

if TYPE_CHECKING:
    from briefsite.extraction.events.candidates import Candidate
    from briefsite.extraction.events.triggers import Trigger
    from briefsite.extraction.reading import Reading
    from briefsite.extraction.tokens import Token

#: What is done once to one thing.
_DONE_ONCE = {"adopt", "announce", "approve", "enact", "ink", "initial", "issue", "launch", "pass", "publish", "ratify",
    "sign", "unveil"}  # fmt: skip
#: What is done by these is taken up by its noun.
_ISSUING = {"announce", "declare", "deliver", "file", "give", "impose", "issue", "launch", "lodge", "make", "publish",
    "set", "submit"}  # fmt: skip
#: What a text calls a thing that it has told of by its own name.
_TAKING_UP = {"accord", "act", "agreement", "bill", "deal", "decision", "decree", "document", "initiative", "law",
    "legislation", "measure", "memorandum", "move", "order", "package", "pact", "plan", "policy", "treaty"}  # fmt: skip
#: What was said already, when somebody "made these remarks".
_WORDS, _THESE = {"comment", "observation", "remark", "statement"}, {"these", "this", "those"}
_TELLING = {"announce", "declare", "repeat", "reveal"}
_VIEWS = {"comment", "idea", "observation", "remark", "sentiment", "thought", "view"}


def done_again(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether the same people do to "the bill" what a verb told before, "signed a package into law", "signed the bill",
    or whoever does it: "signed contracts", "the contracts were inked in Adda"."""
    verb, thing = new.trigger.token, _thing(new)
    signed = new.trigger.coding.group == "agreement" and thing is not None and thing.dep_ == "nsubjpass"
    handed = new.trigger.coding.group == "handing" or signed
    once = handed or verb.lemma_.lower() in _DONE_ONCE
    if new.trigger.noun or not once or thing is None or not _definite(thing):
        return False
    told = [old for old in group if not old.trigger.noun and _same_deed(old, new)]
    alike = (old for old in told if _may_be(thing, _thing(old)) and {*old.initiators} == {*new.initiators})
    by_one = (old for old in told if handed and thing.lemma_ == _lemma(old) and not (old.initiators and new.initiators))
    same = next(alike, None) or next(by_one, None)
    apart = new.date is not None and any(old.date not in {None, new.date} for old in group)
    return same is not None and bool(new.initiators or handed) and same.phase == new.phase and not apart


def _same_deed(old: Candidate, new: Candidate) -> bool:
    """Whether two verbs say the same: "presented the report", "the report was handed over"."""
    groups = {old.trigger.coding.group, new.trigger.coding.group}
    return groups in ({"handing"}, {"agreement"}) or old.trigger.token.lemma_ == new.trigger.token.lemma_


def taken_up(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether a noun is what one of them did by a verb before: "issued an ultimatum", "answered his ultimatum"."""
    noun = new.trigger.token
    if not new.trigger.noun or not new.participants:
        return False
    if not (_definite(noun) or any(t.dep_ == "poss" for t in noun.lefts)):
        return False
    told = (old for old in group if old.trigger.token.lemma_.lower() in _ISSUING and old.sentence != new.sentence)
    things = {(thing.lemma_.lower(), old.initiators) for old in told if (thing := _thing(old)) is not None}
    return any(who and lemma == noun.lemma_.lower() and {*new.participants} <= {*who} for lemma, who in things)


def is_that_occasion(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether "the ceremony" is what the text told as held on a day: "The awarding of the medal was held today. At the
    ceremony, Lund said ..."."""
    noun, best = new.trigger.token, group[0]
    bare = new.trigger.noun and [t.lower_ for t in noun.children if not t.is_punct] in (["the"], ["this"])
    verb = best.trigger.token
    held = verb.lemma_ == "hold" or any(t.lower_ == "place" for t in verb.rights if verb.lemma_ == "take")
    told = held and not best.trigger.noun and best.trigger.coding.group == "start" and best.date is not None
    return bare and noun.lemma_.lower() in OCCASIONS and told and new.phase == best.phase


def days_where_said(found: Sequence[Trigger], dates: Mapping[int, int], reading: Reading) -> dict[int, int]:
    """To each trigger the number of its date; the ceremony at which somebody "made these remarks today" was today, and
    so were "the 2026 budget talks"."""
    told = reading.document.dates
    known = {trigger: date for trigger, date in dates.items() if not in_name(told[date].span, reading)}
    for number, words in enumerate(found):
        if number in dates and these_words(words):
            for other, trigger in enumerate(found):
                at = trigger.token.head
                there = trigger.noun and at.lower_ in {"at", "during"} and at.head == words.token.head
                known |= {other: dates[number]} if there and other not in known else {}
    return {**dates, **known}


def these_words(trigger: Trigger) -> bool:
    """Whether it only says when or where was said what the text has told: "made these remarks at a ceremony"."""
    noun = trigger.token
    these = noun.lemma_.lower() in _WORDS and any(t.lower_ in _THESE for t in noun.lefts)
    return trigger.noun and these and noun.head.lemma_.lower() in {"make", "express", "share"}


def says_these(verb: Token) -> bool:
    """Whether what somebody says has been told before: "expressed these views", "announced this change"."""
    objects = [t for t in verb.children if t.dep_ == "dobj"]
    views = any(t.lower_ in {"these", "those"} for n in objects if n.lemma_.lower() in _VIEWS for t in n.lefts)
    telling = verb.lemma_.lower() in _TELLING and any(t.lower_ in {"these", "this"} for n in objects for t in n.lefts)
    return views or telling


def _thing(candidate: Candidate) -> Token | None:
    return next((t for t in candidate.trigger.token.children if t.dep_ in {"dobj", "nsubjpass"}), None)


def _lemma(candidate: Candidate) -> str:
    thing = _thing(candidate)
    return "" if thing is None else thing.lemma_


def _definite(noun: Token) -> bool:
    return any(t.lower_ in DEFINITE for t in noun.lefts)


def _may_be(thing: Token, told: Token | None) -> bool:
    """Whether "the bill" may be what was told: the same word, or one for any such thing, with no word beside it that
    says which one."""
    bare = not any(t.dep_ in {"amod", "compound", "nummod", "poss"} for t in thing.lefts)
    same = told is not None and told.lemma_.lower() == thing.lemma_.lower()
    return same or (bare and thing.lemma_.lower() in _TAKING_UP)


def signs_it(new: Candidate, group: Sequence[Candidate]) -> bool:
    """Whether it says who put their names to an agreement told before, or when: "Lund signed on behalf of Chad", "The
    contract was inked in Oslo on 3 May"."""
    verb = new.trigger.token
    if new.trigger.coding.group != "agreement" or verb.lemma_.lower() not in {"sign", "initial", "ink"}:
        return False
    things = any(t.dep_ in {"dobj", "nsubjpass", "prt"} for t in verb.children)
    again = takes_up(new, things_of(group))
    near = 0 <= new.paragraph - group[-1].paragraph <= 1
    alike = group[0].trigger.coding.kind == "agreement" and group[0].phase == new.phase
    dated = new.date is not None and (not again or any(old.date is not None for old in group))
    return (again or (not things and not new.trigger.noun)) and near and alike and not dated


def things_of(group: Sequence[Candidate]) -> set[str]:
    """What the verbs of a group are told to be done to."""
    return {t.lemma_.lower() for old in group for t in old.trigger.token.rights if t.dep_ == "dobj"}


def takes_up(candidate: Candidate, things: Collection[str]) -> bool:
    """Whether it tells again what was done to these things: "it was signed", "both contracts were signed"."""
    told = [t for t in candidate.trigger.token.children if t.dep_ in {"nsubjpass", "dobj", "prt"}]
    return bool(told) and not candidate.trigger.noun and all(_known(t, things) for t in told)


def _known(thing: Token, things: Collection[str]) -> bool:
    alone = not any(t.dep_ in {"prep", "acl", "relcl"} for t in thing.rights)
    definite = any(t.lower_ in DEFINITE | {"both"} for t in thing.lefts) and thing.lemma_.lower() in things
    return thing.dep_ == "nsubjpass" and alone and (definite or thing.lower_ in {"it", "they", "both"})
