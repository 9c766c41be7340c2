"""What the preview adds to a page on its way out: the reloading script, and a notice while the newest build fails.

Both are plain files of this server, never inline, and a policy that a page declares is widened by just these files and
the reload socket: a page that runs no script when it is published still follows a save.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from urllib.parse import quote

SCRIPT_PATH = "/livereload.js"
STYLE_PATH = "/preview.css"
STYLE = b"""\
.preview-notice { position: sticky; top: 0; z-index: 9999; max-height: 60vh; overflow: auto;
  margin: 0; padding: 1rem 1.5rem; background: #5c1a14; color: #fff; text-align: left;
  font: 15px/1.5 ui-monospace, Menlo, Consolas, monospace; }
.preview-notice p { margin: 0 0 .5rem; font-weight: bold; color: inherit; max-width: none; }
.preview-notice ul { margin: 0; padding: 0 0 0 1.2rem; }
.preview-notice a { color: inherit; }
.preview-notice li { white-space: pre-wrap; overflow-wrap: anywhere; color: inherit; }
@media print { .preview-notice { display: none; } }
"""

_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_POLICY = re.compile(rb"""(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")""", re.IGNORECASE)
_PLACE = re.compile(r"(?P<path>(?:content|templates|seeds)/[^:\n]+|pyproject\.toml)(?P<at>(?::\d+){0,2})(?=:)")
_EMPTY = (
    b"<!doctype html>\n<html lang=en>\n<head><meta charset=utf-8><title>Preview</title></head>\n<body></body></html>\n"
)


def dressed(page: bytes, port: int, problems: tuple[str, ...], root: Path | None = None) -> bytes:
    """The page with the script at the start of its head, and with the notice at the start of its body. `root` is the
    site's folder, for links that open its files."""
    head = f'<script src="{SCRIPT_PATH}?port={port}" defer></script>'
    if problems:
        head += f'<link rel="stylesheet" href="{STYLE_PATH}">'
        page = _after(_BODY, page, _notice(problems, root))
    page = _POLICY.sub(lambda found: found[1] + _widened(found[2].decode(), port).encode() + found[3], page)
    return _after(_HEAD, page, head)


def _widened(policy: str, port: int) -> str:
    """A content security policy that also lets this server's script, style and socket pass.

    >>> _widened("default-src 'none'; img-src *", 80)
    "default-src 'none'; img-src *; script-src 'self'; style-src 'self'; connect-src 'self' ws://127.0.0.1:80 ws://localhost:80"
    """
    directives = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}
    sockets = [f"ws://{host}:{port}" for host in ("127.0.0.1", "localhost")]
    for name, more in (("script-src", []), ("style-src", []), ("connect-src", sockets)):
        allowed = directives.get(name, directives.get("default-src", ["*"]))
        directives[name] = [*(value for value in allowed if value not in ("'none'", "'self'")), "'self'", *more]
    return "; ".join(" ".join([name, *values]) for name, values in directives.items())


def empty_page() -> bytes:
    """The page shown before any build has been good."""
    return _EMPTY


def _after(tag: re.Pattern[bytes], page: bytes, markup: str) -> bytes:
    found = tag.search(page)
    at = found.end() if found else 0
    return page[:at] + markup.encode() + page[at:]


def _notice(problems: tuple[str, ...], root: Path | None) -> str:
    items = "".join(f"<li>{_told(problem, root)}</li>" for problem in problems)
    heading = "The newest build failed. What you see below is the site as it was before."
    return f'<aside class="preview-notice" role="alert"><p>{heading}</p><ul>{items}</ul></aside>'


def _told(problem: str, root: Path | None) -> str:
    """A problem; its place is a link that opens the file in an editor that listens to such links."""
    place = _PLACE.match(problem)
    if not (place and root):
        return escape(problem)
    file = quote((root / place["path"]).as_posix())
    link = f'<a href="vscode://file{file}{place["at"]}">{escape(place[0])}</a>'
    return link + escape(problem[place.end() :])
