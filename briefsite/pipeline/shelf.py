"""The finished site as it lies in memory: pages compressed, each with its digest and what checks need to know of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from sys import intern
from typing import NamedTuple

from briefsite.checks.feeds import glimpse, is_feed
from briefsite.checks.outlines import Sketch, sketch


class Finished(NamedTuple):
    """A page's bytes, compressed; their digest (SHA-256 in hex); and, for HTML and feeds, its ids and addresses."""

    data: bytes
    digest: str
    ids: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def shared(self) -> Finished:
        """The same, whose ids and addresses are one object with those of other pages: most stand on many."""
        return self._replace(ids=frozenset(map(intern, self.ids)), addresses=frozenset(map(intern, self.addresses)))


def finished(path: str, data: bytes) -> Finished:
    """What is kept of a page's bytes."""
    seen = sketch(data) if path.endswith(".html") else Sketch(frozenset(), _glimpse(path, data))
    return Finished(zlib.compress(data, 1), sha256(data).hexdigest(), seen.ids, seen.addresses)


def _glimpse(path: str, data: bytes) -> frozenset[str]:
    return glimpse(data) if is_feed(path) else frozenset()


class Shelf(Mapping[str, bytes]):
    """A `Site` whose pages take a tenth of their room, in order of path; with the key of each page in the memory."""

    def __init__(self, static: Mapping[str, bytes], pages: Mapping[str, Finished], keys: Mapping[str, bytes]) -> None:
        self.static = static
        self.pages = pages
        self.keys_of_pages = keys
        self._paths = dict.fromkeys(sorted({*static, *pages}))

    def __getitem__(self, path: str) -> bytes:
        return zlib.decompress(self.pages[path].data) if path in self.pages else self.static[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    @property
    def digests(self) -> dict[str, str]:
        """The digest of every file (SHA-256 in hex)."""
        pages = self.pages
        return {path: pages[path].digest if path in pages else sha256(self.static[path]).hexdigest() for path in self}

    @property
    def glimpsed(self) -> dict[str, frozenset[str]]:
        """The addresses in each feed, and in whatever else may be one."""
        pages, static = self.pages, self.static
        return {p: pages[p].addresses if p in pages else _glimpse(p, static[p]) for p in self if is_feed(p)}

    @property
    def sketches(self) -> dict[str, Sketch]:
        """What checks need to know of each HTML page."""
        found: dict[str, Sketch] = {}
        for path in self:
            if path in self.pages and path.endswith(".html"):
                found[path] = Sketch(self.pages[path].ids, self.pages[path].addresses)
            elif path.endswith(".html"):
                found[path] = sketch(self.static[path])
        return found
