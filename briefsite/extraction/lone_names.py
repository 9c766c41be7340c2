"""Persons whom a text names by one word without a title: `Morales said`, in a report that comes after others.

Only the subject of what persons say and do is taken, where the model sees a person and no dictionary knows the word;
whose war or speech something is (`Carrov's war of choice`); and whoever has an age (`22-year-old Tamar`), is "he" or
"she" right behind (`Tamar left after her home was hit`), or is told to be called so (`a nurse named Tamar`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.name_words import NameWords, name_words
from briefsite.extraction.names import Name, Taken, with_names
from briefsite.extraction.names_beside import CALLED_SO
from briefsite.extraction.parse import is_parsed
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading, paragraph_start, paragraph_text
from briefsite.extraction.words import Word, split_words, words_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Shorter names are as often letters that stand for something.
_SHORTEST = 4
_AGED = re.compile(r"\b(?:\d{1,3}|[a-z]+)-(?:year|month|week|day)s?-old (?=[A-Z])")
_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
_ONESELF = frozenset({"he", "she"})
#: What the model may call a person whom it has never met, and how often a text must name him for all that.
_UNSURE = frozenset({"", "ORG", "PERSON"})
_OFTEN = 3


def lone_names(reading: Reading) -> Reading:
    """Add the persons of one word, where no longer name has that word."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    longer = {word for name in reading.names for word in split_words(name.span.of(reading.text))}
    counted = Counter(w.text for doc in reading.paragraphs for w in words_of(doc) if w.capital)
    often = frozenset(word for word, times in counted.items() if times >= _OFTEN)
    found = [
        Name(word.span, "person", rule)
        for doc in (reading.paragraphs if reading.english else ())
        for rule, words in (
            ("lone-name", _speakers(doc, lists, reading)),
            ("person-by-age-or-pronoun", _told(doc, lists, reading, often)),
            ("called-so", _called(doc, lists, reading)),
        )
        for word in words
        if word.text not in longer and not taken.at(word.start)
    ]
    return replace(reading, names=with_names(reading.names, found))


def _speakers(doc: Doc, lists: NameWords, reading: Reading) -> Iterator[Word]:
    acting = reading.lexicon.words("personal_verbs")
    start = int(doc.user_data["start"])
    owned = reading.lexicon.words("personal_deeds")
    persons = [t for t in (doc if is_parsed(doc) else ()) if t.ent_type_ == "PERSON"]
    lone = {t.idx + start for t in persons if _is_person(t, _SUBJECTS) and t.head.lemma_.lower() in acting}
    owners = {t.idx + start for t in persons if _is_person(t, {"poss"}) and t.head.lemma_.lower() in owned}
    families = {t.idx + start for t in persons if t.text.endswith("s") and any(c.lower_ == "the" for c in t.lefts)}
    for word in words_of(doc) if lone or owners else ():
        if word.start not in lone and word.start not in owners:
            continue
        if len(word.text) < _SHORTEST or not word.text.isalpha() or word.shouted or _known(word, lists):
            continue
        if word.start in families:
            continue  # the Lunds' son
        if word.start in owners or word.lower not in reading.english:
            yield word


def _is_person(token: Token, relations: Container[str]) -> bool:
    """Whether the model takes a word alone, which hangs so on another, for a person's name."""
    if token.ent_type_ != "PERSON" or token.dep_ not in relations:
        return False
    return token.ent_iob_ == "B" and (token.i + 1 == len(token.doc) or token.nbor().ent_iob_ != "I")


