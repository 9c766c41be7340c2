"""Acronyms and what they stand for, where the text says so: `Royal Cambodian Army (RCA)`, `RCA (Royal Cambodian Army)`.

The letters must come in order among the initials of the words before the parenthesis. Small words may be skipped; a
hyphenated word and an acronym give one initial for each of their parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefsite.extraction.names import Acronym
from briefsite.extraction.reading import Reading, paragraph_start, paragraph_text
from briefsite.extraction.words import Word, joined_span, words_of
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

_SHORT = re.compile(
    r"""\(\s*(?:(?:also |better |formerly )?known as |here(?:in)?after |or )?(?:the )?["']?"""
    r"""(?P<short>[A-Z][A-Za-z0-9&./-]{1,11})["']?\s*(?:[;,][^()]*)?\)"""
)
#: Letters with what they stand for in brackets behind them.
_LONG = re.compile(r"""\b(?P<short>[A-Z][A-Za-z0-9&-]{1,11})\s\(["']?(?:the )?(?P<long>[A-Z][^()\d"']{8,90})["']?\)""")
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "de", "la", "du", "des", "against", "&", "with", "a"})
_PRIVATE, _LIMITED = frozenset({"pvt", "private", "pty"}), frozenset({"ltd", "limited"})


def acronyms(reading: Reading) -> Reading:
    """Record every definition of an acronym by capitalised words."""
    found = tuple(a for doc in reading.paragraphs for a in _definitions(doc))
    return replace(reading, acronyms=found)


def bracketed(doc: Doc) -> Iterator[Span]:
    """Every place where letters stand in brackets: `(ELN)`."""
    offset = paragraph_start(doc)
    for match in _SHORT.finditer(paragraph_text(doc)):
        letters = match["short"].rstrip(".")
        if sum(c.isupper() for c in letters) >= 2:
            yield Span(offset + match.start("short"), offset + match.start("short") + len(letters))


def _definitions(doc: Doc) -> Iterator[Acronym]:
    words, offset, text = words_of(doc), paragraph_start(doc), paragraph_text(doc)
    for match in _LONG.finditer(text):
        inside = [w for w in words if offset + match.start("long") <= w.start and w.end <= offset + match.end("long")]
        if sum(c.isupper() for c in match["short"]) > 1 and len(_expansion(match["short"], inside)) == len(inside) > 1:
            start = offset + match.start("short")
            yield Acronym(match["short"], joined_span(inside), Span(start, start + len(match["short"])))
    for match in _SHORT.finditer(text):
        letters = match["short"].rstrip(".")
        if sum(c.isupper() for c in letters) < 2:
            continue
        before = [w for w in words if w.end <= offset + match.start()]
        long = _expansion(letters, before)
        if long and not text[long[-1].end - offset : match.start()].strip(" \"'"):
            short = Span(offset + match.start("short"), offset + match.start("short") + len(letters))
            yield Acronym(letters, joined_span(long), short)


def _expansion(letters: str, before: Sequence[Word]) -> Sequence[Word]:
    """The shortest stretch of words that ends `before` and has the letters as its initials."""
    wanted = [c for c in letters.upper() if c.isalpha()]
    for count in range(1, min(len(before), len(wanted) + 6) + 1):
        stretch = before[-count:]
        if any(not w.joined and w.gap.strip() != "," and not _in_name(w) for w in stretch[1:]):
            return ()
        opens = stretch[0].capital and stretch[0].text[0].upper() == wanted[0] and stretch[0].text != letters
        if opens and (_initials_hold(wanted, stretch) or _letters_hold(wanted, stretch)):
            return stretch
    return ()


def _in_name(word: Word) -> bool:
    """Whether a bracket before a word is part of a firm's name: `Lenn Sugar Company (Pvt) Ltd (LSCPL)`."""
    return word.lower in _PRIVATE if "(" in word.gap else word.lower in _LIMITED


def _letters_hold(wanted: Sequence[str], stretch: Sequence[Word]) -> bool:
    """Whether four letters or more come in order in the words, most of them as initials of each: `AUSSOM`, `SAMIDRC`.

    >>> from briefsite.extraction.words import lone_words
    >>> _letters_hold("AUSSOM", lone_words("African Union Support and Stabilization Mission in Somalia"))
    True
    """
    named = sum(w.lower not in _SMALL for w in stretch)
    if len(wanted) < 4 or not 3 <= named <= len(wanted) + 1 or not stretch[-1].capital:
        return False
    return _spells("".join(wanted), tuple((w.text.upper(), w.lower in _SMALL) for w in stretch), 1)


def _spells(wanted: str, words: tuple[tuple[str, bool], ...], spare: int) -> bool:
    """Whether the words in order give the letters, each its first and perhaps some more; `spare` may give none."""
    if not words:
        return not wanted
    (word, small), rest = words[0], words[1:]
    if (small or spare) and _spells(wanted, rest, spare if small else spare - 1):
        return True
    at = 0
    for count, letter in enumerate(wanted, 1):
        at = word.find(letter, at) + 1
        if not at or (count == 1 and at > 1):
            return False
        if _spells(wanted[count:], rest, spare):
            return True
    return False


def _initials_hold(wanted: Sequence[str], stretch: Sequence[Word]) -> bool:
    """Whether the letters come in order among the initials, hardly any of which are passed over.

    >>> from briefsite.extraction.words import split_words, Word
    >>> words = [Word(w, 0, 0, " ", False) for w in split_words("UN Triangular Partnership Programme")]
    >>> _initials_hold("UNTPP", words)
    True
    """
    initials = [c for w in stretch for c in _initials(w)]
    if len(initials) > len(wanted) + 2:
        return False
    spoken = [c for w in stretch for c in (_initials(w) if w.lower not in _SMALL else w.text[0].upper())]
    return any(_in_order(wanted, given) for given in (initials, spoken))


def _in_order(wanted: Sequence[str], given: Sequence[str]) -> bool:
    rest = iter(given)
    return all(any(c == letter for c in rest) for letter in wanted)


def _initials(word: Word) -> Iterator[str]:
    if word.lower in _SMALL:
        return
    if word.shouted:
        yield from (c for c in word.text if c.isalpha())
        return
    for part in re.split(r"[-/]", word.text):
        if part:
            yield part[0].upper()
