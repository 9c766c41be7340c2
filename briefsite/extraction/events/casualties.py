"""How many were killed or hurt is news by whatever faint sign an attack is told, and nobody need be named: "shelling
killed at least 14 people, a rescue worker said"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import DEFINITE
from briefsite.extraction.events.triggers import Trigger

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SUFFERED = {"kill", "wound", "injure"}
#: Numbers that no figure tells.
_MANY = {"dozen", "score"}
#: So far behind a verb a number may stand: "killed at least some 14 people".
_REACH = 5
#: How many attacks there were: "a wave of bombing".
_ROUNDS = {"barrage", "series", "spate", "string", "wave"}


def counts_victims(trigger: Trigger) -> bool:
    """Whether a main clause tells of an attack how many it killed or hurt; what "has killed" many since is no news, and
    "the raid" was told before."""
    attack = trigger.noun and trigger.coding.kind == "conflict"
    attack = attack and all(t.lower_ not in DEFINITE for t in attacks_of(trigger.token).lefts)
    return attack and any(_of_news(verb) and _numbered(verb) for verb in _told_by(trigger.token))


def attacks_of(noun: Token) -> Token:
    """The noun that counts attacks, or the attack itself: "a new wave of bombing on Thursday"."""
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _ROUNDS
    return noun.head.head if counted else noun


def _told_by(noun: Token) -> Iterator[Token]:
    """The verbs of which a noun is the subject, also where the parse makes a participle of one."""
    subject = attacks_of(noun)
    if subject.dep_ in {"nsubj", "nsubjpass"}:
        verb = subject.head
        yield from (verb, *(t for t in verb.rights if t.dep_ == "conj" and t.pos_ == "VERB"))
        yield from (t for t in subject.rights if t.dep_ == "acl" and t.tag_ in {"VBN", "VBD"})


def _numbered(verb: Token) -> bool:
    """Whether a number of people is killed, who stand right behind the verb, whatever the parse makes of them; some
    thousands are the victims of a war."""
    if verb.lemma_.lower() not in _SUFFERED:
        return False
    behind = verb.doc[verb.i + 1 : verb.i + 1 + _REACH]
    phrase = takewhile(lambda t: t.pos_ not in {"NOUN", "PROPN", "PUNCT", "VERB"} or _many(t), behind)
    return any(map(_many, phrase))


def _many(word: Token) -> bool:
    figure = word.pos_ == "NUM" and (word.text.isalpha() or len(word.text) <= len("999"))
    return figure or word.lemma_.lower() in _MANY


def _of_news(verb: Token) -> bool:
    """Whether a clause is the news of its sentence, or what somebody reports behind it."""
    helping = {t.lower_ for t in verb.children if t.dep_ == "aux"}
    reported = verb.dep_ == "ccomp" and verb.i < verb.head.i
    torn = verb.dep_ == "acl" and verb.head.dep_ == "nsubj" and verb.i < verb.head.head.i
    return (verb.dep_ in {"ROOT", "conj"} or reported or torn) and helping.isdisjoint({"had", "has", "have"})
