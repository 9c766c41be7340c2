"""Names that stand only in headings, where every word has a capital and capitals say little.

`President Directs Officials on Trade` names no Directs, `Awareness Initiative to Engage Farmers` no initiative, and
`Two Schools Visit Harbour Secretariat` the Harbour Secretariat, where the text below goes on about that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefsite.extraction.gazetteers import adjectives
from briefsite.extraction.names import Name, replacing
from briefsite.extraction.no_names import is_headline
from briefsite.extraction.plain_words import is_plain
from briefsite.extraction.reading import Reading
from briefsite.extraction.runs import SMALL
from briefsite.extraction.words import Word, joined_span, words_of

#: Rules that rest on capitals or the model alone.
_GUESSED = frozenset({"head-noun", "model-organisation", "model-person", "model-programme", "name-again", "role-name"})
#: A shorter line is a name as often as a heading.
_SHORTEST = 5
#: What a row of a list begins with, and how many signs stand between that and its first word at most.
_BULLETS, _INDENT = ("•", "*", "–", "-", "·"), 4
#: So far down a heading may be told whole.
_TOP = 4
#: What closes a sentence, a row of a list or a saying.
_CLOSING = (".", "!", "?", ";", ":", ",", '"', "”", ")")


def heading_names(reading: Reading) -> Reading:
    """Make nothing of such names, or the names in them that the text below has."""
    reading = _without_stumps(reading)
    lines = [line for doc in reading.paragraphs for line in _lines(words_of(doc), doc.text, reading)]
    headings = [words for words, text in lines if _is_heading(words, text)]
    inside = {word.start for words in headings for word in words}
    said = {word.text for words, _ in lines for word in words if word.start not in inside}
    if not (headings and said and reading.english):
        return reading
    told = {n.span.of(reading.text): n for n in reading.names if n.kind != "nothing" and n.span.start not in inside}
    names = {name.span.start: name for name in reading.names}
    found: list[Name] = []
    for words in headings:
        for start, name in enumerate(names.get(word.start) for word in words):
            if name is None or name.ident or name.rule not in _GUESSED or name.span.of(reading.text) in told:
                continue
            end = next((n for n in range(start, len(words)) if words[n].end >= name.span.end), start) + 1
            own = list(_told(words[start:end], told, reading))
            nothing = _is_nothing(words[start:end], name, said, reading)
            found += own or ([replace(name, kind="nothing", rule="heading")] if nothing else [])
    return replace(reading, names=replacing(reading.names, found))


def _without_stumps(reading: Reading) -> Reading:
    """The reading without what is left of the last name in a heading that is cut short, "Minister Meets Ada…", where
    the whole one stands below it."""
    lines = [(line.span, line.span.of(reading.text)) for line in reading.source.paragraphs[:_TOP]]
    cut = {
        span.start + len(text.rstrip("… "))
        for (span, text), (_, whole) in pairwise(lines)
        if text.endswith("…") and whole.startswith(text.rstrip("… "))
    }
    stumps = {n.span for n in reading.names if n.span.end in cut and n.span.of(reading.text).isalpha()}
    names = (replace(n, kind="nothing", rule="heading") if n.span in stumps else n for n in reading.names)
    return replace(reading, names=tuple(names)) if cut else reading


def _lines(words: Sequence[Word], text: str, reading: Reading) -> Iterator[tuple[Sequence[Word], str]]:
    """A paragraph, or each row of one that is a list: several headings may stand above a text, each behind a bullet."""
    if not words or not reading.text[max(0, words[0].start - _INDENT) : words[0].start].rstrip().endswith(_BULLETS):
        yield words, text.rstrip()
        return
    start, last = 0, words[-1].end
    gaps = [reading.text[one.end : after.start] for one, after in pairwise(words)]
    for end, gap in enumerate((*gaps, f"{reading.text[last : last + _INDENT]}\n"), 1):
        closing, broken, _ = gap.partition("\n")
        if broken:
            yield words[start:end], joined_span(words[start:end]).of(reading.text) + closing.rstrip()
            start = end


def _is_heading(words: Sequence[Word], text: str) -> bool:
    return len(words) >= _SHORTEST and is_headline(words) and text[0].isalpha() and not text.endswith(_CLOSING)


def _told(words: Sequence[Word], told: Mapping[str, Name], reading: Reading) -> Iterator[Name]:
    """The names of the text below in what a heading seems to name, where only words of the dictionary are left."""
    start, left = 0, list[Word]()
    found: list[Name] = []
    while start < len(words):
        spans = (joined_span(words[start:end]) for end in range(len(words), start + 1, -1))
        span = next((span for span in spans if span.of(reading.text) in told), None)
        if span is None:
            left.append(words[start])
            start += 1
            continue
        other = told[span.of(reading.text)]
        found.append(replace(other, span=span, rule="name-again", support=(other.span,)))
        start += sum(word.end <= span.end for word in words[start:])
    heads = reading.lexicon.any_of("organisation_heads", "programme_heads")
    if left and all(_is_plain(word, reading) and word.text not in heads for word in left):
        yield from found


def _is_verb(word: Word, said: set[str], reading: Reading) -> bool:
    """Whether a word behind a title says what its bearer does: a form of a verb, and no name of the text below."""
    inflected = word.lower.endswith("s") and word.lower not in reading.english
    return inflected and is_plain(word.lower, reading.english) and word.text not in said


def _is_nothing(words: Sequence[Word], name: Name, said: set[str], reading: Reading) -> bool:
    """Whether a word behind a title is a verb, or what seems to be a body is in the words of the dictionary alone, and
    none that is of a state."""
    if len(words) == 1:
        return _is_verb(words[0], said, reading)
    bodies = reading.lexicon.words("state_bodies")
    official = any(word.text in bodies for word in words)
    people = adjectives(reading.lexicon).at(words, 0)
    own = words[people[0] :] if people else words
    return name.kind in {"organisation", "programme"} and not official and all(_is_plain(w, reading) for w in own)


def _is_plain(word: Word, reading: Reading) -> bool:
    parts = word.lower.split("-")
    return word.text in SMALL or (not word.shouted and all(is_plain(part, reading.english) for part in parts))
