"""Cards: what other sites show beside a link. Every sign of them is drawn, and the same words give the same bytes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFont

from briefsite.model.pages.cards import CardPage, is_drawable
from briefsite.model.pages.head import Head
from briefsite.model.site import Site
from briefsite.rendering.cards import HEIGHT, WIDTH, drawn
from tests.sample import sample_site, site_with

FONTS = Path(__file__).parents[2] / "briefsite/data/fonts"
BASE = "https://example.org/d/"
CARD = CardPage(Head("a.png", "", ""), "Northern Desk", "#8a1f2d", "Talks at the ford", "Meeting", "7 May", "stated")


def sample(**chosen: str) -> Site:
    return sample_site(title="Northern Desk", base_url=BASE, **chosen)


def named(site: Site, path: str) -> str:
    """The path of the card that a page names; "" for none."""
    found = re.findall(r'<meta property="og:image" content="([^"]*)">', site[path].decode())
    assert len(found) <= 1
    assert all(address.startswith(BASE) for address in found)
    return found[0].removeprefix(BASE) if found else ""


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def words(data: bytes) -> str:
    return opened(data).info["Title"]


@pytest.mark.parametrize("file", sorted(path.name for path in FONTS.glob("*.ttf")))
def test_whatever_may_be_drawn_has_a_form_in_the_typefaces(file: str) -> None:
    font = ImageFont.truetype(FONTS / file, 40, layout_engine=ImageFont.Layout.BASIC)
    signs = [chr(code) for code in range(0x110000) if is_drawable(chr(code))]
    assert len(signs) > 1000
    assert [sign for sign in signs if not any(bytes(font.getmask(sign)))] == [" "]  # what has no form draws nothing


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters().filter(is_drawable), min_size=1, max_size=400).map(str.strip).filter(bool))
def test_any_title_that_can_be_drawn_stays_within_the_card(title: str) -> None:
    picture = opened(drawn(replace(CARD, title=title, words="", kind="")))
    assert picture.size == (WIDTH, HEIGHT)
    left, top, right, bottom = picture.convert("L").point(lambda value: 255 * (value < 200)).getbbox()
    assert (left > 30, top > 30, right <= WIDTH - 60, bottom < 540) == (True, True, True, True)


def test_the_same_words_give_the_same_bytes() -> None:
    assert drawn(CARD) == drawn(replace(CARD))
    assert drawn(CARD) != drawn(replace(CARD, accent="#004488")) != drawn(replace(CARD, title="Talks"))


def test_a_long_title_is_smaller_and_then_cut_with_a_sign_that_says_so() -> None:
    assert len(drawn(replace(CARD, title="Talks at the ford " * 40))) < 40_000


def test_a_site_that_does_not_know_its_address_has_no_card() -> None:
    assert not [path for path in sample_site() if path.startswith("cards/")]
    assert b"og:image" not in sample_site()["index.html"]


def test_every_page_has_the_card_of_the_site() -> None:
    site = sample()
    pages = [path for path in site if path.endswith(".html") and path != "404.html"]
    assert {named(site, path) for path in pages} == {"cards/site.png"}
    assert [path for path in site if path.startswith("cards/")] == ["cards/site.png"]
    assert named(site, "404.html") == ""


def test_each_record_has_its_own_where_the_owner_wants_that() -> None:
    site = sample(cards="records")
    assert named(site, "index.html") == "cards/site.png"
    card = named(site, "events/asagi-calls-on-vannak.html")
    assert (
        words(site[card]) == "Northern Desk. Meeting. Haruto Asagi calls on Sorya Vannak. 7 March 2031, accounts differ"
    )
    unknown = words(site[named(site, "events/lindqvist-receives-kovel.html")])
    assert unknown.endswith("29 April, year not stated")
    named_cards = {named(site, path) for path in site if path.endswith(".html")} - {""}
    assert named_cards == {path for path in site if path.startswith("cards/")}


def test_none_is_none() -> None:
    site = sample(cards="none")
    assert not [path for path in site if path.startswith("cards/")]
    assert named(site, "index.html") == ""


def test_a_title_in_another_script_has_the_card_of_the_site_and_such_a_site_has_none(
    tmp_path: Path,
) -> None:
    files = {"content/topics/tides.md": "---\ntitle: ជំនោរ\n---\n"}
    site = site_with(tmp_path, files, title="Northern Desk", base_url=BASE, cards="records")
    assert named(site, "topics/tides.html") == "cards/site.png"
    assert "cards/topics/tides.png" not in site
    strange = sample_site(title="ការិយាល័យ", base_url=BASE, cards="records")
    assert not [path for path in strange if path.startswith("cards/")]
    assert named(strange, "index.html") == ""


def test_what_a_card_says_stands_in_it_as_text_for_the_audit_to_read() -> None:
    assert b"Talks at the ford" in drawn(CARD)
