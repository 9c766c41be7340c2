"""The files of a large site are written by copies of this process, all of them or none."""

from __future__ import annotations

import os
import signal
import sys
from errno import EFBIG, EIO, ENOSPC
from pathlib import Path
from typing import NoReturn

import pytest

from briefsite.model.site import Site
from briefsite.output import write
from briefsite.output.putting import put_each
from briefsite.pipeline import putting
from briefsite.pipeline.putting import FEW, by_copies
from tests.test_output import files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")

SITE: Site = {f"{'abc'[number % 3]}/{number}.html": b"page %d" % number for number in range(2 * FEW)}
HERE = os.getpid()


@pytest.fixture
def writers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a file for each process that wrote something."""
    folder = tmp_path / "writers"
    folder.mkdir()

    def noting(site: Site, place: Path, paths: list[str]) -> None:
        (folder / str(os.getpid())).touch()
        put_each(site, place, paths)

    monkeypatch.setattr(putting, "put_each", noting)
    return folder


def test_copies_write_what_one_process_writes(tmp_path: Path, writers: Path) -> None:
    write(SITE, tmp_path / "site", put=by_copies(2))
    assert files(tmp_path / "site") == SITE
    assert len(list(writers.iterdir())) == 2
    assert not (writers / str(HERE)).exists()


@pytest.mark.parametrize(("jobs", "many"), [(1, 2 * FEW), (2, FEW - 1)])
def test_few_files_are_written_here(tmp_path: Path, writers: Path, jobs: int, many: int) -> None:
    some = dict(list(SITE.items())[:many])
    write(some, tmp_path / "site", put=by_copies(jobs))
    assert files(tmp_path / "site") == some
    assert [path.name for path in writers.iterdir()] == [str(HERE)]


def test_what_a_copy_left_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deadly(site: Site, folder: Path, paths: list[str]) -> None:
        put_each(site, folder, paths[:5])
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        put_each(site, folder, paths)

    monkeypatch.setattr(putting, "put_each", deadly)
    write(SITE, tmp_path / "site", put=by_copies(2))
    assert files(tmp_path / "site") == SITE


@pytest.mark.parametrize("code", [ENOSPC, EFBIG, EIO])
def test_where_the_disk_is_full_the_site_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Of a file that was too large for the disk, the others were put into the old site one by one, up to it."""

    def full(*_: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    write({"a.html": b"before"}, tmp_path / "site")
    monkeypatch.setattr(putting, "put_each", full)
    with pytest.raises(OSError, match=os.strerror(code)):
        write(SITE, tmp_path / "site", put=by_copies(2))
    assert files(tmp_path / "site") == {"a.html": b"before"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
