"""A map of where: places with the events that happened there, and the places that are not on it. How the earth is laid
flat is for rendering to say; here is only what is where."""

from __future__ import annotations

from briefsite.model.nouns import dataclass
from briefsite.model.pages.parts import Ref
from briefsite.model.pages.time import Moment


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its latest events. `wide`: a state, a region or a sea, of which the point is the middle. `planned`:
    nothing is known to have happened there yet. Latitude and longitude are in degrees, south and west below zero.
    `search` is the way to a search for its name, where there are more events."""

    name: str
    anchor: str
    latitude: float
    longitude: float
    wide: bool
    events: int
    planned: bool
    moments: tuple[Moment, ...]
    search: str = ""


@dataclass(frozen=True, slots=True)
class Further:
    """A place that is not drawn, since more is told of others, with its latest event and how many it has."""

    name: str
    anchor: str
    events: int
    latest: Ref


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A place in the words of its sources that is not on the map, with the reason in words, how many events it has, and
    the way to its only one or to a search for all."""

    words: str
    reason: str
    events: int
    path: str
