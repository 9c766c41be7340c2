"""What a phone shows where a desk has room: words whole, and each name below itself."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser

from tests.browser.conftest import Place

PHONE = {"width": 375, "height": 700}
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


def shown(browser: Browser, place: Place, script: str) -> dict[str, Any]:
    """What the script finds on one page of each kind, where it finds something."""
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
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
