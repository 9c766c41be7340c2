"""All that the interface says is in the language of the site; what the content says is the content's."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from briefsite.languages import wording
from briefsite.languages.extracting import TEMPLATE
from briefsite.model.issues import Place
from briefsite.model.site import Site
from briefsite.model.wording import Wording
from tests.rendering.reading import Page
from tests.sample import SAMPLE, sample_site

OPEN, SHUT = "⟦", "⟧"
ADDRESS = {"base_url": "https://example.org/", "contact": "desk@example.org"}
#: What no language translates: names of formats and of what files hold.
NAMES = {"json", "csv", "atom", "feed", "bibtex", "csl", "opml", "package", "followthemoney", "sha"}


@cache
def german() -> Site:
    say, issues = wording("de", None, Place(""))
    assert issues == ()
    return sample_site(say=say, language="de", content_language="en", **ADDRESS)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site in a language in which every text of the interface stands between marks."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "languages").mkdir()
    with TEMPLATE.open("rb") as stream:
        catalogue = read_po(stream)
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            message.string = f"{OPEN}{message.id}{SHUT}"
        elif message.id:
            message.string = tuple(f"{OPEN}{text}{SHUT}" for text in message.id)
    with (folder / "languages/en.po").open("wb") as out:
        write_po(out, catalogue)
    say, issues = wording("en", folder, Place(""))
    assert issues == ()
    return sample_site(say=say, **ADDRESS)


def unmarked(text: str) -> str:
    """What stands outside all marks."""
    while OPEN in text:
        shorter = re.sub(f"{OPEN}[^{OPEN}{SHUT}]*{SHUT}", " ", text)
        assert shorter != text, text
        text = shorter
    return text


def letters(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}


def content_words() -> set[str]:
    """Every word of the sample's content, texts and settings."""
    files = (path for folder in ("content", "seeds") for path in (SAMPLE / folder).rglob("*") if path.is_file())
    names = (path.stem for path in SAMPLE.rglob("content/**/*.md"))
    return letters(" ".join((*(path.read_text("utf-8") for path in files), *names, "Briefsite", *ADDRESS.values())))


def said_on(page: bytes) -> str:
    """All that a page says, to eyes and to screen readers, in one line: its text, and attributes that are words."""
    whole = re.sub(r"<(script|style|pre)\b.*?</\1>", " ", page.decode(), flags=re.DOTALL)
    aloud = re.findall(r'(?:aria-label|placeholder|alt|data-(?!version)[a-z]+|title)="([^"]*)"', whole)
    return " ".join([re.sub(r"<[^>]*>", " ", whole), *aloud])


def test_nothing_on_any_page_is_said_past_the_catalogue(marked: Site) -> None:
    known = content_words() | NAMES
    for path, page in marked.items():
        if path.endswith(".html"):
            assert letters(unmarked(said_on(page))) <= known, path


@pytest.mark.parametrize("suffix", [".ics", "feed.xml", ".opml"])
def test_calendars_and_feeds_say_their_own_words_in_the_language_too(marked: Site, suffix: str) -> None:
    machine = letters(
        "en begin end vcalendar vevent version prodid calscale gregorian method publish name wr calname caldesc"
    )
    machine |= letters("description uid dtstamp dtstart dtend value date summary location status confirmed tentative")
    machine |= letters("cancelled transp transparent categories url xml encoding utf events topics actors briefs html")
    for path in (path for path in marked if path.endswith(suffix)):
        text = marked[path].decode().replace("\r\n ", "")
        shown = re.sub(r"<[^>]*>", " ", text) if suffix != ".opml" else " ".join(re.findall(r' text="([^"]*)"', text))
        assert letters(unmarked(shown)) <= content_words() | NAMES | machine, path


def test_the_texts_of_the_interface_leave_no_mark_of_their_making(marked: Site) -> None:
    for path, data in marked.items():
        assert not re.search(r"%\(\w+\)s", data.decode("utf-8", "replace")), path


def test_a_german_site_dates_and_counts_in_german() -> None:
    event = Page(german()["events/asagi-calls-on-vannak.html"])
    assert "7. März 2031" in event.text()
    home = Page(german()["index.html"])
    assert home.all("p", "ways")[0].startswith("3 Kurzberichte, ")
    assert "Jahr nicht angegeben" in Page(german()["events.html"]).text()
    assert not re.search("January|March|May|not stated|Drafted", Page(german()["events.html"]).text())


def test_a_german_site_is_german_and_says_which_of_it_is_english() -> None:
    for path, data in german().items():
        if path.endswith(".html"):
            assert b'<html lang="de">' in data, path
    actor = german()["actors/sorya-vannak.html"].decode()
    assert '<h1><span lang="en">Sorya Vannak</span></h1>' in actor
    assert 'lang="de" popovertarget="e1" aria-label="Beleg 1"' in actor


def test_without_a_catalogue_the_interface_is_english_and_the_content_says_its_language() -> None:
    site = sample_site(language="km")
    assert b'<html lang="en">' in site["index.html"]
    assert b'<h1><span lang="km">Sorya Vannak</span></h1>' in site["actors/sorya-vannak.html"]


def test_both_languages_have_the_same_pages_with_the_same_ids() -> None:
    english = sample_site(**ADDRESS)
    assert sorted(english) == sorted(german())
    for path in (path for path in english if path.endswith(".html")):
        assert Page(english[path]).ids() == Page(german()[path]).ids(), path


def test_a_template_of_the_sites_own_speaks_through_its_own_catalogue(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/de.po").write_text('msgid "Contact"\nmsgstr "Kontakt"', encoding="utf-8")
    block = '{% extends "theme/about.html" %}{% block feed %}<p id="c">{{ _("Contact") }}</p>{% endblock %}'
    (tmp_path / "about.html").write_text(block, encoding="utf-8")
    say, _ = wording("de", tmp_path, Place(""))
    assert '<p id="c">Kontakt</p>' in sample_site(tmp_path, say=say)["about.html"].decode()


def test_words_put_into_a_text_are_escaped() -> None:
    assert Wording()("from %(date)s", date="<b>") == "from <b>"
    site = sample_site(title="A & <b>", contact="<i>")
    assert "To report a mistake: &lt;i&gt;." in site["about.html"].decode()
