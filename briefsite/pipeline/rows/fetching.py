"""The tables of a graph whose rows are fetched when they are looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from briefsite.graph.resolved import Resolved
from briefsite.model.editors import Editors
from briefsite.model.edits import Gone
from briefsite.model.graph import Commitment, Company, Graph, Ids, NameForm, Passage, Tally
from briefsite.model.locators import Locator
from briefsite.model.records import FOLDERS, KINDS, Entry, Kind
from briefsite.model.sources import Source
from briefsite.pipeline.by_path import Fetched
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.reading_content import entry_in
from briefsite.pipeline.rows.told import Place, Told

Value = TypeVar("Value")
#: A passage but for its entry, number and block: targets, locators, event, speaker, channel; and what is gone from
#: under it, if anything.
Bare = tuple[Ids, tuple[Locator, ...], str, str, str] | tuple[Ids, tuple[Locator, ...], str, str, str, tuple[Gone, ...]]


class Row(NamedTuple):
    """What a graph says of one record; `names` and `company` are None but for actors."""

    targets: Ids
    fields: Mapping[str, Ids]
    passages: tuple[Bare, ...]
    about: tuple[Place, ...]
    said: tuple[Place, ...]
    relayed: tuple[Place, ...]
    briefs: Ids
    events: Ids
    actors: Ids
    topics: Ids
    tallies: Tally
    made: tuple[Commitment, ...]
    received: tuple[Commitment, ...]
    commitments: tuple[Commitment, ...]
    children: Ids
    backlinks: Ids
    company: tuple[Company, ...] | None
    names: tuple[NameForm, ...] | None


#: The tables that a row has as they are.
_PLAIN = (
    "targets",
    "briefs",
    "events",
    "actors",
    "topics",
    "tallies",
    "made",
    "received",
    "commitments",
    "children",
    "backlinks",
)
_OF_ACTORS = ("company", "names")
_BEARING = ("about", "said", "relayed")


def row_of(id_: str, graph: Graph, found: Mapping[str, Resolved]) -> bytes:
    """The row of a record, packed."""
    bare = tuple(map(_bare, graph.passages[id_]))
    said: dict[str, Any] = {
        name: tuple((one.entry, one.number) for one in getattr(graph, name)[id_]) for name in _BEARING
    }
    said |= {name: getattr(graph, name)[id_] for name in _PLAIN}
    said |= {name: getattr(graph, name).get(id_) for name in _OF_ACTORS}
    return packed(tuple(Row(fields=dict(found[id_].fields), passages=bare, **said)))


def _bare(one: Passage) -> Bare:
    bare = (one.targets, one.locators, one.event, one.speaker, one.channel)
    return (*bare, one.gone) if one.gone else bare


@dataclass
class Rows:
    """The rows of the last build. `paths` are those of the records, by id and in that order; `entries`, `rows` and
    `texts` the keys of what was read, of rows and of source texts, by which they are `fetched`."""

    fetched: Callable[[bytes], Any]
    paths: Mapping[str, str]
    entries: Mapping[str, bytes]
    rows: Mapping[str, bytes]
    texts: Mapping[str, bytes]
    _rows: dict[str, Row] = field(default_factory=dict)
    _entries: dict[str, Entry] = field(default_factory=dict)
    _texts: dict[str, Source] = field(default_factory=dict)
    _passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict)

    def graph(self, editors: Editors) -> Graph:
        """The graph, of which nothing is fetched yet."""
        ids = self.paths
        tables: dict[str, Any] = {name: Fetched(ids, self._bearing(name)) for name in _BEARING}
        tables |= {name: Fetched(ids, self._column(name)) for name in _PLAIN}
        tables |= {name: Fetched(self._actors, self._column(name)) for name in _OF_ACTORS}
        return Graph(
            entries=Fetched(ids, self.entry),
            sources=Fetched(self.texts, self.text),
            passages=Fetched(ids, self.passages),
            editors=editors,
            **tables,
        )

    def _actors(self) -> list[str]:
        return ids_of(self.paths, "actor")

    @property
    def found(self) -> Mapping[str, Resolved]:
        """What each record names; what leads nowhere is not among it."""
        return Fetched(self.paths, self._resolved)

    def kind(self, id_: str) -> str:
        """The kind of a record."""
        return kind_of(self.paths[id_])

    def entry(self, id_: str) -> Entry:
        """A record, as its file was read."""
        found = self._entries.get(id_)
        if found is None:
            found = self._entries[id_] = entry_in(self.fetched(self.entries[id_]))
        return found

    def text(self, id_: str) -> Source:
        """The source text of a brief."""
        found = self._texts.get(id_)
        if found is None:
            found = self._texts[id_] = self.fetched(self.texts[id_])
        return found

    def row(self, id_: str) -> Row:
        """The row of a record."""
        found = self._rows.get(id_)
        if found is None:
            found = self._rows[id_] = Row(*self.fetched(self.rows[id_]))
        return found

    def passages(self, id_: str) -> tuple[Passage, ...]:
        """The passages of a record."""
        found = self._passages.get(id_)
        if found is None:
            bare, blocks = self.row(id_).passages, self.entry(id_).body.blocks
            found = tuple(Passage(id_, n, blocks[n], *one) for n, one in enumerate(bare))
            self._passages[id_] = found
        return found

    def _resolved(self, id_: str) -> Resolved:
        row = self.row(id_)
        return Resolved(row.targets, row.fields, self.passages(id_), ())

    def _bearing(self, name: str) -> Callable[[str], Told]:
        return lambda id_: Told(self.passages, getattr(self.row(id_), name))

    def _column(self, name: str) -> Callable[[str], Any]:
        return lambda id_: getattr(self.row(id_), name)


def kind_of(path: str) -> str:
    """The kind of the record in a file."""
    return KINDS[path.split("/")[1]]


def ids_of(paths: Mapping[str, str], kind: Kind) -> list[str]:
    """Those of the records, by id with their paths, that are of one kind."""
    inside = f"content/{FOLDERS[kind]}/"
    return [id_ for id_, path in paths.items() if path.startswith(inside)]
