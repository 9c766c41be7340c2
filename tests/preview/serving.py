"""A site of plain files, served by the preview over real HTTP and a real web socket on loopback, and a browser."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from briefsite.model.issues import Issue, Place
from briefsite.model.site import Site
from briefsite.preview import Listening, preview

PAGE = "<!doctype html><html><head><title>{0}</title></head><body class=x><p>{0}</p></body></html>"


def a_site(root: Path) -> tuple[Site, tuple[Issue, ...]]:
    """A page a file of `content/`; a file that says `broken` is an error, one that says `crash` raises."""
    site = {"404.html": PAGE.format("not here").encode(), "site.css": b"body { color: black }"}
    issues = []
    for path in sorted((root / "content").glob("*.md")):
        text = path.read_text()
        if "crash" in text:
            raise ValueError("the template has gone wrong")
        if "broken" in text:
            issues.append(Issue(Place(f"content/{path.name}", 3, 1), "unknown-id", "unknown actor 'hun-sem'"))
        name = f"{path.stem}.css" if "{" in text else f"{path.stem}.html"
        site[name] = text.encode() if "{" in text else PAGE.format(text).encode()
    return site, tuple(issues)


@asynccontextmanager
async def serving(
    root: Path, base: str = "/", build: Callable[[], Any] | None = None, glance: Callable[[Any], Any] | None = None
) -> AsyncIterator[Listening]:
    folders = ("content", "templates")
    made = build or (lambda: a_site(root))
    async with preview(made, root, folders, port=0, base=base, announce=lambda _: None, glance=glance) as it:
        await asyncio.sleep(0.3)  # until the watchers watch
        yield it


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(coroutine, 60))


async def get(url: str, host: str = "", follow: bool = False) -> HTTPResponse:
    request = HTTPRequest(url, headers={"Host": host} if host else {}, follow_redirects=follow)
    return await AsyncHTTPClient().fetch(request, raise_error=False)


@asynccontextmanager
async def browser(listening: Listening) -> AsyncIterator[Callable[[], Coroutine[Any, Any, str]]]:
    """What livereload's script does: say hello, then wait; gives a function that awaits the next reload's path."""
    port = listening.url.split(":")[2].split("/")[0]
    socket: WebSocketClientConnection = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
    assert json.loads(str(await socket.read_message()))["command"] == "hello"
    await socket.write_message(json.dumps({"command": "info", "url": listening.url}))
    await asyncio.sleep(0.1)

    async def next_reload() -> str:
        message = json.loads(str(await asyncio.wait_for(socket.read_message(), 20)))
        assert message["command"] == "reload"
        return str(message["path"])

    yield next_reload
    socket.close()
