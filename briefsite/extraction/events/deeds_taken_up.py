"""Whose deed it is of which a text has told and that a noun only takes up: "Chad fired a missile at dawn. Its launch of
missiles alarmed Norway, and Lund condemned the launch"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.clauses import behind, passive, subjects
from briefsite.extraction.reading import source_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_TAKING_UP = {"the", "this", "these", "those", "that", "both"}
#: How a word that tells whose deed it is hangs on the noun.
_OWNING = {"poss", "compound", "nmod", "relcl", "acl"}
#: How many letters back the deed is told at most.
_FAR = 1500
_Told = tuple[int, tuple[str, ...]]


def told_before(deed: Token, cast: Cast) -> tuple[str, ...]:
    """Whose "the launch" is: the states and bodies to which the text gave such a deed last."""
    own = (t for t in deed.children if (t.dep_ in _OWNING and t.lower_ != "which") or t.lower_ in {"by", "of"})
    if not any(t.lower_ in _TAKING_UP for t in deed.lefts) or any(_tells_whose(t) for t in own):
        return ()
    at, lemma = source_span(deed).start, deed.lemma_.lower()
    every: list[_Told] = cast.kept(("deeds", lemma), lambda: sorted(_deeds(lemma, cast)))
    last = bisect_left(every, (at, ())) - 1
    return every[last][1] if last >= 0 and at - every[last][0] < _FAR else ()


def _tells_whose(word: Token) -> bool:
    """Whether a word beside a deed says more of it than a clause behind a comma does: "the launch, which broke the
    pact"."""
    return word.dep_ not in {"relcl", "acl"} or word.left_edge.nbor(-1).text != ","


def _deeds(lemma: str, cast: Cast) -> Iterator[_Told]:
    """Where the text tells of such a deed with whoever did it."""
    for word in (t for doc in cast.reading.paragraphs for t in doc if t.lemma_.lower() == lemma):
        if word.pos_ == "VERB":
            doers = [] if passive(word) else subjects(word)
        else:
            doers = [t for t in word.lefts if t.dep_ == "poss"]
        doers = [*doers, *behind(word, {"by"})]
        keys = [*(key for t in doers for key in cast.meant(t)), *(cast.nations_of(word) if word.pos_ == "NOUN" else ())]
        named = tuple(dict.fromkeys(key for key in keys if cast.kind(key) in {"state", "organisation"}))
        if named:
            yield source_span(word).start, named
