"""The files of a large site, written by copies of this process: each fetches its own from the memory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from briefsite.model.site import Site
from briefsite.output.putting import Putting, put_each
from briefsite.pipeline.by_path import among
from briefsite.pipeline.forks import can_fork, forked, that_fit

#: Fewer files than this are written sooner than a process is copied.
FEW = 400
_A_BATCH = 100


def by_copies(jobs: int) -> Putting:
    """A `Putting` that shares many files out among `jobs` processes."""

    def put(site: Site, folder: Path, paths: Sequence[str]) -> None:
        fit = that_fit(jobs) if jobs > 1 and len(paths) >= FEW and can_fork() else 1
        batches = [paths[start : start + _A_BATCH] for start in range(0, len(paths), _A_BATCH)]
        work = partial(_tried, site, folder)
        for error in (made for _, made in forked(work, batches, fit)) if fit > 1 else map(work, batches):
            if error is not None:
                raise error

    return put


def _tried(site: Site, folder: Path, paths: Sequence[str]) -> OSError | None:
    """Writes some files; gives what went wrong, which is to be raised where it is understood."""
    try:
        put_each(among(site, paths), folder, paths)
    except OSError as error:
        return error
    return None
