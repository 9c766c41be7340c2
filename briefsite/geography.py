"""Where a place is, from what is said of it; no guess where that could be several places or is none that is known.

The table has states, regions and seas, capitals, and towns of a hundred thousand people or more
(`data/places.tsv`; why these: `docs/decisions/0022-the-map-draws-no-borders.md`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from briefsite.model.nouns import dataclass

UNKNOWN = "not a place that is known here"
SEVERAL = "several places have this name"
ROW = "these are several places"
NOWHERE = "there is no such latitude or longitude"
_PLACES = Path(__file__).parent / "data" / "places.tsv"
_WIDE = ("state", "area")
_PARTS = re.compile(r"\s*,\s*|\s+in\s+")
#: A row of places lies in none of them alone.
_ROW = re.compile(r"[,;] (?:.*\s)?and\s|;\s")
#: A part of a land is on the map where the land is.
_PART_OF_LAND = re.compile(r"^(?:central|(?:north|south)?-?(?:eastern|western)|northern|southern)\s(?=[A-Z])")
_POSITION = re.compile(r"([-+]?\d{1,2}(?:\.\d+)?)\s*,\s*([-+]?\d{1,3}(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Located:
    """A place that is known: its name in the table, ISO 3166-1 code of its state ("" for none), degrees, and whether
    it is more than a town."""

    name: str
    country: str
    latitude: float
    longitude: float
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a place is not known."""

    reason: str


@lru_cache(maxsize=4096)
def located(words: str, countries: frozenset[str] = frozenset()) -> Located | Lost:
    """The place that `words` name, what is wider last, where the states `countries` take part in what happened there.

    >>> located("Tripoli, Lebanon").country, located("Tripoli", frozenset(["LY"])).country
    ('LB', 'LY')
    >>> located("Tripoli").reason, located("the Palace of Reeds").reason
    ('several places have this name', 'not a place that is known here')
    >>> located("eastern Chad").name
    'Chad'
    >>> located("Paris").country, located("Paris, Texas").reason
    ('FR', 'not a place that is known here')
    >>> located("Oslo, Norway, and Lusaka, Zambia").reason, located("Trinidad and Tobago").country
    ('these are several places', 'TT')
    """
    if match := _POSITION.fullmatch(words.strip()):
        return _at(float(match[1]), float(match[2]), words)
    words = _PART_OF_LAND.sub("", words)
    if _is_row(words):
        return Lost(ROW)
    *inner, last = _PARTS.split(words)
    outer = _named(last)
    states = {place.country for place, kind in outer if kind == "state"}
    within = [[one for one in _named(piece) if one[0].country in states] for piece in inner]
    if any(_named(piece) for piece in inner):  # London, Ontario: no town of that name, but a province that is not known
        outer = [(place, kind) for place, kind in outer if kind in _WIDE]
    ways = [_named(words), *within, outer]
    return next((one for found in ways if (one := _one(found, countries))), Lost(SEVERAL if any(ways) else UNKNOWN))


def _is_row(words: str) -> bool:
    """Whether the words name several places; a state whose own name has an `and` is one.

    >>> _is_row("Oslo, Bergen and Lusaka"), _is_row("Sarajevo, Bosnia and Herzegovina")
    (True, False)
    """
    before, _, last = words.rpartition(", ")
    return bool(_ROW.search(before if before and _named(last) else words)) and not _named(words)


def is_town(name: str) -> bool:
    """Whether a town that is known has the name, in whatever case, or several have.

    >>> is_town("NAIROBI"), is_town("Singapore"), is_town("Kenya")
    (True, True, False)
    """
    return any(kind not in _WIDE for _, kind in _named(name))


def is_one_town(words: str) -> bool:
    """Whether words lead to one known town, and to no land, region or sea.

    >>> is_one_town("Nairobi"), is_one_town("Kenya"), is_one_town("Nowhere")
    (True, False, False)
    """
    found = located(words)
    return isinstance(found, Located) and not found.wide


def _at(latitude: float, longitude: float, words: str) -> Located | Lost:
    if abs(latitude) > 90 or abs(longitude) > 180:
        return Lost(NOWHERE)
    return Located(words.strip(), "", latitude, longitude)


def _one(found: Iterable[tuple[Located, str]], countries: Collection[str]) -> Located | None:
    """The only one; or the only one in a state that takes part; or, where none is in one, the only state or region."""
    for some in _narrower(list(found), countries):
        if len({(place.country, place.name) for place, _ in some}) == 1:
            return some[0][0]
    return None


def _narrower(found: list[tuple[Located, str]], countries: Collection[str]) -> Iterator[list[tuple[Located, str]]]:
    yield found
    there = [(place, kind) for place, kind in found if place.country in countries]
    yield there
    if not there:
        yield [(place, kind) for place, kind in found if kind in _WIDE]


def _named(name: str) -> list[tuple[Located, str]]:
    """The places of a name, each with its kind."""
    return [_read(line) for line in _table().get(_folded(name), ())]


@cache
def _table() -> dict[str, list[str]]:
    """The lines of the table, by every name in them."""
    table: dict[str, list[str]] = {}
    for line in _PLACES.read_text(encoding="utf-8").splitlines()[1:]:
        name, *_, others = f"{line}\t".split("\t", 5)
        for each in (name, *filter(None, others.strip().split("|"))):
            table.setdefault(_folded(each), []).append(line)
    return table


def _read(line: str) -> tuple[Located, str]:
    name, kind, country, latitude, longitude, *_ = line.split("\t")
    return Located(name, country, float(latitude), float(longitude), kind in _WIDE), kind


def _folded(name: str) -> str:
    """A name without case, accents, hyphens, kinds of apostrophe, and the article before it."""
    if not name.isascii():
        bare = (sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
        name = "".join(bare).replace("’", "'")
    return name.casefold().strip(" .").removeprefix("the ").replace("-", " ")
