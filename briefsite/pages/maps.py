"""The map of where: every place that events name and that is known, with its events; the others in a list, and why.

An event stands at the place of its own words, or where an editor says it was (`position`). What accounts say otherwise
is told on the event's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.geography import NOWHERE, ROW, SEVERAL, UNKNOWN, Located, Lost
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import MapPage
from briefsite.model.pages.maps import Further, Spot, Unplaced
from briefsite.model.pages.terms import sections
from briefsite.model.slugs import slug
from briefsite.model.wording import Wording
from briefsite.pages.library import Library
from briefsite.pages.lines import line
from briefsite.pages.moments import events_found, latest, moment

PATH = "map.html"
#: How many places are drawn with their events, how many events each lists, and how many unknown places are listed.
_PLACES, _EVENTS, _UNPLACED = 200, 5, 200
#: So many of these events may be such as no year is stated of.
_NO_YEAR = 2


def map_page(library: Library) -> Iterator[MapPage]:
    """The page of the map; none where no place is known."""
    placed, unplaced = by_place(library), list(_unplaced(library))
    if placed:
        order = sorted(placed, key=lambda place: (-len(placed[place]), place.name, place.latitude, place.longitude))
        told = library.say("Where the events took place, as far as their sources say.")
        yield MapPage(
            head=Head(PATH, sections(library.say)["map"], told, "map"),
            spots=tuple(_spot(library, place, placed[place]) for place in order[:_PLACES]),
            further=tuple(_further(library, place, placed[place]) for place in order[_PLACES:]),
            unplaced=tuple(unplaced[:_UNPLACED]),
            unplaced_left_out=max(len(unplaced) - _UNPLACED, 0),
            without=len(library.events) - len(library.places),
        )


def way_to_map(library: Library) -> str:
    """The way to the map; "" where there is none."""
    return PATH if library.once(_is_drawn, "") else ""


@line
def _is_drawn(library: Library, _: str) -> bool:
    return any(isinstance(place, Located) for place in library.places.values())


def way_to_place(library: Library, id_: str) -> str:
    """The way to an event's place on the map; "" where it is not on it."""
    place = library.places.get(id_)
    return f"{PATH}#{_anchor(place)}" if isinstance(place, Located) else ""


def by_place(library: Library) -> dict[Located, list[str]]:
    """The events of every place that is known, in order of time."""
    placed: dict[Located, list[str]] = {}
    for id_, place in library.places.items():
        if isinstance(place, Located):
            placed.setdefault(place, []).append(id_)
    return placed


def _unplaced(library: Library) -> Iterator[Unplaced]:
    """The places that are not known, by their words."""
    lost: dict[tuple[str, str], list[str]] = {}
    for id_, place in library.places.items():
        if isinstance(place, Lost):
            event = library.events[id_]
            lost.setdefault((event.position or event.place, place.reason), []).append(id_)
    reasons = _reasons(library.say)
    for (words, reason), ids in sorted(lost.items()):
        path = events_found(words) if len(ids) > 1 else library.refs(ids)[0].path
        yield Unplaced(words, reasons[reason], len(ids), path)


def _reasons(say: Wording) -> dict[str, str]:
    """Why a place is not known, in the language of the site."""
    return {
        UNKNOWN: say("not a place that is known here"),
        SEVERAL: say("several places have this name"),
        ROW: say("these are several places"),
        NOWHERE: say("there is no such latitude or longitude"),
    }


def _spot(library: Library, place: Located, ids: list[str]) -> Spot:
    return Spot(
        name=place.name,
        anchor=_anchor(place),
        latitude=place.latitude,
        longitude=place.longitude,
        wide=place.wide,
        events=len(ids),
        planned=all(library.events[id_].phase == "planned" for id_ in ids),
        moments=tuple(moment(library, id_) for id_ in latest(library, ids, _EVENTS, _NO_YEAR)),
        search=events_found(place.name) if len(ids) > _EVENTS else "",
    )


def _further(library: Library, place: Located, ids: list[str]) -> Further:
    """A place beyond those that are drawn: events lead to it all the same."""
    return Further(place.name, _anchor(place), len(ids), *library.refs(latest(library, ids, 1, 0)))


def _anchor(place: Located) -> str:
    return "-".join(part for part in (slug(place.name), place.country.lower()) if part)
