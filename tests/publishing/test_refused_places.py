"""Where nothing is ever published to: an address that is none, a place of others, the site's own folders. The message
says so in a line, without any secret."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.publishing import parse_address, target_at


def test_a_remote_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefsiteError, match="the repository cannot be read"):
        target_at(parse_address("git:nowhere.git"), tmp_path, tmp_path).held()


def test_a_key_in_the_address_of_a_known_remote_is_not_said_again(tmp_path: Path) -> None:
    """As continuous integration clones: the site's own repository knows its remote with a token in it."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    for address in ("https://x:hunter2@127.0.0.1:9/b.git", "https://hunter2@127.0.0.1:9/b.git", "ext::echo //hunter2@"):
        subprocess.run(["git", "config", "remote.origin.url", address], cwd=tmp_path, check=True)
        with pytest.raises(BriefsiteError, match="the repository cannot be read") as told:
            target_at(parse_address("git:origin"), tmp_path, tmp_path).held()
        assert "hunter2" not in str(told.value)


HOSTILE = [
    "--upload-pack=touch escaped",
    "-uroot",
    "ext::sh -c touch% escaped",
    "ssh://-oProxyCommand=touch escaped/x",
    "fd::17/x",
    "-oProxyCommand=touch escaped:x",
]


@pytest.mark.parametrize("remote", HOSTILE)
def test_a_remote_is_an_address_and_never_a_command(remote: str, tmp_path: Path) -> None:
    with pytest.raises(BriefsiteError, match=r"is no remote|the repository cannot be read"):
        target_at(parse_address(f"git:{remote}"), tmp_path, tmp_path / "state").held()
    assert not list(tmp_path.rglob("escaped*"))


@pytest.mark.parametrize("branch", ["a b", "x:y", "..", "x.lock", "@{1}", "a\nb"])
def test_what_cannot_name_a_branch_is_refused(branch: str, tmp_path: Path) -> None:
    with pytest.raises(BriefsiteError, match="cannot be the name of a branch"):
        target_at(parse_address(f"git:remote.git#{branch}"), tmp_path, tmp_path / "state")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("s3://bucket?endpoint=nonsense", "Invalid endpoint: nonsense; correct the address"),
        ("s3://no_such bucket!?endpoint=http://127.0.0.1:9", "cannot be the name of a bucket; correct the address"),
        ("s3://bucket?endpoint=http://127.0.0.1:9&region=us east", "correct the address"),
        ("s3://bucket?endpoint=http://127.0.0.1:9&profile=nobody", "profile"),
        ("s3://bucket?endpoint=file:///etc/passwd", "correct the address"),
    ],
)
def test_an_address_that_storage_cannot_have_is_one_line(
    address: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "desk")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "open-sesame")
    with pytest.raises(BriefsiteError) as refused:
        target_at(parse_address(address), tmp_path, tmp_path).held()
    assert told in str(refused.value)
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["folder:~nobody-here/www", "git:~nobody-here/b.git", "sftp://h/www?key=~nobody-here/k"]
)
def test_a_home_that_nobody_has_is_told(address: str, tmp_path: Path) -> None:
    with pytest.raises(BriefsiteError, match="'~nobody-here' is nobody's home on this machine; write the whole path"):
        target_at(parse_address(address), tmp_path, tmp_path)


OWN_PLACES = [
    ".",
    "..",
    "../..",
    "content",
    "seeds/new",
    "templates",
    "site",
    ".published",
    "../{name}",
    "./a/../content",
]


@pytest.mark.parametrize("own", OWN_PLACES)
def test_no_site_is_published_to_where_it_is_worked_on(own: str, tmp_path: Path) -> None:
    """An empty `content` was once put away, and a link to the published site put in its place."""
    root = tmp_path / "desk"
    for folder in ("content", "a"):
        (root / folder).mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BriefsiteError, match="is where this site is worked on; name a folder beside it"):
        target_at(parse_address(f"folder:{own.format(name=root.name)}"), root, tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_site_that_is_reached_by_a_link_is_known_as_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "desk/content").mkdir(parents=True)
    (tmp_path / "link").symlink_to("desk")
    with pytest.raises(BriefsiteError, match="is where this site is worked on"):
        target_at(parse_address(f"folder:{tmp_path / 'link/content'}"), tmp_path / "desk", tmp_path)


def test_the_top_of_a_disk_and_a_file_are_no_folders_of_a_site(tmp_path: Path) -> None:
    """The first ended with a traceback, and a dry run of the second listed all that it would write."""
    with pytest.raises(BriefsiteError, match="is no folder of a site"):
        target_at(parse_address(f"folder:{tmp_path.anchor}"), tmp_path, tmp_path)
    (tmp_path / "www").write_bytes(b"theirs")
    with pytest.raises(BriefsiteError, match="is a file; name a folder"):
        target_at(parse_address(f"folder:{tmp_path / 'www'}"), tmp_path / "desk", tmp_path).held()


def test_a_folder_of_others_is_refused_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www/theirs.txt").write_bytes(b"theirs")
    target = target_at(parse_address("folder:www"), tmp_path, tmp_path / "state")
    with pytest.raises(BriefsiteError, match=r"holds 'theirs\.txt', which was not published there"):
        target.publish({"index.html": b"new"}, "")
    assert [path.name for path in tmp_path.iterdir()] == ["www"]
