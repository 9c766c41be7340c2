"""Lines of time: events in order of their years, and the strip of years above them."""

from __future__ import annotations

from briefsite.model.nouns import dataclass
from briefsite.model.pages.parts import Certainty, Ref, When


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on a line of time. `here` marks the page's own event; `aside` says what to add ("background"),
    `reported` of what has no date of its own when its text was published."""

    ref: Ref
    when: When
    place: str = ""
    actors: tuple[Ref, ...] = ()
    here: bool = False
    aside: str = ""
    reported: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The moments of one year; `label` is "2023", or "Year not stated"."""

    label: str
    anchor: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class StripYear:
    """A year on a strip of years: how sure each of its events is (the first few), how many there are, and the way to
    them, "" where they are not listed. `gap`: years before it are empty."""

    label: str
    path: str
    ticks: tuple[Certainty, ...]
    count: int
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of time: its years with their events, the strip above it, and how many events are left out: earlier ones,
    and some of those without a year; `search` is the way to a search that finds these too."""

    years: tuple[Year, ...] = ()
    strip: tuple[StripYear, ...] = ()
    left_out: int = 0
    search: str = ""
