"""Builds for a preview: one process, one site, over and over, each time only what a save has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from briefsite.pipeline.basis import Basis
from briefsite.pipeline.building import build
from briefsite.pipeline.built import Built
from briefsite.pipeline.glancing import Glance, glance
from briefsite.pipeline.last_build import Earlier
from briefsite.pipeline.litter import look_seldom
from briefsite.pipeline.memory.living import LivingMemory
from briefsite.rendering import Renderer

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
        self._basis: Basis | None = None
        self._renderer: Renderer | None = None

    def build(self) -> Built:
        """The site as it is now. Raises BriefsiteError where a template is at fault."""
        self._memory.turn()
        self._earlier.basis = None
        if len(self._earlier.digests) > _MOST:
            self._earlier.digests.clear()
        try:
            return build(self._root, at=self._now(), memory=self._memory, earlier=self._earlier)
        finally:
            self._look_through(self._earlier.basis)

    def glance(self, saved: Iterable[str]) -> Glance | None:
        """The site after the files at these paths (below the root) were saved since the last build began, as far as it
        can be told at once; None where it takes a build to tell."""
        basis, renderer = self._basis, self._renderer
        return glance(self._root, basis, saved, renderer, self._now()) if basis and renderer else None

    def _look_through(self, basis: Basis | None) -> None:
        """Have a renderer at hand that no build uses at the same time, with the templates of the last one."""
        if basis and (self._renderer is None or self._renderer.digest != basis.made.renderer):
            dress = basis.made.dress
            self._renderer = Renderer(dress.theme, dress.settings, dress.say)
            self._renderer.prepare()
        self._basis = basis if basis and self._renderer and self._renderer.digest == basis.made.renderer else None

    def texts(self) -> str:
        """What the source texts are like now, as a digest."""
        return self._memory.look_over(self._root).below("seeds").hex()

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()
