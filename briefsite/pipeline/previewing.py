"""Builds for a preview: one process, one site, over and over, each time only what a save has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from briefsite.model.site import Site
from briefsite.pipeline.basis import Basis, renderer_of
from briefsite.pipeline.building import build
from briefsite.pipeline.built import Built
from briefsite.pipeline.by_path import ByPath
from briefsite.pipeline.elsewhere import DiedError, build_elsewhere
from briefsite.pipeline.glancing import Glance, glance
from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.litter import look_seldom
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.living import LivingMemory
from briefsite.pipeline.roots import a_site
from briefsite.pipeline.rows.known import Known
from briefsite.pipeline.rows.rebuilding import rebuild
from briefsite.pipeline.rows.setting import setting_of
from briefsite.pipeline.trace import Trace
from briefsite.pipeline.wholly import WholeBuild
from briefsite.rendering import Renderer

#: A site of so many files is built by another process where all of them must be gone through; and how often that is
#: tried while files are saved.
_MANY, _TRIES = 500, 3


class Preview:
    """A site that is built after every save. Its pages stay in the memory until they are asked for."""

    def __init__(self, root: Path, now: Callable[[], datetime]) -> None:
        look_seldom()
        self._root = root
        self._now = now
        self._memory = LivingMemory(root)
        self._is_lost = False
        self._looked: Inputs | None = None
        self._basis: Basis | None = None
        self._renderer: tuple[object, Renderer] | None = None

    def texts(self) -> str:
        """What the source texts are like now, as a digest. The next build takes all files as they are now, unless it is
        told to `look_again`."""
        self._looked = self._look_over()
        return self._looked.below("seeds").hex()

    def look_again(self) -> None:
        """Files have been written since they were looked at."""
        self._looked = None

    def build(self) -> Built:
        """The site as it is now. Raises BriefsiteError where a template is at fault."""
        at, basis = self._now(), None
        try:
            built, inputs = self._built(at)
            built = replace(built, site=Lasting(built.site, self._lose))
            basis = self._left(built, inputs, at)
        finally:
            self._basis = basis
        return built

    def glance(self, saved: Iterable[str]) -> Glance | None:
        """The site after the files at these paths (below the root) were saved since the last build began, as far as it
        can be told at once; None where it takes a build to tell."""
        return glance(self._root, self._basis, saved, self._now()) if self._basis else None

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()

    def _look_over(self) -> Inputs:
        self._memory.turn()
        return self._memory.look_over(a_site(self._root))

    def _built(self, at: datetime) -> tuple[Built, Inputs]:
        """A build, with the files that it was made of."""
        inputs, self._looked = self._looked or self._look_over(), None
        if not self._is_lost:
            with suppress(ForgottenError, DiedError):
                return self._built_lightly(inputs, at)
        self._memory, self._is_lost = LivingMemory(self._root), False
        return build(self._root, at=at, memory=self._memory, inputs=inputs), inputs

    def _built_lightly(self, inputs: Inputs, at: datetime) -> tuple[Built, Inputs]:
        """One whose pages stay in the memory: what was left of others, with what was edited since; if all must be gone
        through and that is much, by another process, while this one answers. Raises ForgottenError or DiedError
        where that fails."""
        why: Mapping[str, str] = {}
        for _ in range(_TRIES):
            built = self._rebuilt(inputs, at)
            if built is None and len(inputs.stamps) < _MANY:
                built = build(self._root, at=at, memory=self._memory, inputs=inputs, is_light=True)
            if built:
                built.site.get("404.html")
                len(built.site)  # so that what is not remembered is missed now
                built.run.why.update(why)
                return built, inputs
            why = build_elsewhere(self._root, at, inputs)
            inputs = self._look_over()  # what was saved meanwhile is rebuilt at once
        raise DiedError

    def _rebuilt(self, inputs: Inputs, at: datetime) -> Built | None:
        memory = self._memory
        try:
            found = WholeBuild(memory, inputs, "", at).recall()
            return found or rebuild(self._root, "", at, memory=memory, inputs=inputs)
        except ForgottenError:
            return None

    def _lose(self) -> None:
        """A page is not in the memory any more: the next build holds all of them."""
        self._is_lost = True

    def _left(self, built: Built, inputs: Inputs, at: datetime) -> Basis | None:
        """What a glance rests on; None where the build left nothing."""
        trace = Trace(self._memory)
        known = Known(self._memory, trace.left)
        with suppress(ForgottenError):
            if built.is_sound and known.holds("", at) and known.edited(inputs) == []:
                setting = setting_of(self._root)
                dressed = (inputs.below("templates"), setting.dress)
                if self._renderer is None or self._renderer[0] != dressed:
                    self._renderer = dressed, renderer_of(setting)
                    self._renderer[1].prepare()
                basis = Basis(built.site, setting, trace, known, self._renderer[1])
                with suppress(Exception):
                    glance(self._root, basis, (), at)  # fetches what each begins with
                return basis
        return None


class Lasting(ByPath[bytes]):
    """A site whose pages are in the memory. A page that is there no more is not found, and `lose` is told."""

    def __init__(self, site: Site, lose: Callable[[], None]) -> None:
        super().__init__(site)
        self._site, self._lose = site, lose

    def __getitem__(self, path: str) -> bytes:
        try:
            return self._site[path]
        except ForgottenError:
            self._lose()
            raise KeyError(path) from None
