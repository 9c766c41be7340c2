"""Dates: found, valued from the text alone, and valued with the date of publication."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.extraction.dates import dates
from briefsite.model.dates import problem
from tests.extraction.cases import Case, cases, read


@pytest.mark.parametrize("case", cases("dates.txt"), ids=str)
def test_dates_are_read_as_the_case_says(case: Case) -> None:
    document = read(case.text, dates, published=case.published).document
    found = [(d.span.of(case.text), d.edtf, d.resolved) for d in document.dates]
    assert found == [(row[0], row[1], row[-1]) for row in case.expected]


def test_days_that_no_calendar_has_are_left_open_and_told() -> None:
    document = read(
        "They met on 31 February 2021. Then in May 31 people fell ill. On 29 February 2024 it rained.", dates
    ).document
    assert document.warnings == ("paragraph 1: no calendar has the day '31 February 2021'; it is left open",)
    assert [date.edtf for date in document.dates] == ["2021-02", "2021-05", "2024-02-29"]


words = st.sampled_from(
    [
        "on",
        "in",
        "by",
        "the",
        "of",
        "last",
        "next",
        "this",
        "yesterday",
        "today",
        "May",
        "March",
        "3",
        "29",
        "31",
        "2010",
        "1999",
        "Friday",
        "Feb.",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "05",
        "year",
        "week",
        "ago",
        "two",
        "later",
        "10:00",
        "3-5",
        "st",
        "nd",
        "will",
        "said",
        "\n\n",
        "'",
        "%",
        "2,000",
        "31/12/2010",
        "2010-02-30",
        "the-day-before",
        "FY",
        "0000",
        "Sunday",
        "Times",
    ]
)
texts = st.text(max_size=200) | st.lists(words, max_size=30).map(" ".join)


@given(texts, st.sampled_from(["", "2010-12-20", "2010", "2010-02-31", "soon"]))
@settings(deadline=None, max_examples=200)
def test_any_text_gives_verbatim_dates_in_order_and_the_same_twice(text: str, published: str) -> None:
    document = read(text, dates, published=published).document
    spans = [d.span for d in document.dates]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for mention in document.dates:
        assert mention.span.of(text).strip()
        assert not problem(mention.edtf) + problem(mention.resolved)
        assert document.source.paragraphs[mention.paragraph - 1].span.covers(mention.span)
    assert document == read(text, dates, published=published).document


@given(
    st.lists(
        words.filter(lambda word: not any(part.isdigit() and len(part) == 4 for part in word.split("-"))), max_size=30
    )
)
@settings(deadline=None, max_examples=100)
def test_a_text_without_a_year_gets_none(several: list[str]) -> None:
    text = " ".join(word for word in several if word not in ("31/12/2010", "2,000"))
    assert all(part[:4] == "XXXX" for d in read(text, dates).document.dates for part in d.resolved.split("/"))


def test_an_inferred_year_says_why() -> None:
    case = next(case for case in cases("dates.txt") if case.title == "The text's own words give its year")
    march = read(case.text, dates).document.dates[1]
    assert [reason.note for reason in march.reasons] == [
        "year inferred: “next year” in paragraph 1 is “2024” in paragraph 3"
    ]


def test_a_date_counted_from_the_publication_says_so() -> None:
    mention = read("He left yesterday.", dates, published="2010-12-20").document.dates[0]
    assert [reason.note for reason in mention.reasons] == ["counted from the date of publication, 20 December 2010"]


def test_a_stated_date_needs_no_reason() -> None:
    assert read("He left on 3 May 2010.", dates, published="2010-12-20").document.dates[0].reasons == ()


@pytest.mark.parametrize("text", ["The talks will open on Friday.", "It is set to open on Friday."])
def test_dates_are_read_without_a_language_model_too(text: str) -> None:
    mention = read(text, dates, published="2010-12-20", model="rules").document.dates[0]
    assert mention.resolved == "2010-12-24"
