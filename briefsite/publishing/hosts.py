"""Files that hosts read: what GitHub Pages, Netlify and Cloudflare Pages need to serve a site as it is meant to be."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

from briefsite.model.site import Site

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
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
    policies, moved = _told_by_pages(site)
    told = (("Content-Security-Policy", _policy(policies)), *_ALWAYS)
    lines = "".join(f"  {name}: {' '.join(value.split())}\n" for name, value in told)
    files = {".nojekyll": b"", "_headers": f"/*\n{lines}".encode()}
    parts = urlsplit(base_url)
    if lines := "".join(f"{_line(parts.path, before, now)} 301\n" for before, now in moved):
        files["_redirects"] = lines.encode()
    if domain and parts.hostname and parts.path in ("", "/"):
        files["CNAME"] = f"{parts.hostname}\n".encode()
    return {**files, **dict(_copies(site, moved)), **site}


def _told_by_pages(site: Site) -> tuple[set[str], list[tuple[str, str]]]:
    """The policies that pages carry ("": none), and old and new path of every page that only leads on. Each page is
    unpacked once."""
    policies, moved = set[str](), list[tuple[str, str]]()
    for path in sorted(path for path in site if path.endswith(".html")):
        data = site[path]
        found = _POLICY.search(data)
        policies.add(html.unescape(found[1].decode("utf-8", "replace")) if found else "")
        if there := _leads_to(path, data):
            moved.append((path, there))
    return policies, [(path, there) for path, there in moved if there in site]


def _leads_to(path: str, data: bytes) -> str:
    """Where a page that only leads on does so, "" for all others."""
    found = _LEADS_ON.search(data) if len(data) < _SMALL else None
    to = unquote(html.unescape(found[1].decode("utf-8", "replace"))) if found else ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), to)) if to else ""


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
    return _policy(_told_by_pages(site)[0])


def _policy(found: Collection[str]) -> str:
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
