"""What was looked up for a page is noted; where it is the same, the page is not made again, and is the same."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import briefsite
from briefsite.config import read_settings
from briefsite.content.reading import read_content
from briefsite.disk import files_below
from briefsite.graph import link
from briefsite.pages import makings
from briefsite.pages.library import Library
from briefsite.pages.lines import name_of
from briefsite.pipeline.building import build
from briefsite.pipeline.looks import ALL, KEYS, Look, Looks
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import files_of_the_program
from briefsite.pipeline.memory.store import Store
from briefsite.pipeline.row_digests import RowDigests
from briefsite.pipeline.shelf import Shelf
from briefsite.pipeline.watching import Watched, tables
from briefsite.pipeline.writing import build_into
from briefsite.rendering.theme import shipped
from briefsite.sources import read_sources
from tests.pipeline.test_incremental import a_site, published
from tests.sample import SAMPLE

ACTOR = "content/actors/kelmar.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    a_site(tmp_path)
    build_into(tmp_path, tmp_path / "site", allow_errors=True)
    return tmp_path


@pytest.fixture(scope="module")
def library() -> Library:
    entries, _ = read_content(SAMPLE)
    graph, _ = link(entries, read_sources(SAMPLE)[0])
    return Library(graph, read_settings(SAMPLE)[0])


def test_after_a_change_only_those_pages_are_made_that_looked_it_up(site: Path, made: list[str]) -> None:
    with (site / ACTOR).open("a", encoding="utf-8") as stream:
        stream.write("\nOne more remark.\n")
    build_into(site, site / "site", allow_errors=True)
    assert "record kelmar" in made
    assert "search" in made
    assert "topics_page" not in made
    assert len(made) < len(list((SAMPLE / "content").rglob("*.md")))
    assert published(site) == dict(build(site).site)


def test_a_page_whose_bytes_were_forgotten_is_made_after_all(site: Path) -> None:
    with (site / ACTOR).open("a", encoding="utf-8") as stream:
        stream.write("\nOne more remark.\n")
    with closing(sqlite3.connect(site / ".cache/briefsite/build.sqlite")) as db, db:
        db.execute("delete from kept where key != ?", [Memory(site).key("the last build")])
    shutil.rmtree(site / "site")
    build_into(site, site / "site", allow_errors=True)
    assert published(site) == dict(build(site).site)


def test_whatever_is_looked_up_is_noted(library: Library) -> None:
    watched = Watched(library, numbers := Looks())
    some = {name: next(iter(table)) for name, table in tables(library) if hasattr(table, "keys") and table}

    def looks(name: str, key: object) -> Iterator[set[Look]]:
        owner, _, attribute = name.partition(".")
        table = lambda: getattr(watched.graph if owner == "graph" else watched, attribute)  # noqa: E731
        for look in (lambda: table()[key], lambda: key in table(), lambda: table().get(key)):
            yield {numbers.in_order()[number] for number in watched.watching(look)[1]}
        for look in (lambda: list(table()), lambda: len(table()), lambda: table().keys()):
            yield {numbers.in_order()[number] for number in watched.watching(look)[1]}
        for look in (lambda: list(table().items()), lambda: list(table().values())):
            yield {numbers.in_order()[number] for number in watched.watching(look)[1]}

    for name, key in some.items():
        assert list(looks(name, key)) == [{(name, key)}] * 3 + [{(name, KEYS)}] * 3 + [{(name, ALL)}] * 2


def test_a_watched_library_gives_what_the_library_gives(library: Library) -> None:
    watched = Watched(library, Looks())
    for making in makings(library, ()):
        assert tuple(making.make(watched)) == tuple(making.make(library)), making.name


def test_what_is_made_of_very_many_others_is_made_once_however_much_is_let_go_of(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The strip of all years was made anew for every sheet of events: a site of 100,000 was never built to its end."""
    monkeypatch.setattr("briefsite.pipeline.watching._DEAR", 3)
    made: list[int] = []

    def one(_: Library, number: int) -> int:
        made.append(number)
        return number

    def whole(library: Library, number: int) -> int:
        made.append(number)
        return sum(library.once(one, below) for below in range(number))

    watched = Watched(library, Looks())
    for _ in range(3):
        assert watched.once(whole, 9) == 36
        assert watched.once(whole, 2) == 1
        watched.let_go()
        watched.let_go()
    assert (made.count(9), made.count(2)) == (1, 4)