def _told(doc: Doc, lists: NameWords, reading: Reading, often: Container[str]) -> Iterator[Word]:
    """Whoever the text gives an age or a pronoun that only persons have."""
    start = paragraph_start(doc)
    aged = {start + match.end() for match in _AGED.finditer(paragraph_text(doc))}
    subjects = (t for t in (doc if is_parsed(doc) else ()) if t.dep_ in _SUBJECTS and t.pos_ == "PROPN")
    meant = {t.idx + start: t for t in subjects if _is_meant(t, often)}
    surely = {at for at, t in meant.items() if _is_person(t, _SUBJECTS) and t.text in often and not t.lefts}
    words = words_of(doc)
    for position, word in enumerate(words):
        if word.start not in aged and word.start not in meant:
            continue
        after = words[position + 1] if position + 1 < len(words) else None
        longer = after is not None and after.joined and after.capital and not word.possessive
        odd = len(word.text) < _SHORTEST or not word.text.isalpha() or word.shouted or longer or _known(word, lists)
        odd = odd or _says_whence(words, position, reading)
        if not odd and (word.start in surely or not is_plain(word.lower, reading.english)):
            yield word


def _says_whence(words: tuple[Word, ...], position: int, reading: Reading) -> bool:
    """`a 36-year-old Harbour man`: a town before what somebody is."""
    after = words[position + 1] if position + 1 < len(words) and words[position + 1].joined else None
    nouns = reading.lexicon.any_of("human_nouns", "person_nouns")
    return after is not None and not words[position].possessive and after.lower in nouns


def _called(doc: Doc, lists: NameWords, reading: Reading) -> Iterator[Word]:
    """Whoever the text says is called so, by one word, and who stands beside such a one with "and"."""
    start, words = paragraph_start(doc), words_of(doc)
    told = {start + match.end() for match in _called_so(reading).finditer(paragraph_text(doc))}
    for position, word in enumerate(words):
        if word.start not in told:
            continue
        after = words[position + 1 : position + 3]
        beside = after[1:] if after and after[0].lower == "and" and after[0].joined and after[-1].joined else ()
        for number, name in ((position, word), *((position + 2, other) for other in beside)):
            following = words[number + 1] if number + 1 < len(words) else None
            longer = following is not None and following.joined and following.capital and not name.possessive
            plain = name.capital and name.text.isalpha() and not (name.shouted or longer)
            if plain and not _known(name, lists):
                yield name


def _called_so(reading: Reading) -> re.Pattern[str]:
    """ "A protester using the pseudonym Mira", "his widow, Mira": what stands before a name without more."""

    def make() -> re.Pattern[str]:
        lexicon = reading.lexicon
        nouns = (lexicon.words("person_nouns") | lexicon.words("speakers")) - lexicon.words("speaking_bodies")
        kin = "|".join(sorted(map(re.escape, lexicon.words("kin_nouns") - {"son", "mother", "father"})))
        mine = (
            rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?(?:(?:{kin}|son|mother|father),|(?:{kin})s|children),? (?=[A-Z])"
        )
        return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, nouns)))}){CALLED_SO.pattern}|{mine}")

    made: re.Pattern[str] = reading.lexicon.kept("called so", make)
    return made


def _is_meant(name: Token, often: Container[str]) -> bool:
    """Whether "he" or "she" further on can be nobody but a subject: in its sentence, where the model sees a person; in
    that or the next, where the text names him often."""
    sure = _is_person(name, _SUBJECTS)
    if not sure and (name.ent_type_ not in _UNSURE or name.text not in often or name.lefts):
        return False
    sentence = name.sent
    end = sentence.end if sure or sentence.end == len(name.doc) else name.doc[sentence.end].sent.end
    for token in name.doc[name.i + 1 : end]:
        if token.is_quote or (token.ent_type_ == "PERSON" and token.text != name.text):
            return False
        if token.lower_ in (_PRONOUNS if sure else _ONESELF):
            return True
    return False


def _known(word: Word, lists: NameWords) -> bool:
    """Whether a list knows the word as something else."""
    titles = lists.titles
    listed = any(table.at((word,), 0) for table in (titles.names, titles.adjectives, titles.heads, titles.honorifics))
    return listed or word.text in lists.never or word.text in lists.bodies
