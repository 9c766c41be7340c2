"""What a build gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from briefsite.model.issues import Issue, has_error
from briefsite.model.nouns import dataclass
from briefsite.model.site import Site
from briefsite.pipeline.timing import Run, Stages

if TYPE_CHECKING:
    from briefsite.model.editions import Edition


@dataclass(frozen=True, slots=True)
class Since:
    """What differs from the files of another build, which had that mark: the digests of some, and which are gone."""

    mark: bytes
    others: Mapping[str, str]
    gone: frozenset[str]


@dataclass(frozen=True, slots=True)
class Built:
    """The finished site with the digests of its files (SHA-256 in hex), how many content files it was made of, and
    everything that is wrong with it.

    `unread` is about texts in `seeds/` that could not be read: it matters to a conversion, and to a site only where a
    brief needs the text, which is then among its `issues`. `run` tells of each page why it was rendered, `stages` where
    the time went. `edition` is
    what is new to readers, where that was asked. Sites with the same `mark` have the same digests, and `since` tells
    what differs from the last build's, where that is known.
    """

    site: Site
    digests: Mapping[str, str]
    entries: int
    issues: tuple[Issue, ...]
    unread: tuple[Issue, ...] = ()
    run: Run = field(default_factory=Run)
    stages: Stages = field(default_factory=Stages)
    edition: Edition | None = None
    mark: bytes = b""
    since: Since | None = None

    @property
    def is_sound(self) -> bool:
        """Whether the site may be published."""
        return not has_error(self.issues)
