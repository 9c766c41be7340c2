"""Writing the site: what changed is written, what is gone is removed, and nothing of anybody else's is touched."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.issues import BriefsiteError
from briefsite.output import LIST, Written, write

SITE = {"index.html": b"home", "actors/dovel.html": b"Dovel", "static/site.css": b"p {}"}


def files(folder: Path, *, beside: bool = True) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST and (beside or not path.name.startswith(".briefsite-"))
    }


def test_the_folder_holds_the_site(tmp_path: Path) -> None:
    assert write(SITE, tmp_path / "site").written == tuple(sorted(SITE))
    assert files(tmp_path / "site") == SITE


def test_where_a_readme_stood_nothing_is_left_beside_the_first_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/README.md").write_text("the site comes here")
    write(SITE, tmp_path / "site")
    assert files(tmp_path) == {f"site/{path}": data for path, data in SITE.items()} | {
        "site/README.md": b"the site comes here"
    }
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write(SITE, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*") if path.name != LIST}
    report = write({**SITE, "index.html": b"new"}, tmp_path)
    assert (report.written, report.removed) == (("index.html",), ())
    after = {path: path.stat().st_mtime_ns for path in before}
    assert {path.name for path in before if before[path] != after[path]} == {"index.html"}


def test_what_is_no_longer_made_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write(SITE, tmp_path)
    assert write({"index.html": b"home"}, tmp_path).removed == ("actors/dovel.html", "static/site.css")
    assert not (tmp_path / "actors").exists()


def test_a_folder_of_somebody_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(BriefsiteError, match=r"holds 'thesis.doc', which Briefsite did not make"):
        write(SITE, tmp_path)
    assert files(tmp_path) == {"thesis.doc": b"years of work"}


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path) -> None:
    write({"index.html": b"home"}, tmp_path)
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/dovel.html").write_text("mine")
    with pytest.raises(BriefsiteError, match=r"holds 'actors/dovel.html'"):
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
    with pytest.raises(BriefsiteError, match="remove the link"):
        write(SITE, tmp_path / "site")
    assert files(tmp_path / "elsewhere") == {}


def test_a_list_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    write(SITE, tmp_path / "site")
    digest = hashlib.sha256(b"dear").hexdigest()
    (tmp_path / "site" / LIST).write_text(f"{digest}  ../letter.txt\n{digest}  {tmp_path}/letter.txt\nindex.html\n")
    write({"actors/x.html": b"x"}, tmp_path / "site")
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(BriefsiteError, match="is a file"):
        write(SITE, tmp_path / "site")


def test_what_a_person_changed_in_the_folder_is_not_removed(tmp_path: Path) -> None:
    write(SITE, tmp_path)
    (tmp_path / "actors/dovel.html").write_text("a person's words")
    assert write({"index.html": b"home"}, tmp_path).removed == ("static/site.css",)
    assert (tmp_path / "actors/dovel.html").read_text() == "a person's words"


def test_the_second_run_writes_nothing(tmp_path: Path) -> None:
    write(SITE, tmp_path)
    before = (tmp_path / LIST).stat().st_mtime_ns
    assert write(SITE, tmp_path) == Written(pages=2)
    assert (tmp_path / LIST).stat().st_mtime_ns == before


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a//x", "C:/x", "a\\x", ".briefsite", "a/\0", ""])
def test_a_path_that_leaves_the_folder_is_refused_before_anything_is_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(BriefsiteError, match="no path inside a site"):
        write({"index.html": b"home", path: b"x"}, tmp_path / "site")
    assert list(tmp_path.rglob("*")) == []


OTHER = {"index.html": b"new home", "actors/kano.html": b"Kano", "static/site.css": b"p {}"}


@pytest.mark.parametrize("step", range(12))
def test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write(SITE, tmp_path)
    left = iter(range(step))
    with monkeypatch.context() as world:
        for name in ("replace", "unlink", "mkdir"):
            world.setattr(Path, name, killed_after(left, getattr(Path, name)))
        with suppress(KeyboardInterrupt):
            write(OTHER, tmp_path)
    assert set(files(tmp_path, beside=False).values()) <= {*SITE.values(), *OTHER.values()}
    write(OTHER, tmp_path)
    assert files(tmp_path) == OTHER


def killed_after(left: Iterator[int], function: Callable[..., object]) -> Callable[..., object]:
    def call(*args: object, **kwargs: object) -> object:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return function(*args, **kwargs)

    return call


@given(
    st.lists(st.dictionaries(st.sampled_from(["a.html", "d/b.html"]), st.binary(max_size=2)), min_size=1, max_size=4),
    st.dictionaries(st.sampled_from(["mine.txt", "d/mine.html", "d/e/mine.css", "a.html"]), st.binary(max_size=2)),
)
def test_no_sequence_of_sites_touches_a_file_that_was_put_there(
    sites: list[dict[str, bytes]], mine: dict[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write({"start.html": b""}, folder)
        for path, data in mine.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        for site in sites:
            with suppress(BriefsiteError):
                write(site, folder)
        found = files(folder)
        assert {path: found.get(path) for path in mine} == mine


SITES = st.dictionaries(st.sampled_from(["a.html", "b.html", "d/a.html", "d/e/c.css"]), st.binary(max_size=3))


@given(st.lists(SITES, max_size=4))
def test_after_any_sequence_of_sites_the_folder_holds_the_last(sites: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for site in sites:
            write(site, Path(name))
        assert files(Path(name)) == (sites[-1] if sites else {})
