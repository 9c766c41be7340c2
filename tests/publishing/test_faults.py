"""Whatever breaks on the way: what is live is whole, the message says what to do, and the next run finishes."""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing import parse_address, target_at
from briefsite.publishing.headers import Headers
from briefsite.publishing.listed import Listed
from briefsite.publishing.manifest import NAME, manifest_of
from briefsite.publishing.stored import LOCK, StoredTarget
from tests.publishing.servers import s3_server, sftp_server

PATHS = ["index.html", "events.html", "events/a.html", "events/b.html", "actors/c.html", "static/site.css"]
SITES = st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=3), min_size=1)


class Memory:
    """A store in memory that breaks at a chosen step and stays broken, as a server does that has died."""

    name = "memory"
    workers = 1

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.steps: list[tuple[str, str]] = []
        self.breaks_at: int | None = None

    def _step(self, what: str, path: str) -> None:
        if self.breaks_at is not None and len(self.steps) >= self.breaks_at:
            raise BriefsiteError("memory: it is gone; publish again to finish what was begun")
        self.steps.append((what, path))

    def get(self, path: str) -> bytes | None:
        self._step("get", path)
        return self.files.get(path)

    def put(self, path: str, data: bytes, about: Headers) -> None:  # noqa: ARG002
        self._step("put", path)
        self.files[path] = data

    def mark(self, path: str) -> None:
        self._step("put", path)
        self.files[path] = b""

    def delete(self, path: str) -> None:
        self._step("delete", path)
        self.files.pop(path, None)

    def listed(self, beginning: str = "") -> Listed:
        self._step("list", "")
        return {path: (f"size {len(data)}",) for path, data in self.files.items() if path.startswith(beginning)}

    def close(self) -> None:
        pass


def live(store: Memory) -> Site:
    return {path: data for path, data in store.files.items() if path != NAME and not path.startswith(LOCK)}


@given(old=SITES, new=SITES, other=SITES, breaks_at=st.integers(0, 30))
def test_a_run_that_breaks_anywhere_leaves_whole_files_and_the_next_finishes(
    tmp_path_factory: pytest.TempPathFactory, old: Site, new: Site, other: Site, breaks_at: int
) -> None:
    state = tmp_path_factory.mktemp("state")
    store = Memory()
    StoredTarget(store, state).publish(old, "")
    store.files["theirs.txt"] = b"theirs"
    store.steps.clear()
    store.breaks_at = breaks_at
    with suppress(BriefsiteError):
        StoredTarget(store, state).publish(new, "")
    for path, data in live(store).items():
        assert data in (old.get(path), new.get(path)) or path == "theirs.txt"
    store.breaks_at = None
    for site in (other, new):  # whatever is published next, the old one included
        StoredTarget(store, state).publish(site, "")
        assert live(store) == {**site, "theirs.txt": b"theirs"}
        assert StoredTarget(store, state).held() == manifest_of(site)


@given(old=SITES, new=SITES)
def test_only_differences_travel_in_the_order_in_which_readers_need_them(
    tmp_path_factory: pytest.TempPathFactory, old: Site, new: Site
) -> None:
    state = tmp_path_factory.mktemp("state")
    store = Memory()
    StoredTarget(store, state).publish(old, "")
    store.steps.clear()
    StoredTarget(store, state).publish(new, "")
    sent = [path for what, path in store.steps if what == "put" and path in PATHS]
    gone = [path for what, path in store.steps if what == "delete" and path in PATHS]
    assert sorted(sent) == sorted(path for path in new if new[path] != old.get(path))
    assert sorted(gone) == sorted(old.keys() - new.keys())
    steps = [0 if path.startswith("static") else 1 if "/" in path else 2 for path in sent]
    assert steps == sorted(steps)
    done = [what for what, path in store.steps if path in PATHS]
    assert done == sorted(done, key=["put", "delete"].index)


BIG: Site = {f"events/{number:03}.html": os.urandom(8) * 4000 for number in range(120)}


