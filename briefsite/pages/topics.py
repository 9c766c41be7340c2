"""Topic indexes: the line of time, who is active, what was said, narrower topics and briefs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain

from briefsite.model.graph import Ids, Passage
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import TopicPage
from briefsite.model.pages.parts import Company, Listed
from briefsite.model.records import Entry
from briefsite.pages import linked_data
from briefsite.pages.briefs import listed
from briefsite.pages.citing import Notes
from briefsite.pages.commitments import commitments
from briefsite.pages.editors import facts_read, status
from briefsite.pages.library import Library, page_path
from briefsite.pages.lines import line as line_of
from briefsite.pages.moments import line
from briefsite.pages.passages import body, said_at
from briefsite.pages.repeating import Place

_ACTIVE = 15
_BRIEFS = 20
#: Of how many events it is put together what is said of them.
_TOGETHER = 50


def topic_page(library: Library, entry: Entry) -> TopicPage:
    """The index of one topic."""
    topic, path, id_ = library.topics[entry.id], page_path(entry), entry.id
    notes = Notes(library, path)
    prose, statements = body(library, entry, notes), _statements(library, id_)
    briefs = sorted(library.graph.briefs[id_], key=library.recency.__getitem__)
    return TopicPage(
        head=Head(
            path,
            topic.title,
            library.say("%(title)s: events, actors and statements.", title=topic.title),
            "topics",
            linked_data.topic(library, entry, topic),
        ),
        id=id_,
        status=status(library.graph, entry.id),
        read=facts_read(library.say, library.graph, entry.id),
        terms=topic.terms,
        broader=library.ref(topic.broader),
        narrower=tuple(listed_topic(library, child) for child in library.graph.children[id_]),
        prose=prose,
        line=line(library, id_),
        active=_active(library, id_, statements),
        statements=said_at(library, statements, notes),
        commitments=commitments(library, library.graph.commitments[id_], notes),
        briefs=tuple(listed(library, brief) for brief in briefs[:_BRIEFS]),
        briefs_left_out=max(len(briefs) - _BRIEFS, 0),
        notes=notes.all(),
    )


def listed_topic(library: Library, id_: str) -> Listed:
    """A topic as a line of a list, with the number of its events."""
    return library.once(_listed, id_)


@line_of
def _listed(library: Library, id_: str) -> Listed:
    return Listed(library.refs([id_])[0], count=len(library.graph.events[id_]))


def _active(library: Library, id_: str, said_: Mapping[Place, Ids]) -> tuple[Company, ...]:
    """The actors of a topic: in how many of its events, and in how many of its statements."""
    events = Counter(dict(library.once(_took_part, id_)))
    statements = Counter(chain.from_iterable(said_.values()))
    order = sorted(library.graph.actors[id_], key=lambda actor: (-events[actor], -statements[actor], actor))
    found = (actor for actor in order if events[actor] or statements[actor])
    return tuple(Company(ref, events[ref.id], statements[ref.id]) for ref in library.refs(found))[:_ACTIVE]


@line_of
def _took_part(library: Library, id_: str) -> tuple[tuple[str, int], ...]:
    """In how many of a topic's events each actor is named."""
    graph = library.graph
    counts = Counter(actor for event in graph.events[id_] for actor in graph.actors[event])
    return tuple(sorted(counts.items()))


def _statements(library: Library, id_: str) -> dict[Place, Ids]:
    """What is said under a topic: passages that link to it, then those of its events, each once, with its actors."""
    found = dict(library.once(_told, id_))
    for start in range(0, len(library.graph.events[id_]), _TOGETHER):
        for place, actors in library.once(_told_of_some, f"{id_} {start}"):
            found.setdefault(place, actors)
    return found


@line_of
def _told_of_some(library: Library, some: str) -> tuple[tuple[Place, Ids], ...]:
    """The same of some of a topic's events, from the one of that number on: where one of them is told of otherwise, the
    others need not be asked."""
    id_, _, start = some.rpartition(" ")
    events = library.graph.events[id_][int(start) : int(start) + _TOGETHER]
    return tuple(dict(chain.from_iterable(library.once(_told, event) for event in events)).items())


@line_of
def _told(library: Library, id_: str) -> tuple[tuple[Place, Ids], ...]:
    """Where briefs tell of a topic or event, and the actors whom each passage names."""
    told = (one for one in library.graph.about[id_] if one.entry in library.briefs)
    return tuple(((one.entry, one.number), _actors(library, one)) for one in told)


def _actors(library: Library, passage: Passage) -> Ids:
    return tuple(sorted(id_ for id_ in {*passage.targets, passage.speaker} if id_ in library.actors))
