"""The passage behind each citation, and the permalink of each statement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefsite.model.pages.kinds import ActorPage, BriefPage, EventPage, Page
from briefsite.model.settings import Settings
from briefsite.pages import pages
from briefsite.pages.excerpts import excerpt, text_fragment
from tests.rendering.reading import Page as Read
from tests.sample import SAMPLE, graph_at, sample_graph, sample_site, site_with

BRIEF = "briefs/merania-and-kelmar-renew-pledge.html"
EVENT = "events/asagi-calls-on-vannak.html"


def page(path: str, **settings: str) -> Page:
    made = pages(sample_graph(), Settings(**settings))  # type: ignore[arg-type]
    return next(page for page in made if page.head.path == path)


def test_every_citation_opens_a_passage_that_is_in_its_source() -> None:
    sources = [" ".join(path.read_text("utf-8").split()) for path in sorted((SAMPLE / "seeds").iterdir())]
    for made in pages(sample_graph(), Settings()):
        for evidence in getattr(made, "notes", ()):
            for part in evidence.excerpts:
                text = "".join(piece for piece, _ in part.pieces)
                assert any(text in source for source in sources), made.head.path


def test_every_number_that_opens_something_opens_its_own_passage() -> None:
    for path, data in sample_site().items():
        if path.endswith(".html"):
            opened = set(Read(data).attributes("button", "popovertarget"))
            assert opened == {id_ for id_ in Read(data).ids() if id_.startswith("e") and id_[1:].isdigit()}, path


def test_the_words_that_a_page_uses_are_marked_in_their_paragraph() -> None:
    made = page(EVENT)
    assert isinstance(made, EventPage)
    marked = [text for note in made.notes for part in note.excerpts for text, used in part.pieces if used]
    assert "a good friend in all situations" in marked


def test_a_passage_that_may_not_be_shown_is_not_shown() -> None:
    made = page(EVENT, source_text="none")
    assert isinstance(made, EventPage)
    assert made.notes
    assert [note.excerpts for note in made.notes if note.excerpts] == []


def test_a_single_paragraph_stands_between_its_neighbours_that_may_be_shown() -> None:
    made = page(EVENT)
    assert isinstance(made, EventPage)
    first = next(note for note in made.notes if note.cite.locator == "para. 1" and "Courier" in note.cite.outlet)
    assert [(part.number, part.beside) for part in first.excerpts] == [(1, False), (2, True)]
    shown = {part.number for note in made.notes for part in note.excerpts if "Courier" in note.cite.outlet}
    assert 7 not in shown, "nobody cites it"


def test_the_way_to_the_original_marks_the_paragraph_there() -> None:
    graph = sample_graph()
    entry = next(entry for entry in graph.entries.values() if entry.id == "merania-and-kelmar-renew-pledge")
    source = replace(entry.record.source, url="https://example.org/pledge")  # type: ignore[union-attr]
    changed = replace(entry, record=replace(entry.record, source=source))  # type: ignore[arg-type]
    made = pages(replace(graph, entries={**graph.entries, entry.id: changed}), Settings())
    event = next(page for page in made if page.head.path == EVENT)
    assert isinstance(event, EventPage)
    ways = [note.original for note in event.notes if note.original]
    assert ways
    assert all(way.startswith("https://example.org/pledge#:~:text=") for way in ways)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("He came, and saw.", "“came, and”", "came, and"),
        ("He came,\nand saw the sea.", "came, and saw", "came, and saw"),
        ("He came.", "She went", ""),
        ("He came and went.", "He came and went.", ""),
    ],
)
def test_what_is_marked_stands_there_to_the_letter_and_is_not_everything(text: str, words: str, marked: str) -> None:
    assert "".join(piece for piece, used in excerpt(1, text, [words]).pieces if used) == marked


def test_a_long_paragraph_is_cut_around_what_is_used_and_says_so() -> None:
    text = " ".join(f"word{n}" for n in range(900))
    part = excerpt(1, text, ["word600 word601"])
    shown = "".join(piece for piece, _ in part.pieces)
    assert "word600 word601" in shown
    assert len(shown) <= 1200
    assert shown in text
    assert (part.cut_before, part.cut_after) == (True, True)


def test_what_has_a_meaning_in_a_text_fragment_is_escaped() -> None:
    assert text_fragment("a-b, c & d") == "#:~:text=a%2Db%2C%20c%20%26%20d"


def test_a_statement_has_one_permalink_wherever_it_is_shown() -> None:
    shown = Read(sample_site()["actors/haruto-asagi.html"])
    ways = {href for href in shown.attributes("a", "href") if "#s-" in href}
    assert ways
    anchors = set(Read(sample_site()[BRIEF]).ids())
    assert {way.partition("#")[2] for way in ways if BRIEF in way} <= anchors
    made = page(BRIEF)
    assert isinstance(made, BriefPage)
    assert sum(cite.rooted for cite in made.prose.cites) == 8


def test_a_permalink_outlives_what_is_written_before_it(tmp_path: Path) -> None:
    file = "content/" + BRIEF.replace(".html", ".md")
    text = (SAMPLE / file).read_text("utf-8")
    before = {id_ for id_ in Read(sample_site()[BRIEF]).ids() if id_.startswith("s-")}
    changed = text.replace("\n## ", "\n- A line that was not there [@p2]\n\n## ", 1)
    after = {id_ for id_ in Read(site_with(tmp_path, {file: changed})[BRIEF]).ids() if id_.startswith("s-")}
    assert before < after


def test_equal_statements_of_one_brief_have_permalinks_of_their_own(tmp_path: Path) -> None:
    file = "content/" + BRIEF.replace(".html", ".md")
    text = (SAMPLE / file).read_text("utf-8") + "\n- Twice [@p2]\n- Twice [@p3]\n"
    site_with(tmp_path, {file: text})
    made = {page.head.path: page for page in pages(graph_at(tmp_path), Settings())}[BRIEF]
    assert isinstance(made, BriefPage)
    homes = [cite.home for cite in made.prose.cites if cite.home]
    assert len(set(homes)) == len(homes)


def test_roles_and_names_have_evidence_and_no_permalink() -> None:
    made = page("actors/haruto-asagi.html")
    assert isinstance(made, ActorPage)
    assert all(not cite.home for one in made.functions for cite in one.cites)
