"""A build of what was edited alone gives what a clean build gives, and leaves what a build of all files would leave."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from briefsite.model.graph import Graph
from briefsite.model.settings import Settings
from briefsite.pipeline.building import build
from briefsite.pipeline.built import Built
from briefsite.pipeline.memory import Memory, remembering
from briefsite.pipeline.rows import rebuilding
from briefsite.pipeline.rows.boards import KEPT, BoardedLibrary
from briefsite.pipeline.rows.known import Known
from briefsite.pipeline.rows.leaving_after import BESIDE
from briefsite.pipeline.tracing import Tracing
from briefsite.pipeline.writing import build_into
from tests.pipeline.changes import a_site
from tests.pipeline.edits import (
    ACTORS,
    FILES,
    Edit,
    by_a_name,
    elsewhere,
    fewer,
    one_fewer,
    one_more,
    redated,
    remark,
    retitled,
    unlinked,
)
from tests.pipeline.ordinary_edits import ACTOR, BRIEF, EVENT, ORDINARY, body, rewritten, title_of_an_actor
from tests.pipeline.test_incremental import EDITS, published

NOW = datetime(2031, 6, 1, tzinfo=UTC)
IDS = [Path(path).stem for path in FILES]
EDITINGS: tuple[Edit, ...] = (
    remark, remark, fewer, unlinked, redated, retitled, by_a_name, by_a_name, one_more, one_fewer, elsewhere,
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(EDITINGS), st.sampled_from(FILES), st.sampled_from(ACTORS), st.integers(0, 20)),
    min_size=1,
    max_size=3,
)


def put(root: Path) -> Built:
    return build_into(root, root / "site", at=NOW)[0]


#: The tables of a graph and of its library, what is kept beside them, and in which order they are.
State = tuple[dict[str, Any], dict[str, Any]]


def state(memory: Memory) -> State:
    """What the last build left, all of it fetched."""
    known = Known(memory, Tracing(memory).left)
    library = BoardedLibrary(known.boards, known.graph, Settings())
    tables = {name: getattr(library, name) for name in KEPT}
    beside = {name: {key: sorted(ids) for key, ids in known.boards[name]().items()} for name in BESIDE}
    order = {name: list(table) for name, table in tables.items() if name != "_cited" and hasattr(table, "keys")}
    graph = {one.name: dict(getattr(known.graph, one.name)) for one in fields(Graph)}
    return graph, {**tables, **beside, "order": order, "said": known.left["said"]}


def left(root: Path) -> State:
    """What the last build of a site left."""
    with remembering(root) as memory:
        return state(memory)


def left_by_a_build_of_all(root: Path) -> State:
    """What a build leaves that remembers nothing."""
    with tempfile.TemporaryDirectory() as name, remembering(Path(name)) as memory:
        build(root, at=NOW, memory=memory)
        return state(memory)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each build that found something changed: whether it read what was edited alone."""
    return noted(monkeypatch)


