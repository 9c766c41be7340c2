"""What can be found: every record, the most important first, with the words that lead to it."""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.model.pages.parts import When
from briefsite.model.pages.searching import Found
from briefsite.model.pages.terms import actor_kinds
from briefsite.pages.briefs import headline
from briefsite.pages.dating import brief_when, year_of
from briefsite.pages.library import Library, page_path
from briefsite.pages.searching.words import words

#: How much of what an entry is about a result shows.
_ABOUT = 160


def entries(library: Library) -> list[Found]:
    """All entries. Of two that match a search equally, the earlier is shown first."""
    graph = library.graph
    busy = sorted(library.actors, key=lambda id_: (-len(graph.events[id_]), -len(graph.about[id_]), id_))
    return [
        *(library.once(_topic, id_) for id_ in library.topics),
        *(library.once(_actor, id_) for id_ in busy),
        *(library.once(_event, id_) for id_ in reversed(library.in_time)),
        *(library.once(_brief, id_) for id_ in library.latest),
    ]


def _topic(library: Library, id_: str) -> Found:
    topic = library.topics[id_]
    return _found(library, id_, topics=(id_,), names=(topic.title,), texts=topic.terms)


def _actor(library: Library, id_: str) -> Found:
    actor = library.actors[id_]
    functions = [text for role in actor.roles for text in (role.title, role.rank, _title(library, role.body))]
    first = next(iter(actor.roles), None)
    about = ", ".join(filter(None, (first.title or first.rank, _title(library, first.body)))) if first else ""
    names = (actor.title, *actor.aliases)
    topics = library.graph.topics[id_]
    return _found(
        library,
        id_,
        aside=actor_kinds(library.say)[actor.kind],
        about=about,
        topics=topics,
        names=names,
        texts=functions,
    )


def _event(library: Library, id_: str) -> Found:
    event, date = library.events[id_], library.when(id_)
    others = [ref.title for ref in library.refs(event.participants)]
    return _found(
        library,
        id_,
        aside=_said(date),
        about=". ".join(filter(None, (event.place, ", ".join(others)))),
        year=year_of(event.date),
        topics=event.topics,
        names=(event.title,),
        texts=(event.place, event.kind, *others),
    )


def _brief(library: Library, id_: str) -> Found:
    brief = library.briefs[id_]
    return _found(
        library,
        id_,
        aside=_said(brief_when(library.say, brief)),
        about=headline(library, id_),
        year=year_of(brief.source.published or brief.date),
        topics=brief.topics,
        names=(brief.title, brief.source.title),
        texts=(brief.source.publisher, brief.source.author),
    )


def _found(
    library: Library,
    id_: str,
    *,
    aside: str = "",
    about: str = "",
    year: str = "",
    topics: Iterable[str],
    names: Iterable[str],
    texts: Iterable[str],
) -> Found:
    entry, numbers = library.graph.entries[id_], library.topic_numbers
    named = _distinct(names)
    return Found(
        kind=entry.kind,
        title=entry.record.title,
        path=page_path(entry),
        aside=aside,
        about=_cut(about),
        year=year,
        topics=tuple(sorted({numbers[topic] for topic in topics if topic in numbers})),
        names=named,
        texts=_distinct((*texts, *(block.text for block in entry.body.blocks))) - named,
    )


def _distinct(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words(text))


def _title(library: Library, id_or_words: str) -> str:
    ref = library.ref(id_or_words)
    return ref.title if ref else id_or_words


def _said(when: When) -> str:
    return ", ".join(filter(None, (when.words, when.missing, when.note)))


def _cut(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= _ABOUT else f"{whole[:_ABOUT].rsplit(' ', 1)[0]} …"
