"""The graph: who and what is linked to what, by which statement. Every page of the site is a view of it.

All mappings but `names`, `company` (actors only) and `editors` have a key for every entry, in order of id; what they
hold is in a fixed order too. Ids stand for entries; look them up in `entries`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from briefsite.model.body import Block
from briefsite.model.editors import Editors
from briefsite.model.edits import Gone
from briefsite.model.locators import Locator
from briefsite.model.nouns import dataclass
from briefsite.model.records import CommitmentEntry, Entry, cited_fields
from briefsite.model.sources import Source

Ids = tuple[str, ...]
#: Numbers that belong to ids, in the same order.
Tally = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block in its place, with everything it names resolved.

    `entry` is the file it stands in and `number` its index among that file's blocks. `targets` has an id, or "", for
    each of `block.links`. `locators` are the block's citations, each with its brief. `event` is the event in whose
    section it stands, `speaker` and `channel` are actors; "" where there is none. `gone` are sentences that it rests on
    and that their corrected source no longer has.
    """

    entry: str
    number: int
    block: Block
    targets: Ids
    locators: tuple[Locator, ...]
    event: str = ""
    speaker: str = ""
    channel: str = ""
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody asked or bound themselves to, in the brief whose front matter says so. `actor`, `to` and `event`
    are the ids of its `words` that lead somewhere, "" for the others; `number` is its place in the brief."""

    brief: str
    number: int
    words: CommitmentEntry
    actor: str
    to: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """Another actor, with the events in which both took part and the number of statements that name both."""

    actor: str
    events: Ids
    statements: int


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of an actor's name and the paragraphs in which it stands to the letter, one locator a brief."""

    form: str
    locators: tuple[Locator, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """`targets` has an id, or "", for each of `entry.body.links`; `passages` all blocks of an entry in order.

    `about`: the statements and quotations that name an entry, or (events) stand in its section, by others than itself.
    `said`: the quotations of an actor; `relayed`: those that came through it.
    `briefs`, `events`, `actors`, `topics`: those that belong to an entry, in the order of its file where it has one.
    `tallies`: how often the events and briefs of a topic name each of its `actors`, and those of an actor each of its
    `topics`, in their order.
    `made`: the commitments of an actor; `received`: those that are asked of it or promised to it; `commitments`: those
    that a brief tells of, that an event brought, or that the events under a topic brought.
    `children`: the parts of an event, the narrower topics of a topic. `backlinks`: the entries that name an entry.
    `sources`: the source text of a brief, where it is at hand.
    `editors`: what a person wrote or confirmed, of entries of which anything is, and that are not marked as read.
    """

    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    targets: Mapping[str, Ids]
    passages: Mapping[str, tuple[Passage, ...]]
    about: Mapping[str, tuple[Passage, ...]]
    said: Mapping[str, tuple[Passage, ...]]
    relayed: Mapping[str, tuple[Passage, ...]]
    briefs: Mapping[str, Ids]
    events: Mapping[str, Ids]
    actors: Mapping[str, Ids]
    topics: Mapping[str, Ids]
    tallies: Mapping[str, Tally]
    made: Mapping[str, tuple[Commitment, ...]]
    received: Mapping[str, tuple[Commitment, ...]]
    commitments: Mapping[str, tuple[Commitment, ...]]
    children: Mapping[str, Ids]
    backlinks: Mapping[str, Ids]
    company: Mapping[str, tuple[Company, ...]]
    names: Mapping[str, tuple[NameForm, ...]]
    editors: Editors = field(default_factory=dict)


def cited_paragraphs(graph: Graph) -> dict[str, set[int]]:
    """By brief: the paragraphs of its source that anything published cites, in a body or in front matter. These, and no
    others, are what a site shows of a source whose whole text is not shown."""
    found: dict[str, set[int]] = {}
    for entry in graph.entries.values():
        for locator in cited_in(entry):
            found.setdefault(locator.brief, set()).update(locator.paragraphs)
    return found


def cited_in(entry: Entry) -> Iterator[Locator]:
    """What an entry cites, in its body and in its front matter."""
    yield from (Locator(one.brief or entry.id, one.paragraphs) for one in entry.body.citations)
    yield from (locator for _, locator in cited_fields(entry.record))
