"""Watching folders, which may come, go, and be put in each other's place while they are watched."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Iterable, Iterator
from contextlib import aclosing, contextmanager, suppress
from pathlib import Path

from watchfiles import awatch

from briefsite.disk import is_beside
from briefsite.preview.links import Links

#: Device and inode.
Identity = tuple[int, int]
#: A save is told once nothing has followed it for a moment; a burst of saves (a checkout, say) once, at its end.
_QUIET_MS, _BURST_MS = 20, 500
#: How often a folder is looked for that is not there, and whether the one that is watched is still the one there.
_LOOK_AGAIN, _SAME_MS = 0.5, 1_000


async def changes(folder: Path, *, recursive: bool) -> AsyncGenerator[set[str], None]:
    """The paths that change in a folder, with links whose file does. When it comes, goes, or is another one, all that
    it holds has changed."""
    news: set[str] = set()
    while True:
        with _held(folder) as watched:
            if watched:
                links = Links(folder, recursive=recursive)
                async with aclosing(_seen(folder, recursive=recursive)) as seen:
                    async for paths in seen:
                        if _identity(folder) != watched:
                            break
                        if paths := paths | links.written(paths) | news:
                            yield paths
                        news = set()
            else:
                await asyncio.sleep(_LOOK_AGAIN)
            news = {str(folder)} if _identity(folder) != watched else set()
        if news:
            yield news  # and once more as soon as it is watched, for what is written until then


@contextmanager
def _held(folder: Path) -> Iterator[Identity | None]:
    """Which folder it is that is there. While it is held, no other one is given its number, as a system likes to do
    with that of one which was just removed."""
    handle = None
    with suppress(OSError):  # where there is none, or the system opens files only
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", os.O_RDONLY))
    try:
        yield _identity(folder)
    finally:
        if handle is not None:
            os.close(handle)


def _identity(folder: Path) -> Identity | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if folder.is_dir() else None


async def _seen(folder: Path, *, recursive: bool) -> AsyncGenerator[set[str], None]:
    """The paths that change, and now and then none. Where the system watches no more folders, they are looked over."""
    for polling in (False, True):
        with suppress(OSError, RuntimeError):
            watching = awatch(
                folder,
                watch_filter=None,
                debounce=_BURST_MS,
                step=_QUIET_MS,
                rust_timeout=_SAME_MS,
                yield_on_timeout=True,
                recursive=recursive,
                force_polling=polling or None,
                ignore_permission_denied=True,
            )
            async with aclosing(watching):
                async for found in watching:
                    yield set(_ours(path for _, path in found))
        if not folder.is_dir():
            return


def _ours(paths: Iterable[str]) -> Iterable[str]:
    return (path for path in paths if not is_beside(Path(path).name))
