"""A map as SVG, drawn at build time: land and sea, and a mark for each place. No borders are drawn.

Degrees are laid flat as squares that are true to shape in the middle of the view. Land is drawn in a box that is
stretched to the page's width; marks and words stand at hundredths of it, and so keep their size on every screen.
Outlines of land: Natural Earth, public domain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile
from math import cos, radians, sqrt

from markupsafe import Markup, escape

from briefsite.model.nouns import dataclass
from briefsite.model.pages.maps import Spot
from briefsite.model.wording import ENGLISH, Wording

#: The box in which land is drawn; the style sheet gives the picture the same proportions.
_WIDTH, _HEIGHT = 960, 600
_RATIO = _WIDTH / _HEIGHT
#: Degrees: where the picture ends in south and north, and the least that it shows from south to north.
_SOUTH, _NORTH, _LEAST = -60.0, 84.0, 12.0
#: The share of its width and height that a view leaves free around the outermost places.
_MARGIN = 0.12
#: Points closer than this are one, in units of the box.
_FINEST = 1.2
#: Pixels: the narrowest picture on a desk, a tablet and a phone, in which words are tried, and how large they are.
_WIDTHS = (880, 530, 275)
_LETTER, _LINE, _GAP = 8.0, 15.0, 5.0
#: Where words have room: on a desk alone, on a tablet too, everywhere. The style sheet hides them elsewhere.
_ROOM = ("desk", "roomy", "always")

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _View:
    """What of the earth is drawn, in degrees; `east` may be beyond 180."""

    west: float
    east: float
    south: float
    north: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a point lies, from 0 to 1, from left and from above."""
        return (
            (longitude - self.west) / (self.east - self.west),
            (self.north - latitude) / (self.north - self.south),
        )


def map_svg(spots: Sequence[Spot], name: str, say: Wording = ENGLISH) -> Markup:
    """The map of some places, at least one; each mark leads to its place in the list on the same page."""
    view = _view(spots)
    places = [view.at(_from(view.west, spot.longitude), spot.latitude) for spot in spots]
    words = _words(spots, places)
    parts = [f"<title>{escape(name)}</title>", _land(view)]
    parts += (_mark(*one, say) for one in zip(spots, places, words, strict=True))
    return Markup(f'<svg class="map" role="group">{"".join(parts)}</svg>')  # noqa: S704 - all words in it are escaped


def _view(spots: Iterable[Spot]) -> _View:
    """The smallest view of the picture's proportions that has all places and some room around them."""
    west, across = _stretch(sorted({spot.longitude % 360 for spot in spots}))
    south, north = min(spot.latitude for spot in spots), max(spot.latitude for spot in spots)
    true = cos(radians(min(abs(south + north) / 2, 60)))
    tall = max((north - south) / (1 - 2 * _MARGIN), across * true / (1 - 2 * _MARGIN) / _RATIO, _LEAST)
    tall = min(tall, _NORTH - _SOUTH)
    wide = min(max(tall * _RATIO / true, across / (1 - 2 * _MARGIN)), 360.0)
    middle = min(max((south + north) / 2, _SOUTH + tall / 2), _NORTH - tall / 2)
    start = west + across / 2 - wide / 2
    return _View(start, start + wide, middle - tall / 2, middle + tall / 2)


