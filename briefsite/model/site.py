"""The finished site as a value: what is written, served, published, checked and compared."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: From path below the output folder (forward slashes, such as `actors/hun-sen.html`) to the file's bytes.
Site = Mapping[str, bytes]

_NOT_PLAIN = re.compile(r"[\\\x00-\x1f\x7f]|\A[A-Za-z]:")


def is_plain(path: str) -> bool:
    """Whether a path leads to a file below the folder that it is taken from, on every system.

    >>> [is_plain(path) for path in ("events/a b.html", "..", "a/../../b", "/etc/x", "a//b", "a\\\\b", "C:x", "")]
    [True, False, False, False, False, False, False, False]
    """
    return not _NOT_PLAIN.search(path) and not {"", ".", ".."} & {*path.split("/")}


def step_of(path: str) -> tuple[int, str]:
    """Where a file comes when a site is put in place piece by piece: what pages need, then pages, then the lists that
    lead to them. A reader who comes in between finds no link that leads nowhere.

    >>> sorted(["index.html", "events/talks.html", "static/site.css"], key=step_of)
    ['static/site.css', 'events/talks.html', 'index.html']
    """
    first = path.split("/", maxsplit=1)[0]
    return (0 if first == "static" else 1 if "/" in path else 2, path)
