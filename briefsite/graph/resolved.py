"""One entry with everything that it names: a function of the entry, and of what everything else is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefsite.graph.resolving import Resolver, linked_fields
from briefsite.model.graph import Ids, Passage
from briefsite.model.issues import Issue
from briefsite.model.nouns import dataclass
from briefsite.model.records import Entry


@dataclass(frozen=True, slots=True)
class Resolved:
    """The ids of an entry's links; those in its front matter, by the name of their field; its blocks in their places;
    and what leads nowhere."""

    targets: Ids
    fields: Mapping[str, Ids]
    passages: tuple[Passage, ...]
    issues: tuple[Issue, ...]


Resolve = Callable[[Entry, Resolver], Resolved]


def resolved(entry: Entry, resolver: Resolver) -> Resolved:
    """Everything that an entry names."""
    before = len(resolver.issues)
    targets = tuple(resolver.link(one, entry) for one in entry.body.links)
    fields = _fields(entry, resolver)
    passages = tuple(resolver.passages(entry, targets))
    resolver.check_citations(entry)
    return Resolved(targets, fields, passages, tuple(resolver.issues[before:]))


def _fields(entry: Entry, resolver: Resolver) -> dict[str, Ids]:
    found: dict[str, Ids] = {}
    for path, id_, kind in linked_fields(entry.record):
        if known := resolver.field(entry, path, id_, kind):
            name = path.partition(".")[0]
            found[name] = (*found.get(name, ()), known)
    return found | {"cite": resolver.cited(entry)}
