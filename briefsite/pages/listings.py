"""Lists of everything: briefs, events, actors, topics; and the home page, which leads to them."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from briefsite.model.dates import sort_key
from briefsite.model.pages.kinds import ActorsPage, BriefsPage, EventsPage, Head, HomePage, TopicsPage
from briefsite.model.pages.parts import Listed, Ref
from briefsite.pages.briefs import listed
from briefsite.pages.dating import year_of
from briefsite.pages.library import Library
from briefsite.pages.moments import NO_YEAR, in_order, moment, years
from briefsite.pages.topics import listed_topic

_LATEST = 6
_CONNECTED = 12
_PAIRS = 8


def home_page(library: Library) -> HomePage:
    """The way in."""
    settings = library.settings
    counts = (
        ("briefs", len(library.briefs), "briefs.html"),
        ("events", len(library.events), "events.html"),
        ("actors", len(library.actors), "actors.html"),
        ("topics", len(library.topics), "topics.html"),
    )
    news = [id_ for id_ in in_order(library, library.events) if library.events[id_].salience != "background"]
    return HomePage(
        head=Head("index.html", settings.title, settings.description or _sentence(library), "home"),
        counts=counts,
        latest=tuple(listed(library, id_) for id_ in latest(library)[:_LATEST]),
        years=years(library, library.events),
        recent=tuple(moment(library, id_) for id_ in news[-_LATEST:]),
        connected=_connected(library),
        pairs=_pairs(library),
        topics=tuple(
            sorted((listed_topic(library, id_) for id_ in library.topics), key=lambda t: (-t.count, t.ref.id))
        ),
    )


def latest(library: Library) -> list[str]:
    """The briefs, the latest first: by publication, or else by the date they are about; those without a year last."""

    def date(id_: str) -> str:
        brief = library.briefs[id_]
        return brief.source.published or brief.date

    known = [id_ for id_ in library.briefs if year_of(date(id_))]
    others = [id_ for id_ in library.briefs if not year_of(date(id_))]
    return sorted(known, key=lambda id_: (sort_key(date(id_)), id_), reverse=True) + sorted(
        others, key=lambda id_: (sort_key(date(id_)), id_)
    )


def briefs_page(library: Library) -> BriefsPage:
    """All briefs, by year."""

    def year(id_: str) -> str:
        brief = library.briefs[id_]
        return year_of(brief.source.published or brief.date) or NO_YEAR

    groups = groupby(latest(library), key=year)
    found = tuple((label, tuple(listed(library, id_) for id_ in ids)) for label, ids in groups)
    return BriefsPage(Head("briefs.html", "Briefs", "Every brief, the latest first.", "briefs"), found)


def events_page(library: Library) -> EventsPage:
    """All events, by year."""
    return EventsPage(
        Head("events.html", "Events", "Every event on one line of time.", "events"), years(library, library.events)
    )


def actors_page(library: Library) -> ActorsPage:
    """All actors, by the first letter of their names."""
    refs = sorted(library.refs(library.actors), key=lambda ref: (_letter(ref.title) == "#", _folded(ref.title), ref.id))
    groups = groupby(refs, key=lambda ref: _letter(ref.title))
    found = tuple((letter, tuple(_listed_actor(library, ref) for ref in group)) for letter, group in groups)
    return ActorsPage(
        Head("actors.html", "Actors", "Every person, organisation, state and programme.", "actors"), found
    )


def topics_page(library: Library) -> TopicsPage:
    """All topics, each below its wider one. A circle of topics, each wider than the next, is broken at its first."""
    placed: dict[str, int] = {}

    def place(id_: str, depth: int) -> None:
        if id_ not in placed:
            placed[id_] = depth
            for child in library.graph.children[id_]:
                place(child, depth + 1)

    roots = [id_ for id_, topic in library.topics.items() if topic.broader not in library.topics]
    for id_ in (*roots, *library.topics):
        place(id_, 0)
    topics = tuple((depth, listed_topic(library, id_)) for id_, depth in placed.items())
    return TopicsPage(Head("topics.html", "Topics", "What the briefs are filed under.", "topics"), topics)


def _sentence(library: Library) -> str:
    return (
        f"{len(library.briefs)} source texts read closely: who did what, when, and in whose words, "
        "with every statement cited to its paragraph."
    )


def _connected(library: Library) -> tuple[Listed, ...]:
    graph = library.graph
    weights = {id_: (len(graph.company[id_]), len(graph.about[id_])) for id_ in library.actors}
    order = sorted(weights, key=lambda id_: (-weights[id_][0], -weights[id_][1], id_))
    return tuple(Listed(library.refs([id_])[0], count=weights[id_][0]) for id_ in order[:_CONNECTED] if weights[id_][0])


def _pairs(library: Library) -> tuple[tuple[Ref, Ref, int], ...]:
    """Who met whom: persons who took part in the same events, the most frequent first."""
    found: list[tuple[int, str, str]] = []
    for id_, company in library.graph.company.items():
        if library.actors[id_].kind == "person":
            found += [
                (-len(one.events), id_, one.actor)
                for one in company
                if one.events and id_ < one.actor and library.actors[one.actor].kind == "person"
            ]
    refs = ((library.ref(a), library.ref(b), -count) for count, a, b in sorted(found)[:_PAIRS])
    return tuple((a, b, count) for a, b, count in refs if a and b)


def _listed_actor(library: Library, ref: Ref) -> Listed:
    return Listed(ref, count=len(library.graph.events[ref.id]))


def _letter(title: str) -> str:
    first = _folded(title)[:1].upper()
    return first if first.isalpha() else "#"


def _folded(title: str) -> str:
    """The title without accents and case, for the order of the alphabet."""
    plain = unicodedata.normalize("NFKD", title.removeprefix("The ").removeprefix("the "))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
