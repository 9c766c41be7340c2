"""What the model makes of every word: of the word alone, which is remembered, and then of those around it.

The model begins with what a word's letters say (its prefix, its shape): numbers that are the same wherever the word
stands. They are worked out once for each word, and for each by itself, so that they hang on no other text; to work them
out at every word anew is a third of all arithmetic. Four layers then look at a word's neighbours. They are those of the
model, without what only training needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count, islice, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from briefsite.extraction.replacing import put_in_place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "briefsite_word_vectors"
#: How many words are remembered (some 8 MB), before all are forgotten.
REMEMBERED = 8_000
#: A word as the model sees it: the bytes of numbers for its normal form, its prefix, and so on.
Key: TypeAlias = bytes


def remember_words(nlp: Language) -> None:
    """Put the remembering component in the place of the model's own."""
    put_in_place(nlp, "tok2vec", NAME, _Component(nlp.get_pipe("tok2vec").model))  # type: ignore[attr-defined]


class _Component:
    """Gives every word its vector, for the tagger and the parser."""

    def __init__(self, model: Any) -> None:
        self._vectors = WordVectors(model)

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            lengths = [0, *accumulate(map(len, batch))]
            vectors = self._vectors(batch)
            for doc, (start, end) in zip(batch, pairwise(lengths), strict=True):
                doc.tensor = vectors[start:end]
            yield from batch


class WordVectors:
    """The layers of one "tok2vec" of the model, and the words that it has met."""

    def __init__(self, model: Any) -> None:
        import numpy as np  # noqa: PLC0415  # with the model

        self._np: Any = np
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        columns, _, tables, mixing, _ = embed.layers
        self._columns: list[int | str] = columns.attrs["columns"]
        self._tables = tables.layers[0]
        self._mixing = _Layer(mixing)
        self._around = [_Layer(layer) for layer in encode.layers[0].layers]
        self._apart: int = encode.attrs["pad"]
        self._numbers: dict[Key, int] = {}
        self._known: Any = np.empty((1, embed.get_dim("nO")), "f")

    def __call__(self, docs: Sequence[Doc]) -> Any:
        """One row a word of all texts, each of which ends where it ends: no word sees those of another text."""
        met: Any = self._np.concatenate([doc.to_array(self._columns) for doc in docs])
        words = self._remembered(met.view(f"V{met.itemsize * met.shape[1]}")[:, 0].tolist())
        starts = self._np.arange(1, len(docs) + 1) * self._apart
        places = self._np.arange(len(words)) + self._np.repeat(starts, [len(doc) for doc in docs])
        rows = self._np.zeros((len(words) + self._apart * (len(docs) + 1), words.shape[1]), "f")
        rows[places] = words
        window = self._np.zeros((len(rows), 3, rows.shape[1]), "f")
        for layer in self._around:
            window[1:, 0], window[:, 1], window[:-1, 2] = rows[:-1], rows, rows[1:]
            rows += layer(window.reshape(len(rows), -1))
        return rows[places]

    def _remembered(self, keys: Sequence[Key]) -> Any:
        """What the model makes of each word by itself, worked out for those that are new."""
        if len(self._numbers) > REMEMBERED:
            self._numbers.clear()
        numbers = self._numbers
        new = list(dict.fromkeys(key for key in keys if key not in numbers))
        if new:
            start, end = len(numbers), len(numbers) + len(new)
            if end > len(self._known):
                self._known = self._np.resize(self._known, (2 * end, self._known.shape[1]))
            self._known[start:end] = self._alone(new)
            numbers.update(zip(new, count(start)))
        return self._known[[numbers[key] for key in keys]]

    def _alone(self, keys: Sequence[Key]) -> Any:
        told = self._tables.predict(self._np.frombuffer(b"".join(keys), "uint64").reshape(len(keys), -1))
        return self._mixing(told[:, None])[:, 0]  # one product a word: that of many rows rounds by how many they are


class _Layer:
    """The greatest of three products of what is there, brought to one scale."""

    def __init__(self, model: Any) -> None:
        import numpy as np  # noqa: PLC0415  # with the model

        self._np: Any = np
        greatest = next(part for part in model.walk() if part.name == "maxout")
        scale = next(part for part in model.walk() if part.name == "layernorm")
        weights = greatest.get_param("W")  # vector, product, what is there
        self._weights = weights.transpose(2, 1, 0).reshape(weights.shape[2], -1).copy()
        self._bias = greatest.get_param("b").T.reshape(-1).copy()
        self._scale, self._shift = scale.get_param("G"), scale.get_param("b")
        self._mean = np.full((len(weights), 1), 1 / len(weights), "f")

    def __call__(self, rows: Any) -> Any:
        products = rows @ self._weights
        products += self._bias
        wide = len(self._mean)
        best, *others = (products[..., start : start + wide] for start in range(0, products.shape[-1], wide))
        for other in others:
            best = self._np.maximum(best, other)
        best -= best @ self._mean
        best *= (best**2 @ self._mean + 1e-8) ** -0.5
        best *= self._scale
        best += self._shift
        return best
