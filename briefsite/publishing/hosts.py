"""Files that hosts read: what GitHub Pages, Netlify and Cloudflare Pages need to serve a site as it is meant to be."""

from __future__ import annotations

import html
import re
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
    """The content security policy that all pages carry, and what only a header can say: that nobody may frame them.
    Where pages differ, each keeps to its own, and the header says no more than that."""
    pages = (data.decode("utf-8", "replace") for path, data in site.items() if path.endswith(".html"))
    found = {html.unescape(match[1]) for page in pages if (match := _POLICY.search(page))}
    return "; ".join([*(found if len(found) == 1 else ()), "frame-ancestors 'none'"])
