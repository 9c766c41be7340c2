"""What a phone shows where a desk has room: words whole, and each name below itself."""

from __future__ import annotations

from typing import Any, Literal

from playwright.sync_api import Browser

from tests.browser.conftest import Place

BROKEN = """() => [...document.querySelectorAll("td")].flatMap(cell => {
    const found = [], range = document.createRange();
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node; (node = walk.nextNode());)
        for (const word of node.data.matchAll(/\\p{L}+/gu)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(rect => rect.top)).size > 1) found.push(word[0]);
        }
    return found;
})"""
BELOW_ITS_SIGN = """() => [...document.querySelectorAll("li > .actor > a")].flatMap(name => {
    const lines = [...name.getClientRects()], sign = name.parentNode.querySelector(".kind").getBoundingClientRect();
    return lines.length > 1 && lines[1].left < sign.right ? [name.textContent] : [];
})"""
UP_TO_THE_LINE = """() => [...document.querySelectorAll("section > h2:not(.unseen)")].flatMap(heading => {
    const words = document.createRange(), body = heading.nextElementSibling.getBoundingClientRect();
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    words.selectNodeContents(heading);
    return body.width && words.getBoundingClientRect().right > body.left - 1.2 * rem ? [heading.textContent] : [];
})"""


def shown(
    browser: Browser, place: Place, script: str, media: Literal["screen", "print"] = "screen", width: int = 375
) -> dict[str, Any]:
    """What the script finds on one page of each kind, where it finds something."""
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.emulate_media(media=media)
    found = {}
    for path in place.one_of_each_kind():
        page.goto(f"{place.address}{path}")
        found[path] = page.evaluate(script)
    page.close()
    return {path: words for path, words in found.items() if words}


def test_no_word_of_a_table_is_broken(browser: Browser, seeds: Place) -> None:
    """Why a place is not on the map once stood in a column of five letters: "know" and "n"."""
    assert shown(browser, seeds, BROKEN) == {}


def test_the_further_lines_of_a_name_stand_below_the_name_and_not_below_its_sign(
    browser: Browser, seeds: Place
) -> None:
    """Below the sign, "Programme" looked like one more actor."""
    assert shown(browser, seeds, BELOW_ITS_SIGN) == {}


def test_on_a_narrow_sheet_no_heading_touches_the_line_beside_what_a_machine_drafted(
    browser: Browser, seeds: Place
) -> None:
    """Between "Commitments" and what it heads there was once no gap."""
    assert shown(browser, seeds, UP_TO_THE_LINE, media="print", width=640) == {}
