"""Agents beside a deed: who paid for it, spoke at it or shared in it, and at whose bidding it was done.

Each is told in a phrase of its own: "was held in Adda, sponsored by the Harbour Board", "featuring an address by Ada
Lund", "the ministry, in collaboration with the Union, opened", "following directives from Lund, the road was reopened".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.clauses import behind, clause, subjects
from briefsite.extraction.events.lists import together_with
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.parse import has_subject_before

if TYPE_CHECKING:
    from briefsite.extraction.events.cast import Cast
    from briefsite.extraction.tokens import Token

#: Participles that tell who ran what happened.
_RUNNING = {"lead", "host", "organise", "organize", "chair", "mediate", "broker", "run", "conduct", "co-chair",
    "preside", "arrange", "accompany", "attend", "witness"}  # fmt: skip
#: Participles that tell who paid for what happened, or did it for others.
_PAYING = {"arrange", "back", "convene", "coordinate", "facilitate", "finance", "fund", "moderate", "organise",
    "organize", "spearhead", "sponsor", "co-sponsor", "co-organise", "co-organize", "support"}  # fmt: skip
#: Where and when something happens, on which the parse may hang them.
_WHERE_OR_WHEN = {"DATE", "TIME", "GPE", "LOC", "FAC", "ORG"}
#: Kinds of event at which people speak.
_SPOKEN_AT = {"meeting", "anniversary", "other"}
_FEATURING = {"feature", "include", "comprise"}
_SPEECHES = {"address", "keynote", "lecture", "performance", "presentation", "remark", "speech", "talk"}
_PRESENTING = {"present", "deliver", "conduct", "facilitate", "give"}
#: What somebody gives who has others act.
_BIDDING = {"behest", "command", "direction", "directive", "instruction", "order"}
_FOLLOWING = {"on", "at", "under", "upon", "following", "per", "by"}


def run_by(trigger: Trigger, cast: Cast) -> list[Token]:
    """Those by whom a participle says that it was run: "took place in Adda, led by the two navies"."""
    verbs = (trigger.token, clause(trigger, cast.reading.lexicon))
    run = (t for v in dict.fromkeys(verbs) for t in v.children if t.dep_ in {"advcl", "acl"} and t.tag_ == "VBN")
    return [noun for t in run if t.lemma_.lower() in _RUNNING and t.i > trigger.token.i for noun in behind(t, {"by"})]


def beside(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """Those who paid for it, spoke at it or shared in it."""
    verb = clause(trigger, cast.reading.lexicon)
    words = tuple(dict.fromkeys((trigger.token, verb)))
    yield from (who for word in words for who in _paying(word))
    doers = (subject for subject in subjects(verb) if subject.i < verb.i)
    shared = (who for word in (*words, *doers) for who in together_with(word))
    yield from (who for who in shared if any(cast.kind(key) != "programme" for key in cast.meant(who)))
    yield from _speaking(verb) if trigger.coding.kind in _SPOKEN_AT else ()


def _paying(word: Token) -> Iterator[Token]:
    """By whom a participle says that it was paid for or arranged, wherever the parse hangs that: "was held on May 3,
    sponsored by the Harbour Board and organised by Chad"."""
    aside = (t for t in word.subtree if t.i > word.i and t.dep_ in {"acl", "advcl"} and _stands_apart(t))
    told = [t for t in aside if t.head == word or t.head.ent_type_ in _WHERE_OR_WHEN or t.head.dep_ == "dep"]
    told += [t for verb in told for t in verb.rights if t.dep_ == "conj"]
    paid = (t for t in told if t.tag_ in {"VBN", "VBD"} and t.lemma_.lower() in _PAYING)
    yield from (who for verb in paid if not has_subject_before(verb) for who in behind(verb, {"by"}))


def _stands_apart(verb: Token) -> bool:
    """Whether a mark stands right before a participle: what runs without one tells of its noun alone."""
    return verb.i > verb.sent.start and verb.nbor(-1).text in {",", "("}


def _speaking(verb: Token) -> Iterator[Token]:
    """Who spoke at it: "featuring an address by Ada Lund", "covering fishery (presented by Rei Tarro)"."""
    aside = [t for t in verb.subtree if t.i > verb.i and t.dep_ in {"acl", "advcl"} and _stands_apart(t)]
    for participle in aside:
        if participle.tag_ == "VBN" and participle.lemma_.lower() in _PRESENTING:
            yield from behind(participle, {"by"})
        elif participle.lemma_.lower() in _FEATURING:
            nouns = (one for t in participle.rights if t.dep_ == "dobj" for one in (t, *t.conjuncts))
            yield from (who for t in nouns if t.lemma_.lower() in _SPEECHES for who in behind(t, {"by"}))


def bids(phrase: Token) -> bool:
    """Whether a phrase says at whose bidding something is done: "on the instructions of Lund", "following directives
    from the ministry"."""
    given = (t for t in phrase.children if t.dep_ in {"pobj", "dobj"})
    return phrase.lower_ in _FOLLOWING and any(t.lemma_.lower() in _BIDDING for t in given)
