"""Dates: every form we write reads back, says in words what it is, and stays in its place among others."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path

import edtf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefsite.model import dates

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines if line and not line.startswith("#")]


@st.composite
def points(draw: st.DrawFn, years: st.SearchStrategy[str]) -> str:
    """A date of any precision; now and then one that the calendar lacks."""
    parts = [draw(years), draw(st.sampled_from(["", "XX", "21", "24"]) | st.integers(1, 12).map("{:02d}".format))]
    if parts[1] not in ("", "21", "24"):
        parts.append(draw(st.sampled_from(["", "XX"]) | st.integers(1, 31).map("{:02d}".format)))
    return "-".join(part for part in parts if part) + draw(st.sampled_from(["", "", "?", "~", "%"]))


def intervals(years: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sides = points(years) | st.just("..")
    return st.tuples(sides, sides).map("/".join)


open_years = st.just("XXXX")
given_years = st.sampled_from(["202X", "19XX"]) | st.integers(0, 9999).map("{:04d}".format)
texts = points(given_years) | points(open_years) | intervals(given_years) | intervals(open_years)
valid = texts.filter(lambda text: not dates.problem(text))


def in_its_scope(text: str) -> bool:
    """The library does not put the levels of EDTF together: no qualified, seasonal or open date with an X in it."""
    season = re.search(r"-2[1-4](?!-)(?![0-9])", text) is not None and "/" not in text and text.count("-") == 1
    return not ("X" in text and (season or re.search(r"[?~%/]", text))) and not (season and re.search("[?~%]", text))


@pytest.mark.parametrize(("text", "words", "iso", "precision"), rows("dates.txt"))
def test_a_date_has_words_and_a_machine_form(text: str, words: str, iso: str, precision: str) -> None:
    assert (dates.in_words(text), dates.iso_prefix(text), dates.precision(text)) == (words, iso, precision)
    assert str(dates.parse(text)) == text


@pytest.mark.parametrize(("text", "sentence"), rows("dates_refused.txt"))
def test_what_is_no_date_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    assert fnmatchcase(dates.problem(text), sentence.replace("[", "[[]"))
    with pytest.raises(dates.EdtfError):
        dates.parse(text)


@pytest.mark.parametrize(("a", "b", "answer"), rows("dates_together.txt"))
def test_two_dates_agree_where_they_could_be_the_same(a: str, b: str, answer: str) -> None:
    assert dates.agrees(a, b) is (answer == "yes")
    assert dates.agrees(b, a) is (answer == "yes")


def test_dates_without_a_year_stand_apart_in_the_order_of_the_calendar() -> None:
    ordered = [
        "../1950", "1953-11-09", "202X", "2022~", "2022-21", "2022-04", "2022-04-28", "2022-04-28/2022-04-29", "2023",
        "2023-XX-05", "2023-03-07", "XXXX-04", "XXXX-04-28", "XXXX-04-29", "XXXX-12-01", "XXXX-XX-29", "XXXX", "",
    ]  # fmt: skip
    keys = [dates.sort_key(text) for text in ordered]
    assert all(a < b for a, b in pairwise(keys))


def test_no_date_is_no_date() -> None:
    assert (dates.in_words(""), dates.iso_prefix(""), dates.bounds("")) == ("date not stated", "", (None, None))
    assert dates.agrees("", "2023")


@given(valid)
def test_every_valid_date_reads_back_as_it_was_written(text: str) -> None:
    assert str(dates.parse(text)) == text


@given(st.text(alphabet="0123456789X-/.?~%", max_size=12) | texts)
def test_nothing_is_accepted_that_the_edtf_library_refuses(text: str) -> None:
    assume(not dates.problem(text) and in_its_scope(text))
    assert edtf.parse_edtf(text) is not None


@given(valid, valid)
def test_the_order_of_dates_is_total(a: str, b: str) -> None:
    assert (dates.sort_key(a) == dates.sort_key(b)) is (a == b)


@given(valid)
def test_a_date_agrees_with_itself_and_with_the_open_date(text: str) -> None:
    assert dates.agrees(text, text)
    assert dates.agrees(text, "XXXX-XX-XX")


@given(valid, valid)
def test_agreement_goes_both_ways(a: str, b: str) -> None:
    assert dates.agrees(a, b) is dates.agrees(b, a)


@given(valid)
def test_words_have_no_placeholder_in_them(text: str) -> None:
    words = dates.in_words(text)
    assert words
    assert not re.search(r"X|\.\.|  |\(\)", words)


@given(valid)
def test_the_bounds_of_a_date_are_in_order(text: str) -> None:
    low, high = dates.bounds(text)
    assert low is None or high is None or low <= high


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_has_a_problem(text: str) -> None:
    assert dates.problem(text) or str(dates.parse(text)) == text
