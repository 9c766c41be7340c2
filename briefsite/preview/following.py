"""After a save: what can be told of it at once is shown at once, and a build says the rest.

One build runs at a time. What is saved while it runs is glanced at too, and starts the next.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from briefsite.preview.server import PreviewServer
from briefsite.preview.showing import Build, Glance, Showing, rebuilt, what_to_reload

Announce = Callable[[Showing], None]
Made = TypeVar("Made")
#: Paths of files below the root; None stands for any.
Saved = frozenset[str] | None
#: A build begins when nothing has followed a glance for so many seconds: whoever looks asks for the page meanwhile.
_A_MOMENT = 0.15


@dataclass
class Following:
    """What is shown now (`showing`), what the last build gave (`built`), and what was saved since."""

    build: Build
    glance: Glance | None
    announce: Announce
    server: PreviewServer
    news: asyncio.Queue[Saved] = field(default_factory=asyncio.Queue)
    showing: Showing = field(default_factory=Showing)
    built: Showing = field(default_factory=Showing)

    async def first(self) -> None:
        """The first build, shown."""
        self.built = await self._rebuilt()
        self._show(self.built)
        self.announce(self.built)

    async def forever(self) -> None:
        """One build after another: all that has changed by the time one begins is in it, all that changes after is
        not."""
        since: Saved = frozenset()
        while True:
            if since == frozenset():
                since = both(since, await self.news.get())
            since = both(since, self._heard())
            while await self._glanced(since) and (more := await self._soon()) != frozenset():
                since = both(since, more)
            since = await self._next(since)

    async def _next(self, begun: Saved) -> Saved:
        """Build, and show what came of it, or of what was saved meanwhile, which is given."""
        building = asyncio.ensure_future(self._rebuilt())
        since: Saved = frozenset()
        while not building.done():
            hearing = asyncio.ensure_future(self.news.get())
            try:
                await asyncio.wait({building, hearing}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                if not hearing.done():
                    hearing.cancel()
            if hearing.done() and not hearing.cancelled():
                since = both(since, hearing.result())
                await self._glanced(both(begun, since))
        self.built = building.result()
        since = both(since, self._heard())
        if since == frozenset() or not await self._glanced(since):
            self._show(self.built)
        self.announce(self.built)
        return since

    async def _glanced(self, since: Saved) -> bool:
        """Show what can be told at once of what was saved since the last build began."""
        if self.glance is None or since is None or (self.built.problems and not self.built.aside):
            return False
        site = await beside(partial(_nothing_raised, self.glance, since))
        if site is not None:
            self._show(Showing(site, self.built.problems, self.built.aside))
        return site is not None

    async def _rebuilt(self) -> Showing:
        return await beside(partial(rebuilt, self.built, self.build, self.server.root))

    def _show(self, showing: Showing) -> None:
        before, self.showing = self.showing, showing
        self.server.tell(lambda page: what_to_reload(before, showing, page))

    def _heard(self) -> Saved:
        """What has been saved, and is not yet looked at."""
        since: Saved = frozenset()
        while not self.news.empty():
            since = both(since, self.news.get_nowait())
        return since

    async def _soon(self) -> Saved:
        """What is saved within a moment."""
        with suppress(asyncio.TimeoutError):
            return both(await asyncio.wait_for(self.news.get(), _A_MOMENT), self._heard())
        return frozenset()


def both(one: Saved, other: Saved) -> Saved:
    """All that was saved."""
    return None if one is None or other is None else one | other


def _nothing_raised(glance: Glance, since: Iterable[str]) -> Any:
    """What a glance gives; nothing where it fails, for a build says why."""
    with suppress(Exception):
        return glance(since)
    return None


async def beside(work: Callable[[], Made]) -> Made:
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
