"""livereload's server, told what to serve: its socket and script as they are, its polling and its rules left out.

Left as it comes, livereload drops a reload that follows another within three seconds, polls every file, injects an
inline script, and answers any host name. None of that is used here.
"""

from __future__ import annotations

import json
import mimetypes
import re
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

from briefsite.preview.dressing import SCRIPT_PATH, STYLE, STYLE_PATH, dressed, empty_page
from briefsite.preview.guarding import LOCAL, LocalOnly
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
        self.root: Path | None = None

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
                ("/livereload", _Socket),
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
        """Tell every open page what is news to it: `*` to load itself again, or the paths of style sheets to swap."""
        for browser in LiveReloadHandler.waiters.copy():
            for path in news(self.page_at(getattr(browser, "address", ""))):
                browser.send_message({"command": "reload", "path": path, "liveCSS": True, "liveImg": True})

    def page_at(self, address: str) -> str:
        """The file of the site that a browser at this address shows."""
        return _file_name(urlsplit(address).path.removeprefix(self.base))

    async def stop(self) -> None:
        self.http.stop()
        await self.http.close_all_connections()


class _Unwatching(Watcher):  # type: ignore[misc]  # the library has no types
    """A watcher that never polls: the preview is told of changes instead."""

    def start(self, _: object) -> bool:
        return True


class _Socket(LiveReloadHandler):  # type: ignore[misc]  # the library has no types
    def on_message(self, message: str) -> None:
        """Livereload's own, and which page the browser shows."""
        told = json.loads(message)
        if isinstance(told, dict) and isinstance(told.get("url"), str):
            self.address = told["url"]
        super().on_message(message)

    def check_origin(self, origin: str) -> bool:
        return urlsplit(origin).hostname in LOCAL


class _Script(LocalOnly, LiveReloadJSHandler):  # type: ignore[misc]  # the library has no types
    pass


class _Style(LocalOnly):
    def initialize(self, style: bytes) -> None:
        self.style = style

    def get(self) -> None:
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(self.style)


class _Page(LocalOnly):
    """A file of the site; `404.html` for what is not there; the notice on whatever is a page."""

    def initialize(self, server: PreviewServer) -> None:
        self.server = server

    def get(self, *_: Any) -> None:
        base, path = self.server.base, self.request.path
        if not path.startswith(base):
            return self.redirect(base) if path in ("/", base.rstrip("/")) else self._missing()
        name = _file_name(path.removeprefix(base))
        showing = self.server.showing()
        if name in showing.site:
            return self._answer(name, showing.site[name])
        if f"{name}/index.html" in showing.site:
            return self.redirect(f"{path}/")
        return self._missing()

    head = get

    def _missing(self) -> None:
        showing = self.server.showing()
        self.set_status(404 if showing.site else 500)
        self._answer("404.html", showing.site.get("404.html", empty_page()))

    def _answer(self, name: str, content: bytes) -> None:
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind == "text/html":
            content = dressed(content, self.server.port, self.server.showing().problems, self.server.root)
        text = kind.startswith("text/") or kind.endswith(("xml", "json", "javascript"))
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.finish(content)


def _file_name(path: str) -> str:
    """The site's file for the path of a request: a folder's is its index."""
    plain = unquote(path)
    return f"{plain}index.html" if plain.endswith("/") or not plain else plain
