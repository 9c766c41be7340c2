"""What a script adds where there is one: a card on who is named, and copying."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Place

EVENT = "events/asagi-calls-on-vannak.html"
NAME = ".facts .actor a[href*='haruto-asagi']"


@pytest.fixture
def page(browser: Browser, sample: Place) -> Iterator[Page]:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", lambda message: pytest.fail(message.text))
    page.goto(sample.address + EVENT)
    yield page
    context.close()


def test_resting_on_a_name_says_who_it_is(page: Page) -> None:
    page.hover(NAME)
    card = page.locator("#namecard")
    expect(card).to_be_visible()
    for words in (
        "Haruto Asagi",
        "Person, Kelmar",
        "director-general, Kelmar Peace Office attested 7 March 2031",
        "浅黄 陽斗",
    ):
        expect(card).to_contain_text(words)
    assert page.get_attribute(NAME, "aria-describedby") == "namecard"


def test_the_card_stays_under_the_pointer_and_goes_with_it(page: Page) -> None:
    page.hover(NAME)
    page.hover("#namecard")
    page.wait_for_timeout(500)
    expect(page.locator("#namecard")).to_be_visible()
    page.hover("h1")
    expect(page.locator("#namecard")).not_to_be_visible()
    assert page.get_attribute(NAME, "aria-describedby") is None


def test_the_keyboard_opens_the_card_and_escape_puts_it_away(page: Page) -> None:
    page.keyboard.press("Tab")
    page.evaluate(f'document.querySelector("{NAME}").focus()')
    expect(page.locator("#namecard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#namecard")).not_to_be_visible()


def test_a_name_that_was_only_passed_opens_nothing(page: Page) -> None:
    page.hover(NAME)
    page.hover("h1")
    page.wait_for_timeout(800)
    expect(page.locator("#namecard")).not_to_be_visible()


def test_the_card_never_leaves_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 400})
    page.keyboard.press("Tab")
    names = page.locator("main .actor a")
    for place in (0, 2, 7, names.count() - 1):
        names.nth(place).focus()
        expect(page.locator("#namecard")).to_be_visible()
        box = page.locator("#namecard").bounding_box()
        assert box is not None
        assert min(box["x"], box["y"]) >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] + box["height"] <= 400


def test_a_permalink_of_this_page_is_copied(page: Page, sample: Place) -> None:
    page.goto(sample.address + "briefs/merania-and-kelmar-renew-pledge.html")
    sign = page.locator(".perma").first
    sign.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert "#s-" in page.url


@pytest.mark.parametrize("form", ["BibTeX", "CSL-JSON"])
def test_a_citation_is_copied_whole(page: Page, form: str) -> None:
    page.get_by_text(f"Cite its sources: {form}").click()
    listed = page.locator("details[open]")
    listed.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == listed.locator("pre").text_content()


def test_where_copying_is_refused_the_page_says_so(page: Page) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_text("Cite its sources: BibTeX").click()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("status")).to_have_text("Your browser did not let it be copied")


def test_from_a_folder_nothing_opens_and_nothing_complains(browser: Browser, sample: Place) -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{sample.folder.as_uri()}/{EVENT}")
    page.hover(NAME)
    page.wait_for_timeout(800)
    assert (page.locator("#namecard").count(), said) == (0, [])
    page.close()


def test_a_hostile_name_in_a_card_is_words(browser: Browser, sample: Place) -> None:
    """The card reads another page; what stands there is text for it, whatever it is."""
    page = browser.new_page()
    hostile = (
        "<h1>&lt;img src=x onerror=alert(1)&gt;<img src=x onerror=alert(1)></h1><p class=trail><li>Person</li></p>"
    )
    page.on("dialog", lambda _: pytest.fail("it ran"))
    page.route(
        "**/actors/haruto-asagi.html", lambda route: route.fulfill(body=f"<main>{hostile}", content_type="text/html")
    )
    page.goto(sample.address + EVENT)
    page.hover(NAME)
    page.wait_for_timeout(900)
    assert page.locator("#namecard img").count() == 0
    page.close()
