"""Evidence as a reader meets it: the numbers of citations, the cards they open, permalinks, and the notes on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Place


@pytest.mark.parametrize("width", [320, 390])
def test_no_number_stands_on_a_line_without_its_word(browser: Browser, place: Place, width: int) -> None:
    """Of two behind one word the second began a line, and so did one that a full stop follows."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    alone = {}
    for path in place.one_of_each_kind():
        page.goto(place.address + path)
        if found := page.evaluate(LINE_BEGINNERS):
            alone[path] = found
    page.close()
    assert alone == {}


#: The numbers of citations that stand lower than the word or the number before them, with that word.
LINE_BEGINNERS = """() => [...document.querySelectorAll("main .held")].flatMap(held => {
    const before = held.previousSibling, own = held.querySelector("button").getBoundingClientRect();
    if (!before || !held.checkVisibility() || !before.textContent.trim()) return [];
    const range = document.createRange();
    range.selectNodeContents(before);
    if (before.nodeType === Node.TEXT_NODE) range.setStart(before, before.length - 1);
    const last = [...range.getClientRects()].at(-1);
    return last && own.top + own.bottom > last.top + last.bottom + 24 ? [before.textContent.slice(-20)] : [];
})"""


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
    page.keyboard.press("Escape")
    assert not card.is_visible()
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (800, 500), (390, 700)])
def test_the_card_of_a_citation_is_whole_on_the_screen(
    browser: Browser, sample: Place, width: int, height: int
) -> None:
    """Its end, with the way to the source, was once below the screen where the number stood half way down."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(sample.address + "events/asagi-calls-on-vannak.html")
    beyond = page.evaluate(CARDS_BEYOND)
    page.close()
    assert beyond == []


#: The numbers whose open card leaves the screen, wherever on it the number stands.
CARDS_BEYOND = """() => [...document.querySelectorAll("main .ref[popovertarget]")].flatMap(number =>
    [0.1, 0.5, 0.9].filter(at => {
        window.scrollTo(0, number.getBoundingClientRect().top + scrollY - innerHeight * at);
        const card = document.getElementById(number.getAttribute("popovertarget"));
        card.showPopover({source: number});
        const {left, top, right, bottom} = card.getBoundingClientRect();
        card.hidePopover();
        return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
    }).map(at => `${number.textContent} at ${at}`))"""


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


def test_on_paper_no_heading_stands_over_notes_that_are_not_there(browser: Browser, seeds: Place) -> None:
    """A brief prints its source itself, and once had an empty list of notes behind it."""
    page = browser.new_page()
    page.emulate_media(media="print")
    for path in (path for path in seeds.pages() if "/" in path):
        page.goto(seeds.address + path)
        shown = page.locator(".endnotes > h2:visible").count()
        assert shown == (page.locator(".evidence .from:visible").count() > 0), path
    page.close()
