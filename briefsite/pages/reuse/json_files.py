"""JSON for every page: one file beside each record's page, one beside each list, and one beside the home page that says
what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from briefsite.geography import Located
from briefsite.model.formats import OWN_PAGES
from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import DataFile, OwnPage
from briefsite.model.pages.reuse import Version
from briefsite.model.records import FOLDERS, Entry, Kind
from briefsite.pages.commitments import promised
from briefsite.pages.joined import Joined
from briefsite.pages.library import Library, page_path
from briefsite.pages.lines import line
from briefsite.pages.maps import PATH as MAP
from briefsite.pages.maps import by_place
from briefsite.pages.networks import all_ties
from briefsite.pages.plain_json import in_json
from briefsite.pages.reuse.addresses import address, beside, data_page
from briefsite.pages.reuse.records import commitment_value, line_value, record_value, whole_value

Value = dict[str, Any]


def record_file(library: Library, entry: Entry) -> DataFile:
    """The file of a record."""
    return data_page(beside(page_path(entry), ".json"), as_json(record_value(library, entry)))


def list_files() -> Iterator[Callable[[Library], Iterable[DataFile]]]:
    """What makes a file for each list, in the order of its page. A list is never parted, however many sheets its page
    has."""
    yield from (partial(_records_file, lines) for lines in _LISTS)
    yield _network_file
    yield _map_file
    yield _commitments_file


def _records_file(lines: Joined, library: Library) -> Iterator[DataFile]:
    opening, end = _around(library, lines.name)
    yield data_page(f"{lines.name}.json", lines.folded(library, opening, end))


def _network_file(library: Library) -> Iterator[DataFile]:
    if library.ties:
        ties = [{"actors": list(pair), "events": events} for pair, events in sorted(all_ties(library).items())]
        yield _list_file(library, "network", ",".join(map(in_json, ties)))


def _map_file(library: Library) -> Iterator[DataFile]:
    """The places, as GeoJSON."""
    if places := by_place(library):
        features = [_feature(place, events) for place, events in sorted(places.items(), key=lambda one: one[0].name)]
        value = {"type": "FeatureCollection", "page": address(library.settings, MAP), "features": features}
        yield data_page("map.json", as_json(value))


def _commitments_file(library: Library) -> Iterator[DataFile]:
    if every := promised(library):
        lines = [commitment_value(library, one) for shared in every for one in shared]
        yield _list_file(library, "commitments", ",".join(map(in_json, lines)))


@line
def _line(library: Library, id_: str) -> str:
    return in_json(line_value(library, library.graph.entries[id_]))


def _feature(place: Located, events: list[str]) -> Value:
    """A place and its events, as GeoJSON has it: longitude first."""
    known = {"name": place.name, "extent": "area" if place.wide else "town", "events": events}
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "geometry": point, "properties": known}


def index_file(library: Library, versions: Sequence[Version]) -> DataFile:
    """What the site is, and every file of data that is about all of it."""
    settings = library.settings
    states = list(library.states.values())
    value: Value = {
        "title": settings.title,
        "description": settings.description,
        "owner": settings.owner,
        "language": settings.written_in,
        "page": address(settings, "index.html"),
        "counts": {name: len(getattr(library, name)) for name in FOLDERS.values()},
        "drafted": states.count("drafted"),
        "reviewed": states.count("reviewed"),
        "files": [{"label": v.label, "type": v.type, "path": address(settings, v.path)} for v in versions],
    }
    return data_page("index.json", as_json({key: one for key, one in value.items() if one != ""}))


def own_files(library: Library, templates: Iterable[str]) -> Iterator[OwnPage]:
    """The files that the site's own templates write; each is given all records."""
    names = tuple(templates)
    records = _records(library) if names else {}
    yield from (OwnPage(name, Head(name, "", ""), records) for name in names)


def own_pages(library: Library, templates: Iterable[str]) -> Iterator[OwnPage]:
    """The site's own kinds of page: `pages/who-is-who.html` is the page `who-is-who.html`, “Who is who”."""
    names = tuple(templates)
    records = _records(library) if names else {}
    for name in names:
        path = name.removeprefix(OWN_PAGES)
        words = path.removesuffix(".html").replace("-", " ")
        title = library.say(words[:1].upper() + words[1:])
        yield OwnPage(name, Head(path, title, title), records)


def _records(library: Library) -> dict[str, list[Value]]:
    return {
        FOLDERS[kind]: [whole_value(library, library.graph.entries[id_]) for id_ in order(library)]
        for kind, order in _ORDERS.items()
    }


def as_json(value: object) -> str:
    """JSON in one line: on a site of thousands of files it is read by programs, and half as long."""
    return in_json(value) + "\n"


_ORDERS: dict[Kind, Callable[[Library], Iterable[str]]] = {
    "brief": lambda library: library.latest,
    "event": lambda library: library.in_time,
    "actor": lambda library: library.actors,
    "topic": lambda library: library.topics,
}
#: The lines of all records by kind, in the order of their lists.
_LISTS = tuple(Joined(FOLDERS[kind], order, _line, ",") for kind, order in _ORDERS.items())


def _list_file(library: Library, name: str, lines: str) -> DataFile:
    """A list, whose lines are JSON already, and joined."""
    opening, end = _around(library, name)
    return data_page(f"{name}.json", f"{opening}{lines}{end}")


def _around(library: Library, name: str) -> tuple[str, str]:
    """What stands before the lines of a list, and after them."""
    page, end = address(library.settings, f"{name}.html"), "]}"
    return in_json({"site": library.settings.title, "page": page, name: []}).removesuffix(end), f"{end}\n"
