"""The kinds of page, one frozen dataclass each. `template` names the template that writes the kind down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from briefsite.model.pages.parts import (
    Alias,
    Cite,
    Commitment,
    Commitments,
    Company,
    Function,
    Line,
    Listed,
    Moment,
    Passage,
    Prose,
    Ref,
    Said,
    Sheet,
    SourceParagraph,
    StripYear,
    Telling,
    When,
    Year,
)
from briefsite.model.pages.reuse import Reuse
from briefsite.model.records import SourceEntry, Status

Section = Literal["home", "briefs", "events", "actors", "topics", "commitments", "about", ""]


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself. `data` is its linked data (JSON-LD), as text; "" for none. `ways` are the parts
    of the site that its navigation leads to; `reuse` is the page for other programs."""

    path: str
    title: str
    description: str
    section: Section = ""
    data: str = ""
    ways: tuple[Section, ...] = ("briefs", "events", "actors", "topics", "about")
    reuse: Reuse = Reuse()


@dataclass(frozen=True, slots=True)
class HomePage:
    """The way in: what this is, what is new, who is most connected, and the ways by actor, topic and year."""

    template: ClassVar[str] = "home.html"
    head: Head
    counts: tuple[tuple[str, int, str], ...]
    latest: tuple[Listed, ...]
    strip: tuple[StripYear, ...]
    recent: tuple[Moment, ...]
    connected: tuple[Listed, ...]
    pairs: tuple[tuple[Ref, Ref, int], ...]
    topics: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The digest of one source text, then the paragraphs it rests on."""

    template: ClassVar[str] = "brief.html"
    head: Head
    id: str
    status: Status
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
    notes: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event: when, where, who; what each source says of it; what it is part of; what came before and after."""

    template: ClassVar[str] = "event.html"
    head: Head
    id: str
    status: Status
    event_kind: str
    when: When
    place: str
    participants: tuple[tuple[str, tuple[tuple[Ref, str], ...]], ...]
    part_of: Ref | None
    parts: tuple[Moment, ...]
    topics: tuple[Ref, ...]
    tellings: tuple[Telling, ...]
    differ: tuple[str, ...]
    prose: Prose
    said: Said
    commitments: Commitments
    line: tuple[Moment, ...]
    notes: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many lines the lists of an actor's page leave out, so that no page grows without bound."""

    members: int = 0
    company: int = 0
    sources: int = 0


@dataclass(frozen=True, slots=True)
class ActorPage:
    """A person, organisation, state or programme: what it is, what it did, its words, what others say, its company."""

    template: ClassVar[str] = "actor.html"
    head: Head
    id: str
    status: Status
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
    company: tuple[Company, ...]
    topics: tuple[Listed, ...]
    sources: tuple[Listed, ...]
    left_out: LeftOut
    notes: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic index: the line of time, who is active, what was said, narrower topics, briefs."""

    template: ClassVar[str] = "topic.html"
    head: Head
    id: str
    status: Status
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
    notes: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class BriefsPage:
    """Briefs, the latest first."""

    template: ClassVar[str] = "briefs.html"
    head: Head
    sheets: tuple[Sheet, ...]
    groups: tuple[tuple[str, tuple[Listed, ...]], ...]


@dataclass(frozen=True, slots=True)
class EventsPage:
    """Events on one line of time."""

    template: ClassVar[str] = "events.html"
    head: Head
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
    """All topics, each under its wider topic; the number is its depth."""

    template: ClassVar[str] = "topics.html"
    head: Head
    topics: tuple[tuple[int, Listed], ...]


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """Commitments by the year in which they are due, those without a date last."""

    template: ClassVar[str] = "commitments.html"
    head: Head
    sheets: tuple[Sheet, ...]
    groups: tuple[tuple[str, str, tuple[Commitment, ...]], ...]
    notes: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """How to read the site: certainty, evidence, kinds of actor."""

    template: ClassVar[str] = "about.html"
    head: Head
    drafted: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a host shows for an address that is not there. It may be shown at any depth: nothing in it is relative."""

    template: ClassVar[str] = "404.html"
    head: Head
    base_path: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A brief in the feed. `updated` is a full RFC 3339 time; `words` say the date as the site does."""

    title: str
    path: str
    updated: str
    words: str
    summary: str
    author: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """The latest briefs as an Atom feed, all of them or those that name what the page at `home` is about."""

    template: ClassVar[str] = "feed.xml"
    head: Head
    updated: str
    entries: tuple[FeedEntry, ...]
    home: str = "index.html"


@dataclass(frozen=True, slots=True)
class OpmlPage:
    """All feeds by heading: of each its title, its path, and that of the page that it follows."""

    template: ClassVar[str] = "feeds.opml"
    head: Head
    outlines: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for other programs, finished: no template writes it down."""

    template: ClassVar[str] = ""
    head: Head
    text: str


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """Every page's absolute address."""

    template: ClassVar[str] = "sitemap.xml"
    head: Head
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobotsPage:
    """What crawlers are told."""

    template: ClassVar[str] = "robots.txt"
    head: Head
    sitemap: bool


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A file that a template of the site's own writes, from all records by kind: what their JSON files hold."""

    template: str
    head: Head
    records: dict[str, list[dict[str, Any]]]


RecordPage = BriefPage | EventPage | ActorPage | TopicPage
ListPage = HomePage | BriefsPage | EventsPage | ActorsPage | TopicsPage | CommitmentsPage | AboutPage | NotFoundPage
ReadPage = RecordPage | ListPage
Page = ReadPage | FeedPage | OpmlPage | SitemapPage | RobotsPage | DataFile | OwnPage
