"""The indexes of the graph, each made in one pass over passages, targets and fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

from briefsite.graph.evidence import forms_in
from briefsite.graph.names import names_of
from briefsite.graph.tallies import most_often
from briefsite.model.graph import Company, Ids, NameForm, Passage, Tally
from briefsite.model.locators import Locator
from briefsite.model.records import Entry
from briefsite.model.sources import Source

Entries = Mapping[str, Entry]
Passages = Mapping[str, tuple[Passage, ...]]
Fields = Mapping[str, Mapping[str, Ids]]


def passages_of(entries: Entries, passages: Passages) -> dict[str, dict[str, tuple[Passage, ...]]]:
    """`about`, `said` and `relayed`: the passages that bear on each entry, in order of file and place."""
    about: dict[str, list[Passage]] = {id_: [] for id_ in entries}
    said: dict[str, list[Passage]] = {id_: [] for id_ in entries}
    relayed: dict[str, list[Passage]] = {id_: [] for id_ in entries}
    for passage in (passage for id_ in entries for passage in passages[id_] if passage.block.kind != "note"):
        if passage.speaker:
            said[passage.speaker].append(passage)
        if passage.channel:
            relayed[passage.channel].append(passage)
        for id_ in named_in(passage):
            about[id_].append(passage)
    indexes = {"about": about, "said": said, "relayed": relayed}
    return {name: {id_: tuple(found) for id_, found in index.items()} for name, index in indexes.items()}


def named_in(passage: Passage) -> list[str]:
    """Whom and what a passage is about: what it names and its event, but not who says it, nor the file it stands in."""
    apart = {"", passage.entry, passage.speaker, passage.channel}
    named = [id_ for id_ in (*passage.targets, passage.event) if id_ not in apart]
    return list(dict.fromkeys(named))


def related(
    entries: Entries, targets: Mapping[str, Ids], fields: Fields, passages: Passages
) -> tuple[dict[str, dict[str, Ids]], dict[str, Tally]]:
    """`briefs`, `events`, `actors`, `topics`, `children` and `backlinks` of every entry, and `tallies`."""
    named = {id_: all_named(id_, fields[id_], targets[id_], passages[id_]) for id_ in entries}
    naming = _inverse(named)
    actors, events, topics = (_of_kind(entries, named, kind) for kind in ("actor", "event", "topic"))
    either = {id_: tuple(sorted({*named[id_], *naming.get(id_, ())})) for id_ in entries}
    briefs = _of_kind(entries, either, "brief")
    for id_, entry in entries.items():
        if entry.kind in {"actor", "topic"}:
            events[id_] = tuple(n for n in naming.get(id_, ()) if entries[n].kind == "event")
    tallies: dict[str, Tally] = dict.fromkeys(entries, ())
    for id_, entry in entries.items():
        near = (*events[id_], *briefs[id_])
        if entry.kind == "topic":
            actors[id_], tallies[id_] = most_often(actors[n] for n in near)
        elif entry.kind == "actor":
            topics[id_], tallies[id_] = most_often(topics[n] for n in near)
    children = _inverse({id_: (*f.get("part_of", ()), *f.get("broader", ())) for id_, f in fields.items()})
    found = {
        "briefs": briefs,
        "events": events,
        "actors": actors,
        "topics": topics,
        "children": {id_: children.get(id_, ()) for id_ in entries},
        "backlinks": {id_: naming.get(id_, ()) for id_ in entries},
    }
    return found, tallies


def all_named(id_: str, fields: Mapping[str, Ids], targets: Ids, passages: Iterable[Passage]) -> Ids:
    """What an entry names: in its front matter first, then in its body."""
    listed = [other for ids in fields.values() for other in ids]
    cited = [locator.brief for passage in passages for locator in passage.locators]
    return tuple(other for other in dict.fromkeys([*listed, *targets, *cited]) if other not in ("", id_))


def _of_kind(entries: Entries, named: Mapping[str, Ids], kind: str) -> dict[str, Ids]:
    return {id_: tuple(other for other in ids if entries[other].kind == kind) for id_, ids in named.items()}


def _inverse(named: Mapping[str, Ids]) -> dict[str, Ids]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for id_, others in named.items():
        for other in others:
            found[other][id_] = None
    return {id_: tuple(sorted(others)) for id_, others in found.items()}


def company(entries: Entries, events: Mapping[str, Ids], passages: Passages) -> dict[str, tuple[Company, ...]]:
    """The other actors beside each actor, the most frequent first."""
    together: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for event, members in _members(entries, events).items():
        for one, other in permutations(members, 2):
            together[one][other].append(event)
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one, other in _pairs(entries, passages):
        beside[one][other] += 1
    return {id_: _ranked(together[id_], beside[id_]) for id_, entry in entries.items() if entry.kind == "actor"}


def _members(entries: Entries, events: Mapping[str, Ids]) -> dict[str, Ids]:
    return _inverse({id_: events[id_] for id_, entry in entries.items() if entry.kind == "actor"})


def _pairs(entries: Entries, passages: Passages) -> Iterator[tuple[str, str]]:
    for passage in (passage for found in passages.values() for passage in found if passage.block.kind != "note"):
        actors = dict.fromkeys(id_ for id_ in passage.targets if id_ and entries[id_].kind == "actor")
        yield from permutations(actors, 2)


def _ranked(together: Mapping[str, list[str]], beside: Counter[str]) -> tuple[Company, ...]:
    others = {*together, *beside}
    found = [Company(other, tuple(sorted(together.get(other, ()))), beside[other]) for other in others]
    return tuple(sorted(found, key=lambda one: (-len(one.events), -one.statements, one.actor)))


def name_forms(
    entries: Entries, briefs: Mapping[str, Ids], sources: Mapping[str, Source]
) -> dict[str, tuple[NameForm, ...]]:
    """For every actor, each form of its name with where it stands in the sources of its briefs."""
    return {
        id_: tuple(forms_of(entry, briefs[id_], sources)) for id_, entry in entries.items() if entry.kind == "actor"
    }


def forms_of(
    entry: Entry, briefs: Ids, sources: Mapping[str, Source], before: tuple[NameForm, ...] = (), seen_in: Ids = ()
) -> Iterator[NameForm]:
    """Each form of a name, with where it stands; `before` says so for the briefs that it was `seen_in`."""
    forms = names_of(entry)
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    if forms == tuple(one.form for one in before):
        found = {brief: {} for brief in seen_in}
        for one in before:
            for at in one.locators:
                found[at.brief][one.form] = at.paragraphs
    seen = [(b, found[b] if b in found else forms_in(sources[b], forms)) for b in briefs if b in sources]
    for form in forms:
        yield NameForm(form, tuple(Locator(brief, numbers[form]) for brief, numbers in seen if form in numbers))
