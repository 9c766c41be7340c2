"""The folder of the site before becomes the next one: whatever happened to it meanwhile, the folder holds the site."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.output import LIST, write
from tests.test_output import files

#: A folder takes another's place in one step on these alone; elsewhere there is no standby.
pytestmark = pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no folder changes names with another")

SITE = {f"actors/{number}.html": b"an actor" for number in range(24)} | {"index.html": b"0", "static/site.css": b"p {}"}


def site(number: int) -> dict[str, bytes]:
    """The site of a build, of which one file differs from that of each other."""
    return SITE | {"index.html": b"%d" % number}


def built(root: Path, *numbers: int) -> None:
    for number in numbers:
        write(site(number), root / "site", standby=root / "standby")


def listed(folder: Path) -> list[str]:
    return [line.partition("  ")[2] for line in (folder / LIST).read_text("utf-8").splitlines()]


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that get a second one."""
    found: list[str] = []
    link = os.link

    def noting(path: str, *args: str, **kwargs: bool) -> None:
        found.append(Path(path).name)
        link(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", noting)
    return found


def test_the_second_site_leaves_the_first_behind_and_the_third_is_made_of_it(tmp_path: Path, named: list[str]) -> None:
    built(tmp_path, 1, 2)
    assert files(tmp_path / "standby") == site(1)
    named.clear()
    built(tmp_path, 3)
    assert files(tmp_path / "site") == site(3)
    assert listed(tmp_path / "site") == sorted(SITE)
    assert named == []  # all that stays had a second name already
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "standby"]


def test_only_what_the_last_two_sites_changed_gets_a_second_name(tmp_path: Path, named: list[str]) -> None:
    built(tmp_path, 1, 2)
    for new, others in (({3}, ["index.html"]), ({3, 4}, ["3.html"]), ({3, 4, 5}, ["4.html"])):
        named.clear()
        made = site(2) | {f"actors/{number}.html": b"new" for number in new}
        write(made, tmp_path / "site", standby=tmp_path / "standby")
        assert named == others
        assert files(tmp_path / "site") == made


def test_a_site_most_of_which_is_new_leaves_nothing_of_the_old_one_on_the_disk(tmp_path: Path) -> None:
    built(tmp_path, 1, 2)
    write(dict.fromkeys(SITE, b"all is new"), tmp_path / "site", standby=tmp_path / "standby")
    assert files(tmp_path) == {f"{folder}/{path}": b"all is new" for folder in ("site", "standby") for path in SITE}
    assert all((tmp_path / "site" / path).samefile(tmp_path / "standby" / path) for path in SITE)


def test_the_first_edit_of_a_new_site_gives_no_file_a_second_name(tmp_path: Path, named: list[str]) -> None:
    built(tmp_path, 1)
    named.clear()
    built(tmp_path, 2)
    assert files(tmp_path / "site") == site(2)
    assert named == []


def test_a_standby_that_cannot_be_made_whole_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: str, **__: bool) -> None:
        raise OSError("too many names")

    monkeypatch.setattr(os, "link", refused)
    built(tmp_path, 1)
    assert files(tmp_path) == {f"site/{path}": data for path, data in site(1).items()}


def _another(folder: Path) -> None:
    (folder / "actors/1.html").unlink()
    (folder / "actors/1.html").write_bytes(b"another")


def _link(folder: Path) -> None:
    (folder / "actors/1.html").unlink()
    (folder / "actors/1.html").symlink_to(folder.parent / "mine.txt")


def _folder_as_link(folder: Path) -> None:
    (folder / "actors").rename(folder / "others")
    (folder / "actors").symlink_to(folder / "others")


def _folder_as_file(folder: Path) -> None:
    shutil.rmtree(folder / "actors")
    (folder / "actors").write_bytes(b"a file")


def _file_as_folder(folder: Path) -> None:
    (folder / "index.html").unlink()
    (folder / "index.html/inside").mkdir(parents=True)
    (folder / "index.html/inside/x.html").write_bytes(b"x")


def _shut(folder: Path) -> None:
    (folder / "actors").chmod(0o500)


def _swapped_names(folder: Path) -> None:
    (folder / "index.html").rename(folder / "x")
    (folder / "static/site.css").rename(folder / "index.html")
    (folder / "x").rename(folder / "static/site.css")


