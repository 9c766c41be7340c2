"""The finished site as it lies in memory: pages compressed, each with its digest and what checks need to know of it."""

from __future__ import annotations

import marshal
import zlib
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from sys import intern
from typing import NamedTuple

from briefsite.checks.feeds import glimpse, is_feed
from briefsite.checks.outlines import Sketch, sketch
from briefsite.pipeline.by_path import ByPath
from briefsite.pipeline.kept_site import recalled


class Finished(NamedTuple):
    """A page's bytes, compressed; their digest (SHA-256 in hex); and, for HTML and feeds, its ids and addresses. Of a
    page that is left in the memory only the digest may be at hand, or all but the bytes."""

    data: bytes
    digest: str
    ids: tuple[str, ...] | None = ()
    addresses: tuple[str, ...] | None = ()

    def shared(self, *, without_data: bool = False) -> Finished:
        """The same, whose ids and addresses are one object with those of other pages: most stand on many."""
        ids, addresses = tuple(map(intern, self.ids or ())), tuple(map(intern, self.addresses or ()))
        return Finished(b"" if without_data else self.data, self.digest, ids, addresses)

    @property
    def sketch(self) -> Sketch:
        """What checks need to know of it."""
        return Sketch(frozenset(self.ids or ()), frozenset(self.addresses or ()))


