"""A build of a site in which nothing has changed: what the last one gave, without any of its work.

It is kept by the digest of every file that a build may read, and holds as long as no embargo ends and nothing expires.
A file that was touched while the build ran makes it worth nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from briefsite.pipeline.built import Built
from briefsite.pipeline.kept_site import KeptSite
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs, is_untouched
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.timing import Run

if TYPE_CHECKING:
    from briefsite.pipeline.shelf import Shelf


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
        since, until, entries, issues, unread, static, keys, digests = found[1]
        if self.at and not since <= self.at.timestamp() < (until or math.inf):
            return None
        return Built(
            KeptSite(self.memory, static, keys), digests, entries, issues, unread, Run(dict.fromkeys(keys, ""))
        )

    def keep(self, built: Built, shelf: Shelf, turning_points: Sequence[datetime]) -> None:
        """Remember what it gave, if no file was touched meanwhile."""
        if not is_untouched(self.memory.root, self.inputs):
            return
        at = self.at.timestamp() if self.at else 0.0
        since = max((point.timestamp() for point in turning_points if point.timestamp() <= at), default=0.0)
        until = min((point.timestamp() for point in turning_points if point.timestamp() > at), default=0.0)
        kept = (dict(shelf.static), dict(shelf.keys_of_pages), dict(built.digests))
        value = (since, until, built.entries, built.issues, built.unread, *kept)
        self.memory.keep([(self._key, packed(value))])
