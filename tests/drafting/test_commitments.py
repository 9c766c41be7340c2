"""Commitments in a brief's front matter: what is said again is one entry with all its paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefsite.drafting.commitments import commitment_reasons, commitments
from briefsite.drafting.register import Register
from briefsite.model.document import Commitment, CommitmentStrength, Document, Reason
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Span
from briefsite.resolution import resolve
from tests.documents import document


def told(*matters: str, strengths: tuple[CommitmentStrength, ...] = ("pledged", "pledged")) -> Document:
    """A text with one paragraph for each matter, all of them Ada Lund's."""
    made = document("\n\n".join(f"{{a|Ada Lund}} will {matter}." for matter in matters))
    found = []
    for paragraph, strength in zip(made.source.paragraphs, strengths, strict=False):
        start = made.source.text.index("will ", paragraph.span.start) + 5
        span = Span(start, paragraph.span.end - 1)
        why = Reason("test", (span,))
        found.append(Commitment(span, paragraph.number, "a", "", strength, span, None, "", why, why))
    return replace(made, commitments=tuple(found))


def entries(made: Document) -> list[tuple[str, str]]:
    register = Register.of(resolve([made], Knowledge()))
    return [(one.matter, one.cite.partition(", ")[2]) for one in commitments(0, register)]


def test_what_is_said_again_more_fully_is_one_entry_in_its_fullest_words() -> None:
    assert entries(told("train the coast guards", "train the new coast guards of the north")) == [
        ("train the new coast guards of the north", "paras. 1, 2")
    ]


def test_the_reasons_of_an_entry_are_those_of_all_its_paragraphs() -> None:
    made = told("train the coast guards", "train the coast guards")
    reasons = commitment_reasons(0, Register.of(resolve([made], Knowledge())))
    assert {field: [piece.paragraph for piece in pieces] for field, pieces in reasons.items()} == {
        "commitments.0": [1, 2],
        "commitments.0.actor": [1, 2],
    }


@pytest.mark.parametrize(
    "matters",
    [
        ("send two ships to Norway", "send three ships to Norway"),
        ("train the guards", "train the guards and the pilots"),
        ("sell the old coast guard ships", "not sell the old coast guard ships"),
    ],
)
def test_what_differs_in_a_word_of_weight_stays_apart(matters: tuple[str, str]) -> None:
    assert [matter for matter, _ in entries(told(*matters))] == list(matters)


def test_what_was_asked_is_not_what_was_pledged() -> None:
    matter = "train the new coast guards"
    assert len(entries(told(matter, matter, strengths=("requested", "pledged")))) == 2
