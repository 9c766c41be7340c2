"""Persons by the titles before their names: `General Koji Yamazaki`, `Chad Prime Minister Pascal Yoadimnadji`.

Ranks, honorifics and roles are told from the name by word lists; a name is capitalised words, initials and particles
with nothing but spaces between them. Works without a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.reading import Reading
from briefsite.extraction.titles import TitleWords, role_phrases, title_words
from briefsite.extraction.words import Word, joined_span, words_of

LONGEST = 6


@dataclass(frozen=True)
class NameWords:
    """The lists that say what is and what is not a word of a person's name."""

    particles: frozenset[str]
    never: frozenset[str]
    bodies: frozenset[str]
    titles: TitleWords


def name_words(lexicon: Lexicon) -> NameWords:
    """The lists of this lexicon; made once."""

    def make() -> NameWords:
        never = [
            w for name in ("openers", "months", "weekdays", "peoples", "stop_acronyms") for w in lexicon.ordered(name)
        ]
        never = [w for w in never if w not in {"May", "March", "April", "June", "August", "Will", "Jan", "Mar"}]
        bodies = [
            w
            for n in ("organisation_heads", "programme_heads", "document_heads", "event_heads")
            for w in lexicon.ordered(n)
        ]
        return NameWords(lexicon.words("particles"), frozenset(never), frozenset(bodies), title_words(lexicon))

    made: NameWords = lexicon.kept("name words", make)
    return made


def titled_persons(reading: Reading) -> Reading:
    """Add the persons that a title names."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        found += [_person(words, a, b, rule) for a, b, rule in _titled(words, lists, taken)]
    return replace(reading, names=replacing(reading.names, found))


def _person(words: Sequence[Word], start: int, end: int, rule: str) -> Name:
    title = words[start - 1].span if start else words[start].span
    return Name(joined_span(words[start:end]), "person", rule, support=(title,))


def _titled(words: Sequence[Word], lists: NameWords, taken: Taken) -> Iterator[tuple[int, int, str]]:
    titles = lists.titles
    ends: dict[int, str] = {}
    for position in range(len(words)):
        for index, rule in ((titles.honorifics, "honorific-name"), (titles.ranks, "rank-name")):
            hit = index.at(words, position)
            if hit and words[position].capital and not words[hit[0] - 1].possessive:
                ends[hit[0]] = rule
    for role in role_phrases(words, titles):
        if not words[role.head_end - 1].possessive:
            ends.setdefault(role.head_end, "role-name")
        if role.of_end > role.head_end:
            start = _after_portfolio(words, role.head_end, role.of_end, lists)
            if start is not None:
                ends.setdefault(start, "role-of-name")
    for start, rule in sorted(ends.items()):
        end = name_end(words, start, lists, taken)
        if end is not None and (rule != "role-of-name" or end - start > 1):
            yield start, end, rule


def _after_portfolio(words: Sequence[Word], start: int, end: int, lists: NameWords) -> int | None:
    """Where a name starts after the last word of what a role is of; None where all words belong to the role."""
    last = None
    position = start
    while position < end:
        hit = lists.titles.names.at(words, position) or lists.titles.adjectives.at(words, position)
        if hit:
            last = position = hit[0]
        elif (
            words[position].text in lists.titles.portfolios
            or words[position].text in lists.bodies
            or words[position].lower.capitalize() in lists.titles.portfolios
        ):
            last = position = position + 1
        else:
            position += 1
    return last


def name_end(words: Sequence[Word], start: int, lists: NameWords, taken: Taken) -> int | None:
    """Where the name ends that starts at word `start`, or None where no name starts there."""
    end = start
    while end < len(words) and end - start < LONGEST and _continues(words, start, end, lists):
        end += 1
        if words[end - 1].possessive:
            break
    while end > start and words[end - 1].text in lists.particles:
        end -= 1
    if end == start or not _is_name(words, start, end, lists, taken):
        return None
    return end


def _continues(words: Sequence[Word], start: int, end: int, lists: NameWords) -> bool:
    word = words[end]
    if not word.joined:
        return False
    if word.text in lists.particles:
        return end + 1 < len(words) and words[end + 1].joined and words[end + 1].capital and end > start
    if not word.capital or word.text in lists.never or (word.text in _MONTHS and end > start):
        return False
    starts_title = (
        lists.titles.ranks.at(words, end) or lists.titles.heads.at(words, end) or lists.titles.honorifics.at(words, end)
    )
    if starts_title and not _is_also_name(word):
        return False
    place = lists.titles.names.at(words, end) or lists.titles.adjectives.at(words, end)
    return end > start or not place


_MONTHS = frozenset({"May", "March", "April", "June", "August"})


def _is_also_name(word: Word) -> bool:
    """Titles that are given names as well: they end no name that has begun."""
    return word.text in {"Don", "Dean", "King", "Sri", "Haji", "Sheikh", "Prince", "Justice", "Daw", "Tun", "Sister"}


def _is_name(words: Sequence[Word], start: int, end: int, lists: NameWords, taken: Taken) -> bool:
    text = [w.text for w in words[start:end]]
    if text[-1] in lists.bodies or " ".join(text[-2:]) in lists.bodies:
        return False
    if end - start == 1 and (words[start].shouted or text[0] in lists.titles.portfolios or len(text[0].strip(".")) < 2):
        return False
    if any(w.text in lists.bodies or any(c.isdigit() for c in w.text) for w in words[start:end]):
        return False
    here = taken.over(joined_span(words[start:end]))
    return not any(n.span.covers(joined_span(words[start:end])) and n.ident and n.kind != "person" for n in here)
