"""The map as a value: every event that says where is on it or in the list below it, and none is anywhere else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import geojson
import pytest

from briefsite.content.reading import read_content
from briefsite.geography import ROW, SEVERAL, UNKNOWN
from briefsite.model.pages.kinds import MapPage
from briefsite.model.settings import Settings
from briefsite.pages import pages
from tests.rendering.reading import Page as Read
from tests.sample import graph_at, site_with

EVENT = "---\ntitle: Talks {n}\ndate: 2031-01-0{n}\nphase: {phase}\nplace: {place}\n{more}---\n"
HERE = ("Geneva", "Geneva, Switzerland", "the Palace of Reeds", "Tripoli", "''")


def events(*places: str, phase: str = "past", more: str = "") -> dict[str, str]:
    return {
        f"content/events/talks-{n}.md": EVENT.format(n=n, place=place, phase=phase, more=more)
        for n, place in enumerate(places, 1)
    }


def map_of(root: Path, files: dict[str, str]) -> MapPage:
    site_with(root, files)
    found = next(page for page in pages(graph_at(root), Settings()) if page.head.path == "map.html")
    assert isinstance(found, MapPage)
    return found


def test_events_in_one_place_stand_together_whatever_words_name_it(tmp_path: Path) -> None:
    (spot,) = map_of(tmp_path, events(*HERE)).spots
    assert (spot.name, spot.events, [one.ref.title for one in spot.moments]) == ("Geneva", 2, ["Talks 1", "Talks 2"])


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("the Palace of Reeds", UNKNOWN),
        ("Tripoli", SEVERAL),
        ("Oslo, Norway, and Lusaka, Zambia", ROW),
    ],
)
def test_whatever_keeps_a_place_off_the_map_is_told(tmp_path: Path, place: str, reason: str) -> None:
    """A reason that only the look-up knew once ended the build of the whole site."""
    told = {one.words: one.reason for one in map_of(tmp_path, events("Geneva", f"'{place}'")).unplaced}
    assert told[place] == reason


def test_what_is_not_on_the_map_is_listed_with_the_reason(tmp_path: Path) -> None:
    found = map_of(tmp_path, events(*HERE))
    told = {one.words: one.reason for one in found.unplaced}
    assert told["Tripoli"] == "several places have this name"
    assert told["the Palace of Reeds"] == "not a place that is known here"
    stated = [one.path for one in found.unplaced]
    assert "events/talks-3.html" in stated
    assert "events/talks-5.html" not in stated
    assert found.without >= 1


def test_a_place_that_has_more_events_than_are_listed_leads_to_a_search_for_all(tmp_path: Path) -> None:
    """It led to the list of all events anywhere."""
    found = map_of(tmp_path, events(*["Geneva"] * 7, "the Palace of Reeds", "the Palace of Reeds"))
    (spot,) = found.spots
    assert (len(spot.moments), spot.search) == (5, "search.html?kind=e&q=Geneva")
    (reeds,) = (one for one in found.unplaced if one.words == "the Palace of Reeds")
    assert (reeds.events, reeds.path) == (2, "search.html?kind=e&q=the+Palace+of+Reeds")


def test_an_editor_says_where_it_was(tmp_path: Path) -> None:
    found = map_of(tmp_path, events("the Palace of Reeds", more="position: 34.43, 35.84\n"))
    assert [(spot.latitude, spot.longitude) for spot in found.spots] == [(34.43, 35.84)]


def test_a_place_of_plans_alone_is_hollow(tmp_path: Path) -> None:
    assert [spot.planned for spot in map_of(tmp_path, events("Geneva", phase="planned")).spots] == [True]


def test_the_event_and_the_lists_lead_to_the_map_and_back(tmp_path: Path) -> None:
    site = site_with(tmp_path, events(*HERE))
    assert 'href="../map.html#geneva-ch"' in site["events/talks-1.html"].decode()
    assert "on the map" not in site["events/talks-4.html"].decode()
    assert 'href="events/talks-1.html"' in site["map.html"].decode()
    assert all('href="map.html"' in site[page].decode() for page in ("index.html", "events.html", "about.html"))
    assert "Several places have this name" in Read(site["map.html"]).text()


def test_events_lead_to_their_places_also_where_there_are_more_than_are_drawn(tmp_path: Path) -> None:
    dated = EVENT.replace("2031-01-0{n}", "2031")
    camps = [(n, f"Camp {n:03}", f"position: 1, {n / 2}\n") for n in range(205)]
    site = site_with(
        tmp_path,
        {
            f"content/events/camp-{n}.md": dated.format(n=n, place=place, phase="past", more=more)
            for n, place, more in camps
        },
    )
    drawn = site["map.html"].decode()
    ways = [re.findall(r'map\.html#([^"]+)"', site[f"events/camp-{n}.html"].decode()) for n in range(205)]
    assert all(drawn.count(f'id="{anchor}"') == 1 for (anchor,) in ways)
    assert "each with fewer events" in drawn


def test_the_map_is_data_too(tmp_path: Path) -> None:
    site = site_with(tmp_path, events(*HERE))
    value = json.loads(site["map.json"])
    read = geojson.loads(site["map.json"])
    assert (read.is_valid, read.errors()) == (True, [])
    assert [type(feature.geometry) for feature in read.features] == [geojson.Point]
    (feature,) = value["features"]
    assert (value["type"], feature["geometry"]["coordinates"]) == ("FeatureCollection", [6.15, 46.2])
    assert feature["properties"]["events"] == ["talks-1", "talks-2"]
    assert "map.json" in site["about.html"].decode()


def test_a_site_in_which_no_place_is_known_has_no_map(tmp_path: Path) -> None:
    site = site_with(tmp_path, {})
    assert not {"map.html", "map.json"} & set(site)
    assert "map.html" not in site["index.html"].decode()


def test_a_position_that_is_none_is_told_with_what_to_write(tmp_path: Path) -> None:
    folder = tmp_path / "content/events"
    folder.mkdir(parents=True)
    folder.joinpath("talks-1.md").write_text(
        EVENT.format(n=1, place="Geneva", phase="past", more="position: nowhere\n")
    )
    (issue,) = [issue for issue in read_content(tmp_path)[1] if "nowhere" in issue.message]
    assert issue.place.path == "content/events/talks-1.md"
    assert "Tripoli, Lebanon" in issue.hint
