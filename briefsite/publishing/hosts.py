"""Files that hosts read: what GitHub Pages, Netlify and Cloudflare Pages need to serve a site as it is meant to be."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

from briefsite.model.site import Site

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_LEADS_ON = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^":?#]+)"')
#: What stands beside a page for programs.
_DATA = (".json", ".ics")
#: A page that leads on is a small one.
_SMALL = 4_000
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)


def with_host_files(site: Site, *, base_url: str = "", domain: bool = False) -> Site:
    """The site with `.nojekyll`, `_headers`, `_redirects` where an address has moved, and `CNAME` with `domain` and a
    `base_url` at the top of one. Data and calendars whose page has moved stand at their old address too: no program
    follows a page that leads on."""
    told = (("Content-Security-Policy", policy_of(site)), *_ALWAYS)
    lines = "".join(f"  {name}: {' '.join(value.split())}\n" for name, value in told)
    files = {".nojekyll": b"", "_headers": f"/*\n{lines}".encode()}
    parts, moved = urlsplit(base_url), tuple(_moved(site))
    if lines := "".join(f"{_line(parts.path, before, now)} 301\n" for before, now in moved):
        files["_redirects"] = lines.encode()
    if domain and parts.hostname and parts.path in ("", "/"):
        files["CNAME"] = f"{parts.hostname}\n".encode()
    return {**files, **dict(_copies(site, moved)), **site}


def _moved(site: Site) -> Iterator[tuple[str, str]]:
    """Old and new path of every page that only leads on."""
    for path in sorted(path for path in site if path.endswith(".html")):
        data = site[path]
        if len(data) < _SMALL and (found := _LEADS_ON.search(data)):
            to = unquote(html.unescape(found[1].decode("utf-8", "replace")))
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), to))
            if there in site:
                yield path, there


def _line(base: str, *paths: str) -> str:
    """Addresses for hosts that can say that they moved before a page is sent. No sign in a path has a meaning of its
    own there."""
    return " ".join(quote(f"{base.rstrip('/')}/{path}") for path in paths)


def _copies(site: Site, moved: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    for before, now in moved:
        for form in _DATA:
            path, there = (address.removesuffix(".html") + form for address in (before, now))
            if there in site:
                yield path, site[there]


def policy_of(site: Site) -> str:
    """The content security policy that the pages carry, and what only a header can say: that nobody may frame them.

    One header serves all: it allows what some page needs, and each page keeps to its own policy besides. A page that
    carries none may do what it likes, and so the header then says no more than who may frame it."""
    pages = (data.decode("utf-8", "replace") for path, data in site.items() if path.endswith(".html"))
    found = {html.unescape(match[1]) if (match := _POLICY.search(page)) else "" for page in pages}
    return "; ".join([*(_either(found) if "" not in found else ()), "frame-ancestors 'none'"])


def _either(policies: Iterable[str]) -> list[str]:
    """The directives that allow what any of the policies allows.

    >>> _either(["default-src 'none'; script-src 'self'; base-uri 'none'", "default-src 'none'; base-uri 'none'"])
    ["base-uri 'none'", "default-src 'none'", "script-src 'self'"]
    """
    each = [{name: values for name, *values in map(str.split, filter(str.strip, one.split(";")))} for one in policies]
    either = []
    for name in sorted({name for one in each for name in one}):
        fallback = "default-src" if name.endswith("-src") else ""
        allowed = [one.get(name, one.get(fallback)) for one in each]
        if None not in allowed:
            values = {value for found in allowed for value in found or ()}
            either.append(" ".join([name, *sorted(values - {"'none'"} or {"'none'"})]))
    return either
