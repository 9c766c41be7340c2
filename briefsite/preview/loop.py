"""Watch, build, show: one build at a time, and what changed while it ran starts the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from watchfiles import Change, awatch

from briefsite.preview.reviewing import Reviewing
from briefsite.preview.server import HOST, PreviewServer
from briefsite.preview.showing import Build, Showing, rebuilt, what_to_reload

Announce = Callable[[tuple[str, ...]], None]
_DEBOUNCE_MS, _STEP_MS = 50, 20
_LOOK_AGAIN = 0.5


@dataclass(slots=True)
class Listening:
    """A running preview: its address, and what it shows now."""

    url: str
    showing: Showing


@asynccontextmanager
async def preview(
    build: Build,
    root: Path,
    folders: Sequence[str],
    *,
    port: int,
    base: str = "/",
    announce: Announce,
    reviewing: Reviewing | None = None,
) -> AsyncIterator[Listening]:
    """Build, serve on loopback below `base`, and rebuild at every change in the `folders` of `root` or in its settings.

    `announce` is told after each build what is wrong with it (nothing, where all is well). With `reviewing` there is a
    page of what awaits a person too. Leaving the context stops everything.
    """
    state = Listening("", Showing())
    build = partial(reviewing.in_turn, build) if reviewing else build
    server = PreviewServer(lambda: state.showing, base, reviewing)
    server.root = root.resolve()
    state.url = f"http://{HOST}:{server.listen(port)}{base}"
    changed: asyncio.Queue[None] = asyncio.Queue()
    await _show_next(build, state, server, announce)
    tasks = [
        asyncio.create_task(_follow(changed, lambda: _show_next(build, state, server, announce))),
        *(asyncio.create_task(_watch(root, folder, changed)) for folder in folders),
        asyncio.create_task(_watch_settings(root, folders, changed)),
    ]
    try:
        yield state
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.stop()


async def _show_next(build: Build, state: Listening, server: PreviewServer, announce: Announce) -> None:
    """Build in a thread, show what came of it, and tell the browsers."""
    before = state.showing
    state.showing = await asyncio.to_thread(rebuilt, before, build, server.root)
    announce(state.showing.problems)
    server.tell(lambda page: what_to_reload(before, state.showing, page))


async def _follow(changed: asyncio.Queue[None], show_next: Callable[[], Awaitable[None]]) -> None:
    """One build after another: all that has changed by the time one begins is in it, all that changes after is not."""
    while True:
        await changed.get()
        while not changed.empty():
            changed.get_nowait()
        await show_next()


async def _watch(root: Path, folder: str, changed: asyncio.Queue[None]) -> None:
    """Report changes below a folder, from the moment it exists."""
    async for _ in _changes(root / folder, recursive=True):
        changed.put_nowait(None)


async def _watch_settings(root: Path, folders: Sequence[str], changed: asyncio.Queue[None]) -> None:
    """Report changes of `pyproject.toml`. Its folder is watched, for editors replace the file rather than write it."""
    async for changes in _changes(root, recursive=False):
        if any(Path(path).name in ("pyproject.toml", *folders) for _, path in changes):
            changed.put_nowait(None)


async def _changes(folder: Path, *, recursive: bool) -> AsyncIterator[set[tuple[Change, str]]]:
    """The changes in a folder, which may come and go; when it comes, what it holds is a change."""
    late = not folder.is_dir()
    while True:
        if folder.is_dir():
            if late:
                yield {(Change.added, str(folder))}
            async for changes in awatch(folder, debounce=_DEBOUNCE_MS, step=_STEP_MS, recursive=recursive):
                yield changes
                if not folder.is_dir():
                    break
        late = True
        await asyncio.sleep(_LOOK_AGAIN)
