"""A heading "Main" or "E1" had the anchor of the page's own main part, or of the evidence behind a statement, and one
in HTML had any; one with an element or `&amp;` in it had a number in its anchor, which was another one as soon as
something was written above it."""

from __future__ import annotations

import re

import pytest

from briefsite.content.body import read_body
from briefsite.model.body import Body


def body(text: str) -> Body:
    return read_body(text, "content/topics/aid.md", 4)[0]


@pytest.mark.parametrize("words", ["Main", "Why", "Why of", "E1", "P3", "Y2031", "S-0123abcd", "S 0123abcd 2"])
def test_a_heading_has_no_anchor_of_the_pages_own(words: str) -> None:
    ((anchor, heading),) = body(f"## {words}\n").headings
    assert heading == words
    assert not re.fullmatch(r"main|why|why-of|[epy]\d+|s-[0-9a-f]{8}(-2)?", anchor)


def test_two_such_headings_are_two() -> None:
    found = body("## Main\n\n## Main 2\n\n## Main\n").headings
    assert [anchor for anchor, _ in found] == ["x-main", "main-2", "x-main-2"]


@pytest.mark.parametrize("typed", ['<h2 id="main">Words</h2>', '<h2 id="words">Words</h2>\n\n## Words'])
def test_a_heading_in_html_has_no_id(typed: str) -> None:
    html = body(f"{typed}\n").html
    assert "<h2>Words</h2>" in html
    assert re.findall('id="[^"]*"', html) == ['id="words"'] * typed.count("##")


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [
        ("Oil &amp; gas", "oil-gas"),
        ("The <em>harbour</em>", "the-harbour"),
        ("H&#233;llo", "hello"),
        ("Ships <!-- which? --> and crews", "ships-and-crews"),
        (r"A \* star", "a-star"),
    ],
)
def test_an_anchor_is_made_of_the_words_that_are_shown(typed: str, anchor: str) -> None:
    assert body(f"## {typed}\n").headings[0][0] == anchor
    assert body(f"A <b>note</b> &lt;\n\n## {typed}\n").headings[0][0] == anchor


def test_an_address_without_its_scheme_is_told() -> None:
    _, issues = read_body("See [it](//example.org/x) there.\n", "content/topics/aid.md", 4)
    (told,) = (str(issue) for issue in issues)
    assert told.startswith("content/topics/aid.md:4:10: '//example.org/x' is no address that a page may lead to; write")
