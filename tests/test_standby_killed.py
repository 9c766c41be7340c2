"""A build that is killed, or fails, while the folder of the site before becomes the next one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from briefsite.output import write
from tests.test_output import files
from tests.test_standby import built, pytestmark, site

__all__ = ["pytestmark"]

#: All that changes anything on the disk.
STEPS = (
    "os.link",
    "os.open",
    "os.unlink",
    "os.rmdir",
    "shutil.rmtree",
    "shutil.copymode",
    "pathlib.Path.rename",
    "pathlib.Path.replace",
    "pathlib.Path.write_bytes",
    "pathlib.Path.mkdir",
    "briefsite.output.swapping._take_its_place",
)


def _stopping(world: pytest.MonkeyPatch, left: Iterator[int], stop: BaseException) -> None:
    def wrapped(function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            if next(left, None) is None:
                raise stop
            return function(*args, **kwargs)

        return call

    for name in STEPS:
        owner, _, attribute = name.rpartition(".")
        place = {"os": os, "shutil": shutil, "pathlib.Path": Path, "briefsite.output.swapping": sys.modules.get(owner)}
        world.setattr(place[owner], attribute, wrapped(getattr(place[owner], attribute)))


NEXT = site(3) | {"actors/1.html": b"other", "events/1.html": b"come"}
del NEXT["static/site.css"]


def _stopped_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, stop: BaseException) -> bool:
    """Whether a build that comes to its end only so far ended."""
    built(tmp_path, 1, 2)
    (tmp_path / "standby/actors/2.html").unlink()
    with monkeypatch.context() as world:
        _stopping(world, iter(range(step)), stop)
        with suppress(KeyboardInterrupt):
            write(NEXT, tmp_path / "site", standby=tmp_path / "standby")
            return True
    return False


@pytest.mark.parametrize("step", range(40))
def test_killed_between_any_two_steps_the_folder_is_the_old_site_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    _stopped_at(tmp_path, monkeypatch, step, KeyboardInterrupt())
    assert files(tmp_path / "site") in (site(2), NEXT)
    for made in (NEXT, site(4)):
        write(made, tmp_path / "site", standby=tmp_path / "standby")
        assert files(tmp_path / "site") == made
    assert {path.name for path in tmp_path.iterdir()} == {"site", "standby"}


def test_all_steps_are_among_those_at_which_it_was_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _stopped_at(tmp_path / "a", monkeypatch, 40, KeyboardInterrupt())
    assert not _stopped_at(tmp_path / "b", monkeypatch, 8, KeyboardInterrupt())


@pytest.mark.parametrize("step", range(24))
def test_where_a_step_fails_the_site_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """One step alone: what is tried in its place succeeds."""
    built(tmp_path, 1, 2)
    once = iter(range(step))
    failed: list[bool] = []

    class Once:
        def __iter__(self) -> Iterator[int]:
            return self

        def __next__(self) -> int:
            if next(once, None) is None and not failed:
                failed.append(True)
                raise StopIteration
            return 0

    with monkeypatch.context() as world:
        _stopping(world, Once(), OSError(5, "Input/output error"))
        with suppress(OSError):
            write(NEXT, tmp_path / "site", standby=tmp_path / "standby")
    assert files(tmp_path / "site", beside=False) in (site(2), NEXT)
    write(NEXT, tmp_path / "site", standby=tmp_path / "standby")
    assert files(tmp_path / "site") == NEXT
