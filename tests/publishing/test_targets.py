"""What every target promises, each against the real thing: a folder, a bare repository, an S3 server, an SSH server."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import boto3
import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing import Archive, Manifest, Target, parse_address, target_at
from briefsite.publishing.manifest import NAME, manifest_of
from briefsite.publishing.stored import LOCK
from tests.publishing.servers import s3_server, sftp_server

FIRST: Site = {
    "index.html": b"<a href='events/talks.html'>talks</a>",
    "events/talks.html": b"old",
    "events/gone.html": b"gone",
    "static/site.css": b"p {}",
    "briefs/café one.html": "naïve".encode(),
}
_MORE = {"events/talks.html": b"new", "events/more.html": b"more"}
SECOND: Site = {path: data for path, data in {**FIRST, **_MORE}.items() if path != "events/gone.html"}


@dataclass(frozen=True, slots=True)
class Case:
    """A target, made anew for each run as the command does, and a look at what it holds that does not go through it."""

    make: Callable[[], Target]
    seen: Callable[[], dict[str, bytes]]
    put: Callable[[str, bytes], object]


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


def put(folder: Path, path: str, data: bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)


def git(folder: Path, *arguments: str, data: bytes = b"") -> bytes:
    return subprocess.run(["git", *arguments], cwd=folder, input=data, capture_output=True, check=True).stdout


def in_branch(bare: Path) -> dict[str, bytes]:
    if not git(bare, "branch", "--list", "pages"):
        return {}
    names = git(bare, "ls-tree", "-r", "-z", "--name-only", "pages").decode().split("\0")
    return {name: git(bare, "cat-file", "blob", f"pages:{name}") for name in names if name}


def commit(bare: Path, path: str, data: bytes) -> None:
    stream = b"commit refs/heads/pages\ncommitter A <a@b> 1 +0000\ndata 1\nx\n"
    if in_branch(bare):
        stream += b"from refs/heads/pages^0\n"
    stream += b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)
    git(bare, "fast-import", "--quiet", data=stream)


@pytest.fixture(params=["folder", "git", "s3", "sftp"])
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    root, state = tmp_path / "root", tmp_path / "state"
    root.mkdir()
    if request.param == "folder":
        place = tmp_path / "www"
        yield Case(lambda: target_at(parse_address("folder:../www"), root, state), lambda: files(place),
                   lambda path, data: put(place, path, data))  # fmt: skip
    elif request.param == "git":
        bare = tmp_path / "remote.git"
        git(tmp_path, "init", "--quiet", "--bare", str(bare))
        yield Case(lambda: target_at(parse_address("git:../remote.git#pages"), root, state), lambda: in_branch(bare),
                   lambda path, data: commit(bare, path, data))  # fmt: skip
    elif request.param == "s3":
        with s3_server(tmp_path, monkeypatch) as server:
            client = boto3.client("s3", endpoint_url=server.url, region_name="us-east-1")
            yield Case(
                lambda: target_at(parse_address(server.address), root, state),
                lambda: files(server.folder),
                lambda path, data: client.put_object(Bucket="bucket", Key=f"site/{path}", Body=data),
            )
    else:
        with sftp_server(tmp_path) as server:
            yield Case(lambda: target_at(parse_address(server.address), root, state), lambda: files(server.folder),
                       lambda path, data: put(server.folder, path, data))  # fmt: skip


def ours(case: Case) -> dict[str, bytes]:
    return {path: data for path, data in case.seen().items() if path != NAME}


def test_what_is_published_is_there_and_changes_and_goes(case: Case) -> None:
    assert case.make().held() == Manifest()
    for site in (FIRST, SECOND, FIRST):
        case.make().publish(site, "a note")
        assert ours(case) == dict(site)
        assert case.make().held() == manifest_of(site)


def test_files_of_others_are_left_alone(case: Case) -> None:
    case.make().publish(FIRST, "a note")
    case.put("their/proof.txt", b"theirs")
    case.make().publish(SECOND, "a note")
    assert ours(case) == {**SECOND, "their/proof.txt": b"theirs"}


def test_a_file_of_others_is_never_overwritten(case: Case) -> None:
    case.make().publish(FIRST, "a note")
    case.put("events/more.html", b"theirs")
    with pytest.raises(BriefsiteError, match=r"holds 'events/more\.html', which was not published there"):
        case.make().publish(SECOND, "a note")
    assert ours(case) == {**FIRST, "events/more.html": b"theirs"}


def test_a_place_whose_manifest_is_damaged_is_left_alone(case: Case) -> None:
    case.make().publish(FIRST, "a note")
    case.put(NAME, b"{")
    with pytest.raises(BriefsiteError, match="nobody can say which files there are ours"):
        case.make().publish(SECOND, "a note")
    assert ours(case) == dict(FIRST)


def test_a_version_that_was_live_comes_back(case: Case, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    for site in (FIRST, SECOND):
        case.make().publish(site, "a note")
        archive.add(site)
    before = archive.before(case.make().held().digest)
    assert before == FIRST
    case.make().publish(before, "back")
    assert ours(case) == dict(FIRST)


@pytest.mark.parametrize("case", ["s3", "sftp"], indirect=True)
def test_of_two_runs_at_once_the_second_is_refused(case: Case) -> None:
    case.make().publish(FIRST, "a note")
    case.put(LOCK, b"somebody else's")
    with pytest.raises(BriefsiteError, match="another run is publishing"):
        case.make().publish(SECOND, "a note")
    assert ours(case) == {**FIRST, LOCK: b"somebody else's"}
    case.make().unlock()
    case.make().publish(SECOND, "a note")
    assert ours(case) == dict(SECOND)


@pytest.mark.parametrize("case", ["s3", "sftp"], indirect=True)
def test_the_lock_of_a_run_of_ours_that_was_killed_is_taken_over(case: Case, tmp_path: Path) -> None:
    case.make().publish(FIRST, "a note")
    case.put(LOCK, b"0123")
    put(tmp_path / "state", "lock", b"0123")
    case.make().publish(SECOND, "a note")
    assert ours(case) == dict(SECOND)


def test_storage_serves_each_file_as_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3_server(tmp_path, monkeypatch) as server:
        target_at(parse_address(server.address), tmp_path, tmp_path).publish(FIRST, "")
        client = boto3.client("s3", endpoint_url=server.url, region_name="us-east-1")
        page = client.head_object(Bucket="bucket", Key="site/index.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert page["CacheControl"] == "public, max-age=0, must-revalidate"
