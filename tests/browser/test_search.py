"""The search as a reader uses it: by keyboard, by any form of a name, served or from a folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Place
from tests.pages.test_searching import cases


@pytest.fixture(params=["served", "folder"])
def search(request: pytest.FixtureRequest, browser: Browser, sample: Place) -> Iterator[Page]:
    page = browser.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto((sample.address if request.param == "served" else f"{sample.folder.as_uri()}/") + "search.html")
    yield page
    page.close()


def titles(page: Page) -> list[str]:
    expect(page.locator("#found")).to_contain_text("found")
    expect(page.locator("#results a")).not_to_have_count(0)  # they are listed a moment after they are counted
    return page.locator("#results a").all_inner_texts()


def test_by_keyboard_alone_from_typing_to_the_page(search: Page) -> None:
    search.keyboard.type("sorya v")
    expect(search.locator("#results a").first).to_have_text("Sorya Vannak")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowUp")
    search.keyboard.press("Enter")
    search.wait_for_url("**/actors/sorya-vannak.html")


def test_a_result_chosen_before_the_last_letters_are_answered_stays_chosen(search: Page) -> None:
    search.keyboard.type("sorya")
    expect(search.locator("#results a").first).to_have_text("Sorya Vannak")
    search.keyboard.press("ArrowDown")
    search.evaluate("document.querySelector('#results a').dataset.before = 'yes'")
    search.evaluate("const box = document.getElementById('q'); box.value = 'sorya v';"
                    "box.dispatchEvent(new Event('input', { bubbles: true }))")  # fmt: skip
    expect(search.locator("#results a[data-before]")).to_have_count(0)
    assert search.evaluate("document.activeElement.textContent") == "Sorya Vannak"
    search.evaluate("const box = document.getElementById('q'); box.value = 'zebra';"
                    "box.dispatchEvent(new Event('input', { bubbles: true }))")  # fmt: skip
    expect(search.locator("#found")).to_have_text("Nothing found")
    expect(search.locator("#q")).to_be_focused()


def test_escape_leads_back_to_the_box(search: Page) -> None:
    search.keyboard.type("sorya")
    expect(search.locator("#results a").first).to_be_visible()
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Escape")
    assert search.evaluate("document.activeElement.id") == "q"


@pytest.mark.parametrize("typed", ["VANNAK", "vánnak", "សូរិយា", "vann"])
def test_every_form_of_a_name_finds_its_actor(search: Page, typed: str) -> None:
    search.fill("#q", typed)
    assert "Sorya Vannak" in titles(search)


def test_all_words_must_be_there(search: Page) -> None:
    search.fill("#q", "vannak zebra")
    expect(search.locator("#found")).to_have_text("Nothing found")


def test_facets_narrow_what_is_found(search: Page) -> None:
    search.fill("#q", "vannak")
    everything = set(titles(search))
    search.check("input[value=e]")
    expect(search.locator("#results .meta").first).to_contain_text("Event")
    events = set(titles(search))
    assert events < everything
    search.select_option("#year", "2031")
    search.select_option("#topic", label="Peacekeeping")
    expect(search.locator("#found")).to_contain_text("found")
    assert set(titles(search)) <= events


def test_the_home_page_leads_to_what_is_asked_for(browser: Browser, sample: Place) -> None:
    for start in (sample.address, f"{sample.folder.as_uri()}/index.html"):
        page = browser.new_page()
        page.goto(start)
        page.fill("#q", "kelmar")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=kelmar")
        assert "Kelmar" in titles(page)
        page.close()


def test_a_large_site_shows_more_when_asked(browser: Browser, crowded: Place) -> None:
    page = browser.new_page()
    page.goto(f"{crowded.address}search.html?q=lund&kind=e")
    expect(page.locator("#results li")).to_have_count(20)
    page.click("#more")
    expect(page.locator("#results li")).not_to_have_count(20)
    page.close()


def test_the_page_of_whoever_has_many_events_leads_to_all_of_them(browser: Browser, crowded: Place) -> None:
    """Three hundred were "not shown here", and were nowhere else but among those of all."""
    for path in ("actors/a000.html", "topics/border.html"):
        page = browser.new_page()
        page.goto(crowded.address + path)
        left_out, shown = int(page.inner_text(".earlier").split()[0]), page.locator(".time > li").count()
        page.click(".earlier a")
        expect(page.locator("#found")).to_contain_text("found")
        assert int(page.inner_text("#found").split()[0]) >= left_out + shown  # Ada Kamo and Bo Lund are Ada Lund, too
        page.close()


def test_a_search_that_is_sent_on_names_its_topic(browser: Browser, crowded: Place) -> None:
    """It named its number, which is that of another topic as soon as one comes before it."""
    page = browser.new_page()
    page.goto(f"{crowded.address}search.html?kind=e")
    page.select_option("#topic", label="Border")
    page.wait_for_url("**topic=Border*")
    found = page.inner_text("#found")
    page.goto(page.url)
    expect(page.locator("#found")).to_have_text(found)
    page.close()


def test_without_scripts_the_page_says_where_to_look(browser: Browser, sample: Place) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sample.address + "search.html")
    assert page.get_by_text("The search needs a script").is_visible()
    assert not page.locator("#q").is_visible()
    context.close()


def test_the_page_folds_words_as_the_index_does(search: Page) -> None:
    for typed, found in cases():
        assert search.evaluate("text => briefsiteWords(text)", typed) == found, typed
