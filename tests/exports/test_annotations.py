"""Annotations: every surface form stands in the text."""

from __future__ import annotations

import json

from briefsite.exports.annotations import annotated
from tests.documents import document, with_quotation

TEXT = with_quotation(
    document(
        "General {r|Rei Kamo} met {a|Ada Lund} on 3 May.\n\n“It was\na good talk,” {a|Lund} said.",
        events=[("meeting", "3 May=XXXX-05-03", "r a")],
    ),
    "It was\na good talk,",
    "a",
)


def test_a_document_becomes_plain_values_in_surface_forms() -> None:
    made = annotated(TEXT)
    assert made["actors"] == [
        {"name": "Rei Kamo", "kind": "person", "aliases": ["Rei Kamo"]},
        {"name": "Ada Lund", "kind": "person", "aliases": ["Ada Lund", "Lund"]},
    ]
    assert made["dates"] == [{"text": "3 May", "edtf": "XXXX-05-03", "paragraph": 1}]
    assert made["quotes"][0]["text"] == "It was a good talk,"
    assert made["quotes"][0]["speaker"] == "Ada Lund"
    event = made["events"][0]
    assert (event["date"], event["participants"]) == ("XXXX-05-03", ["Rei Kamo", "Ada Lund"])
    assert event["sentence"] == "General Rei Kamo met Ada Lund on 3 May."


def test_the_values_are_json() -> None:
    assert json.loads(json.dumps(annotated(TEXT))) == annotated(TEXT)
