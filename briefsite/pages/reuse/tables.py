"""The tables: actors, events, commitments, quotations and statements, each row with the paragraphs it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from briefsite.model import graph
from briefsite.model.locators import Locator
from briefsite.model.pages.parts import When
from briefsite.model.records import Brief
from briefsite.pages.citing import source_name
from briefsite.pages.commitments import promised
from briefsite.pages.dating import when
from briefsite.pages.library import Library, locators
from briefsite.pages.passages import in_words
from briefsite.pages.reuse.addresses import address
from briefsite.pages.reuse.csv_files import Column, Table
from briefsite.pages.reuse.records import date_value, voice_words

TABLES = ("events", "actors", "quotations", "statements", "commitments")


def tables(library: Library) -> tuple[Table[Any], ...]:
    """All tables, in the order in which a reader would open them."""
    return (*_ALWAYS, _COMMITMENTS) if library.is_promised else _ALWAYS


def _itself(_: Library, id_: str) -> list[str]:
    return [id_]


def cites(library: Library, found: Iterable[Locator]) -> str:
    """Citations as content files write them: `some-brief, para. 3; other-brief, paras. 1, 2`."""
    return "; ".join(str(one) for one in dict.fromkeys(found) if one.brief in library.briefs)


def _dates(prefix: str, of: str, read: Callable[[Library, Any], When]) -> Iterator[Column[Any]]:
    """A date in five columns: as EDTF, in words, how sure, and the days it may mean."""

    def one(name: str) -> Callable[[Library, Any], str]:
        return lambda library, item: (date_value(read(library, item)) or {}).get(name, "")

    yield Column(f"{prefix}date", f"date of {of} (EDTF)", one("edtf"))
    yield Column(f"{prefix}date_words", "the date in words", one("words"))
    yield Column(f"{prefix}certainty", "stated, inferred, unknown, planned or disputed", one("certainty"))
    yield Column(f"{prefix}earliest", "first day it may mean, where the year is known", one("earliest"))
    yield Column(f"{prefix}latest", "last day it may mean, where the year is known", one("latest"))


def _brief(library: Library, one: graph.Passage) -> Brief:
    return library.briefs[one.entry]


def _place(library: Library, passage: graph.Passage) -> str:
    return address(library.settings, library.permalink(passage) or f"briefs/{passage.entry}.html")


def _passages(kind: str) -> Callable[[Library, str], Iterator[graph.Passage]]:
    return lambda library, brief: (one for one in library.graph.passages[brief] if one.block.kind == kind)


def _bonds(library: Library, _: str) -> Iterator[graph.Commitment]:
    return chain.from_iterable(promised(library))


def _accounts(library: Library, id_: str) -> Iterator[Locator]:
    return (locator for account in library.events[id_].accounts for locator in locators(account.cite))


def _attested(library: Library, id_: str) -> Iterator[Locator]:
    return (locator for role in library.actors[id_].roles for locator in locators(role.cite))


def _known(library: Library, ids: Iterable[str]) -> list[str]:
    return [id_ for id_ in dict.fromkeys(ids) if library.has(id_)]


_EVENTS = Table[str](
    "events",
    "Events",
    lambda library: library.in_time,
    _itself,
    (
        Column("id", "the event's id", lambda _, id_: id_),
        Column("title", "what happened", lambda library, id_: library.events[id_].title),
        Column("kind", "what sort of event", lambda library, id_: library.events[id_].kind),
        Column(
            "phase",
            "past, planned or cancelled, as its sources have it",
            lambda library, id_: library.events[id_].phase,
        ),
        *_dates("", "the event", lambda library, id_: library.when(id_)),
        Column("place", "where", lambda library, id_: library.events[id_].place),
        Column(
            "participants",
            "ids of the actors who took part",
            lambda library, id_: _known(library, library.events[id_].participants),
        ),
        Column("topics", "ids of its topics", lambda library, id_: _known(library, library.events[id_].topics)),
        Column(
            "part_of", "id of the larger event", lambda library, id_: _known(library, [library.events[id_].part_of])
        ),
        Column(
            "briefs",
            "ids of the briefs that tell of it",
            lambda library, id_: _known(library, library.graph.briefs[id_]),
        ),
        Column("cites", "paragraphs that tell of it", lambda library, id_: cites(library, _accounts(library, id_))),
        Column(
            "status", "drafted by machine, or reviewed by a person", lambda library, id_: library.events[id_].status
        ),
        Column("page", "its page", lambda library, id_: address(library.settings, f"events/{id_}.html")),
    ),
)
_ACTORS = Table[str](
    "actors",
    "Actors",
    lambda library: library.actors,
    _itself,
    (
        Column("id", "the actor's id", lambda _, id_: id_),
        Column("title", "fullest form of the name", lambda library, id_: library.actors[id_].title),
        Column("kind", "person, organisation, state or programme", lambda library, id_: library.actors[id_].kind),
        Column("aliases", "other forms of the name", lambda library, id_: library.actors[id_].aliases),
        Column(
            "roles",
            "functions held",
            lambda library, id_: dict.fromkeys(role.title or role.rank for role in library.actors[id_].roles),
        ),
        Column(
            "affiliations",
            "ids of bodies it belongs to",
            lambda library, id_: _known(library, library.actors[id_].affiliations),
        ),
        Column("country", "ISO 3166-1 code", lambda library, id_: library.actors[id_].country),
        Column(
            "identifiers",
            "ids elsewhere",
            lambda library, id_: (f"{a}:{b}" for a, b in library.actors[id_].identifiers),
        ),
        Column("events", "number of events it took part in", lambda library, id_: len(library.graph.events[id_])),
        Column("briefs", "number of briefs that name it", lambda library, id_: len(library.graph.briefs[id_])),
        Column(
            "cites",
            "paragraphs that tell of its functions",
            lambda library, id_: cites(library, _attested(library, id_)),
        ),
        Column(
            "status", "drafted by machine, or reviewed by a person", lambda library, id_: library.actors[id_].status
        ),
        Column("page", "its page", lambda library, id_: address(library.settings, f"actors/{id_}.html")),
    ),
)
_PLACES: tuple[Column[graph.Passage], ...] = (
    Column("brief", "id of the brief it stands in", lambda _, one: one.entry),
    Column("number", "its place in the brief", lambda _, one: one.number + 1),
    Column("event", "id of the event it is about", lambda library, one: _known(library, [one.event])),
)
_EVIDENCE: tuple[Column[graph.Passage], ...] = (
    Column("cites", "paragraphs that bear it out", lambda library, one: cites(library, one.locators)),
    Column("gone", "`gone` where the corrected source no longer says it", lambda _, one: "gone" if one.gone else ""),
    Column("outlet", "whose text the brief digests", lambda library, one: source_name(_brief(library, one))),
    Column("published", "when it was published (EDTF)", lambda library, one: _brief(library, one).source.published),
    Column("status", "drafted by machine, or reviewed", lambda library, one: _brief(library, one).status),
    Column("permalink", "its own place on the brief's page", _place),
)
_STATEMENTS = Table[graph.Passage](
    "statements",
    "Statements",
    lambda library: library.briefs,
    _passages("statement"),
    (
        *_PLACES,
        Column("text", "the statement", in_words),
        Column("names", "ids of all it names", lambda library, one: _known(library, one.targets)),
        *_EVIDENCE,
    ),
    ("brief", "number"),
)
_QUOTATIONS = Table[graph.Passage](
    "quotations",
    "Quotations",
    lambda library: library.briefs,
    _passages("quotation"),
    (
        *_PLACES,
        Column("text", "the words", in_words),
        Column(
            "class",
            "direct, partial or indirect",
            lambda _, one: one.block.attributed.cls if one.block.attributed else "",
        ),
        Column("speaker", "id of who said it", lambda library, one: _known(library, [one.speaker])),
        Column(
            "speaker_words",
            "who said it, in the brief's words",
            lambda library, one: voice_words(library, one, "speaker"),
        ),
        Column("channel", "id of what it came through", lambda library, one: _known(library, [one.channel])),
        Column(
            "channel_words", "the same in the brief's words", lambda library, one: voice_words(library, one, "channel")
        ),
        *_EVIDENCE,
    ),
    ("brief", "number"),
)
_COMMITMENTS = Table[graph.Commitment](
    "commitments",
    "Commitments",
    lambda _: [""],
    _bonds,
    (
        Column("brief", "id of the brief that tells of it", lambda _, one: one.brief),
        Column("number", "its place in the brief", lambda _, one: one.number + 1),
        Column("actor", "id of who binds themselves, or asks", lambda _, one: one.actor),
        Column("strength", "requested to agreed", lambda _, one: one.words.strength),
        Column("matter", "what, in the words of the source", lambda _, one: one.words.matter),
        Column("to", "id of whom it is put to", lambda library, one: _known(library, [one.to])),
        *_dates("due_", "what is due", lambda library, one: when(library.say, one.words.due)),
        Column("event", "id of the event at which it was said", lambda library, one: _known(library, [one.event])),
        Column("cites", "paragraphs that tell of it", lambda library, one: cites(library, locators(one.words.cite))),
        Column("page", "the brief's page", lambda library, one: address(library.settings, f"briefs/{one.brief}.html")),
    ),
    ("brief", "number"),
)
_ALWAYS: tuple[Table[Any], ...] = (_EVENTS, _ACTORS, _QUOTATIONS, _STATEMENTS)
