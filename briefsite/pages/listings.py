"""Lists of everything: briefs, events, actors, topics, commitments. A long list is parted into sheets, so that no page
grows without bound: `events.html`, `events-2.html` and so on, each saying from where to where it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby
from typing import TypeVar

from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import ActorsPage, BriefsPage, CommitmentsPage, EventsPage, TopicsPage
from briefsite.model.pages.parts import Listed, Ref, Sheet
from briefsite.model.pages.terms import sections
from briefsite.model.wording import Wording
from briefsite.pages.briefs import listed
from briefsite.pages.citing import Notes
from briefsite.pages.collation import Key, letter, sort_key
from briefsite.pages.commitments import Shared, by_due_date, commitment, due_label
from briefsite.pages.dating import year_of
from briefsite.pages.library import Library
from briefsite.pages.maps import way_to_map
from briefsite.pages.moments import anchor_of, label_of, strip, years
from briefsite.pages.topics import listed_topic

_T = TypeVar("_T")
_BRIEFS = 100
_EVENTS = 100
_ACTORS = 300
_COMMITMENTS = 60


def briefs_pages(library: Library) -> Iterator[BriefsPage]:
    """All briefs, by year."""

    def year(id_: str) -> str:
        brief = library.briefs[id_]
        return year_of(brief.source.published or brief.date) or library.say("Year not stated")

    for part, sheets in _sheets("briefs", library.latest, _BRIEFS, year):
        groups = groupby(part, key=year)
        found = tuple((label, tuple(listed(library, id_) for id_ in ids)) for label, ids in groups)
        yield BriefsPage(
            _head(library.say, "briefs", library.say("Every brief, the latest first."), sheets), sheets, found
        )


def events_pages(library: Library) -> Iterator[EventsPage]:
    """All events, by year. The strip of years on each sheet leads to all of them."""
    found = strip(library, library.in_time, event_ways(library))
    for part, sheets in _sheets("events", library.in_time, _EVENTS, lambda id_: label_of(library, id_)):
        head = _head(library.say, "events", library.say("Every event on one line of time."), sheets)
        yield EventsPage(head, way_to_map(library), sheets, found, years(library, part))


def event_ways(library: Library) -> dict[str, str]:
    """By year: the page and place where its events begin."""
    ways: dict[str, str] = {}
    for place, id_ in enumerate(library.in_time):
        label = label_of(library, id_)
        ways.setdefault(label, f"{_path('events', place // _EVENTS)}#{anchor_of(label)}")
    return ways


def actors_pages(library: Library) -> Iterator[ActorsPage]:
    """All actors, by the first letter of their names."""
    order = sorted(library.refs(library.actors), key=_by_letter)
    for part, sheets in _sheets("actors", order, _ACTORS, lambda ref: letter(ref.title)):
        groups = groupby(part, key=lambda ref: letter(ref.title))
        found = tuple((first, tuple(_listed_actor(library, ref) for ref in group)) for first, group in groups)
        description = library.say("Every person, organisation, state and programme.")
        yield ActorsPage(_head(library.say, "actors", description, sheets), sheets, found)


def commitments_pages(library: Library) -> Iterator[CommitmentsPage]:
    """All commitments, by the year in which they are due; no page where there are none."""
    order = by_due_date(chain.from_iterable(library.graph.made.values()))

    def label(shared: Shared) -> str:
        return due_label(library.say, shared)

    description = library.say("Who asked, offered, pledged or agreed what, by due date.")
    for part, sheets in _sheets("commitments", order, _COMMITMENTS, label) if order else ():
        head = _head(library.say, "commitments", description, sheets)
        notes = Notes(library, head.path)
        groups = tuple(
            (year, anchor, tuple(commitment(library, shared, notes) for shared in group))
            for (year, anchor), group in groupby(part, key=lambda shared: (label(shared), _due_anchor(shared)))
        )
        yield CommitmentsPage(head, sheets, groups, notes.all())


def topics_page(library: Library) -> TopicsPage:
    """All topics, each below its wider one. A circle of topics, each wider than the next, is broken at its first."""
    placed: dict[str, int] = {}
    order = sorted(library.topics, key=lambda id_: (sort_key(library.topics[id_].title), id_))
    roots = [id_ for id_ in order if library.topics[id_].broader not in library.topics]
    ahead = [(id_, 0) for id_ in reversed([*roots, *order])]
    while ahead:
        id_, depth = ahead.pop()
        if id_ not in placed:
            placed[id_] = depth
            children = library.graph.children[id_]
            ahead += [(child, depth + 1) for child in sorted(children, key=order.index, reverse=True)]
    topics = tuple((depth, listed_topic(library, id_)) for id_, depth in placed.items())
    return TopicsPage(_head(library.say, "topics", library.say("What the briefs are filed under."), ()), topics)


def _sheets(
    name: str, items: Sequence[_T], size: int, label: Callable[[_T], str]
) -> Iterator[tuple[Sequence[_T], tuple[Sheet, ...]]]:
    """The parts of a list, each with all sheets as seen from it."""
    parts = [items[start : start + size] for start in range(0, len(items), size)] or [items]
    spans = [(label(part[0]), label(part[-1])) if part else ("", "") for part in parts]
    labels = [first if first == last else f"{first} – {last}" for first, last in spans]
    for here, part in enumerate(parts):
        sheets = tuple(Sheet(label, _path(name, n), n == here) for n, label in enumerate(labels))
        yield part, sheets if len(parts) > 1 else ()


def _path(name: str, number: int) -> str:
    return f"{name}-{number + 1}.html" if number else f"{name}.html"


def _head(say: Wording, name: str, description: str, sheets: tuple[Sheet, ...]) -> Head:
    here = next((sheet for sheet in sheets if sheet.here), None)
    title = sections(say)[name] + (f", {here.label}" if here and here.path != f"{name}.html" else "")
    return Head(here.path if here else f"{name}.html", title, description, name)  # type: ignore[arg-type]


def _due_anchor(shared: Shared) -> str:
    due = shared[0].words.due
    return anchor_of(year_of(due)) if due else "no-date"


def _listed_actor(library: Library, ref: Ref) -> Listed:
    return Listed(ref, count=len(library.graph.events[ref.id]))


def _by_letter(ref: Ref) -> tuple[bool, Key, Key, str]:
    """By letter, what begins with none last, and then by name."""
    first = letter(ref.title)
    return first == "#", sort_key(first), sort_key(ref.title), ref.id
