"""Without a model, the tokenizer left stale edges after its special cases: asking for children ended the process."""

from __future__ import annotations

from briefsite.extraction import load_model


def test_every_token_has_its_children_in_its_own_document_without_a_parse() -> None:
    doc = load_model("rules").nlp("''''said.''-as,-statementthe ministry")
    assert [token.left_edge.i for token in doc] == [token.i for token in doc]
    assert [list(token.children) for token in doc] == [[] for _ in doc]
