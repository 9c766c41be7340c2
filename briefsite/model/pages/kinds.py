"""The kinds of page, one frozen dataclass each. `template` names the template that writes the kind down."""

from __future__ import annotations

from typing import ClassVar

from briefsite.model.nouns import dataclass
from briefsite.model.pages.cards import CardPage
from briefsite.model.pages.editions import ChangesPage
from briefsite.model.pages.head import Head
from briefsite.model.pages.machines import DataFile, FeedPage, OpmlPage, OwnPage, RobotsPage, SitemapPage
from briefsite.model.pages.maps import Further, Spot, Unplaced
from briefsite.model.pages.parts import (
    Alias,
    Commitment,
    Commitments,
    Company,
    Evidence,
    Function,
    LeftOut,
    Listed,
    Passage,
    Prose,
    Ref,
    Said,
    Sheet,
    SourceParagraph,
    Telling,
    When,
)
from briefsite.model.pages.pictures import Network, Pair
from briefsite.model.pages.searching import DataPage, SearchPage
from briefsite.model.pages.time import Line, Moment, StripYear, Year
from briefsite.model.records import GoneEntry, SourceEntry, Status


@dataclass(frozen=True, slots=True)
class HomePage:
    """The way in: what this is, what is new, who took part together, and the ways by actor, topic and year."""

    template: ClassVar[str] = "home.html"
    head: Head
    counts: tuple[tuple[str, str], ...]
    latest: tuple[Listed, ...]
    strip: tuple[StripYear, ...]
    recent: tuple[Moment, ...]
    map: str
    network: Network
    topics: tuple[Listed, ...]
    news: Ref | None = None


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The digest of one source text, then the paragraphs it rests on."""

    template: ClassVar[str] = "brief.html"
    head: Head
    id: str
    status: Status
    read: tuple[str, ...]
    partly_read: bool
    source: SourceEntry
    original: str
    licence: str
    when: When
    published: When | None
    bottom_line: Passage | None
    events: tuple[Moment, ...]
    actors: tuple[Ref, ...]
    topics: tuple[Ref, ...]
    prose: Prose
    commitments: Commitments
    paragraphs: tuple[SourceParagraph, ...]
    notes: tuple[Evidence, ...]
    gone: tuple[GoneEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event: when, where, who; what each source says of it, and whether they differ in date and place; what it is
    part of; what came before and after."""

    template: ClassVar[str] = "event.html"
    head: Head
    id: str
    status: Status
    read: tuple[str, ...]
    event_kind: str
    when: When
    reported: When | None
    place: str
    on_map: str
    participants: tuple[tuple[str, tuple[tuple[Ref, str], ...]], ...]
    part_of: Ref | None
    parts: tuple[Moment, ...]
    topics: tuple[Ref, ...]
    tellings: tuple[Telling, ...]
    differ: tuple[bool, bool]
    prose: Prose
    said: Said
    commitments: Commitments
    line: tuple[Moment, ...]
    notes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """A person, organisation, state or programme: what it is, what it did, its words, what others say, its company."""

    template: ClassVar[str] = "actor.html"
    head: Head
    id: str
    status: Status
    read: tuple[str, ...]
    ref: Ref
    country: Ref | None
    functions: tuple[Function, ...]
    affiliations: tuple[Ref, ...]
    members: tuple[tuple[Ref, str], ...]
    aliases: tuple[Alias, ...]
    identifiers: tuple[tuple[str, str, str], ...]
    prose: Prose
    line: Line
    own_words: Said
    through: Said
    others: Said
    made: Commitments
    received: Commitments
    company: Network
    topics: tuple[Listed, ...]
    sources: tuple[Listed, ...]
    left_out: LeftOut
    notes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic index: the line of time, who is active, what was said, narrower topics, briefs."""

    template: ClassVar[str] = "topic.html"
    head: Head
    id: str
    status: Status
    read: tuple[str, ...]
    terms: tuple[str, ...]
    broader: Ref | None
    narrower: tuple[Listed, ...]
    prose: Prose
    line: Line
    active: tuple[Company, ...]
    statements: Said
    commitments: Commitments
    briefs: tuple[Listed, ...]
    briefs_left_out: int
    notes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class BriefsPage:
    """Briefs, the latest first."""

    template: ClassVar[str] = "briefs.html"
    head: Head
    sheets: tuple[Sheet, ...]
    groups: tuple[tuple[str, tuple[Listed, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventsPage:
    """Events on one line of time. `map` is the way to the map, "" where there is none."""

    template: ClassVar[str] = "events.html"
    head: Head
    map: str
    sheets: tuple[Sheet, ...]
    strip: tuple[StripYear, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """Actors, by letter."""

    template: ClassVar[str] = "actors.html"
    head: Head
    sheets: tuple[Sheet, ...]
    letters: tuple[tuple[str, tuple[Listed, ...]], ...]


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """All topics, each under its wider topic; the number is its depth. Many are parted by the first letter of the
    widest; few stand under ""."""

    template: ClassVar[str] = "topics.html"
    head: Head
    letters: tuple[tuple[str, tuple[tuple[int, Listed], ...]], ...]


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """Commitments by the year in which they are due, those without a date last."""

    template: ClassVar[str] = "commitments.html"
    head: Head
    sheets: tuple[Sheet, ...]
    groups: tuple[tuple[str, str, tuple[Commitment, ...]], ...]
    notes: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """Who took part together: the picture, and the pairs in words."""

    template: ClassVar[str] = "network.html"
    head: Head
    network: Network
    pairs: tuple[Pair, ...]
    pairs_left_out: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """Where the events took place: the picture, its places in a list, and the places that are not on it. `without`
    counts the events of which no place is stated."""

    template: ClassVar[str] = "map.html"
    head: Head
    spots: tuple[Spot, ...]
    further: tuple[Further, ...]
    unplaced: tuple[Unplaced, ...]
    unplaced_left_out: int
    without: int


@dataclass(frozen=True, slots=True)
class AboutPage:
    """How to read the site: certainty, evidence, kinds of actor. `map` is the way to the map, "" where there is none,
    and `news` leads to what is new."""

    template: ClassVar[str] = "about.html"
    head: Head
    drafted: int
    reviewed: int
    map: str = ""
    news: Ref | None = None


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a host shows for an address that is not there. It may be shown at any depth: nothing in it is relative."""

    template: ClassVar[str] = "404.html"
    head: Head
    base_path: str


@dataclass(frozen=True, slots=True)
class MovedPage:
    """What stands at the address that a record had before it was renamed or made one with another: the way to it; or,
    where it is `gone`, the way to a list."""

    template: ClassVar[str] = "moved.html"
    head: Head
    to: Ref
    gone: bool = False


RecordPage = BriefPage | EventPage | ActorPage | TopicPage
ListPage = (
    HomePage
    | BriefsPage
    | EventsPage
    | ActorsPage
    | TopicsPage
    | CommitmentsPage
    | NetworkPage
    | ChangesPage
    | MapPage
    | SearchPage
    | AboutPage
    | NotFoundPage
)
ReadPage = RecordPage | ListPage
Page = ReadPage | MovedPage | DataPage | FeedPage | OpmlPage | SitemapPage | RobotsPage | DataFile | CardPage | OwnPage
