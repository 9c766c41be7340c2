"""Instants: when something may first be read, and from when no more, as people write them in front matter.

A full instant names its offset, `2026-12-01T09:00+07:00`: a desk in one zone and a build machine in another must mean
the same minute. A bare day, `2026-12-01`, begins at midnight UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?P<offset>Z|[+-]\d{2}:\d{2})?)?")


def parse_instant(text: str) -> datetime:
    """The instant, aware of its zone. Raises ValueError with what is wrong.

    >>> parse_instant("2026-12-01T09:00+07:00").isoformat()
    '2026-12-01T09:00:00+07:00'
    >>> parse_instant("2026-12-01").isoformat()
    '2026-12-01T00:00:00+00:00'
    """
    match = _FORM.fullmatch(text.strip())
    if not match:
        raise ValueError(f"'{text}' is no day and no instant")
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"'{text}' is not in the calendar") from None
    if found.tzinfo is None and len(text.strip()) > len("2026-12-01"):
        raise ValueError(f"'{text}' does not say in which zone")
    return found if found.tzinfo else found.replace(tzinfo=UTC)
