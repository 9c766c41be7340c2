"""What can be found: every record, the most important first, with the words that lead to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from briefsite.model.dates import sort_key
from briefsite.model.pages.parts import When
from briefsite.model.pages.searching import Found
from briefsite.model.pages.terms import actor_kinds
from briefsite.model.records import Kind
from briefsite.pages.briefs import headline
from briefsite.pages.dating import brief_when, year_of
from briefsite.pages.library import Library, page_path
from briefsite.pages.lines import line
from briefsite.pages.passages import in_words
from briefsite.pages.reports import reported
from briefsite.pages.searching.words import words

#: How much of what an entry is about a result shows.
_ABOUT = 160
#: How many actors are counted together.
_TOGETHER = 100


#: The kind of a record, and its id.
At = tuple[Kind, str]


def found_at(library: Library, places: Iterable[At]) -> list[Found]:
    """The entries of some records. Of two that match a search equally, the earlier is shown first."""
    return [library.once(_OF[kind], id_) for kind, id_ in places]


@line
def in_order(library: Library, _: str) -> tuple[At, ...]:
    """All records, in the order of their entries."""
    by_kind: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("topic", library.topics),
        ("actor", library.once(_busy, "")),
        ("event", _latest_events(library)),
        ("brief", library.latest),
    )
    return tuple((kind, id_) for kind, ids in by_kind for id_ in ids)


def _latest_events(library: Library) -> list[str]:
    """All events, the latest first, and after them those without a year."""
    order = library.in_time
    known = bisect_left(order, 1, key=lambda id_: sort_key(library.events[id_].date)[0])
    return [*reversed(order[:known]), *order[known:]]


@line
def _busy(library: Library, _: str) -> tuple[str, ...]:
    """All actors, those first that are told of the most."""
    starts = range(0, len(library.actors), _TOGETHER)
    return tuple(id_ for *_, id_ in sorted(one for n in starts for one in library.once(_told_of_some, str(n))))


@line
def _told_of_some(library: Library, start: str) -> tuple[tuple[int, int, str], ...]:
    """How often each of a hundred actors is told of."""
    ids = list(library.actors)[int(start) : int(start) + _TOGETHER]
    return tuple((*library.once(_told_of, id_), id_) for id_ in ids)


@line
def _told_of(library: Library, id_: str) -> tuple[int, int]:
    """How often an actor is told of: the less, the more."""
    return -len(library.graph.events[id_]), -len(library.graph.about[id_])


@line
def _topic(library: Library, id_: str) -> Found:
    topic = library.topics[id_]
    return _found(library, id_, topics=(id_,), names=(topic.title,), texts=topic.terms)


@line
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


@line
def _event(library: Library, id_: str) -> Found:
    event, date = library.events[id_], library.when(id_)
    others = [ref.title for ref in library.refs(event.participants)]
    place = event.place.removesuffix(".") if others else event.place
    return _found(
        library,
        id_,
        aside=", ".join(filter(None, (_said(date), reported(library, id_)))),
        about=". ".join(filter(None, (place, ", ".join(others)))),
        year=year_of(event.date),
        topics=event.topics,
        names=(event.title,),
        texts=(event.place, event.kind, *others),
    )


@line
def _brief(library: Library, id_: str) -> Found:
    brief = library.briefs[id_]
    actors = [ref.title for ref in library.refs(library.graph.actors[id_])]
    return _found(
        library,
        id_,
        aside=_said(brief_when(library.say, brief)),
        about=headline(library, id_),
        year=year_of(brief.source.published or brief.date),
        topics=brief.topics,
        names=(brief.title, brief.source.title),
        texts=(brief.source.publisher, brief.source.author, *actors),
    )


_OF: dict[Kind, Callable[[Library, str], Found]] = {"topic": _topic, "actor": _actor, "event": _event, "brief": _brief}


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
    told = _distinct((*texts, *(in_words(library, one) for one in library.graph.passages[id_])))
    return Found(
        kind=entry.kind,
        title=entry.record.title,
        path=page_path(entry),
        aside=aside,
        about=_cut(about),
        year=year,
        topics=tuple(sorted({numbers[topic] for topic in topics if topic in numbers})),
        names=tuple(sorted(named)),
        texts=tuple(sorted(told - named)),
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
