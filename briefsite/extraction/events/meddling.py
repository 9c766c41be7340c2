"""Who only has a hand in an election of others: "meddling by Chad in the 2016 election", "worked with Chadian officials
to sway the vote". It is not theirs, however often the text speaks of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefsite.extraction.events.cast import Cast
from briefsite.extraction.events.triggers import Trigger
from briefsite.extraction.nations import nation_at
from briefsite.extraction.noun_phrases import MODIFIERS

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: Behind these stands somebody beside those who vote, and behind this the land where they do.
_BESIDE = {"against", "by", "from", "with"}
_WITHIN = {"in"}


def outsiders(trigger: Trigger, cast: Cast) -> set[str]:
    """The codes of the lands that the sentence of an election tells, by name or people, as those of somebody else."""
    lexicon = cast.reading.lexicon
    sentence = list(trigger.token.sent)
    meddles = any(word.lemma_.lower() in lexicon.words("meddling_words") for word in sentence)
    told = [word for word in sentence if nation_at(word, lexicon) and not _of_the_vote(word, trigger.token)]
    return {nation_at(word, lexicon) for word in told if meddles or _stands_behind(word, _BESIDE)}


def _of_the_vote(word: Token, vote: Token) -> bool:
    """Whether a land, or its people, is that of the election itself: "the Chadian election", "the election in Chad"."""
    return (vote in {word.head, word.head.head} and word.i < vote.i) or _stands_behind(word, _WITHIN)


def _stands_behind(word: Token, prepositions: set[str]) -> bool:
    """Whether the phrase of a word, "Chadian officials", is what a preposition governs."""
    while word.dep_ in MODIFIERS or word.dep_ == "conj":
        word = word.head
    return word.dep_ == "pobj" and word.head.lower_ in prepositions
