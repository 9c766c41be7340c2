"""Promises that hold for any text at all, however broken.

`BRIEFSITE_TEXTS=5000 pytest tests/extraction/test_any_text.py` reads so many texts.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefsite.extraction import annotate, load_lexicon, load_model
from briefsite.model.document import Document
from briefsite.model.knowledge import Knowledge
from briefsite.model.sources import Source, Span
from briefsite.sources import paragraphs_of

PIECES = st.sampled_from(
    [
        "General Oda Hiro", "the premier", "President", "Minister of", "Foreign Affairs", "Veland", "Norway’s", "UN",
        "(JSDF)", "“", "”", '"', "’", "[Oda]", " said", ", ", ". ", " and ", " of the ", "\n\n", "\n", "—", "March 7",
        "<b>", "</p>", "&nbsp;", "\u200b", "\u202e", "\u00a0", "МИД России", "東京", "H.E.", "Dr. ", "L.B.", "al-",
        "NATO", "USS ", "Institute", "’s", "S' ", "(", ")", "1953", "🕊", "É", "ß", "\t", "bin ", " ",
        "the ", "two sides", "Ministry of ", "Industries", "Tuesday ", "(02) ", " will meet ", "on ", "last week",
        "by 2026", "\n2) ", "“'", "'”", "dismissed ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=200))


TEXTS_READ = int(os.environ.get("BRIEFSITE_TEXTS", "600"))


def read(text: str) -> Document:
    source = Source("any.txt", text, "", paragraphs_of(text))
    return annotate(source, load_model(), Knowledge(), load_lexicon())


def actor_spans(document: Document) -> list[Span]:
    mentions = [m.span for c in document.chains for m in c.mentions]
    reasons = [s for c in document.chains for m in c.mentions for s in m.reason.spans]
    roles = [r.span for c in document.chains for r in c.roles]
    return [*mentions, *reasons, *roles, *document.sentences]


def every_span_lies_in_a_paragraph_and_covers_something(document: Document) -> None:
    for span in actor_spans(document):
        assert any(p.span.covers(span) for p in document.source.paragraphs)
        assert span.of(document.source.text).strip()


def a_name_stands_in_the_text_word_for_word(document: Document) -> None:
    text = document.source.text
    flat = " ".join(text.split())
    for chain in document.chains:
        assert chain.name in flat
        assert all(" ".join(alias.split()) in flat for alias in chain.aliases(text))


def keys_are_unique_and_affiliations_name_chains_of_the_text(document: Document) -> None:
    chains = document.chains
    keys = [c.key for c in chains]
    assert len(keys) == len(set(keys))
    assert all(set(c.affiliations) <= set(keys) - {c.key} for c in chains)
    assert all(r.body in {"", *keys} for c in chains for r in c.roles)


@settings(max_examples=TEXTS_READ, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_what_is_read_in_any_text_keeps_all_promises(text: str) -> None:
    """To read a text takes longest: each is read once, and asked for all of them."""
    document = read(text)
    every_span_lies_in_a_paragraph_and_covers_something(document)
    a_name_stands_in_the_text_word_for_word(document)
    keys_are_unique_and_affiliations_name_chains_of_the_text(document)


@pytest.mark.parametrize(
    "text",
    [
        "Bids were called under the direct supervision of the Ministry of Industries.",
        "The debate was scheduled for Tuesday (02) and Wednesday (03) while a vote was to be held on Wednesday.",
    ],
)
def test_a_text_is_read_that_once_broke_off(text: str) -> None:
    assert read(text).sentences


def test_a_headline_that_the_parse_hangs_on_a_name_is_read_to_its_end() -> None:
    read("President Pays Tribute at Lake Museum, Founder of Norway")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_same_text_is_read_the_same_way_twice(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "sultan",
        "PRESIDENT ODA OF VELAND MET THE UN SECRETARY GENERAL IN NEW YORK ON MONDAY, THE MINISTRY SAID.",
        "<html><body><p>Prime Minister Oda Hiro said <a href='x'>so</a>.</p></body></html>",
        "“Oda said “we agree” and left. ”So did 'he.",
        "| Name | Role |\n|---|---|\n| Oda Hiro | Minister |\n- item\n- item",
        "Mr. Dr. General President of the of the and",
        "General Oda Hiro said so. " * 2000,
    ],
)
def test_broken_texts_are_read_without_complaint(text: str) -> None:
    assert read(text).source.text == text
