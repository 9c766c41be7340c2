"""A picture of who took part together: names in rows, and a tie between every two that met. Where the lines run is for
rendering to say; here is only what they mean."""

from __future__ import annotations

from briefsite.model.nouns import dataclass
from briefsite.model.pages.parts import Ref
from briefsite.model.pages.time import Moment


@dataclass(frozen=True, slots=True)
class Row:
    """An actor in its row: with how many others it is tied, or (around a hub) in how many events and statements it
    stands beside the hub."""

    ref: Ref
    others: int = 0
    events: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """Two rows, by number from 0, `one` above `other`, with the number of events in which both took part and the latest
    of these. `weight`: how heavy the line is, from 1 to 4. `planned`: none of them is known to have
    happened."""

    one: int
    other: int
    events: int
    weight: int
    latest: Ref
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """The picture. `hub`: all rows are also tied to the actor whose page it is. `actors_left_out` and `ties_left_out`
    say what would have made it illegible."""

    rows: tuple[Row, ...] = ()
    ties: tuple[Tie, ...] = ()
    hub: bool = False
    actors_left_out: int = 0
    ties_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors in words: in how many events both took part, and the latest of these."""

    one: Ref
    other: Ref
    count: int
    latest: Moment
