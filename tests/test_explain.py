"""What an editor is told about a value."""

from __future__ import annotations

import pytest

from briefsite.drafting import draft
from briefsite.explain import explain
from briefsite.extraction import load_lexicon
from briefsite.model.issues import BriefsiteError
from briefsite.model.knowledge import Knowledge
from briefsite.pipeline.reasons import reasons_in
from briefsite.resolution import resolve
from tests.documents import document

TEXT = document("{a|Ada Lund} met {b|Rei Kamo} on 3 May.", events=[("meeting", "3 May=XXXX-05-03", "a b")])
REASONS = reasons_in(draft(resolve([TEXT], Knowledge()))[".drafts/events/meeting-a-b.md.why.json"].encode())
RULES = load_lexicon().table("rules")


def test_a_date_is_explained_by_its_words_their_place_and_the_rule() -> None:
    why = explain(REASONS, "date", [TEXT.source], RULES)
    assert why == {"date": ("“3 May” in a.txt, paragraph 1: this is the date as the source words it.",)}


def test_a_list_is_explained_item_by_item() -> None:
    assert len(explain(REASONS, "participants", [TEXT.source], RULES)) == 2
    assert len(explain(REASONS, "participants.ada-lund", [TEXT.source], RULES)) == 1


def test_without_a_field_everything_is_explained_and_without_the_text_the_place_is_still_named() -> None:
    why = explain(REASONS, "", [], RULES)
    assert why.keys() >= {"date", "title", "participants.ada-lund"}
    assert all("a.txt, paragraph 1" in sentence for sentences in why.values() for sentence in sentences)


def test_an_unknown_field_is_met_with_the_nearest_known_one() -> None:
    with pytest.raises(BriefsiteError, match="did you mean 'participants'"):
        explain(REASONS, "participant", [], RULES)
    with pytest.raises(BriefsiteError, match="or it is empty; something is known of"):
        explain(REASONS, "nosuch", [], RULES)
