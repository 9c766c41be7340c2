"""Lists and files of the whole site are made anew only where one of their lines became another."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefsite.pages import listings
from briefsite.pages.lines import LINES, is_line, name_of
from briefsite.pages.reuse.tables import _ALWAYS
from briefsite.pipeline.building import build
from tests.pipeline.changes import a_site, replaced
from tests.pipeline.edits import retitled
from tests.pipeline.ordinary_edits import ACTOR, BRIEF, date_of_an_event, rewritten, title_of_an_event
from tests.pipeline.test_incremental import published
from tests.pipeline.test_rows import NOW, put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    a_site(tmp_path)
    assert put(tmp_path).is_sound
    return tmp_path


def added(root: Path, file: str, words: str) -> None:
    with (root / file).open("a", encoding="utf-8") as stream:
        stream.write(words)


def test_a_remark_on_a_brief_leaves_lists_and_files_of_the_whole_site_as_they_are(site: Path, made: list[str]) -> None:
    added(site, BRIEF, "\nOne more remark on it.\n")
    put(site)
    others = {name for name in made if not name.startswith("record ")}
    assert "search" in others
    assert all(name.startswith("search") for name in others)
    assert published(site) == dict(build(site, at=NOW).site)


def test_a_new_title_leaves_lists_that_do_not_show_it_as_they_are(site: Path, made: list[str]) -> None:
    rewritten(site, retitled, ACTOR, "", 4)
    put(site)
    assert "sheet actors 0" in made
    assert not {"topics_page", "about_page", "not_found_page", "files 0"} & {*made}
    assert published(site) == dict(build(site, at=NOW).site)


def test_what_a_statement_adds_is_on_every_list_that_shows_it(site: Path, made: list[str]) -> None:
    added(site, BRIEF, "\n- [[kelmar]] welcomed the quickest of all answers. [@p1]\n")
    put(site)
    assert {"search", "files 1"} & {*made}
    assert published(site) == dict(build(site, at=NOW).site)


def test_other_words_of_one_statement_leave_pages_that_repeat_only_others(site: Path, made: list[str]) -> None:
    replaced(site / BRIEF, "at the Palace of Reeds", "in the old Palace of Reeds")
    put(site)
    records = {name.removeprefix("record ") for name in made if name.startswith("record ")}
    assert records >= {Path(BRIEF).stem, "oda-lindqvist", "lindqvist-receives-kovel"}
    assert not records & {"merania", "sorya-vannak", "kovel-meets-vannak"}
    assert published(site) == dict(build(site, at=NOW).site)


def test_what_makes_lines_is_known_by_its_name() -> None:
    assert LINES
    for name, make in LINES.items():
        assert name_of(make) == name
        assert is_line(make)
    assert not is_line(name_of)
    assert {name_of(table.lines) for table in _ALWAYS} <= LINES.keys()


def test_where_files_come_and_go_all_pages_are_gone_through(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(published(site))
    monkeypatch.setattr(sys.modules["briefsite.pages.searching.shelves"], "_LARGEST", 900)
    for words in ("\nXanthic words.\n", "\nXanthous words, and xenial ones.\n"):
        added(site, BRIEF, words)
        put(site)
        assert published(site) == dict(build(site, at=NOW).site)
    assert set(published(site)) - before
    assert before - set(published(site))


def test_lots_are_as_many_as_is_fit(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsite.pipeline.line_lots.TOGETHER", 2)
    for number in range(3):
        added(site, BRIEF, f"\nRemark {number}.\n")
        added(site, ACTOR, f"\nRemark {number}.\n")
        put(site)
        assert published(site) == dict(build(site, at=NOW).site)


def test_a_long_file_is_put_together_of_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsite.pages.joined._TOGETHER", 2)
    a_site(tmp_path)
    put(tmp_path)
    for edit in (remark, title, date_of_an_event):
        edit(tmp_path)
        put(tmp_path)
        assert published(tmp_path) == dict(build(tmp_path, at=NOW).site)


def test_a_long_list_is_made_sheet_by_sheet(tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    small = tuple(replace(one, size=2) for one in listings.SHEETS)
    for module in (listings, sys.modules["briefsite.pages"]):
        monkeypatch.setattr(module, "SHEETS", small)
    monkeypatch.setattr(listings, "_EVENTS", 2)
    a_site(tmp_path)
    put(tmp_path)
    of_events = {name for name in made if name.startswith("sheet events ")}
    assert len(of_events) > 1
    for edit, how_many in ((title_of_an_event, 1), (remark, 0), (title, None), (date_of_an_event, None)):
        made.clear()
        edit(tmp_path)
        put(tmp_path)
        assert how_many in (None, len(of_events.intersection(made)))
        assert published(tmp_path) == dict(build(tmp_path, at=NOW).site)


def remark(root: Path) -> None:
    added(root, BRIEF, "\nOne more remark on it.\n")


def title(root: Path) -> None:
    rewritten(root, retitled, ACTOR, "", 4)


@pytest.mark.parametrize("edit", [remark, title])
def test_whatever_single_value_was_forgotten_the_site_is_that_of_a_clean_build(
    edit: Callable[[Path], None], site: Path
) -> None:
    store = site / ".cache/briefsite/build.sqlite"
    whole = store.read_bytes()
    texts = {path: (site / path).read_bytes() for path in (BRIEF, ACTOR)}
    edit(site)
    clean = dict(build(site, at=NOW).site)
    with closing(sqlite3.connect(store)) as db:
        large = [id_ for (id_,) in db.execute("select id from kept order by size desc limit 24")]
        every = [id_ for (id_,) in db.execute("select id from kept order by id")]
    put(site)
    for id_ in {*large, *every[:: max(1, len(every) // 16)]}:
        for path, data in texts.items():
            (site / path).write_bytes(data)
        edit(site)
        store.write_bytes(whole)
        with closing(sqlite3.connect(store)) as db, db:
            db.execute("delete from held where id = ?", [id_])
            db.execute("delete from kept where id = ?", [id_])
        put(site)
        assert published(site) == clean
