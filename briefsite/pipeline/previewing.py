"""Builds for a preview: one process, one site, over and over, each time only what a save has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from briefsite.pipeline.building import build
from briefsite.pipeline.built import Built
from briefsite.pipeline.last_build import Earlier
from briefsite.pipeline.litter import look_seldom
from briefsite.pipeline.memory.living import LivingMemory

#: So many digests of page fields are kept before they are taken afresh.
_MOST = 2_000_000


class Preview:
    """A site that is built after every save."""

    def __init__(self, root: Path, now: Callable[[], datetime]) -> None:
        look_seldom()
        self._root = root
        self._now = now
        self._memory = LivingMemory(root)
        self._earlier = Earlier()

    def build(self) -> Built:
        """The site as it is now. Raises BriefsiteError where a template is at fault."""
        self._memory.turn()
        if len(self._earlier.digests) > _MOST:
            self._earlier.digests.clear()
        return build(self._root, at=self._now(), memory=self._memory, earlier=self._earlier)

    def texts(self) -> str:
        """What the source texts are like now, as a digest."""
        return self._memory.look_over(self._root).below("seeds").hex()

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()
