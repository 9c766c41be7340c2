"""Names that a lower-case noun says are bodies: `the newspaper El Tiempo`, `the Justice First party`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.name_words import given_names
from briefsite.extraction.names import Name, Taken
from briefsite.extraction.phrases import Phrases
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading
from briefsite.extraction.unlisted_states import Entry
from briefsite.extraction.words import Word, joined_span

_JOINTS = frozenset({"de", "del", "do", "du", "des", "di", "da", "la", "al", "ul", "ut", "ur", "e", "i", "wal"})
_LONGEST = 5
_TWO = 2
#: What stands behind the name of a body that is whole.
_CLOSING = frozenset({"and", "or", "is", "was", "has", "had", "will", "would", "said", "says", "party", "rebels", "as"})
_MISSIONS = frozenset({"Embassy", "Consulate"})
#: What somebody leads that is a body of its own: "the Saudi-led coalition".
_LED = frozenset({"coalition", "alliance", "bloc", "force"})


def led(words: Sequence[Word]) -> Iterator[Name]:
    """`the Saudi-led coalition`, wherever it stands."""
    for before, noun in pairwise(words):
        if before.capital and before.text.endswith("-led") and noun.text in _LED and noun.joined:
            yield Name(joined_span((before, noun)), "organisation", "class-after-name")


def paired_letters(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Name]:
    """`the CNDD-FDD`: letters of two parts behind an article, neither of which is a known body's or state's."""
    listed = listed_names(lexicon)
    for position, word in enumerate(words[1:], 1):
        parts = word.text.split("-")
        letters = len(parts) == _TWO and all(part.isalpha() and part.isupper() and len(part) > _TWO for part in parts)
        if not letters or not word.joined or words[position - 1].lower != "the":
            continue
        after = words[position + 1] if position + 1 < len(words) and words[position + 1].joined else None
        closed = after is None or word.possessive or after.lower in _CLOSING
        if closed and not any(listed.at((word.spelt(part),), 0) for part in parts):
            yield Name(word.span, "organisation", "class-after-name")


def opened(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Name]:
    """`Banco Carrow Asia`, `Macau's Banque du Lenn`, `Katibat al-Lenn`: names that begin with what they are."""
    openers = lexicon.words("opening_bodies")
    for position, word in enumerate(words):
        before = words[position - 1] if position and word.joined else None
        kind = word.text.partition("-")[0]
        if kind not in openers or (before and before.capital and not before.possessive):
            continue
        end = position + 1
        while end < len(words) and words[end].joined and (words[end].capital or words[end].text in _JOINTS):
            end += 1
            if words[end - 1].possessive:
                break
        while words[end - 1].text in _JOINTS:
            end -= 1
        if (end - position > 1 or kind != word.text) and end - position <= _LONGEST:
            yield Name(joined_span(words[position:end]), "organisation", "head-noun")


def missions(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Name]:
    """`Embassy Oslo`, `U.S. Consulate General Vesk`: a mission that is called by its town."""
    listed, people = listed_names(lexicon), adjectives(lexicon)
    for position, word in enumerate(words[:-1]):
        town = position + 1 + (word.text == "Consulate" and words[position + 1].text == "General")
        if word.text not in _MISSIONS or town >= len(words) or not words[town].joined or words[town - 1].possessive:
            continue
        place = listed.at(words, town)
        strange = town > position + 1 and words[town].capital and not words[town].shouted
        end = place[0] if place else town + 1
        if place or strange:
            start = position - bool(position and word.joined and _of_state(words[position - 1], listed, people))
            yield Name(joined_span(words[start:end]), "organisation", "head-noun")


def _of_state(word: Word, listed: Phrases[Entry], people: Phrases[str]) -> bool:
    return bool(people.at((word,), 0) or listed.at((word,), 0)) and not word.possessive


def firms(run: Sequence[Word], reading: Reading, taken: Taken) -> Iterator[Name]:
    """`Handai Motor`, `Rei Lenn Pharma`: two words or more, of which the last ends names of firms, and no dictionary
    knows the first; and `Air Lenn`."""
    if not reading.english or len(run) < _TWO:
        return
    if run[0].text == "Air":
        if not is_plain(run[1].lower, reading.english):
            yield Name(joined_span(run[:2]), "organisation", "firm-end")
        return
    ends = reading.lexicon.words("firm_ends")
    stop = next((n + 1 for n in range(len(run) - 1, 0, -1) if run[n].text in ends), 0)
    name = run[:stop]
    goes_on = stop < len(run) and run[stop].lower not in reading.lexicon.words("role_heads")  # Lenn Steel | Chairman
    if not 0 < stop <= _LONGEST or goes_on or any(taken.at(w.start) for w in name):
        return
    known = [is_plain(part, reading.english) for part in name[0].lower.split("-")]
    somebody = name[0].text in given_names(reading.lexicon) or adjectives(reading.lexicon).at(name, 0)
    if not all(known) and not somebody:
        yield Name(joined_span(name), "organisation", "firm-end")


def _of_land(words: Sequence[Word], start: int, taken: Taken) -> bool:
    """`the Clean Carrow programme`: behind a small word, a word of one's own before the name of a state."""
    run, names = words[start:], taken.over(joined_span(words[start:]))
    before = words[start - 1] if start and words[start].joined else None
    inside = before is not None and (not before.capital or before.lower in {"the", "a", "an"})
    owned = all(n.kind == "state" and n.span.end == run[-1].end and n.span.start > run[0].end for n in names)
    return inside and bool(names) and owned


