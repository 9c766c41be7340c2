"""Writing the site: what changed is written, what is gone is removed, and nothing of anybody else's is touched."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.issues import BriefsiteError
from briefsite.output import MANIFEST as LIST
from briefsite.output import write

SITE = {"index.html": b"home", "actors/dovel.html": b"Dovel", "static/site.css": b"p {}"}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


def test_the_folder_holds_the_site(tmp_path: Path) -> None:
    assert write(SITE, tmp_path / "site").written == tuple(sorted(SITE))
    assert files(tmp_path / "site") == SITE


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(SITE, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    report = write({**SITE, "index.html": b"new"}, tmp_path)
    assert (report.written, report.unchanged) == (("index.html",), 2)
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}
    assert {path.name for path in before if before[path] != after[path]} == {"index.html", LIST}


def test_what_is_no_longer_made_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write(SITE, tmp_path)
    assert write({"index.html": b"home"}, tmp_path).removed == ("actors/dovel.html", "static/site.css")
    assert not (tmp_path / "actors").exists()


def test_a_folder_of_somebody_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(BriefsiteError, match=r"holds files that were not built here \(thesis.doc\)"):
        write(SITE, tmp_path)
    assert files(tmp_path) == {"thesis.doc": b"years of work"}


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path) -> None:
    write({"index.html": b"home"}, tmp_path)
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/dovel.html").write_text("mine")
    with pytest.raises(BriefsiteError, match=r"actors/dovel\.html was not built here"):
        write(SITE, tmp_path)
    assert (tmp_path / "actors/dovel.html").read_text() == "mine"


def test_a_file_put_beside_the_site_stays(tmp_path: Path) -> None:
    write(SITE, tmp_path)
    (tmp_path / "actors/photo.jpg").write_text("photo")
    write({}, tmp_path)
    assert files(tmp_path) == {"actors/photo.jpg": b"photo"}


def test_the_readme_of_a_fresh_clone_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("built here")
    write(SITE, tmp_path)
    assert files(tmp_path) == {**SITE, "README.md": b"built here"}


def test_a_link_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write({"index.html": b"home"}, tmp_path / "site")
    (tmp_path / "site/actors").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BriefsiteError, match="actors is no folder of ours"):
        write(SITE, tmp_path / "site")
    assert files(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("path", ["../letter.txt", "/letter.txt", "a/../../letter.txt"])
def test_a_list_that_was_tampered_with_removes_nothing_outside(path: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    write(SITE, tmp_path / "site")
    (tmp_path / "site" / LIST).write_text(json.dumps({"files": {path: hashlib.sha256(b"dear").hexdigest()}}))
    with pytest.raises(BriefsiteError):
        write({"actors/x.html": b"x"}, tmp_path / "site")
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(BriefsiteError, match="is a file"):
        write(SITE, tmp_path / "site")


SITES = st.dictionaries(st.sampled_from(["a.html", "b.html", "d/a.html", "d/e/c.css"]), st.binary(max_size=3))


@given(st.lists(SITES, max_size=4))
def test_after_any_sequence_of_sites_the_folder_holds_the_last(sites: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for site in sites:
            write(site, Path(name))
        assert files(Path(name)) == (sites[-1] if sites else {})
