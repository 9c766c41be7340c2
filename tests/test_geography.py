"""Where a place is: found by its own words, within what is named after it, and never guessed."""

from __future__ import annotations

from importlib import resources
from math import acos, cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.geography import Located, Lost, located

KINDS = ("state", "capital")


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Geneva", "Geneva", "CH"),
        ("the Hague", "The Hague", "NL"),
        ("GENEVA", "Geneva", "CH"),
        ("Ministry of Foreign Affairs, Vienna", "Vienna", "AT"),
        ("State House in Nairobi", "Nairobi", "KE"),
        ("Tripoli, Lebanon", "Tripoli", "LB"),
        ("Sarajevo, Bosnia and Herzegovina", "Sarajevo", "BA"),
        ("a hall in Port of Spain, Trinidad and Tobago", "Port of Spain", "TT"),
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


def _apart(one: Located, other: Located) -> float:
    """How many kilometres lie between two places."""
    (north, east), (south, west) = ((radians(at.latitude), radians(at.longitude)) for at in (one, other))
    return 6371 * acos(min(1, sin(north) * sin(south) + cos(north) * cos(south) * cos(east - west)))


def test_every_state_is_on_the_earth_and_not_an_ocean_away_from_its_capital() -> None:
    """Fiji stood off Brazil and Russia off Alaska: their middles were counted across the 180th meridian."""
    table = (resources.files("briefsite") / "data/places.tsv").read_text("utf-8").splitlines()
    names = {
        kind: {line.split("\t")[2]: line.split("\t")[0] for line in table if f"\t{kind}\t" in line} for kind in KINDS
    }
    for country, name in names["state"].items():
        state, capital = located(name), located(f"{names['capital'].get(country, name)}, {name}")
        assert isinstance(state, Located), name
        assert isinstance(capital, Located), name
        assert abs(state.longitude) <= 180, name
        assert _apart(state, capital) < 3500, name


@given(st.text())
def test_whatever_is_written_there_is_an_answer(words: str) -> None:
    assert isinstance(located(words), Located | Lost)
