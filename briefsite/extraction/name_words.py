"""The word lists by which the rules tell what is and what is not part of a person's name."""

from __future__ import annotations

from dataclasses import dataclass

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.titles import TitleWords, title_words

#: Words that begin no name in most texts, and are given names all the same.
_NAMES_TOO = frozenset({"May", "March", "April", "June", "August", "Will", "Jan", "Mar", "Christian", "Roma", "Han"})
#: Lists of words that are in no name.
_NO_NAMES = ("openers", "ordinals", "month_names", "weekday_names", "peoples", "stop_acronyms", "bodiless_crowds")


@dataclass(frozen=True)
class NameWords:
    """The lists that say what is and what is not a word of a person's name."""

    particles: frozenset[str]
    never: frozenset[str]
    bodies: frozenset[str]
    vessels: frozenset[str]
    titles_too: frozenset[str]
    honours: frozenset[str]
    kin: frozenset[str]
    people: frozenset[str]
    titles: TitleWords


def name_words(lexicon: Lexicon) -> NameWords:
    """The lists of this lexicon; made once."""

    def make() -> NameWords:
        never = [w for name in _NO_NAMES for w in lexicon.ordered(name)]
        never = [w for w in never if w not in _NAMES_TOO]
        bodies = [
            w
            for n in ("organisation_heads", "programme_heads", "document_heads", "event_heads", "place_heads")
            for w in lexicon.ordered(n)
        ]
        plain, words = frozenset(bodies) - lexicon.words("names_too"), lexicon.words
        return NameWords(
            words("particles"), frozenset(never), plain, words("vessel_words"), words("titles_too"), words("honours"),
            words("kin_nouns"), words("person_nouns"), title_words(lexicon),
        )  # fmt: skip

    made: NameWords = lexicon.kept("name words", make)
    return made


def given_names(lexicon: Lexicon) -> frozenset[str]:
    """The listed given names, whoever bears them."""
    return lexicon.any_of("women_names", "men_names", "more_given_names")
