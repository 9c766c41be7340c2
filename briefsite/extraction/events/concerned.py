"""Whom an event concerns: actors that its clause names besides those who act, as what is said or done is about them.

Two who meet or call take part alone; whatever they speak about stands in the brief. Whoever only reports the event, or
lends his name to somebody's function, is not concerned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import BESIDE, SUBJECTS, light_verb
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.reading import source_span
from briefsite.model.document import Reason

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_PRIVATE = {"meeting", "call"}
#: Clauses that tell something else of what they hang on.
_ASIDE = {"relcl", "advcl", "parataxis"}


def concerned(trigger: Trigger, cast: Cast) -> Iterator[tuple[str, Reason]]:
    """The actors named in the object of a deed or saying, each with the words that name them."""
    if trigger.coding.kind in _PRIVATE:
        return
    for token in _clause(trigger, cast):
        span = source_span(token)
        if cast.roles.get(span.start):
            continue
        yield from ((key, Reason("concerned", (span,))) for key in cast.people_of(token))
        for key in cast.named.get(span.start, ()):
            if cast.kind(key) == "programme":
                continue  # what is done under a programme is the deed of others
            named = tuple(m.span for m in cast.chains[key].mentions if m.span.covers(span))
            yield key, Reason("concerned", named)


def _clause(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """The tokens behind the trigger that belong to its clause, without clauses that only add something."""
    tops = [trigger.token]
    governor = light_verb(trigger, cast.reading.lexicon)
    if governor is not None:
        tops.append(governor)
    for top in tops:
        for token in top.subtree:
            if token.i > top.i and not any(_apart(t) for t in _up_to(token, top)):
                yield token


def _apart(token: Token) -> bool:
    """Whether a clause hangs here that tells something else: "..., who left", "..., but Chad refused"."""
    joined = token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and any(t.dep_ in SUBJECTS for t in token.children)
    joined = joined and token.head.dep_ != "ccomp"  # "said that the road was open and Chad would pay"
    beside = token.dep_ == "prep" and token.lower_ in BESIDE | {"according"}
    return token.dep_ in _ASIDE or joined or beside


def _up_to(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i:
        yield token
        token = token.head
