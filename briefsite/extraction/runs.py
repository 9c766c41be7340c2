"""Runs of capitalised words, and the head nouns that say what a run names.

A run goes over small words (`Ministry of Foreign Affairs`); persons, dates, sentence openers and possessives part
it. Lists of head nouns say which words name a body, a programme, or nothing that acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefsite.extraction.body_edges import is_namesake, owns_house
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import NameKind, Taken
from briefsite.extraction.titles import TitleWords, title_words
from briefsite.extraction.words import Word

SMALL = frozenset(
    {
        "of", "for", "and", "the", "on", "&", "de", "la", "du", "des", "del", "against", "to", "di", "da", "do",
        "in", "et",
    }
)  # fmt: skip

#: With a capital inside a sentence, a number is part of a name.
_NUMBERS = frozenset({"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Twelve"})
_SAINTS = frozenset({"St", "St.", "Saint"})
#: What stands before saints in names of bodies: "University of Sri Vesk".
_SAINTS_TOO = _SAINTS | {"Sri", "Shri", "San", "Santa"}
_HOUSES = frozenset({"Basilica", "Cathedral", "Chapel", "Church", "Shrine", "Square", "Street", "Park", "Gate"})


@dataclass(frozen=True)
class Heads:
    """The lists of head nouns, made ready for one lexicon. `kind` maps a head's words to what it names."""

    kind: dict[tuple[str, ...], NameKind]
    documents: frozenset[str]
    opening: frozenset[str]
    openers: frozenset[str]
    relations: frozenset[str]
    state_bodies: frozenset[str]
    dates: frozenset[str]
    vessels: frozenset[str]
    participles: frozenset[str]
    owners: frozenset[str]
    bodies: frozenset[str]
    names_too: frozenset[str]
    titles: TitleWords


def heads_of(lexicon: Lexicon) -> Heads:
    """The head nouns of this lexicon; made once."""

    def make() -> Heads:
        kind: dict[tuple[str, ...], NameKind] = {}
        lists: tuple[tuple[str, NameKind], ...] = (
            ("document_heads", "nothing"), ("event_heads", "nothing"), ("place_heads", "nothing"),
            ("programme_heads", "programme"), ("organisation_heads", "organisation"),
        )  # fmt: skip
        for name, value in lists:
            kind.update({tuple(word.split()): value for word in lexicon.ordered(name)})
        dates = lexicon.any_of("month_names", "weekday_names")
        return Heads(
            kind,
            lexicon.words("document_heads"),
            lexicon.words("opening_heads"),
            lexicon.words("openers"),
            lexicon.words("relation_words"),
            lexicon.words("state_bodies"),
            dates,
            lexicon.words("vessel_words"),
            lexicon.words("compound_participles"),
            lexicon.words("owning_parts"),
            lexicon.words("organisation_heads"),
            lexicon.words("names_too"),
            title_words(lexicon),
        )

    made: Heads = lexicon.kept("heads", make)
    return made


def runs(words: Sequence[Word], heads: Heads, taken: Taken) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the small words between them; persons and dates part them."""
    position = 0
    while position < len(words):
        if not _opens(words, position, heads, taken):
            position += 1
            continue
        end = position + 1
        while end < len(words) and (not words[end - 1].possessive or _is_owner(words, end - 1, heads)):
            step = _next_capital(words, end, heads, taken)
            if step is None:
                break
            end = step
        yield position, end
        position = end


def _is_owner(words: Sequence[Word], position: int, heads: Heads) -> bool:
    """Whether a possessive is part of what a body is called by: `Workers' Party`, `St. Vesk's Girls' School`; a saint's
    church is a place."""
    house = position + 1 < len(words) and words[position + 1].text in _HOUSES
    saint = position > 0 and words[position].joined and words[position - 1].text in _SAINTS
    return (saint and not house) or words[position].text in heads.owners or owns_house(words, position)


def _opens(words: Sequence[Word], position: int, heads: Heads, taken: Taken) -> bool:
    word = words[position]
    if not word.capital or word.text in heads.openers or word.text in heads.dates:
        return False
    if word.lower.rpartition("-")[2] in heads.participles and "-" in word.text:
        return False
    name = taken.at(word.start)
    titled = not (name and name.ident) and heads.titles.honorifics.at(words, position)
    of_body = is_namesake(words, position, heads.bodies, heads.names_too) or says_what_for(words, position, heads)
    named_for = position > 1 and words[position - 1].text == "of" and (words[position - 2].text,) in heads.kind
    if titled and not of_body and not (named_for and word.text in _SAINTS_TOO):
        return False
    return not (name and name.kind == "person")


def says_what_for(words: Sequence[Word], position: int, heads: Heads) -> bool:
    """Whether a title tells what a body of the state is for: `the Justice Ministry`."""
    following = words[position + 1] if position + 1 < len(words) else None
    last = position + 2 >= len(words) or not (words[position + 2].capital and words[position + 2].joined)
    return following is not None and last and following.joined and following.text in heads.state_bodies


def _next_capital(words: Sequence[Word], position: int, heads: Heads, taken: Taken) -> int | None:
    """The index after the next capitalised word of the run, over at most three small words."""
    for ahead in range(4):
        index = position + ahead
        if index >= len(words) or not words[index].joined:
            return None
        word = words[index]
        if word.capital and word.lower not in SMALL:
            inside = (ahead > 0 and word.text in heads.openers) or word.text in _NUMBERS  # All Ceylon | Three Wheeler
            inside = inside and not word.first
            return index + 1 if inside or _opens(words, index, heads, taken) else None
        numbered = word.text.isdigit() and heads.kind.get(tuple(w.text for w in words[index + 1 : index + 2]))
        if word.text not in SMALL and not (numbered == "programme" and ahead == 0):  # the Lost 52 | Project
            return None
    return None


def is_title_case(words: Sequence[Word]) -> bool:
    """Whether nearly every word is capitalised, so that capitals tell nothing."""
    letters = [w for w in words if w.text[0].isalpha()]
    return len(letters) > 6 and sum(w.capital for w in letters) > 0.7 * len(letters)
