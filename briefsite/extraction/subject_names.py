"""Persons by what they do, where neither a title nor the model shows them: `Musa Baluku leads it`, `Baruti Mokgwathi
made the remark`.

Two or three words that no dictionary knows, the subject of what persons do with their own voice; words of whatever kind
where who bears them says "I".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.name_words import NameWords
from briefsite.extraction.names import Name, Taken
from briefsite.extraction.persons import name_end
from briefsite.extraction.quotation_marks import marked_in
from briefsite.extraction.reading import Reading, source_span
from briefsite.extraction.words import Word, joined_span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

#: What one person says of himself.
_I = re.compile(r"\b(?:I|me|my|[Mm]yself)\b(?!\.)")
#: What the model surely takes for something.
_KNOWN = frozenset({"ORG", "GPE", "NORP", "LOC", "DATE"})
ARTICLES = frozenset({"the", "a", "an", "company", "firm", "group", "newspaper", "airline", "party", "charity"})


def subjects(doc: Doc, words: tuple[Word, ...], lists: NameWords, taken: Taken, reading: Reading) -> Iterator[Name]:
    """`Musa Baluku leads it`: two or three words that no dictionary knows, and that the model takes for nothing."""
    acting = reading.lexicon.words("personal_verbs")
    starts = {word.start: number for number, word in enumerate(words)}
    for token in doc if reading.english else ():
        if token.dep_ != "nsubj" or token.pos_ != "PROPN" or token.ent_type_ in _KNOWN:
            continue
        oneself = says_i(token, reading)
        if token.ent_type_ and not oneself:
            continue
        if not oneself and token.head.lemma_.lower() not in acting and not makes_remark(token.head, reading.lexicon):
            continue
        last = start = starts.get(source_span(token).start, 0)
        while start and words[start].joined and words[start - 1].capital and not words[start - 1].possessive:
            start -= 1
        name = words[start : last + 1]
        article = start and words[start].joined and words[start - 1].lower in ARTICLES
        known = [(w.lower in reading.english and not oneself) or w.shouted or w.text in lists.never for w in name]
        longtime = bool(name) and name[0].lower in reading.lexicon.words("role_modifiers")
        article = article or longtime
        fits = 2 <= len(name) <= 3 and not any(known[1:]) and not article and not taken.over(joined_span(name))
        if fits and name_end(opened(words, start), start, lists, taken) == last + 1:
            yield Name(joined_span(name), "person", "subject-name")


def says_i(subject: Token, reading: Reading) -> bool:
    """`"I am glad," Ora Gold said`: whether words in marks beside a verb of saying are those of one person."""
    if subject.head.lemma_.lower() not in reading.lexicon.words("saying_verbs"):
        return False
    beside = marked_in(reading.text, source_span(subject.sent))
    return any(_I.search(marked.span.of(reading.text)) for marked in beside)


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
    return (*words[:start], words[start].behind(" "), *words[start + 1 :])
