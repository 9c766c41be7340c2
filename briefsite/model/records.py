"""The four kinds of Markdown file in `content/`, as values. Their fields are the front matter, one to one.

These classes are the schema: validation, the published JSON Schema and the content reference in `docs/` are all read
off the fields, their types and their `doc` texts, so that none of them can say something else. Every text stands as it
was typed (`NO` is Norway, a date is EDTF text); "" and () mean that the file does not say. A field without a default
must be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, fields, is_dataclass
from functools import cache
from typing import Any, Literal

from briefsite.model.body import Body
from briefsite.model.document import ActorKind, CommitmentStrength, Phase
from briefsite.model.issues import Place
from briefsite.model.locators import Locator, parse_locator
from briefsite.model.nouns import dataclass

Kind = Literal["brief", "event", "actor", "topic"]
Status = Literal["drafted", "reviewed", "draft"]
EventKind = Literal[
    "meeting", "call", "visit", "statement", "agreement", "request", "exercise", "deployment", "aid", "appointment",
    "conflict", "legal", "anniversary", "other",
]  # fmt: skip
EventSalience = Literal["main", "secondary", "background"]

#: The folder of `content/` (and of the site) in which each kind of record lives.
FOLDERS: dict[Kind, str] = {"brief": "briefs", "event": "events", "actor": "actors", "topic": "topics"}
KINDS: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}


def documented(doc: str, default: Any = ..., **more: Any) -> Any:
    """A dataclass field that carries its documentation; `more` may hold `links` (the kind of record that ids name)
    and `form` (`edtf`, `url`, `citation`, `instant`, `position`: what the text must look like)."""
    metadata = {"doc": doc, **more}
    return field(metadata=metadata) if default is ... else field(default=default, metadata=metadata)


#: Between the places of two fields. A key that has it in itself stands nowhere.
_PARTED = "\0"
_STATUS = "`drafted` by the converter, `reviewed` by a person, or `draft`: never published"
_PUBLISH = "an embargo: not published before this day (UTC) or instant, such as `2026-12-01T09:00+07:00`"
_EXPIRES = "not published from this day (UTC) or instant on"
_PRIVATE = "remarks for the desk alone: never published"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where a brief's text comes from; everything but `file` is copied from the source's own front matter."""

    file: str = documented("the text, as a path below `seeds/`")
    sha256: str = documented("digest of the file when it was read; `check` notices when the text has changed", "")
    title: str = documented("headline", "")
    publisher: str = documented("outlet or issuing body", "")
    author: str = documented("byline", "")
    published: str = documented("date of publication", "", form="edtf")
    retrieved: str = documented("date it was saved", "", form="edtf")
    url: str = documented("where it was published", "", form="url")
    licence: str = documented("terms under which it may be shown", "")
    withdrawn: Literal["", "yes"] = documented("`yes` once the text is no longer in `seeds/`, and cannot be read", "")


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """What somebody asked, offered, affirmed, pledged or agreed, in the words of the source."""

    actor: str = documented("who binds themselves, or asks", links="actor")
    strength: CommitmentStrength = documented("`requested`, `encouraged`, `offered`, `affirmed`, `pledged` or `agreed`")
    matter: str = documented("what, in the words of the source")
    to: str = documented("to whom", "", links="actor")
    due: str = documented("by when", "", form="edtf")
    event: str = documented("the event at which it was said", "", links="event")
    cite: str = documented("brief and paragraph: `some-brief, para. 2`", "", form="citation")


@dataclass(frozen=True, slots=True)
class GoneEntry:
    """A sentence that the source had until it was corrected, and that something here or elsewhere still rests on."""

    sentence: str = documented("the sentence, as it stood")
    paragraph: str = documented("the number of the paragraph in which it stood", "")


@dataclass(frozen=True, slots=True)
class Brief:
    """The digest of one source text: what it reports, event by event, with quotations."""

    title: str = documented("headline of the brief")
    source: SourceEntry = documented("the text this brief digests")
    date: str = documented("the date the text is about: publication, or else its main event", "", form="edtf")
    date_reason: str = documented("why the date is known as far as it is, where a part was inferred", "")
    actors: tuple[str, ...] = documented("who it is about, most important first", (), links="actor")
    events: tuple[str, ...] = documented("what it reports, in reading order", (), links="event")
    topics: tuple[str, ...] = documented("what it is filed under, strongest first", (), links="topic")
    commitments: tuple[CommitmentEntry, ...] = documented("who binds themselves to what, in reading order", ())
    gone: tuple[GoneEntry, ...] = documented("what the corrected source no longer has; take out what is settled", ())
    status: Status = documented(_STATUS, "drafted")
    publish: str = documented(_PUBLISH, "", form="instant")
    expires: str = documented(_EXPIRES, "", form="instant")
    private: str = documented(_PRIVATE, "")


@dataclass(frozen=True, slots=True)
class Account:
    """What one brief says of an event, so that sources that differ stand side by side."""

    cite: str = documented("brief and paragraphs: `some-brief, para. 2`", form="citation")
    date: str = documented("the date in the words of the source", "")
    value: str = documented("the same date as EDTF", "", form="edtf")
    reason: str = documented("why, where a part of the date was inferred", "")
    place: str = documented("the place in the words of the source", "")


