"""Web addresses, as front matter has them."""

from __future__ import annotations

from urllib.parse import urlsplit


def url_fault(text: str) -> str:
    """Why a text is no web address.

    >>> url_fault("https://example.org/page"), url_fault("javascript:alert(1)")
    ('', "'javascript:alert(1)' is no web address")
    """
    fault = f"'{text}' is no web address"
    try:
        parts = urlsplit(text)
    except ValueError:
        return fault
    plain = parts.scheme in {"http", "https"} and parts.hostname and not any(c.isspace() for c in text)
    return "" if plain else fault
