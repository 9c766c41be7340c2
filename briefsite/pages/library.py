"""What pages look up: records by kind and id, the ways to their pages, and which paragraphs of a source are shown.

The graph holds only what is published. An id that is not in it has no page, and no page names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

from briefsite.geography import Located, Lost, located
from briefsite.model.dates import sort_key
from briefsite.model.editions import Edition
from briefsite.model.graph import Graph, Passage, cited_paragraphs
from briefsite.model.locators import Locator, parse_locator
from briefsite.model.pages.parts import Ref, When
from briefsite.model.records import FOLDERS, Actor, Brief, Entry, Event, Kind, Status, Topic
from briefsite.model.settings import Settings
from briefsite.model.wording import ENGLISH, Wording
from briefsite.pages.dating import event_when, year_of
from briefsite.pages.days import Days, days_of
from briefsite.pages.permalinks import At, anchors
from briefsite.pages.repeating import Repeating, key_of

Value = TypeVar("Value")
Key = TypeVar("Key")

#: The anchors of so many entries are held: those that are asked for together are asked for again soon.
_MANY_ANCHORED = 10_000


class Library:
    """A graph with the settings and words of its site, and the look-ups that several pages share, each made once."""

    def __init__(
        self,
        graph: Graph,
        settings: Settings,
        say: Wording = ENGLISH,
        editions: Sequence[Edition] = (),
        moved: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.graph = graph
        self.settings = settings
        self.say = say
        self._editions = tuple(editions)
        self._moved = tuple(moved)
        self._once: dict[tuple[Any, Any], Any] = {}
        self._anchors: dict[str, Mapping[At, str]] = {}

    def of(self, graph: Graph) -> Library:
        """The library of another graph of the same site."""
        return Library(graph, self.settings, self.say, self._editions, self._moved)

    def entries(self, kind: Kind) -> list[Entry]:
        """All entries of a kind, in order of id."""
        return [entry for entry in self.graph.entries.values() if entry.kind == kind]

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that went out."""
        return self._editions

    @cached_property
    def moved(self) -> dict[str, str]:
        """By the id that a record had before: the id that it has now."""
        return {PurePosixPath(before).stem: PurePosixPath(now).stem for before, now in self._moved}

    @cached_property
    def briefs(self) -> dict[str, Brief]:
        return {entry.id: cast("Brief", entry.record) for entry in self.entries("brief")}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {entry.id: cast("Event", entry.record) for entry in self.entries("event")}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {entry.id: cast("Actor", entry.record) for entry in self.entries("actor")}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {entry.id: cast("Topic", entry.record) for entry in self.entries("topic")}

    @cached_property
    def states(self) -> dict[str, Status]:
        """The status of every record, as its file says it."""
        return {id_: entry.record.status for id_, entry in self.graph.entries.items()}

    @cached_property
    def in_time(self) -> list[str]:
        """All events in the one order of time."""
        return sorted(self.events, key=lambda id_: (sort_key(self.events[id_].date), id_))

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of every event in that order."""
        return {id_: place for place, id_ in enumerate(self.in_time)}

    @cached_property
    def latest(self) -> list[str]:
        """All briefs, the latest first: by publication, or else by date; those without a year last."""
        dates = {id_: brief.source.published or brief.date for id_, brief in self.briefs.items()}
        known = [id_ for id_, date in dates.items() if year_of(date)]
        others = [id_ for id_, date in dates.items() if not year_of(date)]
        known.sort(key=lambda id_: (sort_key(dates[id_]), id_), reverse=True)
        return known + sorted(others, key=lambda id_: (sort_key(dates[id_]), id_))

    @cached_property
    def recency(self) -> dict[str, int]:
        """The place of every brief among the latest."""
        return {id_: place for place, id_ in enumerate(self.latest)}

    def when(self, id_: str) -> When:
        """The date of an event."""
        return self.once(_when, id_)

    def once(self, make: Callable[[Library, Key], Value], key: Key) -> Value:
        """What `make` makes of a record, or of a part of one, which several pages show, made once."""
        known: Value | None = self._once.get((make, key))
        if known is None:
            known = self._once[make, key] = make(self, key)
        return known

    @cached_property
    def placed(self) -> dict[str, Days]:
        """The events that have a place in a calendar, with the days they cover."""
        found = {id_: days_of(event.date) for id_, event in self.events.items()}
        return {id_: days for id_, days in found.items() if days}

    @cached_property
    def is_promised(self) -> bool:
        """Whether anybody has asked or bound themselves to anything."""
        return any(self.graph.made.values())

    @cached_property
    def places(self) -> dict[str, Located | Lost]:
        """By event, in order of time: where it took place, or why that is not known; of others no place is stated."""
        return {id_: place for id_ in self.in_time if (place := self._place(self.events[id_]))}

    def _place(self, event: Event) -> Located | Lost | None:
        if event.position or not event.place:
            return located(event.position) if event.position else None
        theirs = {self.actors[id_].country for id_ in event.participants if id_ in self.actors}
        return located(event.place, frozenset(theirs - {""}))

    @cached_property
    def ranks_of(self) -> dict[str, list[int]]:
        """By actor: the places of its events in the order of time, in order."""
        return {id_: sorted(self.rank[event] for event in self.graph.events[id_]) for id_ in self.actors}

    @cached_property
    def ties(self) -> dict[str, dict[str, list[str]]]:
        """By actor, and by others with greater ids: the events, not called off, in which both took part, by time."""
        called_off = {id_ for id_, event in self.events.items() if event.phase == "cancelled"}
        found: dict[str, dict[str, list[str]]] = {}
        for id_ in self.actors:
            beside = {one.actor: one.events for one in self.graph.company[id_] if one.events and id_ < one.actor}
            for other in sorted(beside):
                held = [event for event in beside[other] if event not in called_off]
                if held:
                    found.setdefault(id_, {})[other] = sorted(held, key=self.rank.__getitem__)
        return found

    @cached_property
    def topic_numbers(self) -> dict[str, int]:
        """The place of every topic in the order of ids."""
        return {id_: number for number, id_ in enumerate(self.topics)}

    def country(self, code: str) -> Ref | None:
        """The state that has this ISO 3166-1 code, as a page or, where it has none, as the code."""
        return (self.ref(self._states.get(code, "")) or Ref(code)) if code else None

    @cached_property
    def _states(self) -> dict[str, str]:
        return {actor.country: id_ for id_, actor in self.actors.items() if actor.kind == "state"}

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """By actor: those affiliated with it or holding a role in it, in order of id."""
        found: dict[str, list[str]] = {}
        for id_, actor in self.actors.items():
            for other in dict.fromkeys((*actor.affiliations, *(role.body for role in actor.roles))):
                found.setdefault(other, []).append(id_)
        return found

    @cached_property
    def _refs(self) -> dict[str, Ref]:
        return {id_: ref_to(entry) for id_, entry in self.graph.entries.items()}

    def ref(self, id_: str) -> Ref | None:
        """The way to a record's page, None where it has none."""
        return self._refs.get(id_)

    def has(self, id_: str) -> bool:
        """Whether a record has a page."""
        return id_ in self._refs

    @cached_property
    def repeated(self) -> Repeating:
        """Every passage as other pages repeat it, by its place as `repeating.key_of` writes it."""
        return Repeating(self.graph, self.anchors)

    def permalink(self, passage: Passage) -> str:
        """The path of the place that is a statement's own, "" where it has none."""
        cited, ref = self.repeated[key_of(passage.entry, passage.number)].cited, self.ref(passage.entry)
        return f"{ref.path}#{cited[-1][2]}" if ref and cited and cited[-1][2] else ""

    def anchors(self, entry: Entry) -> Mapping[At, str]:
        """By the last citation of every statement and quotation of an entry: the block's anchor."""
        if entry.id not in self._anchors:
            if len(self._anchors) >= _MANY_ANCHORED:
                self._anchors.clear()
            self._anchors[entry.id] = anchors(entry)
        return self._anchors[entry.id]

    def refs(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        """The ways to those of the records that have a page, each once."""
        known = self._refs.get
        return tuple(ref for id_ in dict.fromkeys(ids) if (ref := known(id_)))

    def shows(self, brief: str, number: int) -> bool:
        """Whether a paragraph of a brief's source stands on the brief's page."""
        source = self.graph.sources.get(brief)
        if source is None or not 1 <= number <= source.last or self.settings.source_text == "none":
            return False
        return self.settings.source_text == "full" or number in self._cited.get(brief, ())

    @cached_property
    def _cited(self) -> dict[str, set[int]]:
        return cited_paragraphs(self.graph)


def _when(library: Library, id_: str) -> When:
    return event_when(library.say, library.events[id_])


def locators(text: str) -> list[Locator]:
    """The locators of a front matter field, which may name several; what cannot be read is left to the checks."""
    found = []
    for piece in filter(str.strip, text.split(";")):
        try:
            found.append(parse_locator(piece))
        except ValueError:
            continue
    return found


def page_path(entry: Entry) -> str:
    """The path of a record's page in the site."""
    return f"{FOLDERS[entry.kind]}/{entry.id}.html"


def ref_to(entry: Entry) -> Ref:
    """The way to a record's page."""
    shape = entry.record.kind if isinstance(entry.record, Actor) else None
    return Ref(entry.record.title, page_path(entry), entry.kind, shape, entry.id)