@pytest.mark.parametrize("kind", ["s3", "sftp"])
def test_a_server_that_dies_in_the_middle_is_told_and_made_good(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    start = s3_server(tmp_path, monkeypatch) if kind == "s3" else sftp_server(tmp_path)
    with start as server:
        target = target_at(parse_address(server.address), tmp_path, state)
        killer = threading.Thread(target=_kill_when_some_are_there, args=(server, 20))
        killer.start()
        with pytest.raises(BriefsiteError, match="publish again to finish what was begun"):
            target.publish(BIG, "")
        killer.join()
        there = {
            path.relative_to(server.folder).as_posix(): path.read_bytes() for path in server.folder.rglob("*.html")
        }
        assert 20 <= len(there) < len(BIG)
        assert all(BIG[path] == data for path, data in there.items())


def _kill_when_some_are_there(server, enough: int) -> None:  # type: ignore[no-untyped-def]
    while not server.folder.is_dir() or len(list(server.folder.rglob("*.html"))) < enough:
        pass
    server.kill()


def test_a_wrong_secret_is_told_without_saying_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3_server(tmp_path, monkeypatch) as server:
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "close-sesame")
        with pytest.raises(BriefsiteError) as told:
            target_at(parse_address(server.address), tmp_path, tmp_path).publish(BIG, "")
        keys = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment"
        assert str(told.value).endswith(f": the secret key is wrong; correct {keys}, and publish again")
        assert not list(server.folder.rglob("*.html"))


def test_a_wrong_key_says_where_it_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3_server(tmp_path, monkeypatch) as server:
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.delenv(name)
        kept = tmp_path / "credentials"
        kept.write_text("[default]\naws_access_key_id = nobody\naws_secret_access_key = open-sesame\n", "utf-8")
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(kept))
        with pytest.raises(BriefsiteError, match=r"correct those in ~/\.aws/credentials, and publish again") as told:
            target_at(parse_address(server.address), tmp_path, tmp_path).held()
        assert "sesame" not in str(told.value)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("sftp://desk@127.0.0.1:9/www", "nothing answers there; see that the server runs, and that the port is right"),
        ("sftp://desk@nowhere.invalid/www", "there is no host of that name; correct the address"),
        ("sftp://desk@127.0.0.1:9/www?key=/no/key", "there is no file '/no/key'; correct key= in the address"),
        ("sftp://desk@127.0.0.1:9/www?known_hosts=/no", "there is no file '/no'; correct known_hosts= in the address"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told_with_its_cause(address: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BriefsiteError) as refused:
        target_at(parse_address(address), tmp_path, tmp_path)
    assert told in str(refused.value)


def test_a_bucket_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with s3_server(tmp_path, monkeypatch) as server:
        elsewhere = server.address.replace("//bucket", "//bukket")
        with pytest.raises(BriefsiteError, match="there is no such bucket"):
            target_at(parse_address(elsewhere), tmp_path, tmp_path).publish(BIG, "")


def test_a_server_that_nobody_knows_is_not_trusted(tmp_path: Path) -> None:
    with sftp_server(tmp_path) as server:
        (tmp_path / "known_hosts").write_text("", "ascii")
        with pytest.raises(BriefsiteError, match="it is not known; connect once with ssh"):
            target_at(parse_address(server.address), tmp_path, tmp_path)


def test_a_key_that_the_server_does_not_know_is_told(tmp_path: Path) -> None:
    with sftp_server(tmp_path) as server:
        (tmp_path / "authorized").write_text("", "ascii")
        with pytest.raises(BriefsiteError, match="it knows none of your keys"):
            target_at(parse_address(server.address), tmp_path, tmp_path)


def test_a_push_that_comes_second_is_refused(tmp_path: Path) -> None:
    bare = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(bare)], check=True)
    first, second = (target_at(parse_address("git:remote.git"), tmp_path, tmp_path / name) for name in "ab")
    fetched = second._fetch()  # type: ignore[attr-defined]
    first.publish({"index.html": b"first"}, "")
    second._fetch = lambda: fetched  # type: ignore[attr-defined]
    with pytest.raises(BriefsiteError, match="somebody else published to the branch gh-pages in the meantime"):
        second.publish({"index.html": b"second"}, "")


def test_a_folder_that_cannot_be_written_keeps_its_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = target_at(parse_address("folder:www"), tmp_path, tmp_path)
    target.publish({"index.html": b"old"}, "")

    def full(self: Path, _: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BriefsiteError, match=r"no space left on device; what is live there has not changed"):
        target.publish({"index.html": b"new"}, "")
    assert (tmp_path / "www/index.html").read_bytes() == b"old"
    assert len(list((tmp_path / "www.versions").glob("v-*"))) == 1


def test_what_was_live_before_cannot_be_listed_where_a_web_server_reaches_it(tmp_path: Path) -> None:
    target = target_at(parse_address("folder:www"), tmp_path, tmp_path)
    target.publish({"index.html": b"old"}, "")
    target.publish({"index.html": b"new"}, "")
    assert (tmp_path / "www.versions").stat().st_mode & 0o077 == 0o011
    assert (tmp_path / "www").resolve().stat().st_mode & 0o077 == 0o055
