"""What the model takes for a person's name, and the sentence tells as something else: `opened the newly built Ora
Gate`, `chanted Ora Veli`, `Ora Gold, which mines ore`.

A name of plain words needs more than the model's word: `Golden Fence` is nobody, unless somebody speaks by that name,
or something else is told of him that is told of persons alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefsite.extraction.behind_portfolios import GIVEN
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.name_signs import is_initial
from briefsite.extraction.name_words import NameWords, given_names, name_words
from briefsite.extraction.names import NameKind
from briefsite.extraction.no_names import guessed_words, is_house, of_thing, plain_words
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading
from briefsite.extraction.role_bounds import LED
from briefsite.extraction.subject_names import ARTICLES
from briefsite.extraction.words import Word

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Token

#: What somebody is in charge of: "International Security Affairs" is no body; ministries are known by their head.
MATTERS = frozenset({"Affairs", "Matters", "Issues", "Cooperation", "Co-operation", "Coordination", "Co-ordination"})
_ARTICLES = frozenset({"the", "a", "an"})
#: How a name hangs that only tells which of several something is: "the Ada Lund case".
_TELLING_WHICH = frozenset({"compound", "nmod", "poss", "amod"})
_HOUSES = frozenset({"church", "mosque", "museum", "cathedral", "palace", "castle", "building", "monument", "park"})
#: What towns begin with, and no name of two words that is a person's.
_TOWNS = frozenset({"Ciudad", "El", "Las", "Los", "Puerto"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What is called as persons are.
_BANDS = frozenset({"band", "company", "firm", "organisation", "organization", "charity", "airline", "startup"})
#: Behind these goes on what is counted: "World War | II".
_NUMBERS = frozenset({"II", "III", "IV", "VI", "VII", "VIII"})
_STREETS = frozenset({"St", "Rd", "Ave", "Blvd"})
_PLACED = frozenset({"city", "town", "resort", "county", "municipality", "settlement", "suburb", "borough", "commune"})
#: Words of so few letters are in every dictionary: "Al Lund".
_LETTERS = 2
#: Participles have so many at least: "Ming" is somebody.
_PARTICIPLE = 6
#: More words of the dictionary name nobody.
_TWO = 2


def is_no_person(words: Sequence[Word], inside: range, root: Token, reading: Reading) -> bool:
    """Whether what the model takes for a person is a house, a thing, its maker, a matter, or an office."""
    start, end, lists = inside.start, inside.stop, name_words(reading.lexicon)
    last, after = words[end - 1], words[end] if end < len(words) and words[end].joined else None
    return (
        bool(after and after.text.isdigit())  # a ship or a missile of a series
        or bool(after and not last.possessive and after.lower in reading.lexicon.words("class_nouns"))  # a newspaper
        or last.text.endswith(LED)
        or words[start].text in reading.lexicon.words("opening_heads")
        or _is_measured(words, start, reading.lexicon)
        or _opens_clause(words[start], reading)
        or _plain_only(words[start:end], root, reading)
        or of_thing(words, end, reading.lexicon.words("thing_nouns"))
        or is_house(words, start, end)
        or plain_words(words, start, end, reading.english, ARTICLES)
        or guessed_words(words, start, end, reading.lexicon, reading.english)
        or len(last.text.strip(".")) == 1  # Plan B
        or last.text.strip(".") in _STREETS
        or words[start].text in _NUMBERS
        or _tells_deed(words[start:end], reading)
        or bool(is_plain(words[start].lower, reading.english) and lists.titles.adjectives.at(words, end - 1))
        or last.text in (MATTERS | lists.titles.portfolios) - GIVEN
        or _of_matter(words, start, lists)
        or (words[start].text in _TOWNS and end - start == 2)  # El Paso, Ciudad Vesk
        or of_office(last, lists)
        or not reading.lexicon.words("craft_nouns").isdisjoint(w.lower for w in words[start:end])
    )


def _opens_clause(word: Word, reading: Reading) -> bool:
    """`Joining Lund were two aides`: a participle that opens the sentence, and nobody's given name."""
    opens = word.first and word.lower.endswith("ing") and len(word.text) >= _PARTICIPLE
    return opens and is_plain(word.lower, reading.english) and word.text not in given_names(reading.lexicon)


def _tells_deed(name: Sequence[Word], reading: Reading) -> bool:
    """`Vesk Discuss Peace`: a headline, whose verb and object are of the dictionary."""
    if not reading.english or len(name) <= _TWO or name[0].text in given_names(reading.lexicon):
        return False
    return all(w.text.isalpha() and len(w.text) > _LETTERS and is_plain(w.lower, reading.english) for w in name[1:])


