"""Whatever is edited, the graph made of the one before is the graph that linking everything anew gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.content.body import read_body
from briefsite.content.reading import read_content
from briefsite.graph import link
from briefsite.graph.relinking import Linked, is_renamed, reaches_far, relink
from briefsite.graph.resolved import Resolved, resolved
from briefsite.graph.resolving import Resolver
from briefsite.model.records import Actor, Brief, Entry, Event, Topic
from briefsite.sources import read_sources
from tests.sample import SAMPLE

ENTRIES = read_content(SAMPLE)[0]
SOURCES = read_sources(SAMPLE)[0]
IDS = sorted(entry.id for entry in ENTRIES)
BODIES = {entry.id: (SAMPLE / entry.path).read_text("utf-8").split("\n---\n")[1] for entry in ENTRIES}
LINES = sorted({line for body in BODIES.values() for line in body.split("\n\n") if not line.strip().startswith("#")})


def linked(entries: Sequence[Entry]) -> Linked:
    found: dict[str, Resolved] = {}
    by: list[Resolver] = []

    def resolve(entry: Entry, resolver: Resolver) -> Resolved:
        by.append(resolver)
        found[entry.id] = resolved(entry, resolver)
        return found[entry.id]

    return Linked(link(entries, SOURCES, drafts=True, resolve=resolve)[0], found, by[0])


some_ids = st.lists(st.sampled_from([*IDS, "nobody"]), max_size=4).map(tuple)


def as_edited(entry: Entry, ids: tuple[str, ...], lines: list[str]) -> Entry:
    record = entry.record
    if isinstance(record, Brief):
        record = replace(record, actors=ids, topics=ids[:1], events=ids[1:])
    elif isinstance(record, Event):
        record = replace(record, participants=ids, topics=ids[1:])
    elif isinstance(record, Actor):
        record = replace(record, affiliations=ids)
    heads = [line for line in BODIES[entry.id].splitlines() if line.startswith("#")]
    share = len(lines) // (len(heads) + 1)
    parts = [[*heads[n - 1 : n], *lines[n * share : (n + 1) * share]] for n in range(len(heads) + 1)]
    text = "\n\n".join(line for part in [*parts, lines[(len(heads) + 1) * share :]] for line in part)
    return replace(entry, record=record, body=read_body(text, entry.path, 1)[0])


Said = tuple[tuple[str, ...], list[str]]
edits = st.dictionaries(
    st.sampled_from(IDS),
    st.tuples(some_ids, st.lists(st.sampled_from(LINES), max_size=12)),
    min_size=1,
    max_size=3,
)


@given(st.lists(edits, min_size=1, max_size=3))
def test_whatever_is_edited_the_graph_is_that_of_a_clean_link(history: list[dict[str, Said]]) -> None:
    now = linked(ENTRIES)
    for step in history:
        edited = {id_: as_edited(now.graph.entries[id_], *said) for id_, said in step.items()}
        assert not any(reaches_far(now.graph.entries[id_], entry) for id_, entry in edited.items())
        now = relink(now, edited)
        clean = linked(list(now.graph.entries.values()))
        assert now.graph == clean.graph
        assert [list(table) for table in vars_of(now)] == [list(table) for table in vars_of(clean)]
        assert now.found == clean.found


def vars_of(one: Linked) -> list[dict[str, object]]:
    return [getattr(one.graph, name) for name in one.graph.__dataclass_fields__]


@pytest.mark.parametrize(
    "change",
    [{"status": "draft"}, {"publish": "2031-01-01"}, {"expires": "2031-01-01"}],
)
def test_what_others_may_depend_on_reaches_far(change: dict[str, str]) -> None:
    for entry in ENTRIES:
        assert reaches_far(entry, replace(entry, record=replace(entry.record, **change)))


def test_another_title_or_alias_is_another_name() -> None:
    for entry in ENTRIES:
        assert is_renamed(entry, replace(entry, record=replace(entry.record, title="Another")))
        assert not is_renamed(entry, replace(entry, record=replace(entry.record, private="A remark")))


def test_another_text_parent_or_heading_reaches_far() -> None:
    by_kind = {entry.kind: entry for entry in ENTRIES}
    brief, event, topic = (by_kind[kind] for kind in ("brief", "event", "topic"))
    assert isinstance(brief.record, Brief)
    assert isinstance(event.record, Event)
    assert isinstance(topic.record, Topic)
    source = replace(brief.record.source, file="other.txt")
    assert reaches_far(brief, replace(brief, record=replace(brief.record, source=source)))
    assert reaches_far(event, replace(event, record=replace(event.record, part_of="talks")))
    assert reaches_far(topic, replace(topic, record=replace(topic.record, broader="talks")))
    assert reaches_far(topic, replace(topic, body=read_body("## A heading", topic.path, 1)[0]))
