"""A text while it is being read: the parsed paragraphs, the names found so far, the document that grows out of them.

Paragraphs are parsed one by one from text of the same length (quotation marks straightened, square brackets and markup
blanked, dashes made alike), so that an offset in a paragraph plus the paragraph's start is an offset in the source.
Every parsed piece knows its paragraph's number and start; a very long paragraph is parsed in several pieces, and a
paragraph in another language or script is not parsed at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from briefsite.extraction.casing import in_small, shouts
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.model import LanguageModel
from briefsite.extraction.names import Acronym, FoundRole, Name
from briefsite.extraction.opening_lines import opening_end
from briefsite.extraction.readable import row_starts, same_length, unread, without_dashes
from briefsite.extraction.tight_marks import closed, missing_spaces, opened
from briefsite.model.document import Document
from briefsite.model.knowledge import Knowledge
from briefsite.model.nouns import dataclass, replace
from briefsite.model.sources import Paragraph, Source, Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc, Phrase, Token

#: A piece longer than this is parsed in parts, cut at sentence ends: it bounds memory.
LONGEST = 10_000
Value = TypeVar("Value")
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a text so far. `paragraphs` are in reading order; see `source_span` and `paragraph_number`."""

    document: Document
    paragraphs: tuple[Doc, ...]
    lexicon: Lexicon
    knowledge: Knowledge
    acronyms: tuple[Acronym, ...] = ()
    names: tuple[Name, ...] = ()
    roles: tuple[FoundRole, ...] = ()
    english: frozenset[str] = frozenset()

    @property
    def source(self) -> Source:
        return self.document.source

    @property
    def text(self) -> str:
        return self.document.source.text

    def kept(self, key: str, make: Callable[[], Value]) -> Value:
        """What is found out once of a text that many rules ask for, and no component changes. It is remembered with
        the first paragraph, since a reading is made anew by each component."""
        if not self.paragraphs:
            return make()
        known = self.paragraphs[0].user_data
        if key not in known:
            known[key] = make()
        found: Value = known[key]
        return found

    def with_document(self, **changes: object) -> Reading:
        """The same reading with these fields of the document replaced."""
        return replace(self, document=replace(self.document, **changes))  # type: ignore[arg-type]


Component: TypeAlias = Callable[[Reading], Reading]
"""A step of extraction. Its name is the function's; steps run in the order of `COMPONENTS`."""


def open_reading(source: Source, model: LanguageModel, knowledge: Knowledge, lexicon: Lexicon) -> Reading:
    """Parse every readable paragraph. The document holds its sentences and a warning for each paragraph not read."""
    warnings: list[str] = []
    pieces: list[_Piece] = []
    for paragraph in source.paragraphs:
        if problem := unread(paragraph.span.of(source.text), lexicon):
            warnings.append(f"paragraph {paragraph.number} was not read: {problem}")
        else:
            pieces += _pieces_of(paragraph, source, model, lexicon)
    docs = list(_parsed(pieces, model))
    document = Document(source, tuple(_whole(docs)), warnings=tuple(warnings))
    return Reading(document, tuple(docs), lexicon, knowledge, english=model.english)


_Piece: TypeAlias = tuple[str, dict[str, Any]]
"""A piece of a paragraph as the parser is given it, and where it stands."""


def _pieces_of(paragraph: Paragraph, source: Source, model: LanguageModel, lexicon: Lexicon) -> Iterator[_Piece]:
    """A paragraph in the pieces in which it is parsed: its dateline, and what stands behind it."""
    text = paragraph.span.of(source.text)
    plain = same_length(text)
    if shouts(plain):
        plain = in_small(plain, source.text, lexicon, model.english)
    spaces, first = missing_spaces(text), opening_end(plain, paragraph.number)
    for start, piece in _pieces(without_dashes(plain, text, first), first):
        where: dict[str, Any] = {
            "paragraph": paragraph.number,
            "start": paragraph.span.start + start,
            "text": piece,
            "opens": int(first > 0 and start == 0),
            "rows": row_starts(text[start : start + len(piece)]),
            "spaces": [place - start for place in spaces if start < place < start + len(piece)],
        }
        yield opened(piece, where["spaces"]), where


