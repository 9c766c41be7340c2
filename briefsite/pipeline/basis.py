"""What a build of a preview leaves for a glance at the next save: the site, and all that it is looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefsite.model.formats import OWN_PAGES
from briefsite.model.site import Site
from briefsite.pipeline.rows.known import Known
from briefsite.pipeline.rows.setting import Setting
from briefsite.pipeline.trace import Trace
from briefsite.rendering import Renderer


def renderer_of(setting: Setting) -> Renderer:
    """A renderer with the templates as they are now."""
    dress = setting.dress
    return Renderer(dress.theme, dress.settings, dress.say)


@dataclass(frozen=True)
class Basis:
    """A site, what it was built with, and what was left of it; and a renderer that no build uses at the same time."""

    site: Site
    setting: Setting
    trace: Trace
    known: Known
    renderer: Renderer

    @cached_property
    def makings(self) -> dict[str, str]:
        """By the path of each page: what it was made with."""
        return {path: name for name, (paths, _) in self.trace.table("makings").items() for path in paths}

    @cached_property
    def theirs(self) -> frozenset[str]:
        """The pages that a template of the site writes in place of ours."""
        return frozenset(name.removeprefix(OWN_PAGES) for name in self.setting.own)
