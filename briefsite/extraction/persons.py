"""Persons by the titles before their names: `General Koji Yamazaki`, `Chad Prime Minister Pascal Yoadimnadji`.

Ranks, honorifics and roles are told from the name by word lists; a name is capitalised words, initials and particles
with nothing but spaces between them. Works without a model.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.behind_portfolios import GIVEN, after_portfolio, is_called, is_given
from briefsite.extraction.body_edges import owns_house
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.name_signs import (
    behind_loud,
    ends_name,
    is_dated,
    is_initial,
    is_nickname,
    modifies_next,
    names_shop,
)
from briefsite.extraction.name_words import NameWords, name_words
from briefsite.extraction.names import Name, Taken, replacing
from briefsite.extraction.no_names import HELPING, SAINTLY, before_verb, names_offices, titled_words
from briefsite.extraction.reading import Reading
from briefsite.extraction.titles import RolePhrase, roles_of
from briefsite.extraction.words import Word, joined_span, words_of

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

LONGEST = 6
#: What one speaks for, presides over or leads.
_HOUSES = frozenset({"Parliament", "Assembly", "Senate", "Congress", "Knesset", "Duma", "Seimas", "Saeima", "Sejm"})
#: Shorter words are letters.
_INITIALS = 3


def titled_persons(reading: Reading) -> Reading:
    """Add the persons that a title names."""
    lists, taken = name_words(reading.lexicon), Taken(reading.names)
    found = []
    for doc in reading.paragraphs:
        words = words_of(doc)
        titled = _titled(doc, roles_of(doc, lists.titles), lists, taken, reading.english)
        titled = (hit for hit in titled if not _inside_name(words, hit[0] - 1, lists, reading.english))
        found += [
            _person(words, a, before_verb(words, a, b, reading.english), rule)
            for a, b, rule in titled
            if not titled_words(words, a, b, lists.titles, reading.english)
            if not _names_another(words, a, b, lists, reading.lexicon)
        ]
    return replace(reading, names=replacing(reading.names, found))


def _names_another(words: Sequence[Word], start: int, end: int, lists: NameWords, lexicon: Lexicon) -> bool:
    """Whether what stands behind says that it is no person's name: `the official Lenn Courier newspaper`, `Deputy
    Manging Director`, of which a word is misspelt."""
    after = words[end] if end < len(words) and words[end].joined and not words[end - 1].possessive else None
    if after is None:
        return owns_house(words, end - 1)
    if after.capital:
        return end - start == 1 and bool(lists.titles.heads.at(words, end))
    return after.lower in lexicon.words("class_nouns") or names_shop(words, start, end, lexicon.words("thing_nouns"))


def without_titles(words: Sequence[Word], start: int, lists: NameWords) -> int:
    """The index after any honorifics at `start`."""
    while start < len(words) and (hit := lists.titles.honorifics.at(words, start)):
        initial = is_initial(words[start]) and hit[0] == start + 1  # H. E. Lund has no initials
        listed = lists.titles.adjectives.at(words, start) or lists.titles.names.at(words, start)
        if listed or initial or is_called(words, start):
            break  # the "Sri" of "Sri Lankan"
        if start + 1 < len(words) and words[start].text == words[start + 1].text and words[start + 1].joined:
            break  # Tun Tun Oo
        if (
            hit[0] < len(words)
            and words[hit[0]].text in _SON
            and words[hit[0]].joined
            and words[start].text in lists.titles_too
        ):
            break  # Sultan bin Rashid
        start = hit[0]
    return start


def _person(words: Sequence[Word], start: int, end: int, rule: str) -> Name:
    title = words[start - 1].span if start else words[start].span
    return Name(joined_span(words[start:end]), "person", rule, support=(title,))


def _titled(
    doc: Doc, phrases: Sequence[RolePhrase], lists: NameWords, taken: Taken, english: Container[str]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and rule of each name that a title stands before."""
    words = words_of(doc)
    inside = {n for role in phrases for n in range(role.head_start, role.head_end + 1)}
    starts = {n: rule for n, rule in _after_titles(doc, lists, taken) if n not in inside}
    for start, rule in _after_roles(words, phrases, lists):
        starts.setdefault(start, rule)
    yield from _several(words, lists, taken)
    for begin, rule in sorted(starts.items()):
        start = without_titles(words, begin, lists)
        end = name_end(words, start, lists, taken)
        if end is not None and (rule != "role-of-name" or end - start > 1 or _heads(words, start, english)):
            yield start, end, rule


def _heads(words: Sequence[Word], start: int, english: Container[str]) -> bool:
    """`Speaker of the Carrovian Parliament | Zandar`: one name right behind the word for the body that somebody heads,
    where nothing more is told of him."""
    after = words[start + 1] if start + 1 < len(words) else None
    closed = after is None or not after.joined or not after.capital
    strange = bool(english) and len(words[start].text) > _INITIALS and words[start].lower not in english
    return closed and strange and start > 0 and words[start - 1].text in _HOUSES


def _after_titles(doc: Doc, lists: NameWords, taken: Taken) -> Iterator[tuple[int, str]]:
    """Where ranks and honorifics end."""
    words = words_of(doc)
    tables = ((lists.titles.honorifics, "honorific-name"), (lists.titles.ranks, "rank-name"))
    titles = sorted((start, rule, end) for table, rule in tables for start, end, _ in table.everywhere(doc))
    for start, rule, end in titles:
        listed, last = taken.at(words[start].start), words[end - 1]
        if (
            words[start].capital
            and not (is_initial(words[start]) and end == start + 1)
            and not lists.titles.adjectives.at(words, start)
            and not (listed and (listed.ident or listed.span.end > last.end))
            and not last.possessive
            and not _named_for(words, start, lists)
        ):
            yield end, rule


def _named_for(words: Sequence[Word], title: int, lists: NameWords) -> bool:
    """`University of Sri Vesk`: a saint's title in the name of a body that begins with what it is."""
    before = words[title - 2 : title] if title > 1 else ()
    return [w.lower for w in before[1:]] == ["of"] and before[0].text in lists.bodies and words[title].text in SAINTLY


def _inside_name(words: Sequence[Word], title: int, lists: NameWords, english: Container[str]) -> bool:
    """Whether the title before a name is itself a part of one: the `Sheikh` of `Hassan Sheikh Mohamud`."""
    before = words[title - 1] if title > 0 and words[title].joined and words[title].text in lists.titles_too else None
    if before is None or not english or not before.capital or before.possessive or before.shouted:
        return False
    tables = (lists.titles.honorifics, lists.titles.ranks, lists.titles.heads, lists.titles.modifiers)
    listed = any(t.at((before,), 0) for t in (*tables, lists.titles.adjectives, lists.titles.names))
    return not (listed or before.lower in english or before.text in lists.titles.portfolios | lists.never)


def _after_roles(words: Sequence[Word], phrases: Sequence[RolePhrase], lists: NameWords) -> Iterator[tuple[int, str]]:
    """Where roles end: their own words, and what they are of."""
    for role in phrases:
        if not words[role.head_end - 1].possessive:
            yield role.head_end, "role-name"
        if role.of_end > role.head_end:
            whole = lists.titles.heads.at(words, role.of_end - 1)
            start = role.of_end if whole else after_portfolio(words, role.head_end, role.of_end, lists)
            if start is not None:
                yield start, "role-of-name"


def _several(words: Sequence[Word], lists: NameWords, taken: Taken) -> Iterator[tuple[int, int, str]]:
    """`Foreign ministers Maria Holguin and Nicolas Maduro`: a plural role names two."""
    for position, word in enumerate(words):
        if word.possessive or not names_offices(word, lists.titles) or taken.at(word.start):
            continue
        end = name_end(words, position + 1, lists, taken)
        if end is None or (end - position < 3 and not word.capital):
            continue
        yield position + 1, end, "plural-role-name"
        end = _past_state(words, end, lists)
        if end < len(words) and words[end].lower == "and" and words[end].joined:
            last = name_end(words, end + 1, lists, taken)
            if last is not None and last - end > 2:
                yield end + 1, last, "plural-role-name"


def _past_state(words: Sequence[Word], end: int, lists: NameWords) -> int:
    """Behind the state that one of several is of: `Presidents Bo Hari of Carrow and ...`."""
    state = lists.titles.names.at(words, end + 1) if end < len(words) and words[end].text == "of" else None
    return state[0] if state else end


def name_end(words: Sequence[Word], start: int, lists: NameWords, taken: Taken) -> int | None:
    """Where the name ends that starts at word `start`, or None where no name starts there."""
    end = start
    while end < len(words) and name_length(words[start:end], lists) < LONGEST and _continues(words, start, end, lists):
        end += 1
        if words[end - 1].possessive:
            break
    monk = end < len(words) and words[end].joined and words[end].text in _MONKS
    end += monk and end - start > 1 and not words[end - 1].possessive  # however long his name is
    while end > start + 1 and words[end - 1].text in lists.particles and not words[end - 1].possessive:
        end -= 1
    if end == start or not _is_name(words, start, end, lists, taken):
        return None
    return end


def name_length(words: Sequence[Word], lists: NameWords) -> int:
    """How many words a name has, particles not counted."""
    return sum(word.lower not in lists.particles for word in words)


def _continues(words: Sequence[Word], start: int, end: int, lists: NameWords) -> bool:
    word = words[end]
    if not word.joined and not (end > start and is_nickname(words, end)):
        return False
    if word.text in lists.particles:
        ahead = next((w for w in words[end + 1 : end + 4] if w.text not in lists.particles), None)
        return end > start and ahead is not None and ahead.joined and ahead.capital
    if end > start and (word.text in HELPING or behind_loud(words, start, end)):
        return False
    ending = end > start and ends_name(words, start, end)
    never = word.text in lists.never and not (ending or _named_so(words, start, end, lists))
    never = never or (end > start and modifies_next(words, end, lists.titles.modifiers, lists.titles.heads))
    if not word.capital or never or (word.text in _MONTHS and is_dated(words, end)):
        return False
    tables = (lists.titles.ranks, lists.titles.heads, lists.titles.honorifics)
    starts_title = any(table.at(words, end) for table in tables) and not is_initial(word)
    starts_title = starts_title or word.lower.endswith(("-designate", "-elect"))
    surname = ending or (end > start + 1 and words[end - 1].lower in lists.particles)  # Stefano Del Col
    doubled = end == start and end + 1 < len(words) and words[end + 1].text == word.text and words[end + 1].joined
    if (
        starts_title
        and not is_given(words, end)
        and not (
            doubled or surname or (end > start and (word.text in lists.titles_too or _ends_run(words, end, lists)))
        )
    ):
        return False
    place = lists.titles.names.at(words, end) or lists.titles.adjectives.at(words, end)
    return end > start or not place or (place[0] == end + 1 and _goes_on(words, end + 1, lists))


def _named_so(words: Sequence[Word], start: int, end: int, lists: NameWords) -> bool:
    """`Dr Than Myint`, `Malar Than Htaik`: a small word with a capital between an honorific or a name and another."""
    following = words[end + 1] if end + 1 < len(words) else None
    after_title = end > 0 and not words[end].first and lists.titles.honorifics.at(words, end - 1)
    inside = end > start and words[end].lower in _SMALL_NAMES and not words[end - 1].possessive
    return bool((after_title if end == start else inside) and following and following.joined and following.capital)


def _goes_on(words: Sequence[Word], index: int, lists: NameWords) -> bool:
    """Whether a further name follows one that is also a state's: `Foreign Minister Israel Katz`."""
    if index >= len(words) or not words[index].joined or words[index - 1].possessive:
        return False
    word = words[index]
    place = lists.titles.names.at(words, index) or lists.titles.adjectives.at(words, index)
    known = word.text in lists.never or word.text in lists.titles.portfolios or word.text in lists.bodies
    return word.capital and not (known or place or word.shouted)


def _ends_run(words: Sequence[Word], index: int, lists: NameWords) -> bool:
    """Whether no capitalised word follows but honours: a title there is a surname (`Julie Bishop MP`)."""
    after = words[index + 1] if index + 1 < len(words) and words[index + 1].joined else None
    named_on = after is not None and after.capital and after.text not in lists.honours
    return words[index].capital and not named_on and words[index].lower in _SURNAMES


#: "Son of", "daughter of": what stands before is a given name.
_SON = frozenset({"bin", "ibn", "bint", "ben"})
#: Titles that are surnames as well.
_SURNAMES = frozenset(
    {"bishop", "king", "prince", "judge", "major", "marshal", "naik", "pope", "dean", "abbot", "justice", "duke"}
)
#: What the names of monks end with.
_MONKS = frozenset({"Thero", "Thera", "Himi"})
#: Words that are names in the middle of one.
_SMALL_NAMES = frozenset({"than", "so", "an", "no", "do", "he", "my"})
_MONTHS = frozenset({"May", "March", "April", "June", "August"})


def _is_name(words: Sequence[Word], start: int, end: int, lists: NameWords, taken: Taken) -> bool:
    text = [w.text for w in words[start:end]]
    if text[-1] in lists.bodies or text[-1] == "International" or " ".join(text[-2:]) in lists.bodies:
        return False
    no_lone_name = words[start].shouted or text[0] in lists.titles.portfolios or len(text[0].strip(".")) < 2
    if end - start == 1 and (no_lone_name or text[0] in _MONKS):
        return False  # the Venerable | Thero
    if any(w.text in lists.bodies or any(c.isdigit() for c in w.text) for w in words[start:end]):
        return False
    if any(part in lists.titles.portfolios and part not in GIVEN for part in text[1:-1]):
        return False
    if all(part in lists.titles.portfolios for part in text) and not GIVEN.issuperset(text):
        return False  # Deputy Minister | Economic Development
    here = taken.over(joined_span(words[start:end]))
    return not any(n.span.covers(joined_span(words[start:end])) and n.ident and n.kind != "person" for n in here)
