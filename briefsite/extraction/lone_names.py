"""Persons whom a text names by one word without a title: `Morales said`, in a report that comes after others.

Only the subject of what persons say and do is taken, where the model sees a person and no dictionary knows the word;
and whose war or speech something is (`Carrov's war of choice`).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.names import Name, Taken, with_names
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.persons import NameWords, name_words
from briefsite.extraction.reading import Reading
from briefsite.extraction.words import Word, split_words, words_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Shorter names are as often letters that stand for something.
_SHORTEST = 4


def lone_names(reading: Reading) -> Reading:
    """Add the persons of one word, where no longer name has that word."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    longer = {word for name in reading.names for word in split_words(name.span.of(reading.text))}
    found = [
        Name(word.span, "person", "lone-name")
        for doc in (reading.paragraphs if reading.english else ())
        for word in _speakers(doc, lists, reading)
        if word.text not in longer and not taken.at(word.start)
    ]
    return replace(reading, names=with_names(reading.names, found))


def _speakers(doc: Doc, lists: NameWords, reading: Reading) -> Iterator[Word]:
    acting = reading.lexicon.words("personal_verbs")
    start = int(doc.user_data["start"])
    owned = reading.lexicon.words("personal_deeds")
    tokens = tuple(doc) if is_parsed(doc) else ()
    lone = {t.idx + start for t in tokens if _is_person(t, _SUBJECTS) and t.head.lemma_.lower() in acting}
    owners = {t.idx + start for t in tokens if _is_person(t, {"poss"}) and t.head.lemma_.lower() in owned}
    for word in words_of(doc):
        if word.start not in lone and word.start not in owners:
            continue
        if len(word.text) < _SHORTEST or not word.text.isalpha() or word.shouted or _known(word, lists):
            continue
        if word.start in owners or word.lower not in reading.english:
            yield word


def _is_person(token: Token, relations: Container[str]) -> bool:
    """Whether the model takes a word alone, which hangs so on another, for a person's name."""
    if token.ent_type_ != "PERSON" or token.dep_ not in relations:
        return False
    return token.ent_iob_ == "B" and (token.i + 1 == len(token.doc) or token.nbor().ent_iob_ != "I")


def _known(word: Word, lists: NameWords) -> bool:
    """Whether a list knows the word as something else."""
    titles = lists.titles
    listed = any(table.at((word,), 0) for table in (titles.names, titles.adjectives, titles.heads, titles.honorifics))
    return listed or word.text in lists.never or word.text in lists.bodies
