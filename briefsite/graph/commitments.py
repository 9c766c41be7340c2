"""The indexes of commitments: by whoever binds themselves or asks, by whom it concerns, by brief, event and topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model.graph import Commitment, Ids
from briefsite.model.records import Brief, Entry

Index = Mapping[str, tuple[Commitment, ...]]


def commitments(entries: Mapping[str, Entry], events: Mapping[str, Ids]) -> dict[str, Index]:
    """`made`, `received` and `commitments`, each with a key for every entry; in order of brief and place in it.

    `events` are the events under each topic. One whose actor is unknown binds nobody, and is left out.
    """
    indexes: dict[str, dict[str, list[Commitment]]] = {
        name: {id_: [] for id_ in entries} for name in ("made", "received", "commitments")
    }
    for one in (one for entry in entries.values() for one in _told(entry, entries)):
        indexes["made"][one.actor].append(one)
        indexes["commitments"][one.brief].append(one)
        if one.to:
            indexes["received"][one.to].append(one)
        if one.event:
            indexes["commitments"][one.event].append(one)
    for id_ in (id_ for id_, entry in entries.items() if entry.kind == "topic"):
        indexes["commitments"][id_] = [one for event in events[id_] for one in indexes["commitments"][event]]
    return {name: {id_: tuple(found) for id_, found in index.items()} for name, index in indexes.items()}


def _told(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[Commitment]:
    def known(id_: str, kind: str) -> str:
        return id_ if id_ in entries and entries[id_].kind == kind else ""

    for number, words in enumerate(entry.record.commitments if isinstance(entry.record, Brief) else ()):
        if actor := known(words.actor, "actor"):
            yield Commitment(entry.id, number, words, actor, known(words.to, "actor"), known(words.event, "event"))
