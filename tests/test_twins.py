"""The standby is made the twin of a folder before it is known what changes there; whatever comes between, this holds
the site."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.output import LIST, Twin, renewed, twin_of, write
from briefsite.output.staying import parts_of
from briefsite.output.twins import Times
from tests.test_output import files

pytestmark = pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no folder changes names with another")

PATHS = ["index.html", "a/b.html", "a/c/d.html", "e.css", "f/g.js", "a/c"]
MANY = {f"z/{number}": b"z" for number in range(40)}
SITES = st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=1), min_size=1).filter(
    lambda site: not {"a/c", "a/c/d.html"} <= site.keys()
)


def _settled(_: Iterable[Times]) -> bool:
    return True


def _unsettled(_: Iterable[Times]) -> bool:
    return False


def named(site: dict[str, bytes]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for inside, name in map(parts_of, site):
        found.setdefault(inside, set()).add(name)
    return found


def twin(root: Path, site: dict[str, bytes]) -> Twin | None:
    return twin_of(root / "site", named(site), root / "standby", _settled)


def put(root: Path, before: dict[str, bytes], now: dict[str, bytes], twin: Twin | None) -> bool:
    """Has the folder of a site become that of the next; whether that could be done in one step."""
    others = {path: hashlib.sha256(data).hexdigest() for path, data in now.items() if before.get(path) != data}
    written = renewed(
        now,
        root / "site",
        lambda: named(before),
        others,
        before.keys() - now.keys(),
        twin=twin,
        standby=root / "standby",
    )
    return written is not None


def a_site(root: Path, made: dict[str, bytes]) -> dict[str, bytes]:
    write(made, root / "site", standby=root / "standby")
    return made


@settings(max_examples=60)
@given(SITES, st.lists(SITES, max_size=5))
def test_after_any_sequence_of_sites_the_folder_holds_the_last(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, bytes], others: list[dict[str, bytes]]
) -> None:
    root = tmp_path_factory.mktemp("story")
    before = a_site(root, first | MANY)
    for made in others:
        now = made | MANY
        found = twin(root, before)
        assert found is not None
        assert files(root / "standby") == before
        assert put(root, before, now, found)
        assert files(root / "site") == now
        assert files(root / "standby") == before
        assert {line[66:] for line in (root / "site" / LIST).read_text("utf-8").splitlines()} == now.keys()
        assert not any(not any(place.iterdir()) for place in (root / "site").rglob("*") if place.is_dir())
        before = now


def test_with_a_twin_the_folder_is_not_gone_through_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = a_site(tmp_path, MANY | {"index.html": b"1"})
    found = twin(tmp_path, before)
    monkeypatch.setattr("briefsite.output.swapping.paths_of", None)
    monkeypatch.setattr("briefsite.output.all_in", None)
    assert put(tmp_path, before, before | {"index.html": b"2"}, found)
    assert files(tmp_path / "site") == before | {"index.html": b"2"}


def test_what_somebody_puts_into_the_folder_meanwhile_stays(tmp_path: Path) -> None:
    before = a_site(tmp_path, MANY | {"index.html": b"1"})
    found = twin(tmp_path, before)
    (tmp_path / "site/z/mine.txt").write_text("mine", "utf-8")
    assert not put(tmp_path, before, before | {"index.html": b"2"}, found)
    assert files(tmp_path / "site") == before | {"z/mine.txt": b"mine"}


def test_what_somebody_takes_out_of_the_folder_meanwhile_is_missed(tmp_path: Path) -> None:
    before = a_site(tmp_path, MANY | {"index.html": b"1"})
    found = twin(tmp_path, before)
    (tmp_path / "site/z/7").unlink()
    assert not put(tmp_path, before, before | {"index.html": b"2"}, found)


def test_a_standby_that_is_lost_meanwhile_is_done_without(tmp_path: Path) -> None:
    before = a_site(tmp_path, MANY | {"index.html": b"1"})
    found = twin(tmp_path, before)
    shutil.rmtree(tmp_path / "standby")
    assert put(tmp_path, before, before | {"index.html": b"2"}, found)
    assert files(tmp_path / "site") == before | {"index.html": b"2"}


def test_a_folder_in_which_a_name_may_come_and_nobody_see_it_has_no_twin(tmp_path: Path) -> None:
    before = a_site(tmp_path, MANY)
    assert twin_of(tmp_path / "site", named(before), tmp_path / "standby", _unsettled) is None


def test_what_is_not_ours_becomes_no_twin(tmp_path: Path) -> None:
    before = a_site(tmp_path, MANY)
    shutil.rmtree(tmp_path / "standby")
    (tmp_path / "standby").mkdir()
    (tmp_path / "standby/mine.txt").write_text("mine", "utf-8")
    assert twin(tmp_path, before) is None
    assert files(tmp_path / "standby") == {"mine.txt": b"mine"}
