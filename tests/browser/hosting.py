"""A site served on this machine below a path, with the header that `_headers` asks hosts for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from briefsite.model.site import Site
from briefsite.publishing.hosts import policy_of

BELOW = "/a/b/"
_TYPES = {"html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@contextmanager
def hosted(site: Site, below: str = BELOW) -> Iterator[str]:
    """Serves the site below a path; gives the address of its home page's folder."""
    policy = policy_of(site)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # a browser that opens hundreds of pages need not connect anew for each
        timeout = 30
        wbufsize, disable_nagle_algorithm = -1, True  # head and body at once: apart, the second waits for an answer

        def do_GET(self) -> None:
            path = urlsplit(self.path).path.removeprefix(below) or "index.html"
            data = site.get(path)
            self.send_response(200 if data is not None else 404)
            self.send_header("Content-Type", _TYPES.get(path.rpartition(".")[2], "text/plain; charset=utf-8"))
            self.send_header("Content-Length", str(len(data or b"")))
            self.send_header("Content-Security-Policy", policy)
            if path.startswith("static/"):
                self.send_header("Cache-Control", "max-age=3600")  # as the hosts do that are told what is named anew
            with suppress(BrokenPipeError, ConnectionResetError):  # a browser that has moved on reads no further
                self.end_headers()
                self.wfile.write(data or b"")

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{below}"
    server.shutdown()
    thread.join()