def _each(words: Sequence[Word], start: int) -> bool:
    """Whether "daily" and "weekly" say how often: `vitamins and a daily Aspirin`."""
    return start > 1 and words[start - 1].text in {"daily", "weekly"} and words[start - 2].lower == "a"


def quoted_programmes(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Name]:
    """`the "Clean Carrow" programme`: a name in quotation marks before what it is."""
    heads = lexicon.words("programme_heads")
    for position, word in enumerate(words):
        if not (word.capital and word.gap.endswith('"')):
            continue
        end = position + 1
        while end < len(words) and end - position <= _LONGEST and words[end].joined and words[end].capital:
            end += 1
        after = words[end] if end < len(words) and words[end].gap.rstrip() == '"' else None
        if end - position > 1 and after is not None and after.text.islower() and after.text.capitalize() in heads:
            yield Name(joined_span(words[position:end]), "programme", "class-after-name", support=(after.span,))


def classed(
    words: Sequence[Word], start: int, following: Sequence[Word], lexicon: Lexicon, taken: Taken
) -> Iterator[Name]:
    """The name in a run of capitals, with the noun where it stands behind."""
    run = words[start:]
    if len(run) > 5 or (any(taken.at(w.start) for w in run) and not _of_land(words, start, taken)):
        return
    peoples, portfolios = lexicon.words("peoples"), lexicon.words("portfolios")
    if all(w.text in peoples or w.text in portfolios for w in run):
        return
    if adjectives(lexicon).at(words, start):
        return
    quoted = words[start].gap.strip() == '"'
    before = words[start - 1] if start and (words[start].joined or quoted) else None
    letters = following[:1] and following[0].shouted and following[0].gap == " (" and len(run) > 1
    following = [w.behind(w.gap.lstrip(")")) for w in following[1:2]] if letters else following[:1]
    after = following[0] if following and following[0].joined and not words[-1].possessive else None
    whole = (*run, after) if after and not letters else run  # the Lake Minors | (LM) program
    if before and before.text in lexicon.words("class_nouns") and not _each(words, start):
        yield Name(joined_span(run), "organisation", "class-before-name", support=(before.span,))
    elif after and len(run) > 1 and after.lower.capitalize() in lexicon.words("programme_heads") and not after.capital:
        yield Name(joined_span(whole), "programme", "class-after-name", support=(after.span,))
    elif after and _of_land(words, start, taken) and after.text[:-1].capitalize() in lexicon.words("programme_heads"):
        yield Name(
            joined_span(run), "programme", "class-after-name", support=(after.span,)
        )  # Clean Carrow | initiatives
    elif after and after.text in lexicon.words("class_heads"):
        yield Name(joined_span(whole), "organisation", "class-after-name", support=(after.span,))
