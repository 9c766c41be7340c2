"""Deeds beside: whom else a sentence names that goes on about those who act, "thanked Chad and condemned the attack".

What they did besides is no event of its own, so that whoever it was done to belongs to the one that the sentence tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import SUBJECTS, behind, passive
from briefsite.extraction.events.passing_on import passes_on
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.document import Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What stands behind these is told, and nobody is acted on.
_TELLING = {"say", "tell", "state", "add", "note", "report", "explain"}
_TOWARD = {"with", "to", "against"}


def deeds_beside(trigger: Trigger, apart: Collection[Token], cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The actors to whom the subject of a verb does something else in the same row of verbs, unless that is an event
    `apart`."""
    for verb in _row(trigger):
        if verb in apart or passive(verb) or verb.lemma_.lower() in _TELLING:
            continue
        objects = [t for t in verb.rights if t.dep_ in {"dobj", "dative"}]
        for word in (t for t in (*objects, *behind(verb, _TOWARD)) if t.pos_ != "PRON" and t.i > verb.i):
            found = (key for key in cast.meant(word) if not passes_on(key, cast))
            yield from ((key, Reason("concerned", (source_span(word),))) for key in found)


def _row(trigger: Trigger) -> Iterator[Token]:
    """The verbs that "and" joins to the trigger, of which only the first has a subject."""
    verb = trigger.token
    if trigger.noun or passive(verb):
        return
    first = verb.head if verb.dep_ == "conj" else verb
    row = [t for t in first.children if t.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in t.children)]
    if verb is first or verb in row:
        yield from (t for t in (first, *row) if t is not verb and t.pos_ == "VERB")
