"""Names decided at once are the names that the model's own moves find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.extraction import load_model
from briefsite.extraction.name_decoding import NAME

NAMES = (
    "Mara",
    "Dovel",
    "Port Lenn",
    "the United Nations",
    "Reuters",
    "Ministry of",
    "March 3",
    "$ 4 million",
    "French",
)
PLAIN = ("met", "in", "of", "the", "two", "and", ",", ".", "\n", "\n\n", '"', "(", "late on", "said", "It", "’s", "&")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.sampled_from((*NAMES, *PLAIN)), max_size=16), min_size=1, max_size=4))
def test_what_is_decided_at_once_is_what_the_moves_decide(texts: list[list[str]]) -> None:
    nlp = load_model().nlp
    if NAME not in nlp.pipe_names:
        return  # rules alone: no model finds names
    with nlp.select_pipes(disable=[NAME]):
        one_by_one, at_once = (list(nlp.pipe(" ".join(words) for words in texts)) for _ in range(2))
    for moved, decided in zip(nlp.get_pipe("ner").pipe(one_by_one), nlp.get_pipe(NAME).pipe(at_once), strict=True):
        assert decided.to_array(["ENT_IOB", "ENT_TYPE"]).tolist() == moved.to_array(["ENT_IOB", "ENT_TYPE"]).tolist()
