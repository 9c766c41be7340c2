"""Which words the model takes for names, decided for all words of a batch at once.

The model marks each word: it is outside of names (O), a name alone (U), begins one (B), goes on with one (I) or ends it
(L). spaCy asks at every word, of each of its seventy marks, whether it is allowed there, a quarter of all parsing. But
outside of a name the scores of a word depend on the word alone, so they are made together here; only words inside of
names, which are few, are gone through one by one, and for those just two marks are allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from briefsite.extraction.replacing import put_in_place
from briefsite.extraction.word_vectors import WordVectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

NAME = "briefsite_name_decoding"
_NEVER = float("-inf")
_SEEN: list[int | str] = ["IS_SPACE", "SENT_START"]


def decode_names_at_once(nlp: Language) -> None:
    """Put the component in the place of the model's own."""
    put_in_place(nlp, "ner", NAME, _Decoder(nlp.get_pipe("ner")))


class _Decoder:
    """The model's layers, and what each of its marks says."""

    def __init__(self, ner: EntityRecognizer) -> None:
        import numpy as np  # noqa: PLC0415  # with the model

        self._greater: Any = np.maximum
        self._joined: Any = np.concatenate
        words, lower, upper = (ner.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        vectors, _, self._narrower = words.layers
        self._vectors = WordVectors(vectors)
        places: Any = lower.get_param("W")  # for a word, the first and the last of the name before it
        self._own, self._first, self._last = (weights.reshape(-1, weights.shape[-1]).T.copy() for weights in places)
        self._shape = places.shape[1:3]
        self._bias: Any = lower.get_param("b")
        self._alone: Any = self._bias + lower.get_param("pad")[0, 1:].sum(axis=0)
        self._weights: Any = upper.get_param("W")
        self._weights_bias: Any = upper.get_param("b")
        moves = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        self._marks = [(move[:1], move[2:]) for move in moves]
        self._numbers = {mark: number for number, mark in enumerate(self._marks)}
        inside = {label: [self._numbers["I", label], self._numbers["L", label]] for _, label in self._marks if label}
        self._inside = {label: (self._weights[two], self._weights_bias[two]) for label, two in inside.items()}
        self._outside, self._at_end, self._blank = (self._forbidding(marks) for marks in ("IL", "B", "BU"))

    def _forbidding(self, marks: str) -> Any:
        """What to add to the scores of a word that may have none of these marks, nor a mark without a label but O."""
        zero = self._weights_bias * 0
        zero[[n for n, (mark, label) in enumerate(self._marks) if mark in marks or not (label or mark == "O")]] = _NEVER
        return zero

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            filled = [doc for doc in batch if len(doc)]
            if filled:
                self._annotate(filled)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        from spacy.tokens import Span  # noqa: PLC0415  # with the model

        ends = list(accumulate(map(len, docs)))
        seen: Any = self._joined([doc.to_array(_SEEN) for doc in docs])
        last: Any = self._joined([seen[1:, 1] == 1, [True]])
        last[[end - 1 for end in ends]] = True  # no name goes on in the next text
        rows: Any = self._narrower.predict(self._vectors(docs))
        own = (rows @ self._own).reshape(-1, *self._shape)
        scores = self._greater(*(own + self._alone).T).T @ self._weights.T + self._weights_bias + self._outside
        scores[last] += self._at_end
        scores[seen[:, 0] == 1] += self._blank
        names = list(self._names(scores.argmax(axis=1), last.tolist(), own, rows))
        for doc, first, end in zip(docs, [0, *ends], ends, strict=False):
            inside = (name for name in names if first <= name[0] < end)
            doc.set_ents([Span(doc, at - first, stop - first, label) for at, stop, label in inside], default="outside")

    def _names(self, best: Any, last: Sequence[bool], own: Any, rows: Any) -> Iterator[tuple[int, int, str]]:
        """First word, end and label of the names: `best` has the mark of each word that stands outside of names."""
        end = 0
        for at in (best != self._numbers["O", ""]).nonzero()[0].tolist():
            if at >= end:  # else it is inside of the name before
                mark, label = self._marks[best[at]]
                end = self._end(at, label, last, own, rows) if mark == "B" else at + 1
                yield at, end, label

    def _end(self, start: int, label: str, last: Sequence[bool], own: Any, rows: Any) -> int:
        """The word that a name which begins at `start` ends before; it stays within its sentence."""
        weights, bias = self._inside[label]
        first = (rows[start] @ self._first).reshape(self._shape) + self._bias
        at = start + 1
        while not last[at]:
            inside = (own[at] + first + (rows[at - 1] @ self._last).reshape(self._shape)).max(axis=1)
            goes_on, ends = (weights @ inside + bias).tolist()
            if ends > goes_on:
                break
            at += 1
        return at + 1
