"""Lists of everything: briefs, events, actors, topics, commitments. A long list is parted into sheets, so that no page
grows without bound: `events.html`, `events-2.html` and so on, each saying from where to where it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from briefsite.model.nouns import dataclass
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import ActorsPage, BriefsPage, CommitmentsPage, EventsPage, ListPage, TopicsPage
from briefsite.model.pages.parts import Listed, Ref, Sheet
from briefsite.model.pages.terms import sections
from briefsite.model.pages.time import StripYear
from briefsite.model.wording import Wording
from briefsite.pages.briefs import listed
from briefsite.pages.citing import Notes
from briefsite.pages.collation import Key, letter, sort_key
from briefsite.pages.commitments import commitment, due_anchor, due_label, due_span, how_many_promised, promised
from briefsite.pages.dating import year_of
from briefsite.pages.library import Library
from briefsite.pages.lines import line as line_of
from briefsite.pages.maps import way_to_map
from briefsite.pages.moments import anchor_of, strip, year_in, years
from briefsite.pages.topics import listed_topic

#: How many briefs, events, actors and commitments a sheet has.
_BRIEFS, _EVENTS, _ACTORS, _COMMITMENTS = 100, 100, 300, 60
#: How many topics stand in one list.
_UNPARTED = 40


_Name = Literal["briefs", "events", "actors", "topics", "commitments"]


@dataclass(frozen=True, slots=True)
class Sheets:
    """A list that is parted: how many entries it has, and how many of them a sheet; the label of the entry at a place;
    and the sheet of some places, under a head and with the ways to all. Without entries it has one sheet, if
    `is_always` there."""

    name: _Name
    size: int
    count: Callable[[Library], int]
    label: Callable[[Library, int], str]
    make: Callable[[Library, slice, str, tuple[Sheet, ...]], ListPage]
    is_always: bool = True

    def numbers(self, library: Library) -> range:
        """The numbers of its sheets, from 0."""
        return range(max(-(-self.count(library) // self.size), int(self.is_always)))

    def sheet(self, library: Library, number: int) -> ListPage:
        """One sheet."""
        labels = library.once(_labels, self.name)
        path = _path(self.name, number)
        sheets = tuple(
            Sheet(label, _path(self.name, n), n == number, again)
            for n, (label, again) in enumerate(zip(labels, _again(labels), strict=True))
        )
        return self.make(library, slice(self.size * number, self.size * (number + 1)), path, sheets)


@line_of
def _labels(library: Library, name: str) -> tuple[str, ...]:
    """From where to where each sheet of a list goes; nothing where it has but one."""
    one = next(sheets for sheets in SHEETS if sheets.name == name)
    count, numbers = one.count(library), one.numbers(library)
    if len(numbers) < 2:
        return ()
    spans = ((one.size * n, min(count, one.size * (n + 1)) - 1) for n in numbers)
    found = ((one.label(library, first), one.label(library, last)) for first, last in spans)
    return tuple(first if first == last else f"{first} – {last}" for first, last in found)


def _again(labels: Sequence[str]) -> Iterator[int]:
    """Which one of those with the same label each is: nothing for the first, then 2 and so on."""
    seen: Counter[str] = Counter()
    for label in labels:
        seen[label] += 1
        yield seen[label] if seen[label] > 1 else 0


def _briefs_sheet(library: Library, places: slice, path: str, sheets: tuple[Sheet, ...]) -> BriefsPage:
    """Briefs, by year."""
    groups = groupby(library.latest[places], key=lambda id_: _year(library, id_))
    found = tuple((label, tuple(listed(library, id_) for id_ in ids)) for label, ids in groups)
    return BriefsPage(
        _head(library.say, "briefs", library.say("Every brief, the latest first."), path, sheets), sheets, found
    )


def _year(library: Library, id_: str) -> str:
    brief = library.briefs[id_]
    return year_of(brief.source.published or brief.date) or library.say("Year not stated")


def _events_sheet(library: Library, places: slice, path: str, sheets: tuple[Sheet, ...]) -> EventsPage:
    """Events, by year. The strip of years on each sheet leads to all of them."""
    head = _head(library.say, "events", library.say("Every event on one line of time."), path, sheets)
    return EventsPage(head, way_to_map(library), sheets, whole_strip(library), years(library, library.in_time[places]))


def whole_strip(library: Library) -> tuple[StripYear, ...]:
    """All years of all events, each with the way to where its events begin."""
    return library.once(_whole_strip, "")


@line_of
def _whole_strip(library: Library, _: str) -> tuple[StripYear, ...]:
    ways: dict[str, str] = {}
    for place, id_ in enumerate(library.in_time):
        label = year_in(library, id_)
        ways.setdefault(label, f"{_path('events', place // _EVENTS)}#{anchor_of(label)}")
    return strip(library, library.in_time, ways)


def _actors_sheet(library: Library, places: slice, path: str, sheets: tuple[Sheet, ...]) -> ActorsPage:
    """Actors, by the first letter of their names."""
    groups = groupby(library.once(_by_name, "")[places], key=lambda one: one[0])
    found = tuple((first, tuple(_listed_actor(library, id_) for _, id_ in group)) for first, group in groups)
    description = library.say("Every person, organisation, state and programme.")
    return ActorsPage(_head(library.say, "actors", description, path, sheets), sheets, found)


@line_of
def _by_name(library: Library, _: str) -> tuple[tuple[str, str], ...]:
    """All actors in the order of their names, each with the letter under which it stands."""
    return tuple((letter(ref.title), ref.id) for ref in sorted(library.refs(library.actors), key=_by_letter))


def _commitments_sheet(library: Library, places: slice, path: str, sheets: tuple[Sheet, ...]) -> CommitmentsPage:
    """Commitments, by the year in which they are due."""
    description = library.say("Who asked, offered, pledged or agreed what, by due date.")
    head = _head(library.say, "commitments", description, path, sheets)
    notes = Notes(library, head.path)
    by_year = groupby(promised(library)[places], key=lambda one: (due_label(library, one), due_anchor(library, one)))
    groups = tuple(
        (year, anchor, tuple(commitment(library, shared, notes) for shared in group))
        for (year, anchor), group in by_year
    )
    return CommitmentsPage(head, sheets, groups, notes.all())


#: All lists that are parted.
SHEETS = (
    Sheets(
        "briefs",
        _BRIEFS,
        lambda library: len(library.latest),
        lambda library, place: _year(library, library.latest[place]),
        _briefs_sheet,
    ),
    Sheets(
        "events",
        _EVENTS,
        lambda library: len(library.in_time),
        lambda library, place: year_in(library, library.in_time[place]),
        _events_sheet,
    ),
    Sheets(
        "actors",
        _ACTORS,
        lambda library: len(library.actors),
        lambda library, place: library.once(_by_name, "")[place][0],
        _actors_sheet,
    ),
    Sheets(
        "commitments",
        _COMMITMENTS,
        how_many_promised,
        lambda library, place: due_span(library, promised(library)[place]),
        _commitments_sheet,
        is_always=False,
    ),
)


def topics_page(library: Library) -> TopicsPage:
    """All topics, each below its wider one."""
    head = _head(library.say, "topics", library.say("What the briefs are filed under."), _path("topics", 0), ())
    groups: dict[str, list[tuple[int, Listed]]] = {}
    first = ""
    for id_, depth in _placed(library):
        if depth == 0 and len(library.topics) > _UNPARTED:
            first = letter(library.topics[id_].title)
        groups.setdefault(first, []).append((depth, listed_topic(library, id_)))
    return TopicsPage(head, tuple((first, tuple(group)) for first, group in groups.items()))


def _placed(library: Library) -> Iterator[tuple[str, int]]:
    """All topics with their depths, in order of their names, each below its wider one. A circle of topics, each wider
    than the next, is broken at its first."""
    placed = set[str]()
    order = sorted(library.topics, key=lambda id_: (sort_key(library.topics[id_].title), id_))
    roots = [id_ for id_ in order if library.topics[id_].broader not in library.topics]
    ahead = [(id_, 0) for id_ in reversed([*roots, *order])]
    while ahead:
        id_, depth = ahead.pop()
        if id_ not in placed:
            placed.add(id_)
            yield id_, depth
            children = library.graph.children[id_]
            ahead += [(child, depth + 1) for child in sorted(children, key=order.index, reverse=True)]


def _path(name: str, number: int) -> str:
    return f"{name}-{number + 1}.html" if number else f"{name}.html"


def _head(say: Wording, name: _Name, description: str, path: str, sheets: tuple[Sheet, ...]) -> Head:
    here = next((sheet for sheet in sheets if sheet.here and path != _path(name, 0)), None)
    told = (here.label, str(here.number or "")) if here else ()
    return Head(path, ", ".join(filter(None, (sections(say)[name], *told))), description, name)


@line_of
def _listed_actor(library: Library, id_: str) -> Listed:
    ref, found = library.refs([id_])[0], library.graph
    is_shared = ref.title in library.once(_shared_names, "")
    newest = min(found.briefs[id_], key=library.recency.__getitem__, default=None) if is_shared else None
    about = library.refs([newest])[0].title if newest else ""
    return Listed(ref, about=about, count=len(found.events[id_]))


@line_of
def _shared_names(library: Library, _: str) -> tuple[str, ...]:
    """The names that more than one actor has: what tells these apart is the text that speaks of them."""
    counts = Counter(ref.title for ref in library.refs(library.actors))
    return tuple(sorted(name for name, number in counts.items() if number > 1))


def _by_letter(ref: Ref) -> tuple[bool, Key, Key, str]:
    """By letter, what begins with none last, and then by name."""
    first = letter(ref.title)
    return first == "#", sort_key(first), sort_key(ref.title), ref.id