def _stretch(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest stretch around the earth that has all longitudes: where it starts, and how long it is.

    >>> _stretch([2.0, 350.0]), _stretch([178.0, 183.0]), _stretch([100.0])
    ((350.0, 12.0), (178.0, 5.0), (100.0, 0.0))
    """
    after = [*longitudes[1:], longitudes[0] + 360]
    gap, start = max((then - now, then) for now, then in zip(longitudes, after, strict=True))
    return start % 360, 360 - gap


def _from(west: float, longitude: float) -> float:
    """The longitude, as many times around the earth as puts it east of `west`."""
    return west + (longitude - west) % 360


def _land(view: _View) -> str:
    """All land in the view, as one path."""
    rings = "".join(_ring(points) for points in _seen(view))
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" width="100%" height="100%"'
    return f'<svg {box} aria-hidden="true"><path class="land" d="{rings}"/></svg>'


def _seen(view: _View) -> Iterator[list[Point]]:
    for (west, east, south, north), ring in _rings():
        if south > view.north or north < view.south:
            continue
        for turn in (-360, 0, 360, 720, 1080):
            if west + turn < view.east and east + turn > view.west:
                flat = [view.at(longitude + turn, latitude) for longitude, latitude in ring]
                yield _clipped([(x * _WIDTH, y * _HEIGHT) for x, y in flat])


def _clipped(ring: list[Point]) -> list[Point]:
    """What of a ring lies in the box (Sutherland and Hodgman): cut off at each of its four sides in turn."""
    for axis, limit, sign in ((0, 0, 1), (0, _WIDTH, -1), (1, 0, 1), (1, _HEIGHT, -1)):
        kept: list[Point] = []
        for one, other in zip(ring[-1:] + ring[:-1], ring, strict=True):
            inside, before = ((point[axis] - limit) * sign >= 0 for point in (other, one))
            if inside != before:
                part = (limit - one[axis]) / (other[axis] - one[axis])
                kept.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
            if inside:
                kept.append(other)
        ring = kept
    return ring


def _ring(points: Iterable[Point]) -> str:
    """The drawing of a ring: whole units, each point from the one before."""
    kept: list[tuple[int, int]] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) > _FINEST or abs(y - kept[-1][1]) > _FINEST:
            kept.append((round(x), round(y)))
    if len(kept) < 3:
        return ""
    steps = (f"{x - u} {y - v}" for (u, v), (x, y) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z"


@cache
def _rings() -> tuple[tuple[Box, list[Point]], ...]:
    """The outlines of all land, in degrees, each with the box it lies in. In the file: tenths of a degree, the first
    point of a line as it is, each other from the one before. A step across the 180th meridian is taken the short way,
    not around the earth."""
    rings = []
    for line in files("briefsite.data").joinpath("land.txt").read_text(encoding="ascii").splitlines():
        x = y = 0
        ring = []
        for step in line.split(" "):
            across, up = step.split(",")
            x, y = x + (int(across) + 1800) % 3600 - 1800, y + int(up)
            ring.append((x / 10, y / 10))
        longitudes, latitudes = zip(*ring, strict=True)
        rings.append(((min(longitudes), max(longitudes), min(latitudes), max(latitudes)), ring))
    return tuple(rings)


def _mark(spot: Spot, place: Point, words: tuple[str, str], say: Wording) -> str:
    """A place: a disc as large as it has events, and its name where there is room."""
    x, y = (f"{100 * part:.2f}%" for part in place)
    kind = f"spot{' wide' if spot.wide else ''}{' planned' if spot.planned else ''}"
    events = say.counted(spot.events, "%(num)s event", "%(num)s events")
    side, where = words
    text = f'<text class="{side}" x="{x}" y="{y}" {where}>{escape(spot.name)}</text>' if side else ""
    disc = f'<circle cx="{x}" cy="{y}" r="{_radius(spot):g}"/>'
    named = f"<title>{escape(spot.name)}: {events}</title>"
    return f'<a class="{kind}" href="#{escape(spot.anchor)}" tabindex="-1">{named}{disc}{text}</a>'


def _radius(spot: Spot) -> float:
    """Pixels; the disc's area grows with the number of events, up to forty."""
    return round(3.5 + 1.5 * sqrt(min(spot.events, 40)), 1)


def _words(spots: Sequence[Spot], places: Sequence[Point]) -> list[tuple[str, str]]:
    """For each place the class and position of its name: on the side that has room in most widths of the picture, the
    first of such; the class says in which. ("", "") where there is room in none."""
    taken: list[list[Box]] = [
        [_around(place, _radius(spot), width) for spot, place in zip(spots, places, strict=True)] for width in _WIDTHS
    ]
    found = []
    for number, (spot, place) in enumerate(zip(spots, places, strict=True)):
        tried = [(_free(place, offset, taken, number), where) for where, offset in _sides(spot)]
        boxes, where = max(tried, key=lambda one: len(one[0]))
        for all_, box in zip(taken, boxes, strict=False):
            all_.append(box)
        found.append((_ROOM[len(boxes) - 1], where) if boxes else ("", ""))
    return found


def _free(place: Point, offset: Box, taken: Sequence[Sequence[Box]], own: int) -> list[Box]:
    """Where words at `offset` lie in each width of the picture, from the widest to the last that has room for them."""
    boxes = [_moved(place, offset, width) for width in _WIDTHS]
    tried = zip(boxes, taken, _WIDTHS, strict=True)
    return [box for box, _, _ in takewhile(lambda one: _is_free(one[0], one[1], own, one[2]), tried)]


def _sides(spot: Spot) -> Iterator[tuple[str, Box]]:
    """The four sides of a mark, each as attributes of the text and as the box it takes, from the mark's middle."""
    far, half, wide = _radius(spot) + _GAP, _LINE / 2, len(spot.name) * _LETTER
    yield f'dx="{far:g}" dy="4"', (far, -half, far + wide, half)
    yield f'dx="-{far:g}" dy="4" text-anchor="end"', (-far - wide, -half, -far, half)
    yield f'dy="-{far:g}" text-anchor="middle"', (-wide / 2, -far - _LINE, wide / 2, -far)
    yield f'dy="{far + 9:g}" text-anchor="middle"', (-wide / 2, far - 2, wide / 2, far + _LINE - 2)


def _around(place: Point, radius: float, width: float) -> Box:
    return _moved(place, (-radius, -radius, radius, radius), width)


def _moved(place: Point, box: Box, width: float) -> Box:
    x, y = place[0] * width, place[1] * width / _RATIO
    return (x + box[0], y + box[1], x + box[2], y + box[3])


def _is_free(box: Box, taken: Sequence[Box], own: int, width: float) -> bool:
    """Whether a box lies in the picture and on none that is taken but its own mark."""
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > width or bottom > width / _RATIO:
        return False
    return not any(
        left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
        for number, other in enumerate(taken)
        if number != own
    )
