"""What one process still knows of its last build of a site, beside what the memory keeps: for a preview, which builds
after every save. Each piece is used again only where all that it depends on is the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefsite.checks.outlines import Sketch
from briefsite.graph.resolved import Resolved, resolved
from briefsite.graph.resolving import Resolver
from briefsite.model.records import Entry
from briefsite.pipeline.retracing import Retracing
from briefsite.pipeline.why import Digests


@dataclass
class Earlier:
    """The last build. `digests` are those of page fields."""

    retracing: Retracing = field(default_factory=Retracing)
    digests: Digests = field(default_factory=dict)
    _resolved: dict[str, tuple[Entry, Resolved]] = field(default_factory=dict)
    _world: tuple[object, ...] = ()
    _files: frozenset[str] = frozenset()
    _sound: Mapping[str, Sketch] = field(default_factory=dict)

    def resolve(self, entry: Entry, resolver: Resolver) -> Resolved:
        """What an entry names, as `resolved`."""
        if resolver.world is not self._world:
            if resolver.world != self._world:
                self._resolved = {}
            self._world = resolver.world
        known = self._resolved.get(entry.id)
        if known is None or known[0] is not entry:
            known = self._resolved[entry.id] = (entry, resolved(entry, resolver))
        return known[1]

    def sound(self, files: frozenset[str]) -> Mapping[str, Sketch]:
        """The sketches of the last build, if it had the same files and every link led somewhere."""
        return self._sound if files == self._files else {}

    def note(self, files: frozenset[str], sketches: Mapping[str, Sketch], *, is_sound: bool) -> None:
        """Remember what checks found."""
        self._files, self._sound = files, sketches if is_sound else {}
