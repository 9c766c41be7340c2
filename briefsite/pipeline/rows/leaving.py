"""What a build leaves of its graph: rows and tables by what they hold, and the list of them for the next build."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from briefsite.graph.names import called, folded, mentioned
from briefsite.graph.resolved import Resolve, Resolved
from briefsite.graph.resolving import Resolver
from briefsite.graph.withholding import is_whole, turning_points
from briefsite.model.graph import Graph
from briefsite.model.issues import Issue
from briefsite.model.records import Entry
from briefsite.model.slugs import id_of
from briefsite.pages.library import Library
from briefsite.pipeline.folding import with_folded_blocks
from briefsite.pipeline.lots import Items
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.reading_content import entry_key
from briefsite.pipeline.rows.boards import KEPT, citing, plain

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
class AsRead:
    """What is still asked of entries as they were read, once they are linked: their paths; when any begins or ends to
    be published; whether nothing of them is withheld; and which are published otherwise than they were read."""

    paths: tuple[str, ...]
    points: Sequence[datetime]
    is_whole: bool
    others: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[Entry], graph: Graph) -> AsRead:
        """That of these entries, in their graph."""
        read = tuple(entries)
        known, shown = {entry.id: entry for entry in read}, graph.entries
        others = frozenset(id_ for id_, entry in shown.items() if known.get(id_) is not entry)
        return cls(tuple([entry.path for entry in read]), turning_points(read), is_whole(read, shown), others)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a sound build was made of, and all that it said: of files as they were read, of what was made of them, and
    of texts. `row` gives the row of a record, packed."""

    memory: Memory
    inputs: Inputs
    base_url: str
    at: datetime | None
    as_read: AsRead
    row: Callable[[str], bytes]
    moved: tuple[tuple[str, str], ...]
    said: tuple[tuple[Issue, ...], tuple[Issue, ...], tuple[Issue, ...]]

    def of(self, library: Library) -> tuple[Left, Items]:
        """The list, and what is still to be kept beside it; nothing where a row does not say all that the next build
        needs."""
        graph, files = library.graph, {path: stamp[5] for path, stamp in self.inputs.stamps.items()}
        paths = {id_of(path): path for path in self.as_read.paths}
        known = self.inputs.whole and files.keys() >= {*paths.values()}
        if not (self.memory.is_kept and known and self.as_read.is_whole):
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
            "points": [point.timestamp() for point in self.as_read.points],
            "moved": self.moved,
            "said": dict(zip(("invalid", "found", "unread"), self.said, strict=True)),
            "of": self.inputs.digest,
            "files": files,
            "texts": self.memory.key("sources", self.inputs.below("seeds")),
            "entries": {id_: entry_key(self.memory, path, files[path]) for id_, path in paths.items()},
            "paths": {id_: paths[id_] for id_ in graph.entries},
            "rows": {id_: kept(self.row(id_)) for id_ in graph.entries},
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
