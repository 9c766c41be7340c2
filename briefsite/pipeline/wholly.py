"""A build of a site in which nothing has changed: what the last one gave, without any of its work.

It is kept by the digest of every file that a build may read, and holds as long as no embargo ends and nothing expires.
A file that was touched while the build ran makes it worth nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from briefsite.model.nouns import dataclass
from briefsite.pipeline.built import Built
from briefsite.pipeline.by_path import Later
from briefsite.pipeline.kept_site import KeptSite
from briefsite.pipeline.lots import Lots, State, parted
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.digests import digest
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.timing import Run, reused

if TYPE_CHECKING:
    from briefsite.pipeline.shelf import Shelf


def _of_the_last_build(memory: Memory) -> Iterator[bytes]:
    """The keys of what it left, looked at if they are asked for."""
    from briefsite.pipeline.trace import needed  # noqa: PLC0415 - its libraries take longer than looking

    yield from needed(memory)


#: The digests of the bytes of pages, and their keys, by path.
TABLES = ("files", "keys")


def mark_of(files: State, static: Mapping[str, bytes]) -> bytes:
    """What tells the digests of all files of a site from those of others: those of its pages as they are left, and its
    static files."""
    return digest(str(files[0]), *files[1], *(part for pair in sorted(_digests(static).items()) for part in pair))


def _digests(static: Mapping[str, bytes]) -> dict[str, str]:
    return {path: sha256(data).hexdigest() for path, data in static.items()}


@dataclass(frozen=True, slots=True)
class WholeBuild:
    """The build of a site as its files are now."""

    memory: Memory
    inputs: Inputs
    base_url: str
    at: datetime | None
    audit: bool = False

    @property
    def _key(self) -> bytes:
        timed = "at an instant" if self.at else ""
        return self.memory.key("build", self.inputs.digest, self.base_url, timed, str(self.audit))

    def recall(self) -> Built | None:
        """What it gave, if it was done before and would give the same now."""
        found = next(self.memory.recall([self._key]), None) if self.inputs.whole else None
        if found is None:
            return None
        since, until, entries, issues, unread, static, tables = found[1]
        if self.at and not since <= self.at.timestamp() < (until or math.inf):
            return None
        files, keys = (Lots(self.memory, tables[name]) for name in TABLES)
        site = KeptSite(self.memory, static, keys)
        self.memory.used(_of_the_last_build(self.memory))
        digests = Later(lambda: {**_digests(static), **files.whole()})
        run = Run(reused(lambda: keys))
        return Built(site, digests, entries, issues, unread, run, mark=mark_of(files.state, static))

    def keep(
        self, built: Built, shelf: Shelf, turning_points: Sequence[datetime], tables: Mapping[str, State] | None = None
    ) -> None:
        """Remember what it gave, where no file was touched meanwhile. `tables` is what is left already of the digests
        of its files, and of their keys."""
        items: list[tuple[bytes, bytes]] = []
        if tables is None:
            tables = {}
            for name, rows in zip(TABLES, (shelf.files, shelf.keys_of_pages), strict=True):
                tables[name], kept = parted(self.memory, rows)
                items += kept
        at = self.at.timestamp() if self.at else 0.0
        since = max((point.timestamp() for point in turning_points if point.timestamp() <= at), default=0.0)
        until = min((point.timestamp() for point in turning_points if point.timestamp() > at), default=0.0)
        site = dict(shelf.static), {name: tables[name] for name in TABLES}
        value = (since, until, built.entries, built.issues, built.unread, *site)
        self.memory.keep([*items, (self._key, packed(value))])