def test_what_was_made_once_is_let_go_of_when_nobody_asks_for_it_between_two_times(library: Library) -> None:
    made: list[str] = []

    def one(_: Library, name: str) -> str:
        made.append(name)
        return name

    watched = Watched(library, Looks())
    for asked in ("Mersa", "Lund"), ("Mersa",), ("Mersa", "Lund"):
        for name in asked:
            assert watched.once(one, name) == name
        watched.let_go()
    assert made == ["Mersa", "Lund", "Lund"]


def test_a_row_has_another_digest_if_it_has_another_value(library: Library) -> None:
    rows = RowDigests(library, lambda _: None)
    for name, table in tables(library):
        seen: dict[bytes, object] = {}
        for key in table if hasattr(table, "keys") else ():
            value = seen.setdefault(rows.of((name, key)), table[key])
            assert value == table[key]
    assert rows.of(("graph.entries", "nobody")) != rows.of(("graph.entries", "kelmar"))


def test_all_data_of_the_program_is_in_its_digest() -> None:
    package = Path(briefsite.__file__).parent
    data = {path for path in (package / "data").rglob("*") if path.is_file()}
    assert data
    assert data <= set(map(Path, files_of_the_program()))


def test_the_theme_is_in_its_digest_too() -> None:
    """In a checkout it lies beside the package: of a site elsewhere, nothing had changed where its style sheet had."""
    assert {*files_below(shipped(), shipped())} <= set(map(Path, files_of_the_program()))


def test_a_line_is_not_put_together_again_because_another_records_is(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, str]] = []
    before = Watched._made

    def noting(watched: Watched, make: Any, id_: str) -> Any:
        made.append((name_of(make), id_))
        return before(watched, make, id_)

    monkeypatch.setattr(Watched, "_made", noting)
    with (site / ACTOR).open("a", encoding="utf-8") as stream:
        stream.write("\nOne more remark.\n")
    build_into(site, site / "site", allow_errors=True)
    assert {id_ for name, id_ in made if "searching.entries" in name or "entities" in name} == {"kelmar"}
    assert not any("quotations" in name for name, _ in made)
    assert published(site) == dict(build(site).site)


def test_a_page_that_stays_is_not_fetched(site: Path) -> None:
    with (site / ACTOR).open("a", encoding="utf-8") as stream:
        stream.write("\nOne more remark.\n")
    shelf = build_into(site, site / "site", allow_errors=True)[0].site
    assert isinstance(shelf, Shelf)
    assert shelf.pages["events/independence-of-merania.html"].addresses is None
    assert not any(page.data for page in shelf.pages.values())
    assert published(site) == dict(build(site).site)


def test_where_nothing_can_be_kept_the_site_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_site(tmp_path)
    monkeypatch.setattr(Store, "put", lambda *_: None)
    build_into(tmp_path, tmp_path / "site", allow_errors=True)
    assert published(tmp_path) == dict(build(tmp_path).site)


def test_where_all_was_sound_an_id_that_is_lost_is_told_on_pages_that_stay(tmp_path: Path) -> None:
    a_site(tmp_path)
    with (tmp_path / ACTOR).open("a", encoding="utf-8") as stream:
        stream.write("\n## Of old\n\nOne remark.\n")
    brief = next((tmp_path / "content/briefs").glob("*.md"))
    with brief.open("a", encoding="utf-8") as stream:
        stream.write('\nSee <a href="../actors/kelmar.html#of-old">there</a>.\n')
    assert build_into(tmp_path, tmp_path / "site")[0].issues == ()
    path = tmp_path / ACTOR
    path.write_text(path.read_text("utf-8").replace("## Of old", "## Of late"), "utf-8")
    built, _ = build_into(tmp_path, tmp_path / "site")
    assert [issue.code for issue in built.issues] == ["dead-fragment"]
    assert built.issues == build(tmp_path).issues
