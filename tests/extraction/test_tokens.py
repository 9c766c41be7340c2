"""A parsed paragraph as plain values says what the parser itself would say of it."""

from __future__ import annotations

import gc
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Parsed

from briefsite.extraction import annotate, load_lexicon, load_model
from briefsite.extraction.tokens import Token
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source
from briefsite.sources import paragraphs_of

WORDS = (
    "Ada", "Lund", "Kenya", "said", "that", "ministers", "were", "meeting", "in", "Port-Lenn", ",", ".", "\n", "  ",
    '"', "(", ")", "and", "the", "talks", "better", "leaves", "went", "U.S.", "n't", "’s", "2024", "who", "it",
)  # fmt: skip
SAID = (
    "text", "lower_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "idx", "i", "is_alpha",
    "is_punct", "is_quote", "is_space", "is_stop",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)


def numbers(tokens: Any) -> list[int]:
    return [token.i for token in tokens]


@pytest.mark.parametrize("name", ["", "rules"])
@settings(max_examples=40, deadline=None)
@given(text=texts)
def test_every_word_has_the_labels_and_neighbours_that_the_parser_gives_it(name: str, text: str) -> None:
    model = load_model(name)
    parsed = model.nlp(text)
    plain = model.read_off(parsed, text)
    if not model.rules_only:
        parsed = model.nlp.get_pipe("lemmatizer")(parsed)
    assert [[getattr(t, name) for name in (*SAID, "lemma_")] for t in plain] == [
        [getattr(t, name) for name in (*SAID, "lemma_")] for t in parsed
    ]
    for mine, theirs in zip(plain, parsed, strict=True):
        assert [mine.head.i, mine.left_edge.i, mine.right_edge.i] == [
            theirs.head.i,
            theirs.left_edge.i,
            theirs.right_edge.i,
        ]
        for way in ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts"):
            assert numbers(getattr(mine, way)) == numbers(getattr(theirs, way))
        assert (mine.sent.start, mine.sent.end) == (theirs.sent.start, theirs.sent.end)
    assert [(e.start, e.end, e.label_) for e in plain.ents] == [(e.start, e.end, e.label_) for e in parsed.ents]


@settings(max_examples=40, deadline=None)
@given(texts, st.integers(0, 60), st.integers(1, 60))
def test_the_words_over_some_characters_and_their_root_are_those_of_the_parser(
    text: str, start: int, size: int
) -> None:
    model = load_model()
    parsed = model.nlp(text)
    plain = model.read_off(parsed, text)
    end = min(start + size, len(text))
    theirs = parsed.char_span(start, end, alignment_mode="expand") if start < end else None
    mine = plain.over(start, end)
    if theirs is None or not len(theirs):
        assert mine is None
    else:
        assert mine is not None
        assert (mine.start, mine.end, mine.text, mine.root.i) == (
            theirs.start,
            theirs.end,
            theirs.text,
            theirs.root.i,
        )


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("hoped", "hope"), ("hopping", "hop"), ("fined", "fine"), ("visited", "visit"), ("co-hosted", "co-host")],
)
def test_a_verb_whose_form_hides_its_last_letter_has_it_again(form: str, lemma: str) -> None:
    model = load_model()
    text = f"Ada Lund {form} there." if not form.endswith("ing") else f"Ada Lund is {form}."
    assert model.read_off(model.nlp(text), text)[2 if not form.endswith("ing") else 3].lemma_ == lemma


def test_nothing_of_the_parse_is_left_once_a_text_was_read() -> None:
    text = "Foreign Minister Ada Lund met General Rei Tarro in Port Lenn on Monday.\n\n“We agree,” she said."
    source = Source("a.txt", text, "", paragraphs_of(text))
    annotate(source, load_model(), Knowledge(), load_lexicon())
    gc.collect()
    before = words_alive()
    gc.disable()
    try:
        annotate(source, load_model(), Knowledge(), load_lexicon())
        assert words_alive() == before
    finally:
        gc.enable()


def words_alive() -> int:
    return sum(isinstance(thing, Token) for thing in gc.get_objects())


@st.composite
def trees(draw: st.DrawFn) -> Parsed:
    """Words that hang on one another in any way, as what anything says."""
    pieces = draw(
        st.lists(st.sampled_from(("the", ",", "to be held", "Ada", "and", "of", "met")), min_size=1, max_size=5)
    )
    words = ["Oslo", *" ".join(pieces).split()]
    order = draw(st.permutations(range(len(words))))
    above = {word: order[draw(st.integers(0, place - 1))] if place else word for place, word in enumerate(order)}

    def labels(*choice: str) -> list[str]:
        return [draw(st.sampled_from(choice)) for _ in words]

    return Parsed(
        load_model().nlp.vocab,
        words=words,
        heads=[above[number] for number in range(len(words))],
        deps=labels("nsubj", "conj", "appos", "advcl", "compound"),
        pos=labels("PROPN", "NOUN", "VERB", "ADP"),
        ents=labels("B-PERSON", "O"),
    )


@settings(max_examples=500, deadline=None)
@given(trees())
def test_no_word_hangs_on_what_hangs_on_it_however_they_are_hung_anew(parsed: Parsed) -> None:
    for token in load_model().read_off(parsed, parsed.text):
        assert len(list(islice(token.ancestors, len(parsed)))) < len(parsed)


def test_a_call_for_a_state_to_be_held_accountable_is_read_to_its_end() -> None:
    """Two words of it once hung on each other, and the conversion never came to an end."""
    text = "We join in Premier Rana’s call for Chad to be held accountable for this raid."
    read = load_model().read_off(load_model().nlp(text), text)
    assert {len(list(islice(token.ancestors, 99))) < 99 for token in read} == {True}
