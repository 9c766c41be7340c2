"""The list of what is kept after an edit: of rows and tables, those that differ are others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefsite.model.issues import Issue
from briefsite.pipeline.looks import ALL, KEYS
from briefsite.pipeline.lots import Items, Over
from briefsite.pipeline.memory.inputs import Inputs
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.reading_content import as_kept, entry_key
from briefsite.pipeline.rows.boards import KEPT, plain
from briefsite.pipeline.rows.editing import Edited
from briefsite.pipeline.rows.fetching import Row, row_of
from briefsite.pipeline.rows.known import Known
from briefsite.pipeline.rows.leaving import Left

#: Tables that a library does not have.
BESIDE = ("citing", "mentions", "called")
#: The tables of a graph that rows are made of.
OF_ROWS = frozenset(f"graph.{name}" for name in Row._fields if name != "fields")


def left_after(
    known: Known, found: Edited, inputs: Inputs, said: Mapping[str, tuple[Issue, ...]]
) -> tuple[Left, Items]:
    """What is another after an edit in the list: rows and tables that differ."""
    ids = {key for name, key in found.differs if key not in (ALL, KEYS) and name in OF_ROWS}
    linked = found.linked
    rows = {id_: row_of(id_, linked.graph, linked.found) for id_ in ids.union(found.again)}
    others = {name: packed(table) for name, table in _others(known, found)}
    items = [(known.memory.key("row", data), data) for data in (*rows.values(), *others.values())]
    keys = [key for key, _ in items]
    entries = {known.ids[path]: entry_key(known.memory, path, inputs.stamps[path][5]) for path in found.read}
    items += [(entries[known.ids[path]], packed(as_kept(reading))) for path, reading in found.read.items()]
    left = {
        "of": inputs.digest,
        "files": Over(known.left["files"], {path: inputs.stamps[path][5] for path in found.read}),
        "said": dict(said),
        "entries": Over(known.left["entries"], entries),
        "rows": Over(known.left["rows"], dict(zip(rows, keys, strict=False))),
        "boards": known.left["boards"] | dict(zip(others, keys[len(rows) :], strict=True)),
    }
    return left, items


def _others(known: Known, found: Edited) -> Iterator[tuple[str, Any]]:
    """The tables that are others, by name."""
    boards = found.library.boards
    others = {name for name in (*KEPT, *BESIDE) if known.boards[name] is not boards.get(name)}
    yield from ((name, plain(name, getattr(found.library, name))) for name in KEPT if name in others)
    yield from ((name, boards[name]()) for name in BESIDE if name in others)
    if ("graph.editors", ALL) in found.differs:
        yield "editors", dict(found.edit.graph.editors)
