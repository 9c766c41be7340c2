"""What a build of a preview leaves for a glance at the next save: the site with all that it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from briefsite.graph.relinking import Linked
from briefsite.graph.withholding import is_whole, turning_points
from briefsite.model.formats import OWN_PAGES
from briefsite.model.records import Entry
from briefsite.model.site import Site
from briefsite.pages.library import Library
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.typesetting import Dress


class Made(NamedTuple):
    """A finished site, the names of its own templates, the files that it was made of, and what its pages were dressed
    in, with the digest of the renderer."""

    site: Site
    own: tuple[str, ...]
    inputs: Inputs
    dress: Dress
    renderer: str


@dataclass(frozen=True)
class Basis:
    """A site with the content files that were read, by path, and how they are linked; by the path of each page what it
    was made with; and as of which instant it was made."""

    made: Made
    entries: Mapping[str, Entry]
    linked: Linked
    library: Library
    makings: Mapping[str, str]
    at: datetime | None

    @cached_property
    def theirs(self) -> frozenset[str]:
        """The pages that a template of the site writes in place of ours."""
        return frozenset(name.removeprefix(OWN_PAGES) for name in self.made.own)

    @property
    def is_whole(self) -> bool:
        """Whether `relink` can tell all that an edit may change."""
        return is_whole(self.entries.values(), self.linked.graph.entries)

    @cached_property
    def points(self) -> tuple[datetime, ...]:
        """When anything begins or ends to be published."""
        return () if self.library.settings.drafts else tuple(turning_points(self.entries.values()))

    def holds(self, now: datetime) -> bool:
        """Whether what was published then is what is published now."""
        return not any(self.at is None or self.at < point <= now for point in self.points)
