"""Claims: who says that an attack was theirs, which a text may tell long after: "the Front claimed responsibility".

Such a body takes part in what the text opens with, in what is told right before, or in all of that if it claims all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, passive, subjects
from briefsite.extraction.events.leads import lead
from briefsite.extraction.events.suspects import SUSPECTED, suspects
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.document import Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: The rule by which they are found; no title names them.
CLAIMS = "claims"
_CLAIMED, _EVERY = {"responsibility", "credit"}, {"all", "both", "every"}
#: The groups of attacks that somebody claims.
_ATTACKS = {"attack", "violence"}


def claimants(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The bodies that claim an attack of which nobody else is told to have made it; whom the text names as its suspect
    takes part in the one with which it opens."""
    if trigger.coding.kind != "conflict" or trigger.coding.group not in _ATTACKS:
        return
    at = source_span(trigger.token)
    opens = cast.sentence_of(at) == lead(cast.reading)
    for key, noun in cast.kept("suspects", lambda: suspects(cast)) if opens else ():
        yield key, Reason(SUSPECTED, (source_span(noun),))
    for verb in cast.kept("claims", lambda: list(_claims(cast))):
        near = verb.doc is trigger.token.doc or any(t.lower_ in _EVERY for t in verb.subtree)
        near = near and at.start < source_span(verb).start
        keys = {key for t in subjects(verb) for key in cast.meant(t) if cast.kind(key) == "organisation"}
        if len(keys) == 1 and (opens or near):
            yield keys.pop(), Reason(CLAIMS, (source_span(verb),))


def _claims(cast: Cast) -> Iterator[Token]:
    """The verbs by which somebody claims an attack: "claimed responsibility for the bombing"."""
    for doc in cast.reading.paragraphs:
        for noun in (t for t in doc if t.lower_ in _CLAIMED and t.dep_ == "dobj"):
            verb, nouns = noun.head, list(behind(noun, {"for"}))
            denied = any(t.dep_ == "neg" for t in verb.children)
            of_deed = all(t.lemma_.lower() in cast.reading.lexicon.words("arms") for t in nouns)
            if verb.lemma_.lower() == "claim" and not (denied or passive(verb)) and of_deed:
                yield verb
