"""A site put into its folder file by file, each moved into its place in one step.

Pages come before the lists that lead to them, and removals last. While it runs, the list names the old and the new
digest of every file, so that the next run knows what an interrupted one wrote.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from briefsite.model.site import Site, step_of
from briefsite.output.listing import LIST, Digests, listed

_BESIDE = ".briefsite-"


def made_so(
    site: Site,
    folder: Path,
    before: Digests,
    digests: Mapping[str, str],
    *,
    changed: Iterable[str],
    gone: Iterable[str],
) -> None:
    """Writes what changed, and removes what is gone."""
    both = {path: _joined(before.get(path, ""), digests.get(path, "")) for path in {**before, **digests}}
    _sweep(folder, before)
    _note(folder, both)
    for path in sorted(changed, key=step_of):
        _replace(folder, path, site[path])
    for path in gone:
        _remove(folder, path)
    _note(folder, digests)


def _joined(*digests: str) -> str:
    return " ".join(dict.fromkeys(" ".join(digests).split()))


def _replace(folder: Path, path: str, data: bytes) -> None:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=_BESIDE, dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _remove(folder: Path, path: str) -> None:
    """Removes a file, and the folders that this leaves empty."""
    place = folder / path
    place.unlink()
    for parent in list(place.relative_to(folder).parents)[:-1]:
        with suppress(OSError):
            (folder / parent).rmdir()


def _sweep(folder: Path, before: Digests) -> None:
    """Removes what a run that was killed had begun to write beside its place."""
    for parent in sorted({folder, *((folder / path).parent for path in before)}):
        for beside in parent.glob(f"{_BESIDE}*"):
            beside.unlink(missing_ok=True)


def _note(folder: Path, digests: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder, LIST, listed(digests))
