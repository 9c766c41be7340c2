"""The remembered table of word classes says what the model's own table says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.extraction import load_model
from briefsite.extraction.word_classes import NAME

ODD = ("let 's", "gon na", "y'", "all", "nuthin'", "there", "is", "ai", "n't", "\n", "It", "who", "do", "the", "that")
PLAIN = ("Kovel", "met", "to", "have", "visited", "troops", "quickly", "Merania", ".", ",", "but", "two", "her")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((*ODD, *PLAIN)), min_size=1, max_size=14))
def test_what_is_remembered_is_what_would_be_matched(words: list[str]) -> None:
    nlp = load_model().nlp
    if NAME not in nlp.pipe_names:
        return  # rules alone: nothing is remembered
    given_ = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
    table = nlp.get_pipe("attribute_ruler")
    remembering = nlp.get_pipe(NAME)
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        plain, again, third = (nlp(" ".join(words)) for _ in range(3))
    wanted = table(plain).to_array(given_).tolist()
    assert remembering(again).to_array(given_).tolist() == wanted
    assert remembering(third).to_array(given_).tolist() == wanted
