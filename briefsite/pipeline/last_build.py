"""What one process still knows of its last build of a site, beside what the memory keeps: for a preview, which builds
after every save. Each piece is used again only where all that it depends on is the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from briefsite.graph.relinking import Linked
from briefsite.graph.resolved import Resolved, resolved
from briefsite.graph.resolving import Resolver
from briefsite.model.records import Entry
from briefsite.pages.library import Library
from briefsite.pipeline.basis import Basis, Made
from briefsite.pipeline.retracing import Retracing
from briefsite.pipeline.saying import Digests


@dataclass
class Earlier:
    """The last build. `digests` are those of page fields; `basis` is what it leaves for a glance, if it can."""

    retracing: Retracing = field(default_factory=Retracing)
    digests: Digests = field(default_factory=lambda: Digests(of_fields=True))
    basis: Basis | None = None
    _resolver: Resolver | None = None
    _resolved: dict[str, tuple[Entry, Resolved]] = field(default_factory=dict)
    _world: tuple[object, ...] = ()

    def resolve(self, entry: Entry, resolver: Resolver) -> Resolved:
        """What an entry names, as `resolved`."""
        if resolver.world is not self._world:
            if resolver.world != self._world:
                self._resolved = {}
            self._world = resolver.world
        self._resolver = resolver
        known = self._resolved.get(entry.id)
        if known is None or known[0] is not entry:
            known = self._resolved[entry.id] = (entry, resolved(entry, resolver))
        return known[1]

    def leave(self, library: Library, entries: Iterable[Entry], at: datetime | None, made: Made) -> None:
        """Note a sound site, made of these entries as of an instant."""
        if self._resolver is None or not made.inputs.whole:
            return
        graph, files = library.graph, {entry.path: entry for entry in entries}
        linked = Linked(graph, {id_: self._resolved[id_][1] for id_ in graph.entries}, self._resolver)
        basis = Basis(made, files, linked, library, self.retracing.makings, at)
        self.basis = basis if basis.is_whole else None
