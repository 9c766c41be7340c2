"""Watch, build, show: one build at a time, and what changed while it ran starts the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from briefsite.preview.overlay import EDITORS
from briefsite.preview.reviewing import Reviewing
from briefsite.preview.server import HOST, PreviewServer, plain_type
from briefsite.preview.showing import Build, Showing, rebuilt, what_to_reload
from briefsite.preview.watching import changes

Announce = Callable[[Showing], None]
Made = TypeVar("Made")


@dataclass(slots=True)
class Listening:
    """A running preview: its address, what it shows now, and which file was saved last."""

    url: str
    showing: Showing
    saved: Path | None = None
    changed: asyncio.Queue[None] = field(default_factory=asyncio.Queue)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def build_again(self) -> None:
        """As if a file had been saved."""
        self.changed.put_nowait(None)

    async def until_it_fails(self) -> None:
        """Waits as long as the preview works, and raises what ends it."""
        done, _ = await asyncio.wait(self.tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()


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
    editor: str = EDITORS["vscode"],
    content_type: Callable[[str], str] = plain_type,
) -> AsyncIterator[Listening]:
    """Build, serve on loopback below `base`, and rebuild at every change in the `folders` of `root` or in its settings.

    `announce` is told after each build what is shown. With `reviewing` there is a page of what awaits a person too.
    `editor` is the address by which an editor opens a file, `content_type` says what a file is published as. Leaving
    the context stops everything. Raises OSError where the port cannot be used.
    """
    state = Listening("", Showing())
    build = partial(reviewing.in_turn, build) if reviewing else build
    server = PreviewServer(lambda: state.showing, base, reviewing)
    server.root, server.editor, server.content_type = root.resolve(), editor, content_type
    state.url = f"http://{HOST}:{server.listen(port)}{base}"
    state.tasks += [asyncio.create_task(_watch(root, folder, state)) for folder in folders]
    state.tasks.append(asyncio.create_task(_watch_settings(root, folders, state)))
    await asyncio.sleep(0)  # until they watch: what is saved during the first build is in the second
    try:
        await _show_next(build, state, server, announce)
        state.tasks.append(
            asyncio.create_task(_follow(state.changed, lambda: _show_next(build, state, server, announce)))
        )
        yield state
    finally:
        for task in state.tasks:
            task.cancel()
        await asyncio.gather(*state.tasks, return_exceptions=True)
        await server.stop()


async def _show_next(build: Build, state: Listening, server: PreviewServer, announce: Announce) -> None:
    """Build in a thread, show what came of it, and tell the browsers."""
    before = state.showing
    state.showing = await _beside(partial(rebuilt, before, build, server.root))
    announce(state.showing)
    server.tell(lambda page: what_to_reload(before, state.showing, page))


async def _beside(work: Callable[[], Made]) -> Made:
    """What `work` gives, in a thread that nobody waits for when the preview is stopped."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Made] = loop.create_future()

    def hand_over(put: Callable[[Any], None], given: object) -> None:
        with suppress(RuntimeError):  # the preview was stopped
            loop.call_soon_threadsafe(lambda: None if done.done() else put(given))

    def run() -> None:
        try:
            made = work()
        except BaseException as error:  # noqa: BLE001 - it is raised where the work was asked for
            hand_over(done.set_exception, error)
        else:
            hand_over(done.set_result, made)

    Thread(target=run, daemon=True).start()
    return await done


async def _follow(changed: asyncio.Queue[None], show_next: Callable[[], Awaitable[None]]) -> None:
    """One build after another: all that has changed by the time one begins is in it, all that changes after is not."""
    while True:
        await changed.get()
        while not changed.empty():
            changed.get_nowait()
        await show_next()


async def _watch(root: Path, folder: str, state: Listening) -> None:
    """Report changes below a folder, from the moment it exists."""
    async for paths in changes(root / folder, recursive=True):
        if folder == "content" and (records := [path for path in paths if _is_record(Path(path), root / folder)]):
            state.saved = Path(max(records, key=lambda path: Path(path).stat().st_mtime_ns))
        state.build_again()


def _is_record(path: Path, content: Path) -> bool:
    return path.suffix == ".md" and path.is_file() and ".drafts" not in path.relative_to(content).parts


async def _watch_settings(root: Path, folders: Sequence[str], state: Listening) -> None:
    """Report changes of `pyproject.toml`. Its folder is watched, for editors replace the file rather than write it."""
    async for paths in changes(root, recursive=False):
        if any(Path(path).name in ("pyproject.toml", root.name, *folders) for path in paths):
            state.build_again()