TAMPERED: dict[str, Callable[[Path], object]] = {
    "a file more": lambda folder: (folder / "actors/more.html").write_bytes(b"more"),
    "a file less": lambda folder: (folder / "actors/1.html").unlink(),
    "another file": _another,
    "a link": _link,
    "a link to a folder": _folder_as_link,
    "a file for a folder": _folder_as_file,
    "a folder for a file": _file_as_folder,
    "a folder more": lambda folder: shutil.copytree(folder / "actors", folder / "copies"),
    "a folder less": lambda folder: shutil.rmtree(folder / "static"),
    "names changed": _swapped_names,
    "no list": lambda folder: (folder / LIST).unlink(),
    "another's list": lambda folder: (folder / LIST).write_bytes(b"\xff nonsense"),
    "nothing": shutil.rmtree,
    "a pipe": lambda folder: os.mkfifo(folder / "actors/pipe.html"),
    "a folder that cannot be written to": _shut,
}


@pytest.mark.parametrize("how", TAMPERED)
def test_whatever_became_of_the_standby_the_site_is_whole(tmp_path: Path, how: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    built(tmp_path, 1, 2)
    TAMPERED[how](tmp_path / "standby")
    for number in (3, 4):
        built(tmp_path, number)
        assert files(tmp_path / "site") == site(number)
        assert listed(tmp_path / "site") == sorted(SITE)
        assert not any(path.is_symlink() for path in (tmp_path / "site").rglob("*"))
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_what_was_written_into_the_site_does_not_come_back_by_the_standby(tmp_path: Path) -> None:
    built(tmp_path, 1, 2)
    (tmp_path / "site/actors/1.html").write_bytes(b"by hand, in both folders")
    built(tmp_path, 3)
    assert files(tmp_path / "site") == site(3)
    built(tmp_path, 4)
    assert files(tmp_path / "site") == site(4)


def test_a_standby_that_is_a_link_or_a_file_of_somebody_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear")
    (tmp_path / "standby").symlink_to(tmp_path / "mine")
    built(tmp_path, 1, 2, 3)
    assert files(tmp_path / "site") == site(3)
    assert (tmp_path / "mine/letter.txt").read_text() == "dear"
    (tmp_path / "standby").unlink()
    (tmp_path / "standby").write_text("a file")
    built(tmp_path, 4, 5)
    assert files(tmp_path / "site") == site(5)
    assert (tmp_path / "standby").read_text() == "a file"


def test_a_standby_on_another_device_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path, 1, 2)
    rename = Path.rename

    def apart(path: Path, target: Path) -> Path:
        if "standby" in (path.name, target.name):
            raise OSError(18, "Invalid cross-device link")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", apart)
    built(tmp_path, 3)
    assert files(tmp_path / "site") == site(3)
    assert not (tmp_path / ".site.briefsite-next").exists()


def test_where_all_files_have_one_inode_none_is_known_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path, 1, 2)
    _another(tmp_path / "standby")
    monkeypatch.setattr("briefsite.output.staying.inodes_of", _of_one_inode)
    built(tmp_path, 3)
    assert files(tmp_path / "site") == site(3)


def _of_one_inode(entries: dict[str, os.DirEntry[str]]) -> dict[str, int]:
    return dict.fromkeys(entries, 0xFFFFFFFF)


def test_another_folder_may_have_the_same_standby(tmp_path: Path) -> None:
    built(tmp_path, 1, 2)
    for number in (3, 4, 5):
        write(site(number), tmp_path / "other", standby=tmp_path / "standby")
        assert files(tmp_path / "other") == site(number)
    built(tmp_path, 6)
    assert files(tmp_path / "site") == site(6)


def test_the_readme_of_a_fresh_clone_stays(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/README.md").write_text("the site comes here")
    built(tmp_path, 1, 2, 3)
    (tmp_path / "site/README.md").write_text("and here it is")
    built(tmp_path, 4)
    assert files(tmp_path / "site") == site(4) | {"README.md": b"and here it is"}


PATHS = ["index.html", "a/b.html", "a/c/d.html", "e.css", "f/g.js"]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=1), min_size=1),
            st.lists(st.tuples(st.sampled_from([*PATHS, "a", "a/c", "x.html"]), st.booleans()), max_size=3),
        ),
        max_size=5,
    )
)
def test_after_any_sequence_of_sites_and_of_meddling_the_folder_holds_the_last(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[dict[str, bytes], list[tuple[str, bool]]]]
) -> None:
    root = tmp_path_factory.mktemp("story")
    many = {f"z/{number}": b"z" for number in range(40)}
    for made, meddled in story:
        write(made | many, root / "site", standby=root / "standby")
        assert files(root / "site") == made | many
        for path, is_removed in meddled if (root / "standby").is_dir() else ():
            _meddle(root / "standby" / path, is_removed=is_removed)


def _meddle(place: Path, *, is_removed: bool) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    elif place.parent.is_dir():  # and no file that took the place of the folder
        place.unlink(missing_ok=True)
    if not is_removed and place.parent.is_dir():
        place.write_bytes(b"meddled with")
