"""Who may talk to the preview: this machine, by its own names."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from tornado.web import RequestHandler

LOCAL = {"127.0.0.1", "localhost", "::1"}


def is_local(address: str) -> bool:
    """Whether an address, or a host after `//`, is one of this machine.

    >>> [is_local(one) for one in ("//localhost:80", "http://[::1]", "//127.0.0.1.evil.example", "//[::1", "null")]
    [True, True, False, False, False]
    """
    with suppress(ValueError):
        return urlsplit(address).hostname in LOCAL
    return False


class LocalOnly(RequestHandler):
    """Answers to the names of this machine only, so that no page of the web can read the preview; nothing is cached.
    What else is said of a file is what a host would say."""

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "strict-origin-when-cross-origin")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        if not is_local(f"//{self.request.host}"):
            self.set_status(421)
            self.finish("This preview answers to 127.0.0.1 and localhost only.\n")
