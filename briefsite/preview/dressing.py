"""What the preview adds to a page on its way out: the reloading script, and the overlay while the newest build fails.

Both are plain files of this server, never inline, and a policy that a page declares is widened by just these files and
the reload socket: a page that runs no script when it is published still follows a save.
"""

from __future__ import annotations

import re

SCRIPT_PATH = "/livereload.js"
STYLE_PATH = "/preview.css"
#: A browser looks for a preview that was stopped, and started again, every second or two.
_RETRY = "maxdelay=2000"

_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_POLICY = re.compile(rb"""(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")""", re.IGNORECASE)
_EMPTY = (
    b"<!doctype html>\n<html lang=en>\n<head><meta charset=utf-8><title>Preview</title></head>\n<body></body></html>\n"
)


def dressed(page: bytes, port: int, version: str, overlay: str = "") -> bytes:
    """The page with the script at the start of its head, and with the overlay, if any, at the start of its body.
    `version` is what the script says of the page when it asks for news."""
    head = f'<script src="{SCRIPT_PATH}?port={port}&amp;snipver={version}&amp;{_RETRY}" defer></script>'
    if overlay:
        head += f'<link rel="stylesheet" href="{STYLE_PATH}">'
        page = _after(_BODY, page, overlay)
    page = _POLICY.sub(lambda found: found[1] + _widened(found[2].decode(), port).encode() + found[3], page)
    return _after(_HEAD, page, head)


def _widened(policy: str, port: int) -> str:
    """A content security policy that lets this server's script, style and socket pass too, and nothing else.

    >>> _widened("default-src 'none'; style-src 'self'; connect-src *", 80)
    "default-src 'none'; style-src 'self' http://127.0.0.1:80/preview.css http://localhost:80/preview.css; \
connect-src * ws://127.0.0.1:80 ws://localhost:80; script-src http://127.0.0.1:80/livereload.js http://localhost:80/livereload.js"
    """
    directives = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    names = [f"{host}:{port}" for host in ("127.0.0.1", "localhost")]
    for name, more in (
        ("style-src", [f"http://{at}{STYLE_PATH}" for at in names]),
        ("connect-src", [f"ws://{at}" for at in names]),
        ("script-src", [f"http://{at}{SCRIPT_PATH}" for at in names]),
    ):
        allowed = directives.get(name, directives.get("default-src", ["*"]))
        directives[name] = [*(value for value in allowed if value != "'none'"), *more]
    return "; ".join(" ".join([name, *values]) for name, values in directives.items())


def empty_page() -> bytes:
    """The page shown before any build has been good."""
    return _EMPTY


def _after(tag: re.Pattern[bytes], page: bytes, markup: str) -> bytes:
    found = tag.search(page)
    at = found.end() if found else 0
    return page[:at] + markup.encode() + page[at:]
