"""What one process still knows of its last build of a site, beside what the memory keeps: for a preview, which builds
after every save. Each piece is used again only where all that it depends on is the same."""

from __future__ import annotations

from dataclasses import dataclass, field

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
