"""FollowTheMoney entities, held against the model: its schemata, their properties, and what these may refer to.

The table is of FollowTheMoney 4. The library itself, for which ICU has to be compiled, is asked by `make validate`.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from briefsite.model.site import Site
from tests.pages.reuse.desks import HOSTILE, awkward, desk

THING = {"name": "name", "alias": "name", "country": "country", "summary": "text", "sourceUrl": "url"}
THING |= {"wikidataId": "identifier", "keywords": "string", "proof": "Document", "publisher": "string"}
THING |= {"retrievedAt": "date"}
LEGAL = {**THING, "leiCode": "identifier"}
INTERVAL = {"date": "date", "startDate": "date", "endDate": "date", "summary": "text", "proof": "Document"}
INTEREST = {**INTERVAL, "role": "string"}
#: By schema: its properties with their types, or the schema that they refer to, and those that it must have.
MODEL: dict[str, tuple[dict[str, str], set[str]]] = {
    "Person": ({**LEGAL, "position": "string"}, {"name"}),
    "Organization": (LEGAL, {"name"}),
    "PublicBody": (LEGAL, {"name"}),
    "Project": ({**THING, **INTERVAL}, {"name"}),
    "Event": ({**THING, **INTERVAL, "location": "address", "involved": "LegalEntity"}, {"name"}),
    "Article": (
        {**THING, "title": "string", "fileName": "string", "author": "string", "publishedAt": "date"},
        {"fileName"},
    ),
    "Membership": ({**INTEREST, "member": "LegalEntity", "organization": "Organization"}, {"member", "organization"}),
    "ProjectParticipant": (
        {**INTEREST, "participant": "LegalEntity", "project": "Project"},
        {"project", "participant"},
    ),
    "UnknownLink": ({**INTEREST, "subject": "Thing", "object": "Thing"}, {"subject", "object"}),
}
IS = {
    "Document": {"Article"},
    "Organization": {"Organization", "PublicBody"},
    "LegalEntity": {"Person", "Organization", "PublicBody"},
    "Project": {"Project"},
    "Thing": {"Person", "Organization", "PublicBody", "Project", "Event", "Article"},
}
FORMS = {"date": r"[1-9]\d{3}(-\d\d(-\d\d)?)?", "country": r"[a-z]{2}", "url": r"https?://\S+"}
SITES = {"sample": desk(), "awkward": awkward()}


def entities(site: Site) -> dict[str, Any]:
    lines = [json.loads(line) for line in site["data/entities.ftm.json"].decode().splitlines()]
    assert len({one["id"] for one in lines}) == len(lines)
    return {one["id"]: one for one in lines}


@pytest.mark.parametrize("name", SITES)
def test_every_entity_is_what_its_schema_says(name: str) -> None:
    found = entities(SITES[name])
    for one in found.values():
        types, required = MODEL[one["schema"]]
        assert required <= set(one["properties"]), one
        for key, values in one["properties"].items():
            type_ = types[key]
            assert values
            assert all(isinstance(value, str) and value for value in values)
            assert type_ not in FORMS or all(re.fullmatch(FORMS[type_], value) for value in values), (key, values)
            assert type_ not in IS or {found[value]["schema"] for value in values} <= IS[type_], (key, values)


def test_every_record_but_topics_is_an_entity() -> None:
    pages = {path for path in awkward() if re.match(r"(actors|briefs|events)/[^.]*\.html", path)}
    assert {path.split("/")[1].removesuffix(".html") for path in pages} <= set(entities(awkward()))


def test_only_exact_dates_are_told_as_dates() -> None:
    found = entities(awkward())
    dates = {id_: one["properties"].get("date") for id_, one in found.items() if one["schema"] == "Event"}
    assert (dates["on-a-day"], dates["in-a-month"], dates["no-year"], dates["perhaps"]) == (
        ["2031-05-01"], ["2031-05"], None, None,
    )  # fmt: skip
    assert "date" not in found["long-ago"]["properties"]
    assert found["long-ago"]["properties"]["summary"] == ["8 June 0793"]
    days = found["over-days"]["properties"]
    assert (days["startDate"], days["endDate"]) == (["2031-04-28"], ["2031-04-29"])
    assert found["no-year"]["properties"]["summary"] == ["4 May, year not stated"]


def test_a_role_is_a_bond_with_the_text_that_proves_it() -> None:
    found = entities(desk())
    (bond,) = [one for id_, one in found.items() if id_.startswith("haruto-asagi.")]
    assert bond["schema"] == "Membership"
    assert bond["properties"] == {
        "member": ["haruto-asagi"],
        "organization": ["kelmar-peace-office"],
        "role": ["director-general"],
        "date": ["2031-03-07"],
        "proof": ["merania-and-kelmar-renew-pledge"],
    }


def test_words_stand_whole() -> None:
    assert entities(awkward())["hostile"]["properties"]["name"] == [HOSTILE]
