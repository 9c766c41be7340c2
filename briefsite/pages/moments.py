"""Events on a line of time: in order of their dates, by year, those without a year last."""

from __future__ import annotations

from collections.abc import Iterable

from briefsite.model.dates import sort_key
from briefsite.model.pages.parts import Moment, Ref, Year
from briefsite.pages.dating import event_when, year_of
from briefsite.pages.library import Library

NO_YEAR = "Year not stated"


def in_order(library: Library, ids: Iterable[str]) -> list[str]:
    """The events among `ids`, each once, by date and then by id."""
    known = {id_ for id_ in ids if id_ in library.events}
    return sorted(known, key=lambda id_: (sort_key(library.events[id_].date), id_))


def moment(library: Library, id_: str, here: str = "", without: str = "") -> Moment:
    """One event; `here` is the id of the page's own event, `without` an actor who need not be named."""
    event = library.events[id_]
    actors = library.refs(other for other in event.participants if other != without)
    aside = "background" if event.salience == "background" else ""
    return Moment(library.ref(id_) or Ref(event.title), event_when(event), event.place, actors, id_ == here, aside)


def moments(library: Library, ids: Iterable[str], here: str = "", without: str = "") -> tuple[Moment, ...]:
    """Events in order."""
    return tuple(moment(library, id_, here, without) for id_ in in_order(library, ids))


def years(library: Library, ids: Iterable[str], without: str = "") -> tuple[Year, ...]:
    """Events in order, by year."""
    groups: dict[str, list[Moment]] = {}
    for id_ in in_order(library, ids):
        label = year_of(library.events[id_].date) or NO_YEAR
        groups.setdefault(label, []).append(moment(library, id_, without=without))
    found, before = [], ""
    for label, items in groups.items():
        gap = before.isdigit() and label.isdigit() and int(label) > int(before) + 1
        found.append(Year(label, f"y{label}" if label != NO_YEAR else "no-year", tuple(items), gap))
        before = label
    return tuple(found)
