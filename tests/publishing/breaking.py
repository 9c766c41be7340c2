"""Three versions of a site, and what must be seen of them whatever breaks: whole files; the next run finishes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site
from briefsite.publishing import Target, parse_address, target_at
from briefsite.publishing.manifest import NAME, manifest_of
from briefsite.publishing.stored import LOCK
from tests.publishing.conftest import Case, files, git, in_branch

OLD: Site = {"index.html": b"old", "events/talks.html": b"old talks"}
NEW: Site = {"index.html": b"new", "events/talks.html": b"new talks", "static/big.bin": os.urandom(200_000)}
SMALL: Site = {"index.html": b"small", "events/talks.html": b"small talks"}
#: How the names begin of what may lie beside the site while a run is under way, or after one that broke off.
_OURS = (NAME, LOCK, ".briefsite-part")


def pages(found: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in found.items() if not path.startswith(_OURS)}


def is_whole(found: Mapping[str, bytes], *versions: Site) -> bool:
    """Whether every file is, to the byte, what one of the versions has there."""
    return all(data in [one.get(path) for one in versions] for path, data in pages(found).items())


def finishes(case: Case) -> None:
    """The next run makes it good."""
    case.make().publish(NEW, "again")
    assert pages(case.seen()) == dict(NEW)
    assert case.make().held() == manifest_of(NEW)
    assert case.seen().keys() == {*NEW, NAME}


def told_and_whole(make: Callable[[], Target], folder: Path, told: str) -> None:
    with pytest.raises(BriefsiteError, match=told) as error:
        make().publish(NEW, "")
    assert "sesame" not in str(error.value)
    assert pages(files(folder)) == dict(OLD)


def not_taken_until_mended(
    remote: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str = "the branch pages was not taken"
) -> None:
    """A branch is as it was after a push that fails, and as it should be after the next."""
    target = target_at(parse_address(f"git:{remote}#pages"), tmp_path, tmp_path / "state")
    target.publish(OLD, "")
    monkeypatch.setenv("FAULT", "on")
    with pytest.raises(BriefsiteError, match=told):
        target.publish(NEW, "")
    assert pages(in_branch(tmp_path / "remote.git")) == dict(OLD)
    monkeypatch.delenv("FAULT")
    target.publish(NEW, "")
    assert pages(in_branch(tmp_path / "remote.git")) == dict(NEW)


def over_ssh(base: Path, monkeypatch: pytest.MonkeyPatch, fault: str) -> str:
    """A repository that git reaches by a command, as it does by ssh; while FAULT is set, the host's end has a fault."""
    git(base, "init", "--quiet", "--bare", "remote.git")
    script = base / "ssh"
    script.write_text(f'#!/bin/sh\ncase "$FAULT$2" in on*receive-pack*) {fault};; esac\neval "$2"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("GIT_SSH", str(script))
    monkeypatch.setenv("GIT_SSH_VARIANT", "simple")
    return f"host.example:{base / 'remote.git'}"
