"""Watch, build, show: one build at a time, and what changed while it ran starts the next."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from stat import S_ISREG

from briefsite.preview.following import Announce, Following
from briefsite.preview.overlay import EDITORS
from briefsite.preview.reviewing import Reviewing
from briefsite.preview.server import HOST, PreviewServer, plain_type
from briefsite.preview.showing import Build, Glance, Showing
from briefsite.preview.watching import changes


@dataclass(slots=True)
class Listening:
    """A running preview: its address, what it shows now, and which file was saved last."""

    url: str
    following: Following
    saved: Path | None = None
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def showing(self) -> Showing:
        """What is shown now."""
        return self.following.showing

    def build_again(self) -> None:
        """As if any file had been saved."""
        self.following.news.put_nowait(None)

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
    glance: Glance | None = None,
    reviewing: Reviewing | None = None,
    editor: str = EDITORS["vscode"],
    content_type: Callable[[str], str] = plain_type,
) -> AsyncIterator[Listening]:
    """Build, serve on loopback below `base`, and rebuild at every change in the `folders` of `root` or in its settings.

    `announce` is told after each build what is shown; what a `glance` gives is shown before it. With `reviewing` there
    is a page of what awaits a person too. `editor` is the address by which an editor opens a file, `content_type` says
    what a file is published as. Leaving the context stops everything. Raises OSError where the port cannot be used.
    """
    root = root.absolute()  # by such paths a change is told, from wherever it is watched
    build = partial(reviewing.in_turn, build) if reviewing else build
    server = PreviewServer(lambda: state.showing, base, reviewing)
    state = Listening("", Following(build, glance, announce, server))
    server.root, server.editor, server.content_type = root.resolve(), editor, content_type
    server.build_again = state.build_again
    state.url = f"http://{HOST}:{server.listen(port)}{base}"
    state.tasks += [asyncio.create_task(_watch(root, folder, state)) for folder in folders]
    state.tasks.append(asyncio.create_task(_watch_settings(root, folders, state)))
    await asyncio.sleep(0)  # until they watch: what is saved during the first build is in the second
    try:
        await state.following.first()
        state.tasks.append(asyncio.create_task(state.following.forever()))
        yield state
    finally:
        for task in state.tasks:
            task.cancel()
        await asyncio.gather(*state.tasks, return_exceptions=True)
        await server.stop()


async def _watch(root: Path, folder: str, state: Listening) -> None:
    """Report changes below a folder, from the moment it exists."""
    async for paths in changes(root / folder, recursive=True):
        if folder == "content" and (record := saved_last(paths, root / folder)):
            state.saved = record
        state.following.news.put_nowait(_below(root, folder, paths))


def _below(root: Path, folder: str, paths: Iterable[str]) -> frozenset[str] | None:
    """The paths below the root; None where the whole folder is another."""
    inside = [Path(path) for path in paths]
    if any(not path.is_relative_to(root / folder) or path == root / folder for path in inside):
        return None
    return frozenset(path.relative_to(root).as_posix() for path in inside)


def saved_last(paths: Iterable[str], content: Path) -> Path | None:
    """The record that was saved last, of those that are still there: what an editor wrote for a moment may be gone."""
    found = []
    for path in map(Path, paths):
        with suppress(OSError):
            if path.suffix == ".md" and ".drafts" not in path.relative_to(content).parts:
                seen = path.stat()
                found += [(seen.st_mtime_ns, path)] if S_ISREG(seen.st_mode) else []
    return max(found)[1] if found else None


async def _watch_settings(root: Path, folders: Sequence[str], state: Listening) -> None:
    """Report changes of `pyproject.toml`. Its folder is watched, for editors replace the file rather than write it."""
    async for paths in changes(root, recursive=False):
        if any(Path(path).name in ("pyproject.toml", root.name, *folders) for path in paths):
            state.build_again()