def _is_measured(words: Sequence[Word], start: int, lexicon: Lexicon) -> bool:
    """`a kilo of Ora Samba`: what is weighed or counted."""
    of = start > 1 and words[start].joined and words[start - 1].lower == "of"
    return of and words[start - 2].lower in lexicon.words("measures")


def said_to_be(words: Sequence[Word], start: int, lexicon: Lexicon) -> NameKind | None:
    """What stands right before says what bears the name: `the town of Ora Alegre`, `the rock band Ora Jam`."""
    before = words[start - 1] if start and words[start].joined else None
    if before is None or before.capital:
        return None
    of = before.lower == "of" and start > 1 and words[start - 2].joined
    placed = of and words[start - 2].lower in lexicon.words("land_nouns") | _PLACED
    return "organisation" if before.lower in _BANDS else "nothing" if placed else None


def _of_matter(words: Sequence[Word], start: int, lists: NameWords) -> bool:
    """Whether the first word is still of what somebody's role is of: `Representative on Climate | Issues Lund`."""
    matters, before = lists.titles.portfolios - GIVEN, words[start - 1] if start else None
    return bool(before and words[start].joined and words[start].text in matters and before.text in matters)


def of_office(word: Word, lists: NameWords) -> bool:
    """Whether the word is the plural of what somebody is: `Secretaries`."""
    single = word.lower.removesuffix("s").removesuffix("ie") + ("y" if word.lower.endswith("ies") else "")
    return word.lower.endswith("s") and single in lists.titles.heads.by_first


def tells_thing(root: Token, lexicon: Lexicon, *, given: bool) -> bool:
    """Whether the sentence has the name with this head for that of a thing: as what is made, opened or chanted; behind
    an article, where none of a person's would have one; as a house, behind a comma; as what somebody or an office is
    of; before "which", where it does not begin with a `given` name."""
    made = lexicon.words("making_verbs")
    if root.dep_ == "dobj" and root.head.lemma_.lower() in made:
        return True
    lefts = tuple(root.lefts)
    said = (t for t in root.rights if t.dep_ == "appos" and not t.ent_type_)
    if any(t.tag_ == "VBN" and t.lemma_.lower() in made for t in lefts) or any(_is_house(t, lexicon) for t in said):
        return True
    of = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else None
    if of is not None and (of.ent_type_ == "PERSON" or (of.text.istitle() and of.i > of.sent.start and not given)):
        return True  # Ada Lund of Pearl Ora, the Chief Abbot of Ora Vesk
    article = next((t for t in lefts if t.lower_ in _ARTICLES), None)
    if article is not None and root.dep_ not in _TELLING_WHICH:
        return all(t.text.istitle() and t.pos_ == "PROPN" for t in root.doc[article.i + 1 : root.i])
    clauses = (t for t in root.rights if t.dep_ == "relcl" and not given)
    return any(t.lower_ == "which" and t.dep_ in _SUBJECTS for clause in clauses for t in clause.lefts)


def _is_house(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a plain noun is that of a house or a place: `Ora Veli, once a church and now a museum`."""
    return noun.text.islower() and noun.lower_ in lexicon.any_of("place_nouns", "thing_nouns") | _HOUSES


def _plain_only(name: Sequence[Word], root: Token, reading: Reading) -> bool:
    """Whether the name is of plain words, and nothing beside it bears out that it is a person's."""
    plain = (is_plain(w.lower, reading.english) and len(w.text) > _LETTERS for w in name)
    if not reading.english or name[0].text in given_names(reading.lexicon) or not all(plain):
        return False
    several = len(name) > _TWO and not any(map(is_initial, name))  # World Diving Adventures
    return several or not borne_out(root, reading.lexicon)


def borne_out(root: Token, lexicon: Lexicon) -> bool:
    """Whether a name is told as a person's: as whoever does something, or to whom something is done; beside
    another person; with an office, or "who"."""
    above = root.head
    if root.dep_ in _SUBJECTS or root.dep_ in {"appos", "poss"} or (root.dep_ == "pobj" and above.lower_ == "by"):
        return True
    if root.dep_ == "dobj":
        return above.lemma_.lower() not in lexicon.words("place_verbs")
    fated = above.head.lemma_.lower() in lexicon.any_of("suffered_nouns", "fates")
    if root.dep_ == "pobj" and (fated or above.head.lower_ == "according"):
        return True
    joined = [above] if root.dep_ == "conj" else [t for t in root.children if t.dep_ == "conj"]
    told = any(t.dep_ in {"appos", "relcl"} for t in root.rights) or any(t.pos_ == "PROPN" for t in joined)
    return told or any(t.pos_ == "NOUN" and t.text.islower() for t in root.lefts)
