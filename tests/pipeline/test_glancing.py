"""What a preview shows at once after a save is what a clean build gives, byte for byte; else it waits."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.pipeline.building import build
from briefsite.pipeline.glancing import Glance
from briefsite.pipeline.previewing import Preview
from tests.pipeline.changes import a_site
from tests.pipeline.edits import ACTORS, FILES, Edit, fewer, one_more, redated, remark
from tests.pipeline.edits import retitled as retitled_

NOW = datetime(2031, 6, 1, tzinfo=UTC)
BRIEF, ACTOR = "content/briefs/premier-receives-chief-of-staff.md", "content/actors/kelmar.md"


EDITS: tuple[Edit, ...] = (remark, remark, fewer, redated, retitled_, one_more)
steps = st.lists(
    st.tuples(st.sampled_from(EDITS), st.sampled_from(FILES), st.sampled_from(ACTORS), st.integers(0, 20)),
    min_size=1,
    max_size=4,
)


def shown(glance: Glance) -> dict[str, bytes]:
    return {path: glance[path] for path in glance if not glance.late(path)}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Path, Preview]]:
    a_site(tmp_path)
    preview = Preview(tmp_path, lambda: NOW)
    assert preview.build().is_sound
    yield tmp_path, preview
    preview.close()


@given(st.lists(steps, min_size=1, max_size=2))
@settings(max_examples=12, deadline=None)
def test_whatever_is_written_each_page_is_that_of_a_clean_build(history: list[list[tuple[object, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        a_site(root)
        preview = Preview(root, lambda: NOW)
        preview.build()
        for edits in history:
            for edit, file, id_, number in edits:
                path = root / str(file)
                path.write_text(edit(path.read_text("utf-8"), id_, number), "utf-8")  # type: ignore[operator]
            clean = build(root, at=NOW)
            glance = preview.glance({str(file) for _, file, *_ in edits})
            assert glance is not None or not clean.is_sound
            assert glance is None or shown(glance).items() <= clean.site.items()
            preview.build()
        preview.close()


def test_all_pages_for_people_are_shown_at_once_but_for_the_search(desk: tuple[Path, Preview]) -> None:
    root, preview = desk
    path = root / BRIEF
    path.write_text(remark(path.read_text("utf-8"), "kelmar", 3), "utf-8")
    glance = preview.glance([BRIEF])
    assert glance is not None
    clean = build(root, at=NOW).site
    pages = {path for path in clean if path.endswith(".html")}
    assert {path for path in pages if glance.late(path)} == {"search.html"}
    assert shown(glance).items() <= clean.items()
    assert glance.late("search/all.js")
    assert glance.late("no-such-page.html")
    assert not glance.late("static/site.css")


def retitled(root: Path) -> list[str]:
    path = root / ACTOR
    path.write_text(path.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    return [ACTOR]


def gone(root: Path) -> list[str]:
    (root / BRIEF).unlink()
    return [BRIEF]


def new(root: Path) -> list[str]:
    shutil.copy(root / ACTOR, root / "content/actors/new.md")
    return ["content/actors/new.md"]


def broken(root: Path) -> list[str]:
    (root / ACTOR).write_text("---\nnonsense: [\n---\n", "utf-8")
    return [ACTOR]


def with_more(root: Path, path: str, text: str) -> list[str]:
    with (root / path).open("a", encoding="utf-8") as stream:
        stream.write(text)
    return [path]


def dead_link(root: Path) -> list[str]:
    return with_more(root, ACTOR, "\nSee [[nobody-at-all]].\n")


def invented(root: Path) -> list[str]:
    return with_more(root, BRIEF, "\n- He said “something that stands nowhere” [@p1]\n")


def no_picture(root: Path) -> list[str]:
    return with_more(root, ACTOR, "\n![A map](../static/no-such-map.png)\n")


def styled(root: Path) -> list[str]:
    (root / "templates").mkdir()
    (root / "templates/actor.html").write_text('{% extends "theme/actor.html" %}', "utf-8")
    return ["templates/actor.html"]


def coloured(root: Path) -> list[str]:
    (root / "templates/static").mkdir(parents=True)
    (root / "templates/static/site.css").write_text("body { color: green }", "utf-8")
    return ["templates", "templates/static/site.css"]


def own_page(root: Path) -> list[str]:
    (root / "templates/pages").mkdir(parents=True)
    (root / "templates/pages/mine.html").write_text('{% extends "theme/base.html" %}', "utf-8")
    return ["templates/pages/mine.html"]


def faulty(root: Path) -> list[str]:
    (root / "templates").mkdir()
    (root / "templates/actor.html").write_text("{{ nobody.knows.this }}", "utf-8")
    return ["templates/actor.html"]


def drafted(root: Path) -> list[str]:
    (root / "content/.drafts/actors").mkdir(parents=True)
    shutil.copy(root / ACTOR, root / "content/.drafts/actors/kelmar.md")
    return ["content/.drafts/actors/kelmar.md"]


def a_link(root: Path) -> list[str]:
    (root / ACTOR).rename(root / "kept.md")
    (root / ACTOR).symlink_to(root / "kept.md")
    return [ACTOR]


@pytest.mark.parametrize("change", [gone, new, broken, dead_link, invented, no_picture, own_page, drafted, a_link])
def test_what_reaches_further_or_may_be_wrong_waits_for_a_build(
    desk: tuple[Path, Preview], change: Callable[[Path], list[str]]
) -> None:
    root, preview = desk
    assert preview.glance([]) is not None
    assert preview.glance(change(root)) is None


def test_what_an_editor_wrote_beside_a_file_for_a_moment_is_nothing(desk: tuple[Path, Preview]) -> None:
    _, preview = desk
    assert preview.glance(["content/actors/.kelmar.md.tmp"]) is not None
    assert preview.glance(["content/actors"]) is None


def test_after_a_build_that_found_errors_nothing_is_shown_before_the_next(desk: tuple[Path, Preview]) -> None:
    root, preview = desk
    before = (root / ACTOR).read_bytes()
    dead_link(root)
    assert not preview.build().is_sound
    (root / ACTOR).write_bytes(before)
    assert preview.glance([ACTOR]) is None


@pytest.mark.parametrize("change", [styled, coloured])
def test_templates_and_static_files_are_shown_at_once(
    desk: tuple[Path, Preview], change: Callable[[Path], list[str]]
) -> None:
    root, preview = desk
    glance = preview.glance([name for name in change(root) if name != "templates"])
    assert glance is not None
    clean = build(root, at=NOW).site
    assert shown(glance).items() <= clean.items()
    assert set(glance) == set(clean)
    assert preview.build().is_sound
    assert preview.glance([]) is not None


def test_a_page_whose_template_is_at_fault_waits_for_the_build_that_says_so(desk: tuple[Path, Preview]) -> None:
    root, preview = desk
    glance = preview.glance(faulty(root))
    assert glance is not None
    assert b"<main" in glance["index.html"]
    assert glance["actors/kelmar.html"]
    assert glance.late("actors/kelmar.html")


def test_a_new_title_is_shown_at_once_on_all_pages(desk: tuple[Path, Preview]) -> None:
    root, preview = desk
    glance = preview.glance(retitled(root))
    assert glance is not None
    clean = build(root, at=NOW).site
    assert b"New " in glance["actors/kelmar.html"]
    assert shown(glance).items() <= clean.items()
