"""A copy of the process does some work aside: what it gives is what this process would find."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefsite.pipeline import meanwhile
from briefsite.pipeline.meanwhile import Meanwhile

needs_copies = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux alone")


@pytest.mark.parametrize("is_worth", [True, False])
def test_what_is_done_aside_is_told_once_it_is_asked_for(is_worth: bool) -> None:
    looking = Meanwhile(lambda: (True, {"a.html": 1} | dict.fromkeys(map(str, range(50_000)), 2)), is_worth=is_worth)
    assert looking.found[1]["a.html"] == 1
    looking.end()


def test_where_no_copy_can_be_made_this_process_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanwhile, "can_fork", lambda: False)
    assert Meanwhile(os.getpid, is_worth=True).found == os.getpid()


@needs_copies
def test_where_the_copy_dies_this_process_does_it() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os._exit(1)
        return 5

    assert Meanwhile(work, is_worth=True).found == 5


@needs_copies
def test_a_copy_that_nobody_asks_leaves_nothing_behind(tmp_path: Path) -> None:
    looking = Meanwhile(lambda: (tmp_path / "looked").write_bytes(b"x" * 2_000_000) and b"x" * 2_000_000, is_worth=True)
    copy = looking._process
    looking.end()
    looking.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(copy, os.WNOHANG)
