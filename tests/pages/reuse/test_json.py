"""JSON of every page: it says what the page says, and names nothing that has no page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefsite.model.site import Site
from tests.pages.reuse.desks import BASE, awkward, desk
from tests.sample import sample_graph

GRAPH = sample_graph()
#: Pages that show no data of their own.
NO_DATA = ("404.html", "about.html", "search.html")
#: Keys whose values are ids.
_IDS = {"events", "actors", "topics", "briefs", "participants", "affiliations", "names", "parts", "narrower"}
_ID = {"event", "brief", "actor", "to", "body", "part_of", "broader"}


def read(site: Site, path: str) -> Any:
    return json.loads(site[path])


def ids_in(value: Any) -> Iterator[str]:
    """Every id that a value names."""
    if isinstance(value, list):
        for one in value:
            yield from ids_in(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in _IDS and isinstance(one, list):
                yield from (id_ for id_ in one if isinstance(id_, str))
            if key in _ID and isinstance(one, str):
                yield one
            yield from ids_in(one)


def test_every_page_has_its_json() -> None:
    pages = [path for path in desk() if path.endswith(".html") and path not in NO_DATA]
    assert [path for path in pages if path.removesuffix(".html") + ".json" not in desk()] == []


def test_every_id_in_every_file_is_a_record_of_the_site() -> None:
    files = [path for path in desk() if path.endswith(".json") and "feed" not in path and "data/" not in path]
    named = {id_ for path in files for id_ in ids_in(read(desk(), path))}
    assert named <= set(GRAPH.entries)
    assert len(named) > len(GRAPH.entries) / 2


def test_the_lists_have_every_record_once_and_lead_to_their_pages() -> None:
    for kind in ("brief", "event", "actor", "topic"):
        lines = read(desk(), f"{kind}s.json")[f"{kind}s"]
        assert sorted(line["id"] for line in lines) == [e.id for e in GRAPH.entries.values() if e.kind == kind]
        assert all(line["page"].removeprefix(BASE) in desk() for line in lines)


def test_a_brief_has_each_of_its_statements_with_its_evidence() -> None:
    for id_, entry in GRAPH.entries.items():
        if entry.kind == "brief":
            made = read(desk(), f"briefs/{id_}.json")["statements"]
            assert [one["text"] for one in made] == [passage.block.text for passage in GRAPH.passages[id_]]
            assert all(one["cites"] for one in made if one["kind"] != "note")
            places = [one["permalink"].removeprefix(f"{BASE}briefs/{id_}.html#") for one in made if "cites" in one]
            assert len(places) == len(set(places)) > 0
            assert all(f'id="{place}"'.encode() in desk()[f"briefs/{id_}.html"] for place in places)


def test_what_names_an_actor_is_told_by_brief_and_number() -> None:
    actor = read(desk(), "actors/merania.json")
    for place in actor["about"]:
        statements = read(desk(), f"briefs/{place['brief']}.json")["statements"]
        (found,) = [one for one in statements if one["number"] == place["number"]]
        assert "merania" in found["names"]


def test_a_quotation_stands_with_its_speaker_and_its_channel() -> None:
    said = read(desk(), "actors/haruto-asagi.json")["quotations"]
    assert [one["speaker"]["id"] for one in said] == ["haruto-asagi"] * len(said)
    assert said[0]["channel"] == {"words": "the ministry’s release"}
    unattributed = [
        one
        for one in read(desk(), "briefs/merania-and-kelmar-renew-pledge.json")["statements"]
        if "No one can do" in one["text"]
    ]
    assert "speaker" not in unattributed[0]


def test_what_is_not_known_of_a_date_is_not_told() -> None:
    date = read(desk(), "events/lindqvist-receives-kovel.json")["date"]
    assert date == {"edtf": "XXXX-04-29", "words": "29 April, year not stated", "certainty": "unknown"}
    assert "date" not in read(awkward(), "events/no-date.json")


def test_accounts_stand_side_by_side_and_their_difference_is_named() -> None:
    event = read(desk(), "events/asagi-calls-on-vannak.json")
    assert len(event["accounts"]) == 2
    assert event["accounts_differ_in"] == ["date", "place"]


def test_the_index_names_every_file_of_the_whole_site() -> None:
    named = {one["path"].removeprefix(BASE) for one in read(desk(), "index.json")["files"]}
    whole = {path for path in desk() if "/" not in path or path.startswith("data/")}
    read_by_others = (".html", ".js", "robots.txt", "sitemap.xml", "index.json")
    assert named == {path for path in whole if not path.endswith(read_by_others)}


def test_without_an_address_pages_are_named_by_their_paths() -> None:
    assert read(desk(""), "actors/merania.json")["page"] == "actors/merania.html"
    assert b"example.org" not in desk("")["events.json"]