def _parsed(pieces: Sequence[_Piece], model: LanguageModel) -> Iterator[Doc]:
    """What the parser makes of the pieces, as plain tokens that know where they stand."""
    docs = model.nlp.pipe((piece for piece, _ in pieces), batch_size=32)
    for doc, (piece, its) in zip(docs, pieces, strict=True):
        read = closed(model.read_off(doc, piece), its["text"], its["spaces"])
        read.user_data, read.start = its, its["start"]
        yield read


def source_span(piece: Doc | Phrase | Token) -> Span:
    """Where a parsed piece stands in the source text."""
    return piece.span


def paragraph_number(piece: Doc | Phrase | Token) -> int:
    """The number (from 1) of the paragraph that a parsed piece stands in."""
    return int(piece.doc.user_data["paragraph"])


def paragraph_start(piece: Doc | Phrase | Token) -> int:
    """The offset in the source text that offset 0 of the piece's Doc has."""
    return piece.doc.start


def paragraph_text(doc: Doc) -> str:
    """The text of a parsed paragraph."""
    return doc.text


def parsed(reading: Reading, span: Span) -> Phrase | None:
    """The tokens that a source span covers or cuts, or None where its paragraph was not parsed. Of a sentence that
    begins with a dateline, those behind it."""
    place = bisect_right(reading.paragraphs, span.start, key=_START) - 1
    if place < 0:
        return None
    if reading.paragraphs[place].user_data["opens"] and place + 1 < len(reading.paragraphs):
        place += span.end > paragraph_start(reading.paragraphs[place + 1])
    doc = reading.paragraphs[place]
    start, length = paragraph_start(doc), len(paragraph_text(doc))
    first = max(0, span.start - start)
    return doc.over(first, min(span.end - start, length)) if first < length else None


def root_of(reading: Reading, span: Span) -> Token | None:
    """The word above all others of a source span, or None where there is none; found once, as many rules ask."""
    known: dict[tuple[int, int], Token | None] = reading.kept("roots", dict)
    at = span.start, span.end
    if at not in known:
        phrase = parsed(reading, span)
        known[at] = phrase.root if phrase is not None and len(phrase) else None
    return known[at]


def stands_as(reading: Reading, span: Span, relations: Container[str]) -> bool:
    """Whether the words of a span hang on their clause by one of these relations."""
    root = root_of(reading, span)
    return root is not None and root.dep_ in relations


def _whole(docs: Sequence[Doc]) -> Iterator[Span]:
    """The sentences of all pieces; a dateline is the beginning of the sentence behind it."""
    opened: int | None = None
    for doc in docs:
        if doc.user_data["opens"]:
            opened = paragraph_start(doc)
            continue
        for span in _sentences(doc):
            yield span if opened is None else Span(opened, span.end)
            opened = None


def _sentences(doc: Doc) -> Iterator[Span]:
    for sentence in doc.sents:
        span, words = source_span(sentence), sentence.text
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            yield Span(start, end)


def _pieces(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """The text in parts of at most `LONGEST` characters, cut after a sentence, else at a space, else anywhere; what
    stands before `start` is a part of its own."""
    if start:
        yield 0, text[:start]
    while len(text) - start > LONGEST:
        window = text[start : start + LONGEST]
        ends = _ends(r"[.!?][\"')]*\s", window) or _ends(r"\s", window) or [LONGEST]
        cut = ends[-1]
        yield start, window[:cut]
        start += cut
    if text[start:].strip():
        yield start, text[start:]


def _ends(pattern: str, text: str) -> list[int]:
    return [found.end() for found in re.finditer(pattern, text)]
