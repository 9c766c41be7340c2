"""The index of the search: every record by every form of its name, small pieces, the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.pages.searching import DataPage, Found, SearchPage
from briefsite.model.settings import Settings
from briefsite.pages import pages
from briefsite.pages.library import Library
from briefsite.pages.searching import file_name
from briefsite.pages.searching.entries import found_at, in_order
from briefsite.pages.searching.shelves import lots, posted, shelves
from briefsite.pages.searching.words import words
from tests.sample import graph_at, sample_graph, sample_site, site_with

CASES = Path(__file__).parent / "searching" / "words.txt"


def cases() -> Iterator[tuple[str, list[str]]]:
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            typed, found = line.split(" => ")
            yield typed, found.split()


def index(root: Path | None = None) -> list[Found]:
    library = Library(graph_at(root) if root else sample_graph(), Settings())
    return found_at(library, in_order(library, ""))


def postings(found: Sequence[Found]) -> dict[str, str]:
    """The entries of every word, of one lot."""
    return posted(lots(found).values(), len(found))


def numbers(posting: str) -> list[int]:
    """The entries of half a posting."""
    found, at = [], 0
    for step in filter(None, posting.split(",")):
        at += int(step, 36)
        found.append(at)
    return found


def led_to(word: str) -> set[str]:
    """The titles of the entries that a word names."""
    found = index()
    return {found[number].title for number in numbers(postings(found)[word].split(";")[0])}


@pytest.mark.parametrize(("typed", "found"), list(cases()))
def test_words_are_without_case_accents_and_punctuation(typed: str, found: list[str]) -> None:
    assert list(words(typed)) == found


@given(st.text())
def test_words_are_found_again_by_typing_them(text: str) -> None:
    for word in words(text):
        assert words(word) == (word,)


def test_every_record_is_in_the_index_once_and_by_its_page() -> None:
    paths = [entry.path for entry in index()]
    assert sorted(paths) == sorted(f"{entry.kind}s/{entry.id}.html" for entry in sample_graph().entries.values())


@pytest.mark.parametrize("word", ["vannak", "សូ", "sorya"])
def test_every_form_of_a_name_leads_to_its_actor(word: str) -> None:
    assert "Sorya Vannak" in led_to(word)


def test_of_events_the_latest_come_first_and_those_without_a_year_last() -> None:
    """Forty events without a date stood before the news."""
    dates = [found.aside for found in index() if found.path.startswith("events/")]
    stated, open_ = [date for date in dates if "not" not in date], [date for date in dates if "not" in date]
    assert (dates, stated[0], stated[-1]) == ([*stated, *open_], "2032, planned", "9 November 1953")


def test_a_word_of_a_statement_leads_to_its_brief() -> None:
    found = index()
    told = numbers(postings(found)["instructors"].partition(";")[2])
    assert "Merania and Kelmar renew their pledge to train peacekeepers together" in {found[n].title for n in told}


def test_a_brief_is_found_by_whoever_it_names_however_it_writes_the_name(tmp_path: Path) -> None:
    """A search for a president found half of the briefs on him: the others wrote his name with one letter more."""
    brief = "content/briefs/note.md"
    text = "---\ntitle: Note\nsource: {file: note.txt}\ndate: 2031\n---\n- [[radan-kovel|Cowell]] spoke. [@p1]\n"
    site_with(tmp_path, {brief: text, "seeds/note.txt": "Cowell spoke.\n"})
    found = index(tmp_path)
    titles = [found[number].title for half in postings(found)["kovel"].split(";") for number in numbers(half)]
    assert "Note" in titles


def test_what_is_not_published_is_not_in_the_index(tmp_path: Path) -> None:
    hidden = "---\ntitle: Zanzibarium\nkind: person\nstatus: draft\n---\n\nQuixotic words.\n"
    site = site_with(tmp_path, {"content/actors/canary.md": hidden})
    told = b"".join(data for path, data in site.items() if path.startswith("search/")).lower()
    assert b"zanzi" not in told
    assert b"quixotic" not in told


@given(st.dictionaries(st.text("ab កខ", min_size=1, max_size=6), st.just("1" * 4000), max_size=40))
def test_every_word_stands_on_one_shelf_that_its_first_letters_name(found: dict[str, str]) -> None:
    kept = shelves(found)
    assert {word: posting for shelf in kept.values() for word, posting in shelf.items()} == found
    assert sum(map(len, kept.values())) == len(found)
    for prefix, shelf in kept.items():
        assert all(word.startswith(prefix) for word in shelf)
        assert sum(len(word) + len(posting) for word, posting in shelf.items()) <= 24_000 or len(shelf) == 1
    assert len({file_name(prefix) for prefix in kept}) == len(kept)


def test_a_word_that_is_in_most_texts_leads_nowhere_in_particular() -> None:
    one = index()[0]
    many = [
        Found("brief", "", "", "", "", "", (), frozenset(), frozenset({"the", "rare"} if n == 7 else {"the"}))
        for n in range(300)
    ]
    found = postings([one, *many])
    assert found["the"] == ";*"
    assert numbers(found["rare"].partition(";")[2]) == [8]


def test_the_pieces_are_scripts_that_hold_data_alone() -> None:
    made: dict[str, Any] = {}
    for path, data in sample_site().items():
        if path.startswith("search/"):
            text = data.decode()
            assert text.startswith("briefsite("), path
            assert text.endswith(");\n"), path
            made[path] = json.loads(f"[{text.removeprefix('briefsite(').removesuffix(');' + chr(10))}]")
    sort, _, facets = made["search/all.js"]
    assert sort == "a"
    assert len(facets["kinds"]) == len(facets["years"].split(",")) == len(facets["topics"].split(";")) == len(index())
    assert {f"search/w-{file_name(prefix)}.js" for prefix in facets["shelves"].split(" ")} <= set(made)


def test_the_index_changes_its_version_when_it_changes(tmp_path: Path) -> None:
    def version(root: Path | None) -> str:
        graph = graph_at(root) if root else sample_graph()
        return next(page.version for page in pages(graph, Settings()) if isinstance(page, SearchPage))

    site_with(tmp_path, {"content/topics/new.md": "---\ntitle: Newly filed\n---\n"})
    assert version(None) == version(None) != version(tmp_path)


def test_the_search_page_says_what_to_do_without_scripts() -> None:
    page = sample_site()["search.html"].decode()
    told = page.partition('id="unscripted">')[2].partition("</p>")[0]
    for name in ("actors", "events", "topics", "briefs"):
        assert f'href="{name}.html"' in told
    assert all(isinstance(page, DataPage) for page in pages(sample_graph(), Settings()) if page.template == "data.js")
