"""One name in two spellings: slips of the pen (`Outtara` for Ouattara), letters that one hand doubles and another does
not (`Mohamed` and `Mohammed`, `Tarrov` and `Tarov`), and one letter lost or one vowel for another where the rest of a
long name is the same, or whoever bears it must have been named before (`Ms Tarova`, `Tarova said`).

What differs in anything else is another name: `Maria` is not `Mario`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from itertools import pairwise

from briefsite.extraction.names import Name
from briefsite.extraction.reading import Reading
from briefsite.extraction.reporting_forms import reporting_forms
from briefsite.extraction.sexes import Form
from briefsite.extraction.words import words_of
from briefsite.model.sources import Span
from briefsite.model.spelling import undoubled

#: A slip of the pen is told from another name only in a long one: by swapped letters, and by wrong ones.
_SHORTEST, _LONG = 6, 7
#: Where the text says otherwise that a name is one met before, a shorter one is enough.
_NEAREST = 5
_VOWELS = frozenset("aeiouy")


def spelt_alike(words: Mapping[Span, Form], told_again: Container[Span]) -> dict[Span, Form]:
    """To each person's name that is spelt otherwise elsewhere in the text, the words of it as they are first, or, of a
    surname alone, those of the one full name that has it: `General Navarel` where the text has one Naravel. Names
    `told_again` are of people who were named before."""
    found, first = dict[Span, Form](), dict[Form, Form]()
    for span, form in sorted(words.items()):
        one = _first_so(form, first) if len(form) > 1 else form
        found |= {span: one} if one != form else {}
    surnames = {form[-1]: form for form in (found.get(span, form) for span, form in words.items()) if len(form) > 1}
    for span, form in words.items():
        if len(form) == 1 and form[0] not in surnames:
            again = span in told_again
            near = [full for last, full in surnames.items() if _one_slip(form[0], last, again=again)]
            found |= {span: near[0]} if len(near) == 1 else {}
    return found


def _first_so(form: Form, first: dict[Form, Form]) -> Form:
    """The form that a name has first in the text, by its letters or by all of its words but one behind the given name,
    which then differs by a letter; `first` collects them."""
    one = first.setdefault(tuple(map(undoubled, form)), form)
    if one != form:
        return one if all(map(_doubles, form, one)) else form
    for at in range(1, len(form)):
        other = first.setdefault((*form[:at], "", *form[at + 1 :]), form)
        if other != form and _one_letter(form[at], other[at]):
            return other
    return form


def _one_slip(one: str, other: str, *, again: bool) -> bool:
    """Whether one surname is another with letters doubled or swapped, or, of a long one, with a letter left out; of
    somebody named before (`again`) it may be shorter, or have another vowel inside."""
    lost = len(one) != len(other) and min(len(one), len(other)) > _LONG and one[0] == other[0]
    inside = again and one[-1] == other[-1] and _one_letter(one, other)
    return _doubles(one, other) or swapped(one, other) or inside or (lost and _distance(one, other) == 1)


def _one_letter(one: str, other: str) -> bool:
    """Whether one word of some length has a letter more than the other, or one vowel for another."""
    if min(len(one), len(other)) < _NEAREST or one[0] != other[0] or _distance(one, other) != 1:
        return False
    changed = {pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]} if len(one) == len(other) else set()
    return all(_VOWELS.issuperset(pair) for pair in changed)


def _doubles(one: str, other: str) -> bool:
    """Whether two words are the same but for letters that one of them alone doubles: `Johansson` is no `Johannson`."""
    return one == other or (len(one) != len(other) and undoubled(one) == undoubled(other))


def swapped(one: str, other: str) -> bool:
    """Whether two words of some length have the same letters in another order, from the first on."""
    return len(one) >= _SHORTEST and one != other and one[0] == other[0] and sorted(one) == sorted(other)


def misspelt(
    reading: Reading, owners: Mapping[str, dict[frozenset[str], Name]]
) -> dict[str, dict[frozenset[str], Name]]:
    """Capitalised words that differ from one surname by some swapped or one or two wrong letters: `Outtara` for
    Ouattara."""
    found: dict[str, dict[frozenset[str], Name]] = {}
    long = [part for part in owners if len(part) >= _NEAREST and part[0].isupper()]
    if not long:
        return found
    taken = {n.span.of(reading.text) for n in reading.names if n.kind != "person"}
    saying = _saying(reading)
    unknown = {w.text for d in reading.paragraphs for w in words_of(d) if w.capital and len(w.text) >= _SHORTEST}
    unknown |= saying
    shapes = _shapes_near(long)
    strange = sorted(word for word in unknown - taken - set(owners) if (word[0], len(word)) in shapes)
    shapes = _shapes_near(strange)
    near: dict[str, set[str]] = defaultdict(set)
    for part in (part for part in long if (part[0], len(part)) in shapes):
        for rest in _with_less(part):
            near[rest].add(part)
    for word in strange:
        alike = {part for rest in _with_less(word) if rest in near for part in near[rest]}
        close = [part for part in alike if _slips(word, part, reading) or (word in saying and _one_letter(word, part))]
        if len(close) == 1:
            found[word] = owners[close[0]]
    return found


def _saying(reading: Reading) -> set[str]:
    """Words that no dictionary knows, right before what somebody does who speaks: `Tarova said`."""
    verbs = reporting_forms(reading.lexicon)
    rows = (pairwise(words_of(doc)) for doc in (reading.paragraphs if reading.english else ()))
    found = {
        one.text for pairs in rows for one, after in pairs if after.joined and one.capital and after.lower in verbs
    }
    return {word for word in found if len(word) >= _NEAREST and word.lower() not in reading.english}


def _shapes_near(words: Iterable[str]) -> set[tuple[str, int]]:
    """The first letters and the lengths of words that differ from some of these by no more than two letters."""
    return {(word[0], len(word) + more) for word in words for more in range(-2, 3)}


def _slips(word: str, name: str, reading: Reading) -> bool:
    """Whether a word may stand for a name by a slip: a shorter one only by swapped letters, if no dictionary has it."""
    if swapped(word, name):
        return len(name) >= _LONG or (bool(reading.english) and word.lower() not in reading.english)
    return len(name) >= _LONG and 0 < _distance(word, name) <= 2


def _with_less(word: str) -> set[str]:
    """What is left of a word without up to two letters, but for its first: words of which no two have the same rest
    differ by more than two letters."""
    one = {word[:at] + word[at + 1 :] for at in range(1, len(word))}
    return {word} | one | {rest[:at] + rest[at + 1 :] for rest in one for at in range(1, len(rest))}


def _distance(left: str, right: str) -> int:
    """How many letters must be added, dropped or changed."""
    if abs(len(left) - len(right)) > 2:
        return 3
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
