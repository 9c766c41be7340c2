"""Files that hosts read: what GitHub Pages, Netlify and Cloudflare Pages need to serve a site as it is meant to be."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from briefsite.model.site import Site

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
)


def with_host_files(site: Site, *, base_url: str = "", domain: bool = False) -> Site:
    """The site with `.nojekyll`, `_headers` and, with `domain` and a `base_url` at the top of one, `CNAME`."""
    told = (("Content-Security-Policy", policy_of(site)), *_ALWAYS)
    lines = "".join(f"  {name}: {value}\n" for name, value in told)
    files = {".nojekyll": b"", "_headers": f"/*\n{lines}".encode()}
    parts = urlsplit(base_url)
    if domain and parts.hostname and parts.path in ("", "/"):
        files["CNAME"] = f"{parts.hostname}\n".encode()
    return {**files, **site}


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
