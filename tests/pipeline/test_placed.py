"""What stands in the folder of a site is looked at before an edit is put there: whatever somebody did to it, it holds
the site."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.output.listing import listed, relisted
from briefsite.pipeline import writing
from briefsite.pipeline.memory import placed
from briefsite.pipeline.memory.stamped import Stamp, Stamped, State, folded
from briefsite.pipeline.writing import build_into
from tests.pipeline.changes import a_site, replaced
from tests.test_output import files

NOW = datetime(2031, 6, 1, tzinfo=UTC)
BRIEF = "content/briefs/premier-receives-chief-of-staff.md"
PAGE = "briefs/premier-receives-chief-of-staff.html"

PATHS = st.builds("{}{}".format, st.sampled_from(["", "a/", "a/b/", "é/"]), st.sampled_from("ABCDEéあ"))
NUMBERS = st.integers(0, 2**62)
STAMPS = st.dictionaries(PATHS, st.tuples(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["0" * 64, "a9" * 32])))
LISTED = st.dictionaries(PATHS, st.sampled_from(["0" * 64, "a9" * 32]))


@given(STAMPS, STAMPS, st.sets(PATHS))
def test_stamps_come_back_as_they_were_left_and_as_they_became_since(
    first: dict[str, Stamp], others: dict[str, Stamp], gone: set[str]
) -> None:
    many = {f"z/{number}": (number, number, number, "0" * 64) for number in range(2000)}
    known = Stamped(State(b"key", size=len(many | first)), folded(many | first))
    assert known.by_path() == many | first
    state = known.state.after(others, gone)
    assert state is not None
    now = {path: stamp for path, stamp in (many | first).items() if path not in gone} | others
    after = Stamped(state, folded(many | first))
    assert after.by_path() == now
    seen = {f"{inside}{name}": one for inside, names in after.by_folder().items() for name, one in names.items()}
    assert seen == {path: stamp[:3] for path, stamp in now.items()}
    assert after.with_all(now) is not None
    assert Stamped(after.with_all(first | many) or State(), folded(many | first)).by_path() == first | many


@given(LISTED, LISTED, st.sets(PATHS))
def test_a_list_of_which_some_lines_are_others_is_as_if_it_were_made_anew(
    before: dict[str, str], others: dict[str, str], gone: set[str]
) -> None:
    now = {path: digest for path, digest in before.items() if path not in gone} | others
    assert relisted(listed(before), others, gone - others.keys()) == listed(now)


@pytest.fixture(params=[5000, 0], ids=["few files", "very many files"])
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    monkeypatch.setattr(placed, "_MANY", request.param)
    a_site(tmp_path)
    build_into(tmp_path, tmp_path / "site", at=NOW)
    time.sleep(0.15)  # by then files have been left alone
    build_into(tmp_path, tmp_path / "site", at=NOW)
    return tmp_path


def _written_into(folder: Path) -> None:
    page = folder / "actors/kelmar.html"
    page.write_bytes(page.read_bytes()[::-1])


def _removed(folder: Path) -> None:
    (folder / "actors/kelmar.html").unlink()


def _put_beside(folder: Path) -> None:
    (folder / "README.md").write_text("mine", "utf-8")


def _without_a_folder(folder: Path) -> None:
    shutil.rmtree(folder / "topics")


def _linked_elsewhere(folder: Path) -> None:
    shutil.copytree(folder / "topics", folder.parent / "theirs")
    (folder / "actors/kelmar.html").unlink()
    (folder / "actors/kelmar.html").symlink_to("../index.html")


@pytest.mark.parametrize("meddle", [_written_into, _removed, _put_beside, _without_a_folder, _linked_elsewhere])
def test_whatever_somebody_did_to_the_folder_it_holds_the_site_after_an_edit(
    site: Path, meddle: Callable[[Path], None]
) -> None:
    meddle(site / "site")
    replaced(site / BRIEF, "at the Palace of Reeds", "in the old Palace of Reeds")
    build_into(site, site / "site", at=NOW)
    with tempfile.TemporaryDirectory() as name:
        clean = Path(name)
        shutil.copytree(site / "content", clean / "content")
        shutil.copytree(site / "seeds", clean / "seeds")
        build_into(clean, clean / "site", at=NOW)
        made = files(clean / "site")
    assert {path: data for path, data in files(site / "site").items() if path != "README.md"} == made


def test_after_an_edit_only_what_differs_is_put_into_the_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("all files were compared")

    monkeypatch.setattr(writing, "write", refused)
    before = "at the Palace of Reeds"
    for words in ("in the old Palace of Reeds", "in the new Palace of Reeds"):
        replaced(site / BRIEF, before, words)
        _, written = build_into(site, site / "site", at=NOW)
        assert written is not None
        assert PAGE in written.written
        assert words in (site / "site" / PAGE).read_text("utf-8")
        assert written.pages == sum(path.endswith(".html") for path in files(site / "site"))
        _, again = build_into(site, site / "site", at=NOW)
        assert again is not None
        assert again.written == ()
        before = words
