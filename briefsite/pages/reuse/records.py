"""Records as JSON values: each statement stands once in full, with its brief, and everything else names it by id.

Only what the graph publishes is here: an id that has no page is not named, a private remark never looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from briefsite.model import graph
from briefsite.model.dates import bounds
from briefsite.model.locators import Locator
from briefsite.model.pages.parts import When
from briefsite.model.records import Entry, Event, Kind, RoleEntry, SourceEntry
from briefsite.pages.briefs import headline
from briefsite.pages.dating import brief_when, dates_differ, places_differ, when
from briefsite.pages.events import is_words
from briefsite.pages.library import Library, locators, page_path
from briefsite.pages.moments import events_of, in_order
from briefsite.pages.passages import in_words
from briefsite.pages.reuse.addresses import address

Value = dict[str, Any]
_SOURCE = ("title", "publisher", "author", "published", "retrieved", "url", "licence", "file", "sha256")


def record_value(library: Library, entry: Entry) -> Value:
    """All that is published of a record. What is not known is left out."""
    return _pruned(whole_value(library, entry))


def whole_value(library: Library, entry: Entry) -> Value:
    """The same with every key that such a record can have."""
    return {**_line(library, entry), **_MORE[entry.kind](library, entry)}


def line_value(library: Library, entry: Entry) -> Value:
    """A record in a list: what it is called, where its page is, and what it is."""
    return _pruned(_line(library, entry))


def _line(library: Library, entry: Entry) -> Value:
    common = {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.record.title,
        "page": address(library.settings, page_path(entry)),
        "status": entry.record.status,
    }
    return {**common, **_LINES[entry.kind](library, entry)}


@lru_cache(maxsize=65536)
def date_value(date: When) -> Value | None:
    """A date: as EDTF, in words, how sure it is and why, and the days it may mean where its year is known."""
    if not date.edtf:
        return None
    words = ", ".join(part for part in (date.words, date.missing, date.note) if part)
    low, high = (f"{day[0]:04}-{day[1]:02}-{day[2]:02}" if day else "" for day in bounds(date.edtf))
    known = {"earliest": low, "latest": high, "reasons": list(date.reasons)}
    return {"edtf": date.edtf, "words": words, "certainty": date.certainty, **_pruned(known)}


def statement_value(library: Library, passage: graph.Passage) -> Value:
    """A statement, quotation or note, with what it names and where it comes from."""
    block, words = passage.block, passage.block.attributed
    named = [id_ for id_ in dict.fromkeys(passage.targets) if library.has(id_)]
    value: Value = {
        "brief": passage.entry if passage.entry in library.briefs else "",
        "number": passage.number + 1,
        "kind": block.kind,
        "text": in_words(library, passage),
        "permalink": _address_of(library, passage),
        "event": _known(library, passage.event),
        "names": named,
        "cites": _cites(library, passage.locators),
        "gone": bool(passage.gone) or None,
    }
    if words:
        value |= {"class": words.cls, "speaker": _voice(library, passage, "speaker")}
        value["channel"] = _voice(library, passage, "channel")
    return _pruned(value)


def commitment_value(library: Library, found: graph.Commitment) -> Value:
    """Who binds themselves to what, or asks for it."""
    words = found.words
    return _pruned(
        {
            "brief": found.brief,
            "number": found.number + 1,
            "actor": _known(library, found.actor),
            "strength": words.strength,
            "matter": words.matter,
            "to": _known(library, found.to),
            "due": date_value(when(library.say, words.due)) if words.due else None,
            "event": _known(library, found.event),
            "cites": _cites(library, locators(words.cite)),
        }
    )


def source_value(source: SourceEntry) -> Value:
    """What is known of a source text."""
    return _pruned({name: getattr(source, name) for name in _SOURCE})


def voice_words(library: Library, passage: graph.Passage, which: str) -> str:
    """Who speaks, or what the words came through, as the page says it; "" where nobody is known to."""
    block, words = passage.block, passage.block.attributed
    index, text = (getattr(words, which), getattr(words, f"{which}_text")) if words else (None, "")
    if index is None:
        return "" if text.casefold() == "unattributed" else text
    link, ref = block.links[index], library.ref(passage.targets[index])
    return (text if text != link.target else "") or link.label or (ref.title if ref else link.target)


def _address_of(library: Library, passage: graph.Passage) -> str:
    path = library.permalink(passage)
    return address(library.settings, path) if path else ""


def _voice(library: Library, passage: graph.Passage, which: str) -> Value | None:
    found = {"id": _known(library, getattr(passage, which)), "words": voice_words(library, passage, which)}
    return _pruned(found) or None


def _brief_line(library: Library, entry: Entry) -> Value:
    brief = library.briefs[entry.id]
    source = {name: value for name, value in source_value(brief.source).items() if name in ("publisher", "published")}
    return {
        "date": date_value(brief_when(library.say, brief)),
        "summary": headline(library, entry.id),
        "source": source,
    }


def _event_line(library: Library, entry: Entry) -> Value:
    event = library.events[entry.id]
    return {
        "date": date_value(library.when(entry.id)),
        "type": event.kind,
        "phase": event.phase,
        "place": event.place,
        "participants": _ids(library, event.participants),
        "topics": _ids(library, event.topics),
    }


def _actor_line(library: Library, entry: Entry) -> Value:
    actor = library.actors[entry.id]
    return {"type": actor.kind, "country": actor.country, "aliases": list(actor.aliases)}


def _topic_line(library: Library, entry: Entry) -> Value:
    return {"broader": _known(library, library.topics[entry.id].broader)}


def _brief_more(library: Library, entry: Entry) -> Value:
    found, brief = library.graph, library.briefs[entry.id]
    return {
        "source": source_value(brief.source),
        "events": _ids(library, found.events[entry.id]),
        "actors": _ids(library, found.actors[entry.id]),
        "topics": _ids(library, found.topics[entry.id]),
        "statements": _statements(library, found.passages[entry.id]),
        "commitments": [commitment_value(library, one) for one in found.commitments[entry.id]],
    }


def _event_more(library: Library, entry: Entry) -> Value:
    found, event = library.graph, library.events[entry.id]
    differ = [name for name, test in (("date", dates_differ), ("place", places_differ)) if test(event)]
    return {
        "plover": event.plover,
        "salience": event.salience,
        "part_of": _known(library, event.part_of),
        "parts": in_order(library, found.children[entry.id]),
        "accounts": _accounts(library, event),
        "accounts_differ_in": differ,
        "briefs": _ids(library, found.briefs[entry.id]),
        "own": _statements(library, found.passages[entry.id]),
        "about": _places(library, found.about[entry.id], entry.id),
        "commitments": [commitment_value(library, one) for one in found.commitments[entry.id]],
    }


def _actor_more(library: Library, entry: Entry) -> Value:
    found, actor = library.graph, library.actors[entry.id]
    said = [passage for passage in found.said[entry.id] if passage.entry in library.briefs]
    return {
        "roles": [_role(library, role) for role in actor.roles],
        "affiliations": _ids(library, actor.affiliations),
        "identifiers": dict(actor.identifiers),
        "names": [{"form": form.form, "seen": _cites(library, form.locators)} for form in found.names[entry.id]],
        "events": list(events_of(library, entry.id)),
        "briefs": _latest(library, found.briefs[entry.id]),
        "topics": _ids(library, found.topics[entry.id]),
        "own": _statements(library, found.passages[entry.id]),
        "quotations": _statements(library, said),
        "about": _places(library, found.about[entry.id], entry.id),
        "commitments_made": [commitment_value(library, one) for one in found.made[entry.id]],
        "commitments_received": [commitment_value(library, one) for one in found.received[entry.id]],
    }


def _topic_more(library: Library, entry: Entry) -> Value:
    found, topic = library.graph, library.topics[entry.id]
    return {
        "terms": list(topic.terms),
        "narrower": _ids(library, found.children[entry.id]),
        "identifiers": dict(topic.identifiers),
        "events": list(events_of(library, entry.id)),
        "briefs": _latest(library, found.briefs[entry.id]),
        "actors": _ids(library, found.actors[entry.id]),
        "own": _statements(library, found.passages[entry.id]),
    }


def _role(library: Library, role: RoleEntry) -> Value:
    body = _known(library, role.body)
    return _pruned(
        {
            "title": role.title,
            "rank": role.rank,
            "body": body,
            "body_words": role.body if not body and is_words(role.body) else "",
            "attested": date_value(when(library.say, role.date)) if role.date else None,
            "cites": _cites(library, locators(role.cite)),
        }
    )


def _accounts(library: Library, event: Event) -> list[Value]:
    """What each brief that has a page says of an event."""
    found = []
    for account in event.accounts:
        cites = _cites(library, locators(account.cite))
        reasons = (account.reason,) if account.reason else ()
        date = date_value(when(library.say, account.value, reasons)) if account.value else None
        value = {"cites": cites, "date_words": account.date, "date": date, "place": account.place}
        found += [_pruned(value)] if cites else []
    return found


def _statements(library: Library, passages: Iterable[graph.Passage]) -> list[Value]:
    return [statement_value(library, passage) for passage in passages]


def _places(library: Library, passages: Iterable[graph.Passage], own: str) -> list[Value]:
    """Where a statement stands in full."""
    return [
        {"brief": passage.entry, "number": passage.number + 1}
        for passage in passages
        if passage.entry != own and passage.entry in library.briefs
    ]


def _cites(library: Library, found: Sequence[Locator]) -> list[Value]:
    return [
        {"brief": locator.brief, "paragraphs": list(locator.paragraphs)}
        for locator in found
        if locator.brief in library.briefs
    ]


def _latest(library: Library, ids: Iterable[str]) -> list[str]:
    return sorted((id_ for id_ in ids if id_ in library.briefs), key=library.recency.__getitem__)


def _ids(library: Library, ids: Iterable[str]) -> list[str]:
    return [id_ for id_ in dict.fromkeys(ids) if library.has(id_)]


def _known(library: Library, id_: str) -> str:
    return id_ if library.has(id_) else ""


def _pruned(value: Value) -> Value:
    """What is not known is left out."""
    return {key: one for key, one in value.items() if one or one is False or one == 0}


_LINES: dict[Kind, Callable[[Library, Entry], Value]] = {
    "brief": _brief_line,
    "event": _event_line,
    "actor": _actor_line,
    "topic": _topic_line,
}
_MORE: dict[Kind, Callable[[Library, Entry], Value]] = {
    "brief": _brief_more,
    "event": _event_more,
    "actor": _actor_more,
    "topic": _topic_more,
}
