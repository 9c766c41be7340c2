"""The tables that a library makes for all records, each kept whole, and looked at only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from briefsite.model.graph import Graph, cited_in
from briefsite.model.records import Entry
from briefsite.pages.library import Library
from briefsite.pipeline.rows.packed_rows import FORMS, PackedRows, packed_rows
from briefsite.pipeline.watching import TABLES

#: A function that makes or fetches a table.
Board = Callable[[], Any]
#: The tables that are kept; the others are made of these.
KEPT = (
    "in_time",
    "latest",
    "placed",
    "places",
    "is_promised",
    "ranks_of",
    "ties",
    "_states",
    "members",
    "_refs",
    "_cited",
    "states",
    "briefs",
    "events",
    "actors",
    "topics",
)


def made_at_once(library: Library) -> None:
    """Make all these tables, before this process is copied: else each copy makes them for itself."""
    for name in KEPT:
        getattr(library, name)


def plain(name: str, table: Any) -> Any:
    """A table of a library as it is packed."""
    return packed_rows(name, table) if name in FORMS else table


def revived(name: str, table: Any) -> Any:
    """The table that `plain` made this of."""
    return PackedRows(name, table) if name in FORMS else table


class BoardedLibrary(Library):
    """A library some of whose tables are fetched when they are looked up; the others it makes itself."""

    def __init__(self, boards: Mapping[str, Board], graph: Graph, *of_the_site: Any) -> None:
        super().__init__(graph, *of_the_site)
        self.boards = boards


class _Board:
    """One table: once it was asked for, it is the library's own."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._make = vars(Library)[name].func

    def __get__(self, library: BoardedLibrary, _: type[BoardedLibrary]) -> Any:
        fetch = library.boards.get(self._name)
        found = vars(library)[self._name] = fetch() if fetch else self._make(library)
        return found


for _name in TABLES:
    setattr(BoardedLibrary, _name, _Board(_name))


def citing(graph: Graph) -> dict[str, tuple[str, ...]]:
    """By brief: the entries that cite a paragraph of it, or name it as their source."""
    found: dict[str, dict[str, None]] = {}
    for id_, entry in graph.entries.items():
        for locator in cited_in(entry):
            found.setdefault(locator.brief, {})[id_] = None
    return {brief: tuple(ids) for brief, ids in found.items()}


def cited_of(brief: str, ids: Collection[str], entries: Mapping[str, Entry]) -> set[int]:
    """The paragraphs of a brief that these entries cite."""
    return {n for id_ in ids for one in cited_in(entries[id_]) if one.brief == brief for n in one.paragraphs}
