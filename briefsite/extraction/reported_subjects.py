"""Subjects of a clause without "that", which the parse took for what the verb above is done to: "promised the farmers |
will be paid", "announced the tests of the lake | showed salt", "told the LNA Tarro | was a great man"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: With one of these a clause has its subject, or none is wanted.
_OWN = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass", "mark"})
#: What of a clause may stand before its verb.
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod", "punct"})
#: Behind these stands who is told.
_TELLING = frozenset({"tell", "inform", "remind", "assure", "notify", "warn", "advise", "convince", "persuade", "show"})


def reported_subject(words: Sequence[Token], heads: Sequence[int], verb: Token) -> tuple[Token, Token | None] | None:
    """The subject of a reported clause that was taken for an object, and who is told, where the parse made one name of
    the two; else None. `heads` says how far above each word its head is."""
    above = words[verb.i + heads[verb.i]]
    if verb.dep_ != "ccomp" or above.i >= verb.i or above.pos_ != "VERB":
        return None
    own = [t for t in words[above.i + 1 : verb.i] if t.i + heads[t.i] == verb.i]
    helping = [t for t in own if t.dep_ in {"aux", "auxpass"}]
    finite = (helping[0] if helping else verb).tag_ in _FINITE
    if not finite or any(t.dep_ in _OWN for t in own):
        return None
    taken = [t for t in words[above.i + 1 : verb.i] if t.dep_ == "dobj" and t.i + heads[t.i] == above.i]
    if len(taken) != 1 or taken[0].pos_ == "PRON" or not _right_before(words, heads, taken[0], verb, own):
        return None
    return _parted(words, heads, taken[0], above)


def phrases_behind(words: Sequence[Token], heads: Sequence[int], noun: Token, verb: Token) -> list[Token]:
    """The prepositions between a noun and the verb of which it is the subject, which the parse hung on the verb above:
    "announced the tests | by a laboratory | showed salt"."""
    above = verb.i + heads[verb.i]
    return [t for t in words[noun.i + 1 : verb.i] if t.dep_ == "prep" and t.i + heads[t.i] == above]


def _right_before(words: Sequence[Token], heads: Sequence[int], noun: Token, verb: Token, own: Sequence[Token]) -> bool:
    """Whether nothing stands between a noun with what hangs on it and the words of a clause, but for a quotation
    mark."""
    tops = {noun.i, *(t.i for t in phrases_behind(words, heads, noun, verb))}
    last = max(t.i for t in words[noun.i : verb.i] if _top(heads, t.i, tops) in tops)
    between = words[last + 1 : verb.i]
    return all(t.is_quote or (t in own and t.dep_ in _BEFORE and t.text != ",") for t in between)


def _top(heads: Sequence[int], number: int, tops: Collection[int]) -> int:
    """The first of these words on which a word hangs, over however many others; else the top of its sentence."""
    while number not in tops and heads[number]:
        number += heads[number]
    return number


def _parted(
    words: Sequence[Token], heads: Sequence[int], noun: Token, above: Token
) -> tuple[Token, Token | None] | None:
    """The subject, and whoever is told right before it by a name of his own."""
    before = words[noun.i - 1]
    named = before.dep_ == "compound" and before.i + heads[before.i] == noun.i and before.i == above.i + 1
    if above.lemma_ not in _TELLING:
        return noun, None
    return (noun, before) if named and before.ent_type_ and before.ent_type_ != noun.ent_type_ else None
