"""The finished site as a value: what is written, served, published, checked and compared."""

from __future__ import annotations

from collections.abc import Mapping

#: From path below the output folder (forward slashes, such as `actors/hun-sen.html`) to the file's bytes.
Site = Mapping[str, bytes]


def step_of(path: str) -> tuple[int, str]:
    """Where a file comes when a site is put in place piece by piece: what pages need, then pages, then the lists that
    lead to them. A reader who comes in between finds no link that leads nowhere.

    >>> sorted(["index.html", "events/talks.html", "static/site.css"], key=step_of)
    ['static/site.css', 'events/talks.html', 'index.html']
    """
    first = path.split("/", maxsplit=1)[0]
    return (0 if first == "static" else 1 if "/" in path else 2, path)
