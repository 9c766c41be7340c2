"""Subjects that the parse puts beside the last noun of the words before them: "In memory of Odu Tarro, the President |
planted a tree", "In a call with Odu Tarro, Ira Voss | named the day". What only explained the noun would be closed by a
comma before the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OF_NOUN = frozenset({"det", "compound", "amod", "poss", "nmod", "nummod", "case", "prep", "pobj"})
_ENDING = frozenset({".", "!", "?", ";", ":"})
#: A noun with what belongs to it is no longer, in words.
_LONGEST = 14


def led_subject(words: Sequence[Token], heads: Sequence[int], noun: Token) -> tuple[Token, Token, Token | None] | None:
    """The verb of which an apposed noun is the subject, the noun before it and, if that was taken for the subject, what
    it hangs on; else None. `heads` says how far above each word its head is."""
    before = words[noun.i + heads[noun.i]]
    first, last = _ends(words, heads, noun)
    verb = _finite(words, heads, last + 1)
    if before.i > noun.i or verb is None or first < 3 or words[first - 1].text != ",":
        return None
    subjects = [t for t in words[:first] if t.dep_ in _SUBJECTS and t.i + heads[t.i] == verb.i]
    lead = _ends(words, heads, before)[0]
    governor = words[lead - 1] if lead else before
    held = before.dep_ in {"pobj", "dobj"} or (subjects == [before] and governor.tag_ in {"IN", "TO", "VBG"})
    if not held or any(t is not before for t in subjects) or not _is_led(words, before.i):
        return None
    return verb, before, governor if subjects else None


def _ends(words: Sequence[Token], heads: Sequence[int], noun: Token) -> tuple[int, int]:
    """The first and the last word of a noun and of what hangs on it, but for what is set off by commas."""
    first = last = noun.i
    while first and words[first - 1].dep_ in _OF_NOUN and noun.i - first < _LONGEST and heads[first - 1] > 0:
        first -= 1
    while last + 1 < len(words) and words[last + 1].dep_ in _OF_NOUN and last - noun.i < _LONGEST:
        last += 1
    return first, last


def _finite(words: Sequence[Token], heads: Sequence[int], at: int) -> Token | None:
    """The verb of the clause whose finite word stands at a place, past one adverb."""
    at += at < len(words) and words[at].dep_ == "advmod"
    if at >= len(words) or words[at].tag_ not in _FINITE:
        return None
    word = words[at]
    return words[at + heads[at]] if word.dep_ in {"aux", "auxpass"} else word


def _is_led(words: Sequence[Token], at: int) -> bool:
    """Whether the sentence of a word opens with a preposition or a participle."""
    while at and words[at - 1].text not in _ENDING and not words[at - 1].is_space:
        at -= 1
    return words[at].tag_ in {"IN", "VBG", "RB"} and words[at].text[:1].isupper()
