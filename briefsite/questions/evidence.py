"""The sentence of a source on which a question rests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefsite.model.locators import Locator, parse_locator
from briefsite.model.review import Desk, Evidence, Witness
from briefsite.model.slugs import id_of

_END = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])")
_CITED = re.compile(r"\[@([^\]]+)\]")
_BARE = re.compile(r"[a-z0-9-]+, paras?\. \d+(?:, \d+)*")
#: What ends with a full stop though the sentence goes on: a rank, an initial; now and then a short name, no harm.
_SHORTENED = re.compile(r"\b[A-Z](?:[a-z]{0,3}|(?:\.[A-Z])+)\.\Z")
#: A stretch shorter than this is an abbreviation rather than a sentence.
_SHORT = 40


def sentence(text: str, start: int, end: int) -> str:
    """The sentence of a paragraph that holds the characters from `start` to `end`, on one line.

    >>> sentence("The talks ended. Ada Lund of the harbour board left for Orra on Monday. Nobody spoke.", 17, 20)
    'Ada Lund of the harbour board left for Orra on Monday.'
    """
    ends = (found for found in _END.finditer(text) if not _SHORTENED.search(text[: found.start()]))
    cuts = [0, *(found.end() for found in ends), len(text)]
    first = max(cut for cut in cuts[:-1] if cut <= start)
    last = min(cut for cut in cuts[1:] if cut >= end)
    while last - first < _SHORT and last < len(text):
        last = min(cut for cut in cuts if cut > last)
    return " ".join(text[first:last].split())


def witnesses(desk: Desk, pieces: Iterable[Evidence], most: int = 2) -> tuple[Witness, ...]:
    """The sentences that reasons name, each once."""
    found = (_witness(desk, piece) for piece in pieces)
    return tuple(dict.fromkeys(found))[:most]


def cited(desk: Desk, path: str, words: str) -> tuple[Witness, ...]:
    """The paragraphs that words of a file cite."""
    own = id_of(path)
    found = []
    for locator in _locators(words):
        file = desk.texts_of.get(locator.brief or own, "")
        found += [_paragraph(desk, file, number) for number in locator.paragraphs if file]
    return tuple(dict.fromkeys(found))


def standing(desk: Desk, path: str, words: str) -> tuple[Witness, ...]:
    """The paragraph of a brief's text in which words stand to the letter."""
    file = desk.texts_of.get(id_of(path), "")
    source = desk.sources.get(file)
    at = source.text.find(words) if source and words else -1
    return (_paragraph(desk, file, source.paragraph_at(at).number),) if source and at >= 0 else ()


def _locators(words: str) -> Iterator[Locator]:
    pieces = [piece for found in _CITED.findall(words) for piece in found.split(";")]
    for piece in pieces or _BARE.findall(words):
        try:
            yield parse_locator(piece)
        except ValueError:
            continue


def _witness(desk: Desk, piece: Evidence) -> Witness:
    source = desk.sources.get(piece.file)
    if source is None or not 1 <= piece.paragraph <= len(source.paragraphs):
        return Witness(piece.file, piece.paragraph, "")
    begin = source.paragraphs[piece.paragraph - 1].span.start
    text = source.paragraph_text(piece.paragraph)
    start, end = (min(max(at - begin, 0), len(text)) for at in (piece.start, piece.end))
    return Witness(piece.file, piece.paragraph, sentence(text, start, end))


def _paragraph(desk: Desk, file: str, number: int) -> Witness:
    source = desk.sources.get(file)
    there = source is not None and 1 <= number <= len(source.paragraphs)
    return Witness(file, number, " ".join(source.paragraph_text(number).split()) if source and there else "")
