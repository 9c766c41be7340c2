"""Words as the naming rules see them: with their case, their place in the source and what stands before them.

Coarser than the parser's tokens (`director-general`, `E.U.` and `al-Gaddafi` are one word each) and there without a
model. The possessive ending is cut off and remembered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.extraction.reading import paragraph_start, paragraph_text
from briefsite.model.sources import Span

if TYPE_CHECKING:
    from briefsite.extraction.tokens import Doc

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Hon|Gen|Lt|Maj|Col|Capt|Brig|Adm|Sgt|Cmdr|Rev|Sr|Jr|St|Smt|Ven|Eng|Msgr|Fr|"
    "Sen|Rep|Gov|Amb|Ma|Md|Mohd"
)
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?:[A-Z](?=\s+[A-Z]))?|[A-Z]\.(?=\s+[A-Z])|\b(?:{_ABBREVIATIONS})\.|M/V\b|[^\W_]+(?:['.&+][^\W_]+|-+[^\W_]+)*(?:(?<=-U\.[SKN])\.|\+)?|&(?=\s)"
)
_BREAK = re.compile(r'[.!?:"]')
#: Letters with marks that are no parts of their own.
_PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ħ": "h", "ð": "d"})
_ARTICLE = re.compile(r"(?:al|el|as|an|ar|ad|at|az|ash|e|d')-?['A-Z]")


class Word:
    """`gap` is what stands between the word before and this one ("" at the start of a paragraph); it has a bar
    where a new row of a list starts. `joined` tells whether nothing but white space parts it from the word before,
    `capital` whether it may be part of a name: `Kano`, `JSDF`, `al-Gaddafi`, `d'Ivoire`. Every rule asks these of every
    word, so that they are found out once."""

    __slots__ = ("capital", "end", "first", "gap", "joined", "lower", "possessive", "start", "text")

    def __init__(self, text: str, start: int, end: int, gap: str, first: bool, *, possessive: bool = False) -> None:
        self.text, self.start, self.end, self.gap = text, start, end, gap
        self.first, self.possessive = first, possessive
        self.lower, self.joined, self.capital = text.lower(), gap.isspace(), _has_capital(text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout: `UNTPP`, `IKUINA`, `E.U.`"""
        letters = [c for c in self.text if c.isalpha()] if self.text.isupper() else ()
        return len(letters) > 1 and all(c.isupper() for c in letters)

    def behind(self, gap: str) -> Word:
        """The word, as if that stood before it."""
        return Word(self.text, self.start, self.end, gap, self.first, possessive=self.possessive)

    def spelt(self, text: str) -> Word:
        """The word, as if it were written so."""
        return Word(text, self.start, self.end, self.gap, self.first, possessive=self.possessive)


@lru_cache(maxsize=8192)  # words come again and again
def _has_capital(text: str) -> bool:
    return text.lstrip("ʻʼ")[:1].isupper() or bool(_ARTICLE.match(text) and not text.islower())


def words_of(doc: Doc) -> tuple[Word, ...]:
    """The words of a parsed paragraph; made once a Doc."""
    if "words" not in doc.user_data:
        doc.user_data["words"] = tuple(
            _words(paragraph_text(doc), paragraph_start(doc), doc.user_data.get("rows", frozenset()))
        )
    words: tuple[Word, ...] = doc.user_data["words"]
    return words


def _words(text: str, offset: int, rows: frozenset[int] = frozenset()) -> list[Word]:
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        written, start = match.group(), match.start()
        possessive = written.endswith("'s")
        end = match.end() - 2 * possessive
        gap = text[last:start]
        if not gap and found and written[0].isupper() and found[-1].text.endswith(".") and len(found[-1].text) > 2:
            gap = " "  # Mr.Lund
        if rows and not rows.isdisjoint(range(last, start + 1)):
            gap = f"|{gap}"
        first = not found or bool(_BREAK.search(gap)) or gap.startswith("|")
        owns = possessive or (written.endswith("s") and text[end : end + 2] == "' ")
        found.append(Word(text[start:end], offset + start, offset + end, gap, first, possessive=owns))
        last = end + 2 * possessive + (owns and not possessive)
    return found


def joined_span(words: Sequence[Word]) -> Span:
    """The span from the first of these words to the last."""
    return Span(words[0].start, words[-1].end)


@lru_cache(maxsize=4096)  # names come again and again
def lone_words(phrase: str) -> tuple[Word, ...]:
    """The words of a phrase that stands in no text: their places count from its own start."""
    return tuple(_words(phrase.replace("’", "'"), 0))


@lru_cache(maxsize=4096)
def without_marks(word: str) -> str:
    """A word without the marks on its letters, as texts that cannot write them have it.

    >>> without_marks("Bošković"), without_marks("Đurđević"), without_marks("Wałęsa")
    ('Boskovic', 'Durdevic', 'Walesa')
    """
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def split_words(phrase: str) -> tuple[str, ...]:
    """The words of an entry of a word list, cut as words of a text are.

    >>> split_words("Lord’s Resistance Army")
    ('Lord', 'Resistance', 'Army')
    """
    return tuple(word.text for word in lone_words(phrase))
