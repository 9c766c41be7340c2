"""Pages that come or go with an edit: a build reads that file alone, and finds who led to what is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite.merging.identity import rename
from briefsite.pipeline.building import build
from tests.pipeline.changes import a_site
from tests.pipeline.edits import elsewhere
from tests.pipeline.ordinary_edits import BRIEF, EVENT, body, rewritten
from tests.pipeline.test_incremental import published
from tests.pipeline.test_rows import NOW, left, left_by_a_build_of_all, noted, put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site without a map: an event says where it was, and nobody knows where that is."""
    a_site(tmp_path)
    path = tmp_path / EVENT
    path.write_text(path.read_text("utf-8").replace("kind: ", "place: Nowhere in Particular\nkind: ", 1), "utf-8")
    assert put(tmp_path).is_sound
    assert "map.html" not in published(tmp_path)
    return tmp_path


def on_the_map(root: Path) -> None:
    """The event is at a place that is known: there is a map now."""
    rewritten(root, elsewhere, EVENT, "", 0)


def off_the_map(root: Path) -> None:
    path = root / EVENT
    path.write_text(path.read_text("utf-8").replace("place: Lima", "place: Nowhere in General"), "utf-8")


def moved_on(root: Path) -> None:
    """An old address leads on; the files that are edited have drafts of their own, as all have beside such."""
    rename(root, "kelmar", "kelmar-of-old")
    for path in (EVENT, BRIEF):
        drafted = root / "content/.drafts" / path.removeprefix("content/")
        drafted.parent.mkdir(parents=True, exist_ok=True)
        drafted.write_bytes((root / path).read_bytes())


def with_an_address(root: Path) -> None:
    (root / "pyproject.toml").write_text('[tool.briefsite]\nbase_url = "https://desk.example/"\n', "utf-8")


@pytest.mark.parametrize("of_the_site", [lambda _: None, moved_on, with_an_address])
def test_pages_that_come_or_go_with_an_edit_are_no_reason_to_read_all_files(
    of_the_site: Callable[[Path], None], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_the_site(site)
    put(site)
    quick = noted(monkeypatch)
    for edit, has_map in ((on_the_map, True), (off_the_map, False), (body, False)):
        edit(site)
        put(site)
        assert ("map.html" in published(site)) == has_map
        assert published(site) == dict(build(site, at=NOW).site)
        assert left(site) == left_by_a_build_of_all(site)
    assert quick == [True] * 3


def test_a_page_that_goes_is_missed_by_a_page_that_stays(site: Path) -> None:
    on_the_map(site)
    with (site / "content/actors/oda-lindqvist.md").open("a", encoding="utf-8") as stream:
        stream.write('\nSee <a href="../map.html">the map</a>.\n')
    assert put(site).is_sound
    off_the_map(site)
    built = put(site)
    assert [issue.code for issue in built.issues] == ["dead-link"]
    assert built.issues == build(site, at=NOW).issues
