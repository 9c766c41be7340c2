"""What a build leaves of its graph: rows and tables by what they hold, and the list of them for the next build."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from briefsite.graph.names import called, folded, mentioned
from briefsite.graph.resolved import Resolve, Resolved
from briefsite.graph.resolving import Resolver
from briefsite.graph.withholding import is_whole, turning_points
from briefsite.model.issues import Issue
from briefsite.model.records import Entry
from briefsite.pages.library import Library
from briefsite.pipeline.folding import with_folded_blocks
from briefsite.pipeline.lots import Items
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.reading_content import entry_key
from briefsite.pipeline.rows.boards import KEPT, citing, plain
from briefsite.pipeline.rows.fetching import row_of

Left = dict[str, Any]
#: How many rows are kept at once; one of more bytes than these is kept as soon as it is packed.
_AT_ONCE, _ROOM = 400, 1 << 22


@dataclass
class Noting:
    """A `resolved` that notes what it found."""

    resolve: Resolve
    found: dict[str, Resolved] = field(default_factory=dict)
    _same: dict[Any, Any] = field(default_factory=dict)

    def __call__(self, entry: Entry, resolver: Resolver) -> Resolved:
        found = self.found[entry.id] = with_folded_blocks(self.resolve(entry, resolver), entry.body, self._same)
        return found


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a sound build was made of, and all that it said: of files as they were read, of what was made of them, and
    of texts."""

    memory: Memory
    inputs: Inputs
    base_url: str
    at: datetime | None
    entries: tuple[Entry, ...]
    found: Mapping[str, Resolved]
    moved: tuple[tuple[str, str], ...]
    said: tuple[tuple[Issue, ...], tuple[Issue, ...], tuple[Issue, ...]]

    def of(self, library: Library) -> tuple[Left, Items]:
        """The list, and what is still to be kept beside it; nothing where a row does not say all that the next build
        needs."""
        graph, files = library.graph, {path: stamp[5] for path, stamp in self.inputs.stamps.items()}
        known = self.inputs.whole and all(entry.path in files for entry in self.entries)
        if not (self.memory.is_kept and known and is_whole(self.entries, graph.entries)):
            return {}, []
        there, items = set(self.memory.keys()), Items()

        def kept(data: bytes) -> bytes:
            key = self.memory.key("row", data)
            if key not in there:
                there.add(key)
                items.append((key, data))
            if len(items) >= _AT_ONCE or len(data) > _ROOM:
                self.memory.keep(items)
                items.clear()
            return key

        left = {
            "base_url": self.base_url,
            "at": self.at and self.at.timestamp(),
            "points": [point.timestamp() for point in turning_points(self.entries)],
            "moved": self.moved,
            "said": dict(zip(("invalid", "found", "unread"), self.said, strict=True)),
            "files": files,
            "texts": self.memory.key("sources", self.inputs.below("seeds")),
            "entries": {entry.id: entry_key(self.memory, entry.path, files[entry.path]) for entry in self.entries},
            "paths": {id_: entry.path for id_, entry in graph.entries.items()},
            "rows": {id_: kept(row_of(id_, graph, self.found)) for id_ in graph.entries},
            "sources": {id_: kept(packed(source)) for id_, source in graph.sources.items()},
            "boards": {name: kept(packed(table)) for name, table in boards_of(library)},
        }
        return left, items


def boards_of(library: Library) -> Iterable[tuple[str, Any]]:
    """The tables that are kept whole, by name."""
    graph = library.graph
    yield from ((name, plain(name, getattr(library, name))) for name in KEPT)
    yield "editors", dict(graph.editors)
    yield "citing", citing(graph)
    yield "mentions", mentions(graph.entries)
    yield "called", {name: tuple(sorted(ids)) for name, ids in called(graph.entries.values()).items()}


def mentions(entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """By name that is no id: the entries that may mean something by it."""
    found: dict[str, list[str]] = {}
    for id_, entry in entries.items():
        for name in sorted(named_in(entry, entries)):
            found.setdefault(name, []).append(id_)
    return {name: tuple(ids) for name, ids in found.items()}


def named_in(entry: Entry, entries: Container[str]) -> set[str]:
    """All by which an entry may mean another, but for ids."""
    return {folded(one) for one in mentioned(entry) if one not in entries and one.lower() not in entries}