@dataclass(frozen=True, slots=True)
class Event:
    """One event, told by one or more briefs."""

    title: str = documented("what happened, in a few words")
    date: str = documented("when", "", form="edtf")
    kind: EventKind = documented("what sort of event", "other")
    plover: str = documented("PLOVER category, such as `CONSULT`", "")
    phase: Phase = documented("`past`, `planned` or `cancelled`, as its sources have it", "past")
    salience: EventSalience = documented("`main`, `secondary`, or `background` to the news", "secondary")
    place: str = documented("where", "")
    position: str = documented(
        "where the map shows it, if not by `place`: `Geneva`, `11.56, 104.92`", "", form="position"
    )
    participants: tuple[str, ...] = documented("who took part, and whom it concerns", (), links="actor")
    part_of: str = documented("the larger event it belongs to, such as a visit", "", links="event")
    topics: tuple[str, ...] = documented("what it is filed under", (), links="topic")
    accounts: tuple[Account, ...] = documented("what each brief says of it", ())
    status: Status = documented(_STATUS, "drafted")
    publish: str = documented(_PUBLISH, "", form="instant")
    expires: str = documented(_EXPIRES, "", form="instant")
    private: str = documented(_PRIVATE, "")


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A function somebody holds, with the paragraph that says so."""

    title: str = documented("the function, as worded: `director-general`")
    body: str = documented("where: an actor's id, or the words of the source", "")
    rank: str = documented("military or diplomatic rank, apart from the function", "")
    date: str = documented("when a source attests it", "", form="edtf")
    cite: str = documented("brief and paragraph: `some-brief, para. 2`", "", form="citation")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state or programme."""

    title: str = documented("the fullest form of the name, without titles")
    kind: ActorKind = documented("`person`, `organisation`, `state` or `programme`")
    aliases: tuple[str, ...] = documented("other forms of the name, as sources write them", ())
    roles: tuple[RoleEntry, ...] = documented("functions held, each with its source", ())
    affiliations: tuple[str, ...] = documented("bodies it belongs to", (), links="actor")
    country: str = documented("ISO 3166-1 code of two letters", "")
    identifiers: tuple[tuple[str, str], ...] = documented("ids elsewhere: `wikidata: Q424`", ())
    status: Status = documented(_STATUS, "drafted")
    publish: str = documented(_PUBLISH, "", form="instant")
    expires: str = documented(_EXPIRES, "", form="instant")
    private: str = documented(_PRIVATE, "")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the words that signal it."""

    title: str = documented("what it is called")
    terms: tuple[str, ...] = documented("words that signal it; `*` ends a stem: `peacekeep*`", ())
    broader: str = documented("the wider topic it belongs to", "", links="topic")
    identifiers: tuple[tuple[str, str], ...] = documented("ids elsewhere: `medtop: 20000059`", ())
    status: Status = documented(_STATUS, "drafted")
    publish: str = documented(_PUBLISH, "", form="instant")
    expires: str = documented(_EXPIRES, "", form="instant")
    private: str = documented(_PRIVATE, "")


Record = Brief | Event | Actor | Topic
TYPES: dict[Kind, type[Record]] = {"brief": Brief, "event": Event, "actor": Actor, "topic": Topic}


def cited_fields(record: Any, prefix: str = "") -> Iterator[tuple[str, Locator]]:
    """Every citation in the front matter, by key path."""
    for name, form in telling_fields(type(record), "form"):  # type: ignore[arg-type]
        value = getattr(record, name)
        if form == "citation" and value:
            yield f"{prefix}{name}", parse_locator(value)
        elif value and isinstance(value, tuple) and is_dataclass(value[0]):
            for number, item in enumerate(value):
                yield from cited_fields(item, f"{prefix}{name}.{number}.")


@cache
def telling_fields(cls: type[Any], what: str) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind of record that say `what` themselves, or may hold others that do, with what they say."""
    found = [(one.name, one.metadata.get(what), str(one.type)) for one in fields(cls)]
    return tuple((name, said) for name, said, kind in found if said or kind.startswith("tuple["))


@dataclass(frozen=True, slots=True)
class Entry:
    """A content file, read: its id (the file's stem, unique across all kinds), its path below the root, its record, its
    body, and where its fields stand: `lines` says of key paths such as `roles.0.title` line and column from 1."""

    id: str
    kind: Kind
    path: str
    record: Record
    body: Body
    digest: str
    lines: str = ""

    def place(self, key: str) -> Place:
        """Where a key path of the front matter stands."""
        return next(
            (Place(self.path, line, column) for path, line, column in standing(self.lines) if path == key),
            Place(self.path),
        )


def as_lines(places: Iterable[tuple[str, int, int]]) -> str:
    """Where fields stand, as one text: a site has hundreds of thousands of these, and few are ever asked for.

    >>> [*standing(as_lines([("title", 2, 8), ("roles.0.title", 4, 12)]))]
    [('title', 2, 8), ('roles.0.title', 4, 12)]
    """
    return _PARTED.join(f"{key} {line} {column}" for key, line, column in places if _PARTED not in key)


def standing(lines: str) -> Iterator[tuple[str, int, int]]:
    """Key paths with line and column, as `as_lines` put them together."""
    for one in lines.split(_PARTED) if lines else ():
        key, line, column = one.rsplit(" ", 2)
        yield key, int(line), int(column)
