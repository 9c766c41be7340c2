"""What breaks where a site is published, with the real thing: its disk is full, it may not be written, it dies, its
clock is another, two come at once. What is live is whole, the message says what to do, and the next run finishes."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import botocore.auth
import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing import parse_address, target_at
from briefsite.publishing.manifest import NAME, manifest_of
from briefsite.publishing.stored import LOCK
from tests.publishing.breaking import (
    NEW,
    OLD,
    SMALL,
    finishes,
    is_whole,
    not_taken_until_mended,
    over_ssh,
    pages,
    told_and_whole,
)
from tests.publishing.conftest import KINDS, Case, files, git, in_branch, taken
from tests.publishing.servers import Limits, s3_server, sftp_server
from tests.rights import without_the_right

MANY: Site = {f"events/{number:03}.html": os.urandom(8) * 4000 for number in range(150)}
FULL = 64 << 10


class TestADiskThatIsFull:
    """No file can grow beyond 64 KB, as on a disk that is full then; one of those to be published is larger."""

    def test_of_a_folder(self, tmp_path: Path) -> None:
        target = target_at(parse_address("folder:www"), tmp_path, tmp_path / "state")
        target.publish(OLD, "")
        with _no_file_larger(FULL), pytest.raises(BriefsiteError, match="what is live there has not changed"):
            target.publish(NEW, "")
        assert pages(files(tmp_path / "www")) == dict(OLD)
        assert len(list((tmp_path / "www.versions").glob("v-*"))) == 1
        target.publish(NEW, "")
        assert pages(files(tmp_path / "www")) == dict(NEW)

    def test_of_a_repositorys_host(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        remote = over_ssh(tmp_path, monkeypatch, f"ulimit -f {FULL // 1024}")
        not_taken_until_mended(remote, tmp_path, monkeypatch)

    @pytest.mark.parametrize("kind", ["s3", "sftp"])
    def test_of_a_server(self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        limits = Limits(largest_file=FULL)
        start = s3_server(tmp_path, monkeypatch, limits) if kind == "s3" else sftp_server(tmp_path, limits)
        with start as server:
            address = parse_address(server.address)
            target_at(address, tmp_path, tmp_path / "state").publish(OLD, "")
            with pytest.raises(BriefsiteError, match=r"disk may be full.*publish again to finish what was begun"):
                target_at(address, tmp_path, tmp_path / "state").publish(NEW, "")
            assert is_whole(files(server.folder), OLD, NEW)
            target_at(address, tmp_path, tmp_path / "state").publish(SMALL, "")
            assert pages(files(server.folder)) == dict(SMALL)
            assert ".briefsite-part" not in files(server.folder)


class TestAPlaceThatMayNotBeWritten:
    def test_of_a_folder(self, tmp_path: Path) -> None:
        target = target_at(parse_address("folder:www"), tmp_path, tmp_path / "state")
        target.publish(OLD, "")
        with (
            without_the_right(tmp_path, 0o555),
            pytest.raises(BriefsiteError, match=r"[Pp]ermission denied.*has not changed"),
        ):
            target.publish(NEW, "")
        assert pages(files(tmp_path / "www")) == dict(OLD)
        target.publish(NEW, "")
        assert pages(files(tmp_path / "www")) == dict(NEW)

    def test_of_a_branch_that_is_protected(self, tmp_path: Path) -> None:
        bare = tmp_path / "remote.git"
        git(tmp_path, "init", "--quiet", "--bare", str(bare))
        target = target_at(parse_address("git:remote.git#pages"), tmp_path, tmp_path / "state")
        target.publish(OLD, "")
        hook = bare / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\necho 'only the maintainers may push here' >&2\nexit 1\n", "utf-8")
        hook.chmod(0o755)
        with pytest.raises(BriefsiteError, match="was not taken: only the maintainers may push here"):
            target.publish(NEW, "")
        assert pages(in_branch(bare)) == dict(OLD)
        hook.unlink()
        target.publish(NEW, "")
        assert pages(in_branch(bare)) == dict(NEW)

    @pytest.mark.parametrize("kind", ["s3", "sftp"])
    def test_of_a_server(self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def start(limits: Limits):  # type: ignore[no-untyped-def]
            return s3_server(tmp_path, monkeypatch, limits) if kind == "s3" else sftp_server(tmp_path, limits)

        with start(Limits()) as server:
            target_at(parse_address(server.address), tmp_path, tmp_path / "state").publish(OLD, "")
        with start(Limits(read_only=True)) as server:
            target = target_at(parse_address(server.address), tmp_path, tmp_path / "state")
            assert target.held() == manifest_of(OLD)
            with pytest.raises(BriefsiteError, match=r"may not be read or written|closed to writing"):
                target.publish(NEW, "")
            assert pages(files(server.folder)) == dict(OLD)
        with start(Limits()) as server:
            target_at(parse_address(server.address), tmp_path, tmp_path / "state").publish(NEW, "")
            assert pages(files(server.folder)) == dict(NEW)


class TestARunThatDies:
    def test_a_server_dies_comes_back_and_the_next_run_finishes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The folder of the server outlives it; the run that was cut off left its lock there."""
        for kind in ("s3", "sftp"):
            base = tmp_path / kind
            base.mkdir()

            def start(base: Path = base, kind: str = kind):  # type: ignore[no-untyped-def]
                return s3_server(base, monkeypatch) if kind == "s3" else sftp_server(base)

            with start() as server:
                target_at(parse_address(server.address), base, base / "state").publish(OLD, "")
                target = target_at(parse_address(server.address), base, base / "state")
                killer = threading.Thread(target=_when_some_are_there, args=(server.folder, server.kill))
                killer.start()
                with pytest.raises(BriefsiteError, match="publish again to finish what was begun"):
                    target.publish(MANY, "")
                killer.join()
                assert is_whole(taken(server.folder), OLD, MANY)
                assert any(path.startswith(LOCK) for path in files(server.folder))
            with start() as server:
                target_at(parse_address(server.address), base, base / "state").publish(NEW, "")
                assert taken(server.folder).keys() == {*NEW, NAME}
                assert pages(taken(server.folder)) == dict(NEW)

    def test_the_host_of_a_repository_dies_while_it_is_pushed_to(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        remote = over_ssh(tmp_path, monkeypatch, 'head -c 5000 | eval "$2"; exit 1')
        not_taken_until_mended(remote, tmp_path, monkeypatch)

    @pytest.mark.parametrize("case", KINDS, indirect=True)
    @pytest.mark.parametrize("after", [0.0, 0.03, 0.1, 0.3])
    def test_the_run_itself_is_killed(self, case: Case, after: float, tmp_path: Path) -> None:
        case.make().publish(OLD, "")
        killed = f"""
import sys
from pathlib import Path
from briefsite.publishing import Target, parse_address, target_at
site = {{f"events/{{number:03}}.html": b"much" * 8000 for number in range(200)}}
target = target_at(parse_address({case.address!r}), Path({str(case.root)!r}), Path({str(tmp_path / "state")!r}))
print("begun", flush=True)
while True:
    target.publish(site, "")
    site = {{path: data + b"." for path, data in site.items()}}
"""
        with subprocess.Popen([sys.executable, "-c", killed], stdout=subprocess.PIPE) as run:
            assert run.stdout
            assert run.stdout.readline() == b"begun\n"
            time.sleep(after)
            run.send_signal(signal.SIGKILL)
        for path, data in pages(case.seen()).items():
            assert data == OLD.get(path) or data.rstrip(b".") == b"much" * 8000
        finishes(case)

    def test_git_left_its_locks(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet", "--bare", "remote.git")
        target = target_at(parse_address("git:remote.git#pages"), tmp_path, tmp_path / "state")
        target.publish(OLD, "")
        for name in ("refs/heads/new.lock", "shallow.lock", "packed-refs.lock"):
            (tmp_path / "state/repository.git" / name).write_bytes(b"")
        target.publish(NEW, "")
        assert pages(in_branch(tmp_path / "remote.git")) == dict(NEW)


def test_of_two_machines_at_once_one_is_live_and_whole(case: Case) -> None:
    case.make().publish(OLD, "")
    sites = {name: {**MANY, "index.html": name.encode()} for name in ("first", "second")}
    failures: list[str] = []

    def run(name: str) -> None:
        try:
            case.make(name).publish(sites[name], "")
        except BriefsiteError as error:
            failures.append(str(error))

    runs = [threading.Thread(target=run, args=(name,)) for name in sites]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert len(failures) < len(runs)
    assert all("another run" in told or "somebody else published" in told for told in failures), failures
    assert pages(case.seen()) in sites.values()
    finishes(case)


@pytest.mark.parametrize("case", [kind for kind in KINDS if "s3" in kind], indirect=True)
@pytest.mark.parametrize("hours", [-3, 3])
def test_a_clock_that_is_wrong_is_told(case: Case, hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case.make().publish(OLD, "")
    wrong = datetime.now(UTC) + timedelta(hours=hours)
    with monkeypatch.context() as patched:
        patched.setattr(botocore.auth, "get_current_datetime", lambda **_: wrong)
        with pytest.raises(BriefsiteError, match=r"this machine's clock is (wrong; set it|right)"):
            case.make().publish(NEW, "")
    assert pages(case.seen()) == dict(OLD)
    finishes(case)


class TestAKeyThatIsWrong:
    """Nothing is sent, no secret is said, and the right key finishes."""

    def test_to_storage(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with s3_server(tmp_path, monkeypatch) as server:
            address = parse_address(server.address)
            target_at(address, tmp_path, tmp_path / "state").publish(OLD, "")
            with monkeypatch.context() as patched:
                patched.setenv("AWS_SECRET_ACCESS_KEY", "close-sesame")
                told_and_whole(lambda: target_at(address, tmp_path, tmp_path / "state"), server.folder, "key is wrong")
            target_at(address, tmp_path, tmp_path / "state").publish(NEW, "")
            assert files(server.folder).keys() == {*NEW, NAME}

    @pytest.mark.parametrize(
        ("file", "told"),
        [("authorized", "it knows none of your keys"), ("known_hosts", "its key is not the one it had before")],
    )
    def test_to_a_server_or_of_it(self, file: str, told: str, tmp_path: Path) -> None:
        with sftp_server(tmp_path) as server:
            address = parse_address(server.address)
            target_at(address, tmp_path, tmp_path / "state").publish(OLD, "")
            right = (tmp_path / file).read_text("ascii")
            other = _another_key(tmp_path)
            where = right.partition(" ")[0]
            (tmp_path / file).write_text(f"{where} {other}\n" if file == "known_hosts" else f"{other}\n", "ascii")
            told_and_whole(lambda: target_at(address, tmp_path, tmp_path / "state"), server.folder, told)
            (tmp_path / file).write_text(right, "ascii")
            target_at(address, tmp_path, tmp_path / "state").publish(NEW, "")
            assert files(server.folder).keys() == {*NEW, NAME}

    def test_to_a_repositorys_host(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        remote = over_ssh(
            tmp_path, monkeypatch, "echo 'desk@host.example: Permission denied (publickey).' >&2; exit 255"
        )
        not_taken_until_mended(remote, tmp_path, monkeypatch, told="pages was not taken: Permission denied")


@pytest.mark.parametrize("case", [kind for kind in KINDS if "s3" not in kind], indirect=True)
@pytest.mark.parametrize("year", [1990, 2090])
def test_a_clock_that_is_wrong_hinders_nobody_else(case: Case, year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case.make().publish(OLD, "")
    with monkeypatch.context() as patched:
        patched.setattr(time, "time", lambda: datetime(year, 1, 1, tzinfo=UTC).timestamp())
        patched.setenv("GIT_COMMITTER_DATE", f"{year}-01-01T00:00:00Z")
        case.make().publish(SMALL, "")
    assert pages(case.seen()) == dict(SMALL)
    finishes(case)


def _another_key(folder: Path) -> str:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "another"], check=True)
    return " ".join((folder / "another.pub").read_text("ascii").split()[:2])


def _when_some_are_there(folder: Path, do) -> None:  # type: ignore[no-untyped-def]
    while len(list(folder.rglob("*.html"))) < 20:
        time.sleep(0.001)
    do()


@contextmanager
def _no_file_larger(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
