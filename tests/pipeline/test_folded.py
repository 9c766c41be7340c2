"""What a large site holds folded says what it says unfolded, and its pages are the same."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from briefsite.content.reading import read_content
from briefsite.model.body import Block, Body
from briefsite.pipeline import finishing, folded
from briefsite.pipeline.building import build
from briefsite.pipeline.folded import Folding
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.shelf import Finished, Left
from tests.pipeline.changes import a_site
from tests.pipeline.test_incremental import published
from tests.pipeline.test_rows import NOW, ORDINARY, dead_link, left, left_by_a_build_of_all, put
from tests.sample import SAMPLE


@pytest.fixture
def folding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is too much to be held as it is."""
    monkeypatch.setattr(folded, "OPEN", 0)
    monkeypatch.setattr(finishing, "_AS_THEY_ARE", 0)


@pytest.mark.usefixtures("folding")
def test_what_is_folded_says_what_it_said() -> None:
    entries, _ = read_content(SAMPLE)
    some = [entry for entry in entries if entry.body.blocks]
    assert some
    for entry in some:
        found, issues = Folding().reading((entry, ()))
        assert found is not None
        assert (type(found.body), type(found.body.blocks[0])) != (Body, Block)
        assert (found, issues) == (entry, ())
        assert entry == found
        assert hash(found) == hash(entry)
        assert unpacked(packed(found)) == entry
        for one in fields(Body):
            assert getattr(found.body, one.name) == getattr(entry.body, one.name)
        for mine, theirs in zip(found.body.blocks, entry.body.blocks, strict=True):
            assert [getattr(mine, one.name) for one in fields(Block)] == [
                getattr(theirs, one.name) for one in fields(Block)
            ]
            assert hash(mine) == hash(theirs)
    assert Folding().reading((some[0], ()))[0] != some[1]


def test_a_site_that_is_held_folded_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_site(tmp_path)
    site, state = dict(build(tmp_path, at=NOW).site), left_by_a_build_of_all(tmp_path)
    monkeypatch.setattr(folded, "OPEN", 0)
    monkeypatch.setattr(finishing, "_AS_THEY_ARE", 0)
    put(tmp_path)
    assert published(tmp_path) == site
    assert left(tmp_path) == state


@pytest.mark.usefixtures("folding")
def test_what_was_held_folded_is_built_upon(tmp_path: Path) -> None:
    a_site(tmp_path)
    put(tmp_path)
    for edit in ORDINARY:
        edit(tmp_path)
        put(tmp_path)
        assert published(tmp_path) == dict(build(tmp_path, at=NOW).site)


@pytest.mark.usefixtures("folding")
def test_a_dead_link_is_found_in_what_is_held_folded(tmp_path: Path) -> None:
    a_site(tmp_path)
    dead_link(tmp_path)
    assert set(put(tmp_path).issues) == set(build(tmp_path, at=NOW).issues)


def test_a_page_that_is_left_in_the_memory_has_its_ids_and_addresses() -> None:
    for page in (Finished(b"data", "digest", ("a", "b"), ("x.html",)), Finished(b"data", "digest")):
        assert (Left(page).digest, Left(page).addresses, Left(page).sketch) == (
            page.digest,
            page.addresses,
            page.sketch,
        )
        assert not Left(page).data
