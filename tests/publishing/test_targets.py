"""What every target promises, each against the real thing: a folder, a bare repository, an S3 server, an SSH server."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing import Archive, Changes, Manifest, parse_address
from briefsite.publishing.manifest import NAME, manifest_of
from briefsite.publishing.stored import LOCK
from tests.publishing.conftest import KINDS, Bucket, Case, put

FIRST: Site = {
    "index.html": b"<a href='events/talks.html'>talks</a>",
    "events/talks.html": b"old",
    "events/gone.html": b"gone",
    "static/site.css": b"p {}",
    "briefs/café one.html": "naïve".encode(),
    '"quoted" name.txt': b"a name that git would take for a quotation",
}
_MORE = {"events/talks.html": b"new", "events/more.html": b"more"}
S3 = [kind for kind in KINDS if "s3" in kind]
STORAGE = ["sftp", *S3]
SECOND: Site = {path: data for path, data in {**FIRST, **_MORE}.items() if path != "events/gone.html"}


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


def test_a_file_of_ours_that_somebody_took_away_is_put_back(case: Case) -> None:
    """A page that was deleted at the place was once missing there for ever: nothing had changed."""
    case.make().publish(FIRST, "a note")
    case.take("events/talks.html")
    held = case.make().held()
    assert held.changes(FIRST).added == ("events/talks.html",)
    assert held.digest == manifest_of(FIRST).digest
    case.make().publish(FIRST, "a note")
    assert ours(case) == dict(FIRST)
    case.take("events/gone.html")
    case.make().publish(SECOND, "a note")
    assert ours(case) == dict(SECOND)


def test_a_file_of_ours_that_somebody_wrote_over_is_put_right(case: Case) -> None:
    """It once stayed so until its page changed. A server with SFTP lists sizes only."""
    case.make().publish(FIRST, "a note")
    for theirs in (b"theirs", *(() if case.kind == "sftp" else (b"odl",))):
        case.put("events/talks.html", theirs)
        held = case.make().held()
        assert held.changes(FIRST) == Changes(changed=("events/talks.html",))
        assert held.digest == manifest_of(FIRST).digest
        case.make().publish(FIRST, "a note")
        assert ours(case) == dict(FIRST)


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


@pytest.mark.parametrize("case", STORAGE, indirect=True)
def test_of_two_runs_at_once_the_second_is_refused(case: Case) -> None:
    case.make().publish(FIRST, "a note")
    case.put(f"{LOCK}-theirs", b"")
    with pytest.raises(BriefsiteError, match="another run is publishing"):
        case.make().publish(SECOND, "a note")
    assert ours(case) == {**FIRST, f"{LOCK}-theirs": b""}
    case.make().unlock()
    case.make().publish(SECOND, "a note")
    assert ours(case) == dict(SECOND)


@pytest.mark.parametrize("case", STORAGE, indirect=True)
def test_the_lock_of_a_run_of_ours_that_was_killed_is_taken_over(case: Case, tmp_path: Path) -> None:
    case.make().publish(FIRST, "a note")
    case.put(f"{LOCK}-0123", b"")
    put(tmp_path / "state", "lock", b"0123")
    case.make().publish(SECOND, "a note")
    assert ours(case) == dict(SECOND)


@pytest.mark.parametrize("case", STORAGE, indirect=True)
def test_a_lock_is_known_again_however_many_runs_failed_since(case: Case, tmp_path: Path) -> None:
    put(tmp_path / "state", "lock", b"0123\n4567")
    case.put(f"{LOCK}-0123", b"")
    case.make().publish(FIRST, "a note")
    assert ours(case) == dict(FIRST)


@pytest.mark.parametrize("case", STORAGE, indirect=True)
def test_of_runs_that_come_at_once_one_is_live_and_the_others_are_told(case: Case) -> None:
    """However near to one another they look: on a server that has no way to make a file only where none is, both of two
    once took the lock."""
    for number in range(6):
        sites = {name: {"index.html": f"{name} {number}".encode(), f"{name}.html": b"its own"} for name in "abc"}
        together = threading.Barrier(len(sites))
        with ThreadPoolExecutor(len(sites)) as runs:
            begun = {name: runs.submit(_published, case, name, site, together) for name, site in sites.items()}
            said = {name: run.result() for name, run in begun.items()}
        assert all("another run is publishing" in told for told in said.values() if told), said
        assert ours(case) in [site for name, site in sites.items() if not said[name]]


def _published(case: Case, name: str, site: Site, together: threading.Barrier) -> str:
    target = case.make(name)
    together.wait()
    try:
        target.publish(site, "")
    except BriefsiteError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("case", S3, indirect=True)
def test_storage_serves_each_file_as_what_it_is(case: Case) -> None:
    case.make().publish(FIRST, "")
    address = parse_address(case.address)
    page = Bucket(address).about(f"{address.path}/index.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert page["CacheControl"] == "public, max-age=0, must-revalidate"


#: What a manifest may name that is none of ours: `{away}` is a file beside the place.
AWAY = [
    "../{away}",
    "{base}/{away}",
    "events/../../{away}",
    "./{away}",
    "a//{away}",
    "..\\{away}",
    "C:{away}",
    "x\nD {away}",
]


@pytest.mark.parametrize("path", AWAY)
def test_a_manifest_that_names_what_lies_elsewhere_is_refused(case: Case, tmp_path: Path, path: str) -> None:
    case.make().publish(FIRST, "a note")
    (tmp_path / "theirs.txt").write_bytes(b"theirs")
    named = path.format(away="theirs.txt", base=tmp_path)
    forged = {"version": 1, "files": {**manifest_of(FIRST).marks, named: ["0"]}}
    case.put(NAME, json.dumps(forged).encode())
    with pytest.raises(BriefsiteError, match="nobody can say which files there are ours"):
        case.make().publish(SECOND, "a note")
    assert (tmp_path / "theirs.txt").read_bytes() == b"theirs"
    assert ours(case) == dict(FIRST)
