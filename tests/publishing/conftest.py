"""Every kind of target, each against the real thing: a folder, a bare repository, an S3 server, an SSH server.

With `BRIEFSITE_TEST_S3=s3://BUCKET/PREFIX?endpoint=URL` (keys as for `publish`) they run against that storage too, in a
prefix of their own for each test, which they empty: so did they against Ceph.
"""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import botocore.session
import pytest

from briefsite.publishing import Address, Target, parse_address, target_at
from tests.publishing.servers import Server, s3_server, sftp_server

_OWN = "BRIEFSITE_TEST_S3"
KINDS = ["folder", "git", "s3", "sftp", *(["own s3"] if _OWN in os.environ else [])]


@dataclass(frozen=True, slots=True)
class Case:
    """A target, made anew for each run as the command does (by another machine where `state` has another name), and a
    look at what it holds that does not go through it. `server` is what may be killed, where there is one."""

    kind: str
    address: str
    root: Path
    seen: Callable[[], dict[str, bytes]]
    put: Callable[[str, bytes], object]
    take: Callable[[str], object]
    server: Server | None = None

    def make(self, state: str = "state") -> Target:
        return target_at(parse_address(self.address), self.root, self.root.parent / state)


def files(folder: Path) -> dict[str, bytes]:
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


def taken(folder: Path) -> dict[str, bytes]:
    """What rclone has taken: what it is still receiving, or whose sender was killed, it holds under another name."""
    return {path: data for path, data in files(folder).items() if ".rclone_temp_put" not in path}


def put(folder: Path, path: str, data: bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)


def take(folder: Path, path: str) -> None:
    (folder / path).unlink()


def git(folder: Path, *arguments: str, data: bytes = b"") -> bytes:
    return subprocess.run(["git", *arguments], cwd=folder, input=data, capture_output=True, check=True).stdout


def in_branch(bare: Path) -> dict[str, bytes]:
    """The files of the branch as one commit has them, though it may move meanwhile."""
    tip = git(bare, "for-each-ref", "--format=%(objectname)", "refs/heads/pages").decode().strip()
    names = git(bare, "ls-tree", "-r", "-z", "--name-only", tip).decode().split("\0") if tip else []
    return {name: git(bare, "cat-file", "blob", f"{tip}:{name}") for name in names if name}


def commit(bare: Path, path: str, data: bytes | None) -> None:
    """The file in the branch, or (None) no such file."""
    stream = b"commit refs/heads/pages\ncommitter A <a@b> 1 +0000\ndata 1\nx\n"
    if in_branch(bare):
        stream += b"from refs/heads/pages^0\n"
    put = b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data) if data is not None else b""
    stream += put or b"D %s\n" % path.encode()
    git(bare, "fast-import", "--quiet", data=stream)


@pytest.fixture(scope="session", autouse=True)
def _storage_is_described_once() -> Iterator[None]:
    """Each client of boto3 would read from the disk what S3 can do, which takes longer than most tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore.session, "create_loader", cache(botocore.session.create_loader))
        yield


@pytest.fixture(params=KINDS)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    (tmp_path / "root").mkdir()
    with _CASES[request.param](tmp_path, monkeypatch) as made:
        yield made


@contextmanager
def _folder(base: Path, _: pytest.MonkeyPatch) -> Iterator[Case]:
    place = base / "www"
    seen, write, gone = (lambda: files(place)), (lambda *what: put(place, *what)), (lambda path: take(place, path))
    yield Case("folder", "folder:../www", base / "root", seen, write, gone)


@contextmanager
def _git(base: Path, _: pytest.MonkeyPatch) -> Iterator[Case]:
    bare = base / "remote.git"
    git(base, "init", "--quiet", "--bare", str(bare))
    address = "git:../remote.git#pages"
    seen, write, gone = (
        (lambda: in_branch(bare)), (lambda *what: commit(bare, *what)), (lambda path: commit(bare, path, None)),
    )  # fmt: skip
    yield Case("git", address, base / "root", seen, write, gone)


@contextmanager
def _sftp(base: Path, _: pytest.MonkeyPatch) -> Iterator[Case]:
    with sftp_server(base) as server:
        seen, write = (lambda: files(server.folder)), (lambda *what: put(server.folder, *what))
        yield Case("sftp", server.address, base / "root", seen, write, lambda path: take(server.folder, path), server)


@contextmanager
def _s3(base: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    with s3_server(base, monkeypatch) as server:
        bucket = Bucket(parse_address(server.address))
        yield Case("s3", server.address, base / "root", lambda: taken(server.folder), bucket.put, bucket.take, server)


@contextmanager
def _own_s3(base: Path, _: pytest.MonkeyPatch) -> Iterator[Case]:
    place, _, options = os.environ[_OWN].partition("?")
    address = f"{place.rstrip('/')}/{secrets.token_hex(4)}?{options}"
    bucket = Bucket(parse_address(address))
    yield Case("own s3", address, base / "root", bucket.seen, bucket.put, bucket.take)
    bucket.empty()


_CASES: dict[str, Callable[[Path, pytest.MonkeyPatch], AbstractContextManager[Case]]] = {
    "folder": _folder, "git": _git, "sftp": _sftp, "s3": _s3, "own s3": _own_s3,
}  # fmt: skip


class Bucket:
    """The objects at an address, by the library alone."""

    def __init__(self, address: Address) -> None:
        self._name, self._prefix = address.place, f"{address.path}/"
        region = address.option("region") or None
        self._client: Any = boto3.Session().client(
            "s3", endpoint_url=address.option("endpoint") or None, region_name=region
        )

    def seen(self) -> dict[str, bytes]:
        return {key.removeprefix(self._prefix): self.about(key)["Body"].read() for key in self._keys()}

    def about(self, key: str) -> dict[str, Any]:
        found: dict[str, Any] = self._client.get_object(Bucket=self._name, Key=key)
        return found

    def put(self, path: str, data: bytes) -> None:
        self._client.put_object(Bucket=self._name, Key=self._prefix + path, Body=data)

    def take(self, path: str) -> None:
        self._client.delete_object(Bucket=self._name, Key=self._prefix + path)

    def empty(self) -> None:
        for key in self._keys():
            self._client.delete_object(Bucket=self._name, Key=key)

    def _keys(self) -> list[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._name, Prefix=self._prefix)
        return [one["Key"] for page in pages for one in page.get("Contents", ())]
