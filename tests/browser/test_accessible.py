"""No page has an accessibility fault that axe can find, on a desk and a phone, light and dark."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Place

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 375, "height": 700}}
HANDFUL = 8
COLOURS = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}"


def violations(page: Page, rules: str = str(RULES)) -> list[str]:
    """What axe finds, one line a rule. What passes is not described, which would take most of the time."""
    run = f"axe.run(document, {{runOnly: {rules}, resultTypes: ['violations']}})"
    found: list[dict[str, Any]] = page.evaluate(f"{run}.then(found => found.violations)")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_page_has_an_accessibility_violation(browser: Browser, place: Place, screen: str) -> None:
    """All rules in light; in dark, where nothing but colours differs, those about colours."""
    page, found = browser.new_page(viewport=SCREENS[screen], color_scheme="light"), {}  # type: ignore[arg-type]
    more = place.a_handful(HANDFUL) if len(place.pages()) > 300 else []
    for path in [*place.one_of_each_kind(), *more]:
        page.emulate_media(color_scheme="light")
        page.goto(place.address + path)
        page.evaluate(AXE)
        found[path, "light"] = violations(page)
        page.emulate_media(color_scheme="dark")
        found[path, "dark"] = violations(page, COLOURS)
    page.close()
    assert {at: faults for at, faults in found.items() if faults} == {}


def test_what_was_found_has_none(browser: Browser, sample: Place) -> None:
    page = browser.new_page()
    page.goto(f"{sample.address}search.html?q=kelmar")
    page.wait_for_selector("#results a")
    page.evaluate(AXE)
    assert violations(page) == []
    page.close()


def test_an_opened_passage_has_none(browser: Browser, sample: Place) -> None:
    page = browser.new_page()
    page.goto(sample.address + "events/asagi-calls-on-vannak.html")
    page.locator(".ref[popovertarget]").first.press("Enter")
    page.evaluate(AXE)
    assert violations(page) == []
    page.close()


def test_forced_colours_hide_nothing(browser: Browser, seeds: Place) -> None:
    page, found = browser.new_page(forced_colors="active"), {}
    for path in seeds.one_of_each_kind():
        page.goto(seeds.address + path)
        page.evaluate(AXE)
        found[path] = violations(page)
    page.close()
    assert {path: faults for path, faults in found.items() if faults} == {}
