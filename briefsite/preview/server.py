"""livereload's server, told what to serve: its socket and script as they are, its polling and its rules left out.

Left as it comes, livereload drops a reload that follows another within three seconds, polls every file, injects an
inline script, and answers any host name. None of that is used here.
"""

from __future__ import annotations

import mimetypes
import re
from asyncio import Event
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RedirectHandler

from briefsite.disk import from_json
from briefsite.preview.dressing import SCRIPT_PATH, STYLE_PATH, dressed, empty_page
from briefsite.preview.guarding import LocalOnly, is_local
from briefsite.preview.overlay import EDITORS, STYLE, overlay
from briefsite.preview.questions_shown import STYLE as REVIEW_STYLE
from briefsite.preview.reviewing import PATH, STYLE_NAME, Reviewing, ReviewPage
from briefsite.preview.showing import Showing

HOST = "127.0.0.1"
_LARGEST_FORM = 1_000_000


class PreviewServer(Server):  # type: ignore[misc]  # the library has no types
    """Serves what `showing()` gives at the moment of each request, below `base`; and the page of questions, if any."""

    def __init__(self, showing: Callable[[], Showing], base: str, reviewing: Reviewing | None = None) -> None:
        super().__init__(watcher=_Unwatching())
        self.showing = showing
        self.base = base
        self.reviewing = reviewing
        self.news = Event()
        self.root: Path | None = None
        self.editor = EDITORS["vscode"]
        self.content_type: Callable[[str], str] = plain_type
        self.build_again: Callable[[], None] = lambda: None

    def listen(self, port: int) -> int:
        """Start to answer on loopback, on the running event loop. Gives the port, which is chosen freely for 0."""
        sockets = bind_sockets(port, HOST)
        self.port = int(sockets[0].getsockname()[1])
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        self.http = HTTPServer(self.web_application(), max_body_size=_LARGEST_FORM)
        self.http.add_sockets(sockets)
        return self.port

    def web_application(self) -> Application:
        served = {"server": self}
        return Application(
            [
                ("/livereload", _Socket, served),
                (SCRIPT_PATH, _Script),
                (STYLE_PATH, _Style, {"style": STYLE}),
                *self._review_pages(),
                ("/.*", _Page, served),
            ],
            log_function=lambda _: None,
        )

    def _review_pages(self) -> list[Any]:
        if self.reviewing is None:
            return []
        path = re.escape(f"{self.base}{PATH}")
        return [
            (path, ReviewPage, {"reviewing": self.reviewing}),
            (path[:-1], RedirectHandler, {"url": f"{self.base}{PATH}", "permanent": False}),
            (f"{path}{re.escape(STYLE_NAME)}", _Style, {"style": REVIEW_STYLE}),
        ]

    def tell(self, news: Callable[[str], tuple[str, ...]]) -> None:
        """Tell every open page what is news to it: `*` to load itself again, or the paths of style sheets to swap; and
        those that wait for a page that there is news."""
        self.news.set()
        self.news = Event()
        for browser in LiveReloadHandler.waiters.copy():
            for path in news(self.page_at(getattr(browser, "address", ""))):
                browser.send_message({"command": "reload", "path": path, "liveCSS": True, "liveImg": True})

    def page_at(self, address: str) -> str:
        """The file of the site that a browser at this address shows."""
        return _file_name(urlsplit(address).path.removeprefix(self.base))

    def version_at(self, address: str) -> str:
        """The version of what is shown at this address."""
        return self.showing().version(self.page_at(address))

    def over(self, page: bytes, address: str) -> bytes:
        """A page with all that the preview adds to it."""
        showing = self.showing()
        told = ""
        if showing.problems:
            told = overlay(showing.problems, self.root, self.editor, shown=showing.shown)
        return dressed(page, self.port, self.version_at(address), told)

    async def stop(self) -> None:
        self.http.stop()
        await self.http.close_all_connections()


class _Unwatching(Watcher):  # type: ignore[misc]  # the library has no types
    """A watcher that never polls: the preview is told of changes instead."""

    def start(self, _: object) -> bool:
        return True


class _Socket(LocalOnly, LiveReloadHandler):  # type: ignore[misc]  # the library has no types
    address = version = ""

    def initialize(self, server: PreviewServer) -> None:
        self.server = server

    def prepare(self) -> None:
        """Asks both the host and the origin: the library takes any page for ours that names the host which it asks."""
        origin = self.request.headers.get("Origin")
        if origin is not None and not self.check_origin(origin):
            self.set_status(403)
            self.finish()
            return
        super().prepare()

    def on_message(self, message: str) -> None:
        """Livereload's own, and which page the browser shows, in which version: it may have missed the news of a newer
        one between loading the page and asking for news."""
        try:
            told = from_json(message)
        except ValueError:  # no browser's: nobody is there to be told
            return
        if not isinstance(told, dict):
            return
        if isinstance(told.get("snipver"), str):
            self.version = told["snipver"]
        super().on_message(message)
        if isinstance(told.get("url"), str):
            self.address = told["url"]
            if self.version not in ("", self.server.version_at(self.address)):
                self.send_message({"command": "reload", "path": "*"})

    def check_origin(self, origin: str) -> bool:
        return is_local(origin) and urlsplit(origin).netloc == self.request.host


class _Script(LocalOnly, LiveReloadJSHandler):  # type: ignore[misc]  # the library has no types
    pass


class _Style(LocalOnly):
    def initialize(self, style: bytes) -> None:
        self.style = style

    def get(self) -> None:
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(self.style)


class _Page(LocalOnly):
    """A file of the site; `404.html` for what is not there; the overlay on whatever is a page."""

    def initialize(self, server: PreviewServer) -> None:
        self.server = server

    async def get(self, *_: Any) -> None:
        base, path = self.server.base, self.request.path
        if not path.startswith(base):
            return self.redirect(base) if path in ("/", base.rstrip("/")) else self._missing()
        name = _file_name(path.removeprefix(base))
        while self.server.showing().waits(name):
            await self.server.news.wait()
        showing = self.server.showing()
        while (content := showing.site.get(name)) is None and name in showing.site:  # it was lost meanwhile
            self.server.build_again()
            await self.server.news.wait()
            showing = self.server.showing()
        if content is not None:
            return self._answer(name, content)
        if f"{name}/index.html" in showing.site:
            return self.redirect(f"{path}/")
        return self._missing()

    head = get

    def _missing(self) -> None:
        showing = self.server.showing()
        self.set_status(404 if showing.site else 500)
        self._answer("404.html", showing.site.get("404.html", empty_page()))

    def _answer(self, name: str, content: bytes) -> None:
        if name.endswith(".html"):
            content = self.server.over(content, self.request.path)
        self.set_header("Content-Type", self.server.content_type(name))
        self.finish(content)


def plain_type(path: str) -> str:
    """The type of a file as far as its name tells, where nobody says what it will be published as."""
    return f"{mimetypes.guess_type(path)[0] or 'application/octet-stream'}; charset=utf-8"


def _file_name(path: str) -> str:
    """The site's file for the path of a request: a folder's is its index."""
    plain = unquote(path)
    return f"{plain}index.html" if plain.endswith("/") or not plain else plain
