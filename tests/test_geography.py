"""Where a place is: found by its own words, within what is named after it, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.geography import Located, Lost, located


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Geneva", "Geneva", "CH"),
        ("the Hague", "The Hague", "NL"),
        ("GENEVA", "Geneva", "CH"),
        ("Ministry of Foreign Affairs, Vienna", "Vienna", "AT"),
        ("State House in Nairobi", "Nairobi", "KE"),
        ("Tripoli, Lebanon", "Tripoli", "LB"),
        ("Kiev", "Kyiv", "UA"),
        ("Sana’a", "Sanaa", "YE"),
        ("Bogota", "Bogotá", "CO"),
        ("Republic of Korea", "South Korea", "KR"),
        ("Gulf of Oman", "Gulf of Oman", ""),
        ("a village in Sudan", "Sudan", "SD"),
    ],
)
def test_a_place_is_found_by_what_is_said_of_it(words: str, name: str, country: str) -> None:
    found = located(words)
    assert isinstance(found, Located)
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize(
    "words", ["the Palace of Reeds", "Paris, Texas", "London, Ontario", "Omani waters", "Vienna Convention", "", ","]
)
def test_what_is_not_known_stays_open(words: str) -> None:
    assert located(words) == Lost("not a place that is known here")


def test_of_several_places_it_is_the_one_whose_state_takes_part() -> None:
    assert located("Tripoli") == Lost("several places have this name")
    assert located("Tripoli", frozenset(["FR"])) == Lost("several places have this name")
    found = located("Tripoli", frozenset(["LB", "FR"]))
    assert isinstance(found, Located)
    assert found.country == "LB"


def test_degrees_are_taken_as_they_are_and_only_where_the_earth_has_them() -> None:
    assert located("34.43, -35.84") == Located("34.43, -35.84", "", 34.43, -35.84)
    assert located("91, 0") == Lost("there is no such latitude or longitude")


@given(st.text())
def test_whatever_is_written_there_is_an_answer(words: str) -> None:
    assert isinstance(located(words), Located | Lost)
