"""A parsed paragraph as plain values: what the parser found, read off it once.

A word of the parser makes its neighbours anew, and looks its labels up, at every question; the rules ask a thousand
times more often than there are words. The names are the parser's own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any, overload

from briefsite.model.sources import Span


class Token:
    """A word with its place in the parse. `children` are those to the left and then those to the right."""

    __slots__ = (
        "_edges", "_span", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha",
        "is_punct", "is_quote", "is_space", "is_stop", "lefts", "lemma_", "lower_", "pos_", "rights", "sent", "tag_",
        "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    head: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    sent: Phrase
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_stop: bool
    whitespace_: str

    def __init__(self) -> None:
        #: The numbers of the first and the last word that hang on it, and its span, once they were asked for.
        self._edges: tuple[int, int] | None = None
        self._span: Span | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def nbor(self, steps: int = 1) -> Token:
        """The word so many further on; IndexError where there is none."""
        if self.i + steps < 0:
            raise IndexError(self.i + steps)
        return self.doc.words[self.i + steps]

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hang on it, in reading order."""
        found: list[Token] = []
        _gather(self, found)
        return iter(found)

    @property
    def _below(self) -> list[Token]:
        """The word and all that hang on it, in no order."""
        found = [self]
        for token in found:
            found += token.children
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def up_to(self, top: Token) -> Iterator[Token]:
        """The word and those above it, as far as a word that it hangs on, which is none of them."""
        if self is not top:
            yield self
            yield from takewhile(lambda token: token is not top, self.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The words that it is listed with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    @property
    def left_edge(self) -> Token:
        return self.doc.words[(self._edges or self._found_edges())[0]]

    @property
    def right_edge(self) -> Token:
        return self.doc.words[(self._edges or self._found_edges())[1]]

    def _found_edges(self) -> tuple[int, int]:
        below = [token.i for token in self._below]
        self._edges = min(below), max(below)
        return self._edges

    @property
    def span(self) -> Span:
        """Where it stands in the source text."""
        if self._span is None:
            start = self.doc.start + self.idx
            self._span = Span(start, start + len(self.text))
        return self._span


def _gather(token: Token, found: list[Token]) -> None:
    """Add a word and all that hang on it to those found: a list is quicker than generators within generators."""
    for child in token.lefts:
        _gather(child, found)
    found.append(token)
    for child in token.rights:
        _gather(child, found)


def _depth(token: Token) -> int:
    """How many words stand above a word; a mark or a blank with nothing of its own comes last."""
    bare = (token.is_space or token.is_punct) and not token.children
    return len(token.doc) if bare else sum(1 for _ in token.ancestors)


class Phrase:
    """Words that follow one another, from `start` up to `end`."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    def __getitem__(self, number: int) -> Token:
        return self.doc.words[self.start : self.end][number]

    @property
    def idx(self) -> int:
        return self.doc.words[self.start].idx

    @property
    def text(self) -> str:
        if self.start == self.end:
            return ""
        last = self.doc.words[self.end - 1]
        return self.doc.text[self.idx : last.idx + len(last.text)]

    @property
    def span(self) -> Span:
        """Where they stand in the source text."""
        start = self.doc.start + self.idx
        return Span(start, start + len(self.text))

    @property
    def root(self) -> Token:
        """The word that the others hang on: the head of the sentence, else the one nearest to it."""
        words = self.doc.words[self.start : self.end]
        tops = [token for token in words if token.head is token or not self.start <= token.head.i < self.end]
        if len(tops) == 1:  # as in nearly every phrase
            return tops[0]
        head = next((token for token in tops if token.head is token), None)
        return min(tops, key=_depth, default=words[0]) if head is None else head


class Doc:
    """A paragraph, whose text begins at `start` of its source. `parsed` tells whether there is a parse, `user_data`
    holds what the rules remember of it."""

    idx = 0

    def __init__(self, text: str, sentences: Sequence[tuple[int, int]], *, parsed: bool) -> None:
        self.text, self.parsed, self.start = text, parsed, 0
        self.words: list[Token] = []
        self.ents: tuple[Phrase, ...] = ()
        self.user_data: dict[str, Any] = {}
        self.sents = tuple(Phrase(self, start, end) for start, end in sentences)

    @property
    def doc(self) -> Doc:
        return self

    @property
    def span(self) -> Span:
        """Where it stands in the source text."""
        return Span(self.start, self.start + len(self.text))

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, number: int) -> Token: ...
    @overload
    def __getitem__(self, number: slice) -> Phrase: ...
    def __getitem__(self, number: int | slice) -> Token | Phrase:
        if isinstance(number, int):
            return self.words[number]
        start, end, _ = number.indices(len(self.words))
        return Phrase(self, start, max(start, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.words]

    def let_go(self) -> None:
        """Have words no longer know one another, after which none of them may be asked: memory is free at once, where
        else it would wait for a search through all that there is."""
        for token in self.words:
            del token.head
        self.__dict__.clear()

    def over(self, start: int, end: int) -> Phrase | None:
        """The words that the characters from `start` up to `end` cover or cut; None where there are none."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        if first < len(self.words) and self.words[first].idx + len(self.words[first].text) <= start:
            first += 1
        last = bisect_left(self._starts, end)
        return Phrase(self, first, last) if first < last else None
