"""Who is told what after a save: every browser what is news to its page, and nobody anything else."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

from briefsite.model.issues import Issue
from briefsite.model.site import Site
from briefsite.preview import Listening
from briefsite.preview.showing import Showing, what_to_reload
from tests.preview.serving import a_site, browser, get, run, serving


def test_a_save_reloads_and_two_saves_within_three_seconds_both_show(root: Path) -> None:
    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            for words in ("first", "second", "third"):
                (root / "content/index.md").write_text(words)
                assert await next_reload() == "*"
                assert words.encode() in (await get(listening.url)).body

    run(story())


def test_a_save_while_a_build_runs_starts_the_next_one(root: Path) -> None:
    running, most = 0, 0

    def slow() -> tuple[Site, tuple[Issue, ...]]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        made = a_site(root)
        __import__("time").sleep(0.4)
        running -= 1
        return made

    async def story() -> None:
        async with serving(root, build=slow) as listening, browser(listening) as next_reload:
            for number in range(4):
                (root / "content/index.md").write_text(f"words {number}")
                await asyncio.sleep(0.2)
            while b"words 3" not in (await get(listening.url)).body:
                await next_reload()

    run(story())
    assert most == 1


def test_a_style_sheet_alone_is_swapped_in_place(root: Path) -> None:
    (root / "content/look.md").write_text("p { color: red }")

    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            (root / "content/look.md").write_text("p { color: blue }")
            assert await next_reload() == "look.css"
            assert (await get(f"{listening.url}look.css")).body == b"p { color: blue }"

    run(story())


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"a.html": b"a"}, {"a.html": b"a", "b.html": b"new"}, ()),
        ({"a.html": b"a"}, {"a.html": b"b"}, ("*",)),
        ({"a.html": b"a"}, {}, ("*",)),
        ({"a.html": b"x.css?v=00000001", "x.css": b"a"}, {"a.html": b"x.css?v=00000002", "x.css": b"b"}, ("x.css",)),
        ({"a.html": b"a", "static/i.svg": b"a"}, {"a.html": b"a", "static/i.svg": b"b"}, ("*",)),
        (
            {"a.html": b"a", "x.css": b"a", "y.css": b"a"},
            {"a.html": b"a", "x.css": b"", "y.css": b""},
            ("x.css", "y.css"),
        ),
        ({"404.html": b"a"}, {"404.html": b"a", "other.html": b""}, ()),
    ],
)
def test_a_browser_is_told_only_what_is_news_to_its_page(before: Site, after: Site, told: tuple[str, ...]) -> None:
    assert what_to_reload(Showing(before), Showing(after), "a.html") == told


def test_a_browser_on_another_page_is_left_alone(root: Path) -> None:
    (root / "content/other.md").write_text("other")

    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            (root / "content/other.md").write_text("changed")
            while b"changed" not in (await get(f"{listening.url}other.html")).body:
                await asyncio.sleep(0.05)
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(next_reload(), 0.5)

    run(story())


def test_a_browser_that_missed_the_news_is_told_when_it_asks(root: Path) -> None:
    async def news(listening: Listening, version: str) -> str:
        socket = await websocket_connect(listening.url.replace("http", "ws") + "livereload")
        await socket.write_message(json.dumps({"command": "hello", "protocols": [], "snipver": version}))
        await socket.read_message()
        await socket.write_message(json.dumps({"command": "info", "url": listening.url}))
        with suppress(asyncio.TimeoutError):
            return str(json.loads(str(await asyncio.wait_for(socket.read_message(), 0.5)))["path"])
        return ""

    async def story() -> None:
        async with serving(root) as listening, browser(listening) as next_reload:
            version = re.search(r"snipver=(v[0-9a-f]+)", (await get(listening.url)).body.decode())
            assert version
            assert await news(listening, version[1]) == ""
            (root / "content/index.md").write_text("newer")
            await next_reload()
            assert await news(listening, version[1]) == "*"

    run(story())


@pytest.mark.parametrize("words", ["{", "[1]", "3.5", '{"command": "hello"', '{"command": "\\ud800"}', "null"])
def test_words_that_are_no_browsers_are_passed_over_and_the_next_are_heard(root: Path, words: str) -> None:
    async def story() -> None:
        async with serving(root) as listening:
            socket = await websocket_connect(listening.url.replace("http", "ws") + "livereload")
            await socket.write_message(words)
            await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
            assert json.loads(str(await asyncio.wait_for(socket.read_message(), 20)))["command"] == "hello"

    run(story())
