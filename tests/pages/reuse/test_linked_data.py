"""Linked data, expanded by a JSON-LD processor and held against schema.org's types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pyld import jsonld

from briefsite.model.site import Site
from tests.pages.reuse.desks import BASE, HOSTILE, awkward, desk

SCHEMA = "http://schema.org/"
_THING = {"name", "url", "description", "alternateName", "identifier", "sameAs", "subjectOf"}
_WORK = _THING | {"inLanguage", "publisher", "author", "isBasedOn", "citation", "about", "hasPart", "datePublished"}
_WORK |= {"license", "position", "isPartOf", "text", "creator"}
#: The properties that each type has in schema.org, of those that are used here.
TYPES = {
    "Report": _WORK,
    "NewsArticle": _WORK,
    "CreativeWork": _WORK,
    "Quotation": _WORK,
    "WebSite": _WORK,
    "Dataset": _WORK | {"distribution"},
    "DataDownload": _WORK | {"contentUrl", "encodingFormat"},
    "DefinedTermSet": _WORK,
    "DefinedTerm": _THING | {"termCode", "inDefinedTermSet"},
    "Event": _THING
    | {"startDate", "endDate", "location", "eventStatus", "attendee", "superEvent", "subEvent", "about"},
    "Person": _THING | {"jobTitle", "affiliation", "memberOf"},
    "Organization": _THING | {"memberOf"},
    "Project": _THING | {"memberOf"},
    "Country": _THING,
    "GovernmentOrganization": _THING | {"memberOf"},
    "OrganizationRole": _THING | {"roleName", "memberOf"},
    "Place": _THING,
    "PropertyValue": _THING | {"propertyID", "value"},
}
SITES = {"sample": desk(), "awkward": awkward()}


def linked(site: Site, path: str) -> Any:
    """The data of a page, in the form that a processor makes of it."""
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site[path].decode())
    value = json.loads(text)
    assert value["@context"] == "https://schema.org"
    (expanded,) = jsonld.expand({**value, "@context": {"@vocab": SCHEMA}}, {"base": BASE + path})
    return expanded


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node that has a type, at any depth."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)


def pages(site: Site) -> list[str]:
    return [path for path in site if re.match(r"(actors|briefs|events|topics)/[^.]*\.html|(index|about)\.html", path)]


@pytest.mark.parametrize("name", SITES)
def test_every_property_belongs_to_its_type(name: str) -> None:
    for path in pages(SITES[name]):
        for node in nodes(linked(SITES[name], path)):
            allowed = set().union(*(TYPES[type_.removeprefix(SCHEMA)] for type_ in node["@type"]))
            used = {key.removeprefix(SCHEMA) for key in node if not key.startswith("@")}
            assert used <= allowed, (path, node["@type"], used - allowed)


@pytest.mark.parametrize("name", SITES)
def test_every_address_in_it_is_of_a_file_and_a_place_of_the_site(name: str) -> None:
    site = SITES[name]
    named = {node["@id"] for path in pages(site) for node in nodes(linked(site, path)) if "@id" in node}
    assert len(named) > len(pages(site))
    for address in named:
        path, _, place = address.removeprefix(BASE).partition("#")
        assert (path or "index.html") in site, address
        assert not place or place == "source" or f'id="{place}"'.encode() in site[path], address


def test_relative_addresses_lead_to_the_same_pages() -> None:
    for path in set(pages(desk(""))) - {"about.html"}:
        ids = [str(node.get("@id")).replace("/index.html", "/") for node in nodes(linked(desk(""), path))]
        assert ids == [str(node.get("@id")) for node in nodes(linked(desk(), path))]


def test_a_quotation_cites_the_paragraph_that_has_it_and_a_brief_its_source() -> None:
    brief = linked(desk(), "briefs/merania-and-kelmar-renew-pledge.html")
    source = f"{BASE}briefs/merania-and-kelmar-renew-pledge.html#source"
    assert brief[f"{SCHEMA}citation"] == [{"@id": source}]
    assert brief[f"{SCHEMA}isBasedOn"][0]["@id"] == source
    said = [node for node in nodes(brief) if node["@type"] == [f"{SCHEMA}Quotation"]]
    assert said
    for quotation in said:
        assert all(cited["@id"].split("#p")[0] + "#source" == source for cited in quotation[f"{SCHEMA}citation"])


def test_an_event_is_told_with_both_its_ends_and_only_with_a_year() -> None:
    days = linked(awkward(), "events/over-days.html")
    ends = [days[f"{SCHEMA}{end}"][0]["@value"] for end in ("startDate", "endDate")]
    assert ends == ["2031-04-28", "2031-04-29"]
    for id_ in ("no-year", "no-date", "in-the-thirties", "perhaps"):
        assert f"{SCHEMA}startDate" not in linked(awkward(), f"events/{id_}.html"), id_


def test_a_function_names_the_body_it_is_held_in() -> None:
    (role,) = linked(desk(), "actors/haruto-asagi.html")[f"{SCHEMA}memberOf"]
    assert role[f"{SCHEMA}roleName"] == [{"@value": "director-general"}]
    assert role[f"{SCHEMA}memberOf"][0]["@id"] == f"{BASE}actors/kelmar-peace-office.html"


def test_words_that_could_end_the_script_do_not() -> None:
    assert linked(awkward(), "actors/hostile.html")[f"{SCHEMA}name"] == [{"@value": HOSTILE}]


def test_the_site_is_a_data_set_with_every_file_that_is_about_all_of_it() -> None:
    downloads = linked(desk(), "about.html")[f"{SCHEMA}distribution"]
    paths = [one[f"{SCHEMA}contentUrl"][0]["@value"].removeprefix(BASE) for one in downloads]
    assert {"data/events.csv", "calendar.ics", "feed.xml"} <= set(paths) <= set(desk())
