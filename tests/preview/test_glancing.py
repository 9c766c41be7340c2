"""What can be told of a save at once is shown while the build runs; what cannot waits for it, and nothing is stale."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest

from briefsite.model.issues import Issue
from briefsite.model.site import Site
from tests.preview.serving import a_site, browser, get, run, serving


class Slow:
    """A build that ends when it may, and a glance that knows all pages but one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.may_end = Event()
        self.may_end.set()
        self.glances: list[set[str]] = []
        self.built = 0

    def build(self) -> tuple[Site, tuple[Issue, ...]]:
        made = a_site(self.root)
        self.may_end.wait(20)
        self.built += 1
        return made

    def glance(self, saved: Iterable[str]) -> Site | None:
        self.glances.append(set(saved))
        return Partly(a_site(self.root)[0])


class Partly(dict[str, bytes]):
    """A site in which the page about all must wait."""

    def late(self, path: str) -> bool:
        return path == "all.html"


@pytest.fixture
def slow(root: Path) -> Iterator[Slow]:
    (root / "content/all.md").write_text("all")
    slow = Slow(root)
    yield slow
    slow.may_end.set()


def test_a_save_shows_while_the_build_still_runs_and_another_one_too(root: Path, slow: Slow) -> None:
    async def story() -> None:
        async with (
            serving(root, build=slow.build, glance=slow.glance) as listening,
            browser(listening) as next_reload,
        ):
            slow.may_end.clear()
            for words in ("first", "second"):
                (root / "content/index.md").write_text(words)
                assert await next_reload() == "*"
                assert words.encode() in (await get(listening.url)).body
                await asyncio.sleep(0.3)
            assert slow.built == 1
            (root / "content/other.md").write_text("third")
            while len(slow.glances) < 3:
                await asyncio.sleep(0.05)
            assert slow.glances[-1] == {"content/index.md", "content/other.md"}
            slow.may_end.set()
            while slow.built < 3:
                await asyncio.sleep(0.05)
            assert b"third" in (await get(f"{listening.url}other.html")).body

    run(story())


def test_a_page_that_only_a_build_can_tell_waits_for_it(root: Path, slow: Slow) -> None:
    async def story() -> None:
        async with (
            serving(root, build=slow.build, glance=slow.glance) as listening,
            browser(listening) as next_reload,
        ):
            slow.may_end.clear()
            (root / "content/index.md").write_text("other")
            await next_reload()
            (root / "content/all.md").write_text("all and other")
            asked = asyncio.ensure_future(get(f"{listening.url}all.html"))
            await asyncio.sleep(0.5)
            assert not asked.done()
            slow.may_end.set()
            assert b"all and other" in (await asked).body

    run(story())


def test_what_a_build_finds_wrong_is_shown_and_no_glance_follows_until_it_is_mended(root: Path, slow: Slow) -> None:
    async def story() -> None:
        async with (
            serving(root, build=slow.build, glance=slow.glance) as listening,
            browser(listening) as next_reload,
        ):
            (root / "content/index.md").write_text("broken")
            while b"hun-sem" not in (page := (await get(listening.url)).body):
                await next_reload()
            assert b"<p>home</p>" in page
            glances = len(slow.glances)
            (root / "content/index.md").write_text("mended")
            while b"<p>mended</p>" not in (await get(listening.url)).body:
                await next_reload()
            assert len(slow.glances) == glances

    run(story())


def test_a_glance_that_fails_costs_nothing_but_its_time(root: Path) -> None:
    def fails(_: Iterable[str]) -> Site:
        raise ValueError

    async def story() -> None:
        async with serving(root, glance=fails) as listening, browser(listening) as next_reload:
            (root / "content/index.md").write_text("first")
            assert await next_reload() == "*"
            assert b"first" in (await get(listening.url)).body

    run(story())
