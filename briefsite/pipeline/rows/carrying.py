"""A library after an edit: tables of the last build, made anew where the edit may have changed them.

What may change a table is said here, field by field of the records. A table is compared with what it was where it is
made anew, so that to make one too many costs time and nothing else.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache, partial
from typing import Any

from briefsite.graph.names import folded, names_of
from briefsite.model.graph import Company, Graph, Ids, cited_in
from briefsite.model.nouns import dataclass
from briefsite.model.records import FOLDERS, Actor, Brief, Entry, Event
from briefsite.pages.library import ref_to
from briefsite.pages.repeating import key_of
from briefsite.pipeline.looks import ALL, KEYS, Look
from briefsite.pipeline.rows.boards import Board, BoardedLibrary, cited_of
from briefsite.pipeline.rows.leaving import named_in
from briefsite.pipeline.rows.packed_rows import PackedRows
from briefsite.pipeline.watching import TABLES, keyed

#: The tables in which each event has its place in time.
_IN_TIME = frozenset({"in_time", "rank", "ranks_of", "ties", "places", "placed"})
_NONE = object()
#: The same for briefs.
_LATEST = frozenset({"latest", "recency"})


@dataclass(frozen=True, slots=True)
class Edit:
    """The records that were edited, as they were and as they are, and the graph with them."""

    before: Mapping[str, Entry]
    now: Mapping[str, Entry]
    graph: Graph
    paths: Mapping[str, str]

    @property
    def pairs(self) -> Iterator[tuple[Entry, Entry]]:
        """Each record as it was and as it is."""
        return ((self.before[id_], entry) for id_, entry in self.now.items())


def carried(known: Mapping[str, Board], edit: Edit) -> dict[str, Board]:
    """Tables of the last build, and those that are made of them with what was edited; the others are to be made."""
    anew = frozenset(name for was, is_ in edit.pairs for name in _anew(was, is_))
    if any(map(_met_others, laid_over(edit.graph.company))):
        anew |= {"ties"}
    boards = {name: known[name] for name in known.keys() - anew}
    if any(was.record != is_.record for was, is_ in edit.pairs):
        refs = {id_: ref_to(entry) for id_, entry in edit.now.items()}
        boards["_refs"] = cache(partial(_with_these, known["_refs"], refs))
    for kind, name in FOLDERS.items():  # the tables of records are called as their folders are
        theirs = {is_.id: is_.record for was, is_ in edit.pairs if is_.kind == kind and was.record != is_.record}
        if theirs:
            boards[name] = cache(partial(_with_these, known[name], theirs))
    if "ranks_of" in boards and (others := [id_ for id_, *_ in laid_over(edit.graph.events)]):
        boards["ranks_of"] = cache(partial(_ranks_of, known, edit.graph, others))
    if any(_cites(was) != _cites(is_) for was, is_ in edit.pairs):
        boards["citing"] = cache(partial(_citing, known, edit))
        boards["_cited"] = cache(partial(_cited, known, boards, edit))
    if any(names_of(was) != names_of(is_) for was, is_ in edit.pairs):
        boards["called"] = cache(partial(called_now, known, edit.pairs))
    if any(_named(edit, was) != _named(edit, is_) for was, is_ in edit.pairs):
        boards["mentions"] = cache(partial(_mentions, known, edit))
    return boards


def differences(before: BoardedLibrary, now: BoardedLibrary) -> Iterator[Look]:
    """All look-ups that find something else than in the library before."""
    for one in fields(Graph):
        name, table = f"graph.{one.name}", getattr(now.graph, one.name)
        if isinstance(table, ChainMap):
            yield from _with_all(name, (id_ for id_, *_ in laid_over(table)))
            if not table.maps[0].keys() <= table.maps[1].keys():
                yield name, KEYS
        elif one.name == "editors":
            yield from differing(name, before.graph.editors, table)
    yield from _repeated(before, now)
    others = {name for name in now.boards if now.boards[name] is not before.boards.get(name)}
    for name in (one for one in TABLES_OF_ALL if one in others or one not in now.boards):
        yield from differing(f"library.{name}", getattr(before, name), getattr(now, name))


def _repeated(before: BoardedLibrary, now: BoardedLibrary) -> Iterator[Look]:
    """The passages that other pages would repeat otherwise."""
    name, tables = "library.repeated", (now.graph.entries, now.graph.passages)
    ids = {id_ for table in tables for id_, *_ in laid_over(table)}
    ids |= {id_ for _, id_ in differing("", before.graph.editors, now.graph.editors) if type(id_) is str}
    keys = list[str]()
    for id_ in sorted(ids):
        was, is_ = (len(library.graph.passages.get(id_, ())) for library in (before, now))
        every = [key_of(id_, number) for number in range(max(was, is_))]
        keys += [key for key in every if before.repeated.get(key) != now.repeated.get(key)]
        if was != is_:
            yield name, KEYS
    yield from _with_all(name, keys)


def differing(name: str, before: Any, now: Any) -> Iterator[Look]:
    """The look-ups in a table that find something else than before."""
    was, is_ = keyed(before), keyed(now)
    every = is_.others(was) if isinstance(is_, PackedRows) and isinstance(was, PackedRows) else {**was, **is_}
    keys = [key for key in every if not _same(was.get(key, _NONE), is_.get(key, _NONE))]
    yield from ((name, key) for key in keys)
    is_other = list(was) != list(is_)
    if is_other:
        yield name, KEYS
    if keys or is_other:
        yield name, ALL


def _same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other)


def laid_over(table: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """The rows that differ, each as it was and as it is."""
    if isinstance(table, ChainMap):
        rows, before = table.maps
        yield from ((id_, before.get(id_), row) for id_, row in rows.items() if before.get(id_) != row)


def called_now(known: Mapping[str, Board], pairs: Iterable[tuple[Entry, Entry]]) -> dict[str, Ids]:
    """What everything is called."""
    found: dict[str, Ids] = dict(known["called"]())
    for was, is_ in pairs:
        for name in map(folded, names_of(was)):
            found[name] = tuple(id_ for id_ in found.get(name, ()) if id_ != is_.id)
        for name in map(folded, names_of(is_)):
            found[name] = tuple(sorted({*found.get(name, ()), is_.id}))
    return {name: ids for name, ids in found.items() if ids}


#: All tables of a library but those that no edit of content changes, and one of which only what was edited is compared.
TABLES_OF_ALL = tuple(name for name in TABLES if name not in {"moved", "editions", "repeated"})


def _with_all(name: str, keys: Iterable[Any]) -> Iterator[Look]:
    found = list(keys)
    yield from ((name, key) for key in found)
    if found:
        yield name, ALL


def _anew(was: Entry, is_: Entry) -> Iterator[str]:
    """The tables that are to be made anew."""
    before, now = was.record, is_.record
    if isinstance(before, Event) and isinstance(now, Event):
        if before.date != now.date:
            yield from _IN_TIME
        if before.phase != now.phase:
            yield "ties"
        if (before.position, before.place, before.participants) != (now.position, now.place, now.participants):
            yield "places"
    elif isinstance(before, Brief) and isinstance(now, Brief):
        if (before.source.published, before.date) != (now.source.published, now.date):
            yield from _LATEST
    elif isinstance(before, Actor) and isinstance(now, Actor):
        if (before.kind, before.country) != (now.kind, now.country):
            yield from ("_states", "places")
        if (before.affiliations, before.roles) != (now.affiliations, now.roles):
            yield "members"


def _with_these(board: Board, rows: Mapping[str, Any]) -> PackedRows:
    table: PackedRows = board()
    return table.with_rows(rows)


def _met_others(row: tuple[str, tuple[Company, ...] | None, tuple[Company, ...] | None]) -> bool:
    """Whether an actor met others than before, or elsewhere; not how often both are named."""
    _, was, is_ = row
    return _met(was or ()) != _met(is_ or ())


def _met(company: Iterable[Company]) -> list[tuple[str, Ids]]:
    return sorted((one.actor, one.events) for one in company if one.events)


def _named(edit: Edit, entry: Entry) -> set[str]:
    return named_in(entry, edit.paths)


def _mentions(known: Mapping[str, Board], edit: Edit) -> dict[str, Ids]:
    found: dict[str, Ids] = dict(known["mentions"]())
    for was, is_ in edit.pairs:
        for name in _named(edit, was) | _named(edit, is_):
            others = tuple(id_ for id_ in found.get(name, ()) if id_ != is_.id)
            found[name] = (*others, is_.id) if name in _named(edit, is_) else others
    return {name: ids for name, ids in found.items() if ids}


def _ranks_of(known: Mapping[str, Board], graph: Graph, theirs: Iterable[str]) -> dict[str, list[int]]:
    before: dict[str, list[int]] = known["ranks_of"]()
    rank = {id_: place for place, id_ in enumerate(known["in_time"]())}
    return before | {id_: sorted(map(rank.__getitem__, graph.events[id_])) for id_ in theirs if id_ in before}


def _cites(entry: Entry) -> set[tuple[str, int]]:
    return {(one.brief, number) for one in cited_in(entry) for number in one.paragraphs}


def _citing(known: Mapping[str, Board], edit: Edit) -> dict[str, Ids]:
    found: dict[str, Ids] = dict(known["citing"]())
    for was, is_ in edit.pairs:
        before, now = ({one.brief for one in cited_in(entry)} for entry in (was, is_))
        for brief in before - now:
            found[brief] = tuple(id_ for id_ in found[brief] if id_ != is_.id)
        for brief in now - before:
            found[brief] = (*found.get(brief, ()), is_.id)
    return {brief: ids for brief, ids in found.items() if ids}


def _cited(known: Mapping[str, Board], boards: Mapping[str, Board], edit: Edit) -> dict[str, set[int]]:
    cited: dict[str, set[int]] = dict(known["_cited"]())
    ids, entries = boards["citing"](), edit.graph.entries
    for brief in {brief for was, is_ in edit.pairs for brief, _ in _cites(was) ^ _cites(is_)}:
        cited.pop(brief, None)
        if brief in ids:
            cited[brief] = cited_of(brief, ids[brief], entries)
    return cited
