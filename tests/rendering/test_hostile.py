"""Markup in content or sources never runs in the site."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefsite.model.records import Brief
from briefsite.model.settings import Settings
from briefsite.pages import pages
from briefsite.pipeline.building import build
from briefsite.rendering import render
from tests.rendering.reading import Page
from tests.sample import SAMPLE, sample_graph, sample_site, site_with

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)></style></title>"
_ODD = ("iframe", "object", "embed", "base")
ACTOR = "---\ntitle: '{title}'\nkind: person\naliases: ['{title}']\n---\n\n{body}\n"


def runs(data: bytes) -> list[str]:
    """What in a page could run."""
    page = Page(data)
    running = [
        attrs for tag, attrs, _ in page.elements if tag == "script" and attrs.get("type") != "application/ld+json"
    ]
    ours_run = re.compile(r"(\.\./)*static/(search|reading)\.js\?v=[0-9a-f]+").fullmatch
    scripts = [str(attrs) for attrs in running if not ours_run(attrs.get("src", ""))]
    handlers = [name for _, attrs, _ in page.elements for name in attrs if name.startswith("on")]
    schemes = [value for _, attrs, _ in page.elements for value in attrs.values() if "javascript:" in value.lower()]
    ours = {"role": "group"}.items()
    drawn = [tag for tag, attrs, _ in page.elements if tag == "svg" and not ours <= attrs.items()]
    odd = [tag for tag, _, _ in page.elements if tag in _ODD] + drawn
    return scripts + handlers + schemes + odd


def test_a_hostile_name_and_body_are_words(tmp_path: Path) -> None:
    body = f"{HOSTILE}\n\n[x](javascript:alert(1)) [[kelmar|{HOSTILE}]] ![[kelmar]] <a href='javascript:alert(1)'>y</a>"
    text = ACTOR.format(title=HOSTILE.replace("'", "''"), body=body)
    site = site_with(tmp_path, {"content/actors/villain.md": text}, base_url="https://example.org/")
    assert {path: found for path, data in site.items() if path.endswith(".html") and (found := runs(data))} == {}
    assert "alert(1)" in Page(site["actors/villain.html"]).all("h1")[0]


def test_a_hostile_source_is_shown_to_the_letter(tmp_path: Path) -> None:
    site = site_with(tmp_path, {"seeds/statement.txt": f"{HOSTILE}\n\n{HOSTILE}\n\n{HOSTILE}\n"})
    page = site["briefs/premier-receives-chief-of-staff.html"]
    assert runs(page) == []
    assert HOSTILE in " ".join(Page(page).all("p"))


@pytest.mark.parametrize("name", ["title", "owner", "description", "contact", "licence"])
def test_a_hostile_setting_is_words(tmp_path: Path, name: str) -> None:
    site = site_with(tmp_path, {}, **{name: HOSTILE})
    assert {path: found for path, data in site.items() if path.endswith(".html") and (found := runs(data))} == {}


def test_a_hostile_address_of_a_source_is_no_link() -> None:
    graph = sample_graph()
    entry = graph.entries["premier-receives-chief-of-staff"]
    assert isinstance(entry.record, Brief)
    source = replace(entry.record.source, url="javascript:alert(1)")
    changed = replace(entry, record=replace(entry.record, source=source))
    hostile = replace(graph, entries={**graph.entries, entry.id: changed})
    site = render(pages(hostile, Settings()), None, Settings())
    assert runs(site["briefs/premier-receives-chief-of-staff.html"]) == []


@pytest.mark.parametrize("contact", ["javascript://%0aalert(1)", "data:text/html,x"])
def test_only_web_and_mail_addresses_become_links(contact: str) -> None:
    assert contact not in Page(sample_site(contact=contact)["index.html"]).attributes("a", "href")


def test_no_name_or_place_adds_a_line_to_a_calendar(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    shutil.copytree(SAMPLE / "seeds", tmp_path / "seeds")
    words = "Talks\\r\\nATTACH:https://host.example/\\r\\nEND:VEVENT\\nBEGIN:VALARM"
    event = f'---\ntitle: "{words}"\ndate: 2023-03-08\nkind: meeting\nplace: "{words}"\n---\n\nWith [[kelmar]].\n'
    (tmp_path / "content/events/talks.md").write_text(event, "utf-8")
    site = build(tmp_path).site
    calendars = {path: data.decode() for path, data in site.items() if path.endswith(".ics")}
    assert any("Talks" in text for text in calendars.values())
    for text in calendars.values():
        assert {line.partition(":")[0] for line in text.splitlines()}.isdisjoint({"ATTACH"})
        assert "BEGIN:VALARM" not in text.splitlines()
        assert text.splitlines().count("END:VEVENT") == text.splitlines().count("BEGIN:VEVENT")
