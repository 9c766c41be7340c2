"""What a clause names as that why something is done, which may have been long before and far away: "in response to the
raid in Adda on 3 May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: In these something is done to what it answers: "in response to".
_ANSWERS = {"answer", "connection", "reaction", "relation", "reply", "response"}
#: What stands behind "for" at these is judged.
_JUDGING = {"apologise", "apologize", "blame", "commend", "congratulate", "criticise", "criticize", "honor", "honour",
    "praise", "thank"}  # fmt: skip


def of_cause(preposition: Token) -> bool:
    """Whether what stands behind a preposition is why something is done."""
    top = preposition.head
    if preposition.lower_ in {"to", "with"} and top.dep_ == "pobj":
        return top.lower_ in _ANSWERS
    judged = preposition.lower_ == "for" and top.lemma_.lower() in _JUDGING
    return judged or (preposition.lower_ == "to" and top.lower_ == "due")
