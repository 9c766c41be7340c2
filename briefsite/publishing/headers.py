"""What a server is to say of each file: its type, and how long a browser may keep it.

A file whose name holds a digest never changes under that name, so it is kept for a year. Everything else is asked for
again: a page that was corrected must not live on in a cache.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
}
_NAMED = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}
_DIGEST = re.compile(r"[.-][0-9a-f]{8,64}\.[a-z0-9]+$")


@dataclass(frozen=True, slots=True)
class Headers:
    """`Content-Type` and `Cache-Control`."""

    content_type: str
    cache_control: str


def headers(path: str) -> Headers:
    """The headers of a file, by its path in the site.

    >>> headers("static/site.0123abcd4567.css").cache_control
    'public, max-age=31536000, immutable'
    >>> headers("events/talks.html")
    Headers(content_type='text/html; charset=utf-8', cache_control='public, max-age=0, must-revalidate')
    """
    name = PurePosixPath(path)
    named = (type_ for end, type_ in _NAMED.items() if name.name.endswith(end))
    kind = next(named, "") or _TYPES.get(name.suffix.lower(), "application/octet-stream")
    kept = "max-age=31536000, immutable" if _DIGEST.search(path) else "max-age=0, must-revalidate"
    return Headers(kind, f"public, {kept}")
