"""What is remembered of a word is what the model makes of it, and hangs on no other word that was met."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.extraction import load_model, word_vectors
from briefsite.extraction.word_vectors import NAME, WordVectors

WORDS = ("Dovel", "met", "Port-Lenn", "the", "1,200", "US$", "’s", ",", ".", "\n", "  ", "Kénem", "he", "THE", "2031")
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), min_size=1, max_size=4)


def layers() -> list[Any]:
    """The two parts of the model that make vectors, none where rules stand alone."""
    nlp: Any = load_model().nlp
    if NAME not in nlp.pipe_names:
        return []
    return [nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]]


def words_of(made: Any) -> list[Any]:
    return [load_model().nlp.make_doc(text) for text in made]


@settings(max_examples=60, deadline=None)
@given(texts)
def test_every_word_has_the_vector_that_the_model_gives_it(made: list[str]) -> None:
    docs = words_of(made)
    for model in layers():
        theirs, mine = model.predict(docs), WordVectors(model)(docs)
        ends = [0]
        for doc in docs:
            ends.append(ends[-1] + len(doc))
        for rows, (start, end) in zip(theirs, pairwise(ends), strict=True):
            assert mine[start:end].shape == rows.shape
            assert abs(mine[start:end] - rows).max(initial=0) < 1e-4


@settings(max_examples=60, deadline=None)
@given(texts, st.lists(texts, max_size=3))
def test_a_vector_is_the_same_to_the_last_bit_whatever_was_read_before(made: list[str], before: list[Any]) -> None:
    docs = words_of(made)
    for model in layers():
        fresh, used = WordVectors(model), WordVectors(model)
        for others in before:
            used(words_of(others))
        assert used(docs).tobytes() == fresh(docs).tobytes()


def test_words_are_forgotten_when_there_are_too_many_and_made_anew_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "REMEMBERED", 5)
    docs, others = words_of(["Dovel met the two ministers of Port-Lenn"]), words_of(["In 2031, he said.", ""])
    for model in layers():
        vectors = WordVectors(model)
        first = vectors(docs).tobytes()
        for _ in range(3):
            vectors(others)
            assert vectors(docs).tobytes() == first
            assert len(vectors._numbers) <= 5 + len(docs[0])
