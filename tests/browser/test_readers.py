"""What every reader may count on, on every kind of page of a small site and of a large one."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Place

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 375, "height": 700}}
FIRST_LOAD, SCRIPTS = 50_000, 10_000


def violations(page: Page) -> list[str]:
    """What axe finds, one line a rule."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


@pytest.mark.parametrize(
    ("name", "screen", "scheme"),
    [
        ("sample", "desk", "light"),
        ("sample", "desk", "dark"),
        ("sample", "phone", "light"),
        ("sample", "phone", "dark"),
        ("crowded", "desk", "dark"),
        ("crowded", "phone", "light"),
    ],
)
def test_no_page_has_an_accessibility_violation(
    browser: Browser, request: pytest.FixtureRequest, name: str, screen: str, scheme: Literal["light", "dark"]
) -> None:
    place: Place = request.getfixturevalue(name)
    page = browser.new_page(viewport=SCREENS[screen], color_scheme=scheme)  # type: ignore[arg-type]
    found = {}
    for path in place.one_of_each_kind():
        page.goto(place.address + path)
        found[path] = violations(page)
    page.close()
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [320, 640])
def test_no_page_is_wider_than_a_narrow_screen_or_a_desk_at_twice_the_size(
    browser: Browser, place: Place, width: int
) -> None:
    page, wide = browser.new_page(viewport={"width": width, "height": 600}), []
    for path in place.one_of_each_kind():
        page.goto(place.address + path)
        wide += [path] if is_wide(page) else []
    page.close()
    assert wide == []


def is_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_no_page_says_anything_to_the_console_or_asks_another_host(browser: Browser, place: Place) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith(place.address) else None)
    for path in place.one_of_each_kind():
        page.goto(place.address + path)
        page.wait_for_load_state("networkidle")
    page.close()
    assert [one for one in told if not one.startswith("data:")] == []


def test_a_first_visit_is_light(place: Place) -> None:
    def weight(paths: list[str]) -> int:
        return sum(len(gzip.compress(place.site[path])) for path in paths)

    styles = [path for path in place.site if path.endswith((".css", ".svg"))]
    scripts = [path for path in place.site if re.fullmatch(r"static/.*\.js", path)]
    assert weight(scripts) <= SCRIPTS
    heavy = {path: weight([path, *styles, *scripts]) for path in place.pages()}
    assert {path: size for path, size in heavy.items() if size > FIRST_LOAD} == {}


def test_everything_is_reached_by_the_tab_key_in_reading_order(browser: Browser, sample: Place) -> None:
    page = browser.new_page(viewport=SCREENS["desk"])  # type: ignore[arg-type]
    page.goto(sample.address + "actors/haruto-asagi.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "unseen skip"
    wanted = "a[href]:not([tabindex='-1']), button, input, select, [tabindex='0']"
    count = page.evaluate(f'[...document.querySelectorAll("{wanted}")].filter(e => e.checkVisibility()).length')
    seen = 1
    while page.evaluate("document.activeElement !== document.body") and seen < 500:
        page.keyboard.press("Tab")
        seen += 1
    page.close()
    assert seen == count + 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_citation_opens_its_passage_with_scripts_and_without(browser: Browser, sample: Place, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(sample.address + "events/asagi-calls-on-vannak.html")
    number = page.locator(".ref[popovertarget]").first
    card = page.locator(f"#{number.get_attribute('popovertarget')}")
    assert not card.is_visible()
    number.press("Enter")
    assert card.is_visible()
    assert "met Foreign Minister Sorya Vannak" in card.inner_text()
    if scripts:
        assert violations(page) == []
    page.keyboard.press("Escape")
    assert not card.is_visible()
    context.close()


def test_a_permalink_leads_to_its_statement_and_marks_it(browser: Browser, sample: Place) -> None:
    page = browser.new_page()
    page.goto(sample.address + "actors/haruto-asagi.html")
    page.locator(".said .perma").first.press("Enter")
    page.wait_for_url("**/briefs/*.html#s-*")
    marked = "getComputedStyle(document.querySelector(':is(li, figure):has(:target)')).backgroundColor"
    assert page.evaluate(marked) != "rgba(0, 0, 0, 0)"
    page.close()


def test_paper_has_the_sources_and_no_ways_to_elsewhere(browser: Browser, sample: Place) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(sample.address + "events/asagi-calls-on-vannak.html")
    assert page.locator(".evidence .from").first.is_visible()
    for chrome in (".masthead nav", ".perma", ".evidence blockquote", ".skip"):
        assert not page.locator(chrome).first.is_visible(), chrome
    page.close()


def test_pictures_keep_their_lines_in_forced_colours(browser: Browser, sample: Place) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(sample.address + "network.html")
    line = "getComputedStyle(document.querySelector('.network .tie path')).stroke"
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(line) != page.evaluate(paper)
    page.close()