class Left:
    """A page that is left in the memory, as one of many is held: its ids and addresses packed."""

    __slots__ = ("_seen", "digest")
    data = b""

    def __init__(self, page: Finished) -> None:
        self.digest = page.digest
        seen = (page.ids, page.addresses)
        self._seen = zlib.compress(marshal.dumps(seen), 1) if any(seen) else b""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Its addresses."""
        return self._ids_and_addresses[1]

    @property
    def sketch(self) -> Sketch:
        """What checks need to know of it."""
        ids, addresses = self._ids_and_addresses
        return Sketch(frozenset(ids), frozenset(addresses))

    @property
    def _ids_and_addresses(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        found: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        if self._seen:
            found = marshal.loads(zlib.decompress(self._seen))  # noqa: S302 - this process packed it
        return found


def leads_on(path: str) -> bool:
    """Whether a file may lead to others, so that checks need to know it: a page, or a feed. Tables are long."""
    return path.endswith(".html") or is_feed(path)


def finished(path: str, data: bytes, *, ours: bool = False, compressed: bytes = b"") -> Finished:
    """What is kept of a page's bytes, which may be `compressed` already; `ours`: they were written by the theme's own
    templates."""
    seen = sketch(data, ours=ours) if path.endswith(".html") else Sketch(frozenset(), _glimpse(path, data, ours=ours))
    kept = compressed or zlib.compress(data, 1)
    return Finished(kept, sha256(data).hexdigest(), tuple(seen.ids), tuple(seen.addresses))


def _glimpse(path: str, data: bytes, *, ours: bool = False) -> frozenset[str]:
    return glimpse(data, ours=ours) if is_feed(path) else frozenset()


class Shelf(ByPath[bytes]):
    """A `Site` whose pages take a tenth of their room, in order of path; with the key of each page in the memory. What
    is not at hand comes from there by `recall`; of some the `plain` bytes are. Raises ForgottenError where one is
    lost."""

    def __init__(
        self,
        static: Mapping[str, bytes],
        pages: Mapping[str, Finished | Left],
        keys: Mapping[str, bytes],
        recall: Callable[[Iterable[bytes]], Iterable[tuple[bytes, Finished]]] = lambda _: (),
        plain: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__(lambda: sorted({*static, *pages}))
        self.static = static
        self.pages = pages
        self.keys_of_pages = keys
        self._recall = recall
        self._plain = plain or {}

    def over(self, files: Mapping[str, str], keys: Mapping[str, bytes], gone: Collection[str]) -> Shelf:
        """The whole site of which these are some pages; of the others, left in the memory, `files` has the digests and
        `keys` the keys, but for those that are gone."""
        known = ChainMap(dict(self.keys_of_pages), keys)  # type: ignore[arg-type]
        return Shelf(self.static, Laid(self, files, frozenset(gone)), known, self._recall, self._plain)

    def __contains__(self, path: object) -> bool:
        return path in self.pages or path in self.static

    def __getitem__(self, path: str) -> bytes:
        if path not in self.pages:
            return self.static[path]
        if path in self._plain:
            return self._plain[path]
        return zlib.decompress(self.pages[path].data or self._whole(path).data)

    def among(self, paths: Sequence[str]) -> dict[str, bytes]:
        """Some files, those that are left in the memory fetched together."""
        here = self._plain
        left = [path for path in paths if path in self.pages and path not in here and not self.pages[path].data]
        fetched = {path: zlib.decompress(page.data) for path, page in self._fetched(left).items()}
        return {path: fetched[path] if path in fetched else self[path] for path in paths}

    def _whole(self, path: str) -> Finished:
        return self._fetched([path])[path]

    def _fetched(self, paths: Iterable[str]) -> Mapping[str, Finished]:
        """Pages that are left in the memory."""
        return recalled({path: self.keys_of_pages[path] for path in paths}, self._recall)

    def _seen(self, path: str) -> Finished | Left:
        """A page with its ids and addresses."""
        page = self.pages[path]
        return page if isinstance(page, Left) or page.addresses is not None else self._whole(path)

    @property
    def files(self) -> dict[str, str]:
        """The digest of every page (SHA-256 in hex)."""
        return {path: page.digest for path, page in self.pages.items()}

    @property
    def digests(self) -> dict[str, str]:
        """The digest of every file (SHA-256 in hex)."""
        return self.files | {p: sha256(data).hexdigest() for p, data in self.static.items() if p not in self.pages}

    @property
    def is_made(self) -> bool:
        """Whether all its pages were made from values: none is a file that somebody put there."""
        return not any(path.endswith(".html") for path in self.static)

    def glimpsed(self, among: Collection[str] | None = None) -> dict[str, frozenset[str]]:
        """The addresses in each feed, and in whatever else may be one: in those among some files that differ, unless
        one of these is gone; else in all."""
        if among is None or any(path not in self for path in among):
            among = self
        feeds = sorted(path for path in {*among, *self.static} if is_feed(path) and path in self)
        return {p: self._seen(p).sketch.addresses if p in self.pages else _glimpse(p, self.static[p]) for p in feeds}

    @cached_property
    def sketches(self) -> Mapping[str, Sketch]:
        """What checks need to know of each HTML page, put together when it is asked for."""
        return _Sketches(self)

    def sketch(self, path: str) -> Sketch:
        """What checks need to know of an HTML page."""
        return self._seen(path).sketch if path in self.pages else sketch(self.static[path])


class _Sketches(Mapping[str, Sketch]):
    """The sketches of the HTML pages of a shelf; whether there is one is told without going through all."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __getitem__(self, path: str) -> Sketch:
        if path not in self:
            raise KeyError(path)
        return self._shelf.sketch(path)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and path.endswith(".html") and path in self._shelf

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._shelf if path.endswith(".html"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Laid(Mapping[str, Finished | Left]):
    """The pages that were made now, over those of the last build that are not `gone`: of these only the digest is at
    hand."""

    def __init__(self, made: Shelf, files: Mapping[str, str], gone: frozenset[str]) -> None:
        self.made, self.gone, self._files = made, gone, files

    def __getitem__(self, path: str) -> Finished | Left:
        found = self.made.pages.get(path)
        if found is None and path in self.gone:
            raise KeyError(path)
        return Finished(b"", self._files[path], None, None) if found is None else found

    def __contains__(self, path: object) -> bool:
        return path in self.made.pages or (path in self._files and path not in self.gone)

    def __iter__(self) -> Iterator[str]:
        yield from self.made.pages
        yield from (path for path in self._files if path not in self.gone and path not in self.made.pages)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def is_same(self) -> bool:
        """Whether no page came or went."""
        return not self.gone and all(path in self._files for path in self.made.pages)
