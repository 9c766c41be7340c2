"""The map as drawn: every place in the picture, words apart from each other, the same each time."""

from __future__ import annotations

import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.model.pages.maps import Spot
from briefsite.rendering.maps import map_svg

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=24)
SPOTS = st.lists(
    st.builds(
        Spot,
        name=WORDS,
        anchor=st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        latitude=st.floats(-56, 80),
        longitude=st.floats(-180, 180),
        wide=st.booleans(),
        events=st.integers(1, 3000),
        planned=st.booleans(),
        moments=st.just(()),
    ),
    min_size=1,
    max_size=40,
)


def spot(name: str, latitude: float, longitude: float) -> Spot:
    return Spot(name, name.lower(), latitude, longitude, wide=False, events=1, planned=False, moments=())


def across(svg: str) -> list[float]:
    """How far from the left each mark stands, in hundredths of the width."""
    return [float(found) for found in re.findall(r'<circle cx="([^"]*)%', svg)]


@settings(deadline=None)
@given(SPOTS)
def test_every_place_is_in_the_picture(spots: list[Spot]) -> None:
    marks = re.findall(r'<circle cx="([\d.]+)%" cy="([\d.]+)%" r="[\d.]+"/>', map_svg(spots, "Where"))
    assert len(marks) == len(spots)
    assert all(0 <= float(side) <= 100 for mark in marks for side in mark)


@settings(deadline=None)
@given(SPOTS)
def test_no_name_lies_on_another(spots: list[Spot]) -> None:
    texts = [
        (float(x[:-1]) * 7.4, float(y[:-1]) * 4.625, rest)
        for x, y, rest in re.findall(r'<text class="\w+" x="([^"]*)" y="([^"]*)" ([^>]*)>', map_svg(spots, "Where"))
    ]
    middles = []
    for x, y, rest in texts:
        shifts = {name: float(value) for name, value in re.findall(r'(d[xy])="(-?[\d.]+)"', rest)}
        start = "middle" if "middle" in rest else "end" if "end" in rest else "start"
        middles.append((x + shifts.get("dx", 0), y + shifts["dy"], start))
    for one, other in combinations(middles, 2):
        assert one[2] != other[2] or abs(one[0] - other[0]) > 6 or abs(one[1] - other[1]) > 6


def test_islands_on_both_sides_of_the_180th_meridian_are_neighbours() -> None:
    suva, apia, paris = spot("Suva", -18.1, 178.4), spot("Apia", -13.8, -171.8), spot("Paris", 48.9, 2.4)
    one, other = across(map_svg([suva, apia], "Where"))
    assert 10 < other - one < 80
    assert all(0 <= x <= 100 for x in across(map_svg([suva, apia, paris], "Where")))


def test_the_land_of_a_view_is_drawn_and_no_other() -> None:
    region, world = map_svg([spot("Suva", -18.1, 178.4)], ""), map_svg([spot("A", 60, -100), spot("B", -30, 140)], "")
    assert "<path" in region
    assert len(region) < len(world) / 4


def test_names_are_words_and_never_markup() -> None:
    assert "<b>" not in map_svg([spot("<b>Brandt</b>", 10, 10)], '"><script>')


def test_no_coast_runs_across_the_picture() -> None:
    land = re.findall(r"M[^z]*z", map_svg([spot("A", 60, -100), spot("B", -30, 140)], "Where"))
    steps = [abs(int(step.split()[0])) for ring in land for step in re.findall(r"-?\d+ -?\d+", ring)[1:]]
    assert max(steps) < 200


def test_a_name_takes_the_side_where_a_phone_has_room_too() -> None:
    svg = map_svg(
        [spot("Ottawa", 45.4, -75.7), spot("Phnom Penh", 11.6, 104.9), spot("Cape Town", -33.9, 18.4)], "Where"
    )
    assert re.findall(r'<text class="(\w+)" x="[^"]*" y="[^"]*" dx="(-?)', svg)[1] == ("always", "-")
