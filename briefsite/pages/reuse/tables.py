"""The tables: actors, events, commitments, quotations and statements, each row with the paragraphs it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from briefsite.model import graph
from briefsite.model.locators import Locator
from briefsite.model.pages.parts import When
from briefsite.pages.citing import source_name
from briefsite.pages.commitments import by_due_date
from briefsite.pages.dating import when
from briefsite.pages.library import Library, locators
from briefsite.pages.reuse.addresses import address
from briefsite.pages.reuse.csv_files import Column, Table
from briefsite.pages.reuse.records import date_value, voice_words

TABLES = ("events", "actors", "quotations", "statements", "commitments")


def tables(library: Library) -> tuple[Table[Any], ...]:
    """All tables, in the order in which a reader would open them."""
    found = (_events(library), _actors(library), _quotations(library), _statements(library))
    return (*found, _commitments(library)) if library.is_promised else found


def _events(library: Library) -> Table[str]:
    found, events = library.graph, library.events
    columns = (
        Column[str]("id", "the event's id", lambda id_: id_),
        Column("title", "what happened", lambda id_: events[id_].title),
        Column("kind", "what sort of event", lambda id_: events[id_].kind),
        Column("phase", "past, planned or cancelled, as its sources have it", lambda id_: events[id_].phase),
        *_dates("", "the event", library.when),
        Column("place", "where", lambda id_: events[id_].place),
        Column(
            "participants", "ids of the actors who took part", lambda id_: _known(library, events[id_].participants)
        ),
        Column("topics", "ids of its topics", lambda id_: _known(library, events[id_].topics)),
        Column("part_of", "id of the larger event", lambda id_: _known(library, [events[id_].part_of])),
        Column("briefs", "ids of the briefs that tell of it", lambda id_: _known(library, found.briefs[id_])),
        Column("cites", "paragraphs that tell of it", lambda id_: cites(library, _accounts(library, id_))),
        Column("status", "drafted by machine, or reviewed by a person", lambda id_: events[id_].status),
        Column("page", "its page", lambda id_: address(library.settings, f"events/{id_}.html")),
    )
    return Table("events", "Events", lambda: library.in_time, columns)


def _actors(library: Library) -> Table[str]:
    found, actors = library.graph, library.actors
    columns: tuple[Column[str], ...] = (
        Column[str]("id", "the actor's id", lambda id_: id_),
        Column("title", "fullest form of the name", lambda id_: actors[id_].title),
        Column("kind", "person, organisation, state or programme", lambda id_: actors[id_].kind),
        Column("aliases", "other forms of the name", lambda id_: actors[id_].aliases),
        Column("roles", "functions held", lambda id_: dict.fromkeys(r.title or r.rank for r in actors[id_].roles)),
        Column("affiliations", "ids of bodies it belongs to", lambda id_: _known(library, actors[id_].affiliations)),
        Column("country", "ISO 3166-1 code", lambda id_: actors[id_].country),
        Column("identifiers", "ids elsewhere", lambda id_: (f"{a}:{b}" for a, b in actors[id_].identifiers)),
        Column("events", "number of events it took part in", lambda id_: len(found.events[id_])),
        Column("briefs", "number of briefs that name it", lambda id_: len(found.briefs[id_])),
        Column("cites", "paragraphs that tell of its functions", lambda id_: cites(library, _attested(library, id_))),
        Column("status", "drafted by machine, or reviewed by a person", lambda id_: actors[id_].status),
        Column("page", "its page", lambda id_: address(library.settings, f"actors/{id_}.html")),
    )
    return Table("actors", "Actors", lambda: library.actors, columns)


def _statements(library: Library) -> Table[graph.Passage]:
    columns: tuple[Column[graph.Passage], ...] = (
        *_places(library),
        Column[graph.Passage]("text", "the statement", lambda one: one.block.text),
        Column("names", "ids of all it names", lambda one: _known(library, one.targets)),
        *_evidence(library),
    )
    return Table("statements", "Statements", lambda: _passages(library, "statement"), columns, ("brief", "number"))


def _quotations(library: Library) -> Table[graph.Passage]:
    columns: tuple[Column[graph.Passage], ...] = (
        *_places(library),
        Column[graph.Passage]("text", "the words", lambda one: one.block.text),
        Column(
            "class", "direct, partial or indirect", lambda one: one.block.attributed.cls if one.block.attributed else ""
        ),
        Column("speaker", "id of who said it", lambda one: _known(library, [one.speaker])),
        Column("speaker_words", "who said it, in the brief's words", lambda one: voice_words(library, one, "speaker")),
        Column("channel", "id of what it came through", lambda one: _known(library, [one.channel])),
        Column("channel_words", "the same in the brief's words", lambda one: voice_words(library, one, "channel")),
        *_evidence(library),
    )
    return Table("quotations", "Quotations", lambda: _passages(library, "quotation"), columns, ("brief", "number"))


def _commitments(library: Library) -> Table[graph.Commitment]:
    def items() -> Iterator[graph.Commitment]:
        return chain.from_iterable(by_due_date(chain.from_iterable(library.graph.made.values())))

    columns = (
        Column[graph.Commitment]("brief", "id of the brief that tells of it", lambda one: one.brief),
        Column("number", "its place in the brief", lambda one: one.number + 1),
        Column("actor", "id of who binds themselves, or asks", lambda one: one.actor),
        Column("strength", "requested to agreed", lambda one: one.words.strength),
        Column("matter", "what, in the words of the source", lambda one: one.words.matter),
        Column("to", "id of whom it is put to", lambda one: _known(library, [one.to])),
        *_dates("due_", "what is due", lambda one: when(library.say, one.words.due)),
        Column("event", "id of the event at which it was said", lambda one: _known(library, [one.event])),
        Column("cites", "paragraphs that tell of it", lambda one: cites(library, locators(one.words.cite))),
        Column("page", "the brief's page", lambda one: address(library.settings, f"briefs/{one.brief}.html")),
    )
    return Table("commitments", "Commitments", items, columns, ("brief", "number"))


def cites(library: Library, found: Iterable[Locator]) -> str:
    """Citations as content files write them: `some-brief, para. 3; other-brief, paras. 1, 2`."""
    return "; ".join(str(one) for one in dict.fromkeys(found) if one.brief in library.briefs)


def _dates(prefix: str, of: str, read: Any) -> Iterator[Column[Any]]:
    """A date in five columns: as EDTF, in words, how sure, and the days it may mean."""

    def one(name: str) -> Any:
        return lambda item: (date_value(_when(read, item)) or {}).get(name, "")

    yield Column(f"{prefix}date", f"date of {of} (EDTF)", one("edtf"))
    yield Column(f"{prefix}date_words", "the date in words", one("words"))
    yield Column(f"{prefix}certainty", "stated, inferred, unknown, planned or disputed", one("certainty"))
    yield Column(f"{prefix}earliest", "first day it may mean, where the year is known", one("earliest"))
    yield Column(f"{prefix}latest", "last day it may mean, where the year is known", one("latest"))


def _when(read: Any, item: Any) -> When:
    found: When = read(item)
    return found


def _places(library: Library) -> Iterator[Column[graph.Passage]]:
    yield Column("brief", "id of the brief it stands in", lambda one: one.entry)
    yield Column("number", "its place in the brief", lambda one: one.number + 1)
    yield Column("event", "id of the event it is about", lambda one: _known(library, [one.event]))


def _evidence(library: Library) -> Iterator[Column[graph.Passage]]:
    yield Column("cites", "paragraphs that bear it out", lambda one: cites(library, one.locators))
    yield Column("gone", "`gone` where the corrected source no longer says it", lambda one: "gone" if one.gone else "")
    yield Column("outlet", "whose text the brief digests", lambda one: source_name(library.briefs[one.entry]))
    yield Column("published", "when it was published (EDTF)", lambda one: library.briefs[one.entry].source.published)
    yield Column("status", "drafted by machine, or reviewed", lambda one: library.briefs[one.entry].status)
    yield Column("permalink", "its own place on the brief's page", lambda one: _place(library, one))


def _place(library: Library, passage: graph.Passage) -> str:
    return address(library.settings, library.permalink(passage) or f"briefs/{passage.entry}.html")


def _passages(library: Library, kind: str) -> Iterator[graph.Passage]:
    for brief in library.briefs:
        yield from (one for one in library.graph.passages[brief] if one.block.kind == kind)


def _accounts(library: Library, id_: str) -> Iterator[Locator]:
    return (locator for account in library.events[id_].accounts for locator in locators(account.cite))


def _attested(library: Library, id_: str) -> Iterator[Locator]:
    return (locator for role in library.actors[id_].roles for locator in locators(role.cite))


def _known(library: Library, ids: Iterable[str]) -> list[str]:
    return [id_ for id_ in dict.fromkeys(ids) if id_ in library.graph.entries]