def noted(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    found: list[bool] = []

    def noting(*args: Any, **named: Any) -> Built | None:
        built = rebuild(*args, **named)
        found.append(built is not None)
        return built

    rebuild = rebuilding.rebuild
    monkeypatch.setattr(rebuilding, "rebuild", noting)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    a_site(tmp_path)
    assert put(tmp_path).is_sound
    return tmp_path


def test_a_large_site_leaves_what_a_small_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_site(tmp_path)
    expected = left_by_a_build_of_all(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("briefsite.pipeline.folding.ROOM", 0)
        assert put(tmp_path).is_sound
    assert left(tmp_path) == expected
    quick = noted(monkeypatch)
    rewritten(tmp_path, remark, BRIEF, "kelmar", 3)
    put(tmp_path)
    assert quick == [True]
    assert published(tmp_path) == dict(build(tmp_path, at=NOW).site)


A_MAP_COMES = [[(elsewhere, "content/events/asagi-calls-on-vannak.md", "kelmar", 16)]]
#: A shelf of words is made while some of the words that are on it are still to be made anew.
A_PART_MADE_EARLY = [
    [
        (fewer, "content/briefs/merania-and-kelmar-renew-pledge.md", "radan-kovel", 5),
        (retitled, "content/actors/oda-lindqvist.md", "kelmar-peace-office", 9),
    ]
]


@given(st.lists(steps, min_size=1, max_size=4))
@example(A_MAP_COMES)
@example(A_PART_MADE_EARLY)
@settings(max_examples=max(EDITS // 4, 6), phases=(Phase.explicit, Phase.generate), deadline=None)
def test_whatever_is_written_the_site_and_what_is_left_are_those_of_a_clean_build(
    history: list[list[tuple[Edit, str, str, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        root, quick = Path(name), noted(patch)
        a_site(root)
        put(root)
        was_sound = True
        for edits in history:
            for edit in edits:
                rewritten(root, *edit)
            quick.clear()
            clean, built = build(root, at=NOW), put(root)
            assert set(built.issues) == set(clean.issues)
            if clean.is_sound:
                assert published(root) == dict(clean.site)
                assert all(quick) or not was_sound
                assert left(root) == left_by_a_build_of_all(root)
            was_sound = clean.is_sound


@pytest.mark.parametrize("edit", ORDINARY)
def test_an_ordinary_edit_reads_that_file_alone(edit: Callable[[Path], None], site: Path, quick: list[bool]) -> None:
    edit(site)
    why = put(site).run.why
    assert quick == [True]
    clean = build(site, at=NOW).site
    assert published(site) == dict(clean)
    assert why.keys() == set(clean) - {path for path in clean if path.startswith("static/")}


def test_edits_one_after_the_other_are_each_what_a_clean_build_gives(site: Path, quick: list[bool]) -> None:
    for edit in ORDINARY:
        edit(site)
        put(site)
        assert published(site) == dict(build(site, at=NOW).site)
    assert quick == [True] * len(ORDINARY)


def without_rows(root: Path) -> None:
    """All but the list of them is forgotten."""
    with closing(sqlite3.connect(root / ".cache/briefsite/build.sqlite")) as db, db:
        db.execute("delete from kept where key != ?", [Memory(root).key("the last build")])


def of_another_build(root: Path) -> None:
    """The list is that of another state of the site."""
    store = root / ".cache/briefsite/build.sqlite"
    data = store.read_bytes()
    rewritten(root, remark, ACTOR, "kelmar", 8)
    rewritten(root, retitled, EVENT, "", 8)
    build_into(root, root / "site", at=NOW)
    store.write_bytes(data)


def damaged(root: Path) -> None:
    store = root / ".cache/briefsite/build.sqlite"
    data = bytearray(store.read_bytes())
    for at in range(4096, len(data), 997):
        data[at] ^= 0x5A
    store.write_bytes(data)


def of_another_place(root: Path) -> None:
    build_into(root, root / "other", "https://other.example/", at=NOW)


@pytest.mark.parametrize("harm", [without_rows, of_another_build, damaged, of_another_place])
@pytest.mark.parametrize("edit", [body, title_of_an_actor])
def test_rows_that_are_lost_or_of_another_state_are_survived(
    edit: Callable[[Path], None], harm: Callable[[Path], None], site: Path
) -> None:
    harm(site)
    edit(site)
    put(site)
    assert published(site) == dict(build(site, at=NOW).site)


def new_file(root: Path) -> None:
    (root / "content/actors/new.md").write_bytes((root / ACTOR).read_bytes())


def no_file(root: Path) -> None:
    (root / BRIEF).unlink()


def dead_link(root: Path) -> None:
    with (root / ACTOR).open("a", encoding="utf-8") as stream:
        stream.write("\nSee [[nobody-at-all]].\n")


def withheld(root: Path) -> None:
    path = root / ACTOR
    path.write_text(path.read_text("utf-8").replace("kind: ", "publish: 2040-01-01\nkind: ", 1), "utf-8")


def heading(root: Path) -> None:
    with (root / ACTOR).open("a", encoding="utf-8") as stream:
        stream.write("\n## Of late\n\nNothing.\n")


def setting(root: Path) -> None:
    (root / "pyproject.toml").write_text('[tool.briefsite]\ntitle = "Desk"\n', "utf-8")


@pytest.mark.parametrize("edit", [new_file, no_file, dead_link, withheld, heading, setting])
def test_what_reaches_further_is_built_from_all_files(
    edit: Callable[[Path], None], site: Path, quick: list[bool]
) -> None:
    before = published(site)
    edit(site)
    built, clean = put(site), build(site, at=NOW)
    assert quick == [False]
    assert set(built.issues) == set(clean.issues)
    assert published(site) == (dict(clean.site) if clean.is_sound else before)


def test_a_warning_of_a_file_that_stays_is_told_again(site: Path, quick: list[bool]) -> None:
    path = site / BRIEF
    path.write_text(
        re.sub("^(  file: .*)$", rf"\1\n  sha256: {'0' * 64}", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    assert [issue.severity for issue in put(site).issues] == ["warning"]
    rewritten(site, remark, ACTOR, "kelmar", 2)
    built = put(site)
    assert quick[-1]
    assert built.issues == build(site, at=NOW).issues
