"""Persons by what they do, where neither a title nor the model shows them: `Musa Baluku leads it`, `Baruti Mokgwathi
made the remark`.

Two or three words that no dictionary knows, the subject of what persons do with their own voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, Taken
from briefsite.extraction.persons import NameWords, name_end
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.words import Word, joined_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

ARTICLES = frozenset({"the", "a", "an", "company", "firm", "group", "newspaper", "airline", "party", "charity"})


def subjects(doc: Doc, words: tuple[Word, ...], lists: NameWords, taken: Taken, reading: Reading) -> Iterator[Name]:
    """`Musa Baluku leads it`: two or three words that no dictionary knows, and that the model takes for nothing."""
    acting = reading.lexicon.words("personal_verbs")
    starts = {word.start: number for number, word in enumerate(words)}
    for token in doc if reading.english else ():
        if token.dep_ != "nsubj" or token.pos_ != "PROPN" or token.ent_type_:
            continue
        if token.head.lemma_.lower() not in acting and not makes_remark(token.head, reading.lexicon):
            continue
        last = start = starts.get(source_span(token).start, 0)
        while start and words[start].joined and words[start - 1].capital and not words[start - 1].possessive:
            start -= 1
        name = words[start : last + 1]
        article = start and words[start].joined and words[start - 1].lower in ARTICLES
        known = [w.lower in reading.english or w.shouted or w.text in lists.never for w in name]
        fits = 2 <= len(name) <= 3 and not any(known[1:]) and not article and not taken.over(joined_span(name))
        if fits and name_end(opened(words, start), start, lists, taken) == last + 1:
            yield Name(joined_span(name), "person", "subject-name")


def makes_remark(verb: Token, lexicon: Lexicon) -> bool:
    """`made the remark`, `delivered a speech`: what bodies issue as statements, persons say themselves."""
    spoken = lexicon.words("spoken_nouns")
    return verb.lemma_ in {"make", "deliver", "give"} and any(
        c.dep_ == "dobj" and c.lower_ in spoken for c in verb.children
    )


def unheard(words: Sequence[Word], inside: range, reading: Reading) -> bool:
    """Whether two or three words are all such as no dictionary knows."""
    name = words[inside.start : inside.stop]
    return 2 <= len(name) <= 3 and not any(w.lower in reading.english or w.shouted or not w.capital for w in name)


def opened(words: Sequence[Word], start: int) -> Sequence[Word]:
    """The words, as if nothing but a blank stood before one of them."""
    return (*words[:start], replace(words[start], gap=" "), *words[start + 1 :])
