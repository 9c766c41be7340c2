"""Linked data (schema.org as JSON-LD) for the pages of records. Only what is certain is told to machines.

Addresses are relative to the page where the site's own address is not known. Dates appear only with a stated year.
"""

from __future__ import annotations

import json
from typing import Any

from briefsite.model.dates import iso_prefix
from briefsite.model.pages.parts import Ref
from briefsite.model.records import Actor, Brief, Entry, Event, Topic
from briefsite.pages.library import Library, page_path

_TYPES = {"person": "Person", "organisation": "Organization", "state": "Country", "programme": "Organization"}
_STATUS = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}


def brief(library: Library, entry: Entry, record: Brief) -> str:
    """A brief as a Report that is based on an article."""
    source = record.source
    article = {
        "@type": "NewsArticle",
        "headline": source.title,
        "publisher": _named("Organization", source.publisher),
        "author": _named("Person", source.author),
        "datePublished": iso_prefix(source.published),
        "url": source.url,
        "license": source.licence if source.licence.startswith("http") else "",
    }
    about = [_of(library, ref) for ref in library.refs((*record.actors, *record.events, *record.topics))]
    quotations = [_quotation(library, entry, n) for n in range(len(entry.body.blocks))]
    return _text(
        library,
        entry,
        {
            "@type": "Report",
            "name": record.title,
            "inLanguage": library.settings.language,
            "publisher": _named("Organization", library.settings.owner),
            "isBasedOn": article if any(value for key, value in article.items() if key != "@type") else None,
            "about": about,
            "hasPart": [quotation for quotation in quotations if quotation],
        },
    )


def event(library: Library, entry: Entry, record: Event) -> str:
    """An Event, with its participants and the briefs that tell of it."""
    return _text(
        library,
        entry,
        {
            "@type": "Event",
            "name": record.title,
            "startDate": iso_prefix(record.date),
            "location": _named("Place", record.place),
            "eventStatus": _STATUS.get(record.phase, ""),
            "attendee": [_of(library, ref) for ref in library.refs(record.participants)],
            "superEvent": [_of(library, ref) for ref in library.refs([record.part_of])],
            "about": [_of(library, ref) for ref in library.refs(record.topics)],
            "subjectOf": [_of(library, ref) for ref in library.refs(library.graph.briefs[entry.id])],
        },
    )


def actor(library: Library, entry: Entry, record: Actor) -> str:
    """A Person, Organization or Country, with its other names, functions and bodies."""
    wikidata = [value for scheme, value in record.identifiers if scheme == "wikidata" and value.isalnum()]
    roles = [role.title for role in record.roles if role.title]
    return _text(
        library,
        entry,
        {
            "@type": _TYPES[record.kind],
            "name": record.title,
            "alternateName": list(record.aliases),
            "jobTitle": list(dict.fromkeys(roles)) if record.kind == "person" else None,
            "affiliation" if record.kind == "person" else "memberOf": [
                _of(library, ref) for ref in library.refs(record.affiliations)
            ],
            "sameAs": [f"https://www.wikidata.org/wiki/{value}" for value in wikidata],
        },
    )


def topic(library: Library, entry: Entry, record: Topic) -> str:
    """A DefinedTerm."""
    return _text(library, entry, {"@type": "DefinedTerm", "name": record.title, "termCode": entry.id})


def address(library: Library, path: str) -> str:
    """A page's address: absolute where the site's own is known, or else as seen from a page one folder down."""
    base = library.settings.base_url
    return f"{base.rstrip('/')}/{path}" if base else f"../{path}"


def _quotation(library: Library, entry: Entry, number: int) -> dict[str, Any] | None:
    passage = library.graph.passages[entry.id][number]
    if passage.block.kind != "quotation" or not passage.block.attributed or passage.block.attributed.cls == "indirect":
        return None
    speaker = library.ref(passage.speaker)
    return _pruned(
        {"@type": "Quotation", "text": passage.block.text, "creator": _of(library, speaker) if speaker else None}
    )


def _of(library: Library, ref: Ref) -> dict[str, Any]:
    kinds = {"brief": "Report", "event": "Event", "topic": "DefinedTerm", "actor": _TYPES.get(ref.shape or "", "Thing")}
    return {"@type": kinds[ref.kind or "topic"], "@id": address(library, ref.path), "name": ref.title}


def _named(type_: str, name: str) -> dict[str, str] | None:
    return {"@type": type_, "name": name} if name else None


def _pruned(data: dict[str, Any]) -> dict[str, Any]:
    return {key: _pruned(value) if isinstance(value, dict) else value for key, value in data.items() if value}


def _text(library: Library, entry: Entry, data: dict[str, Any]) -> str:
    """JSON that may stand in a script element: no `<` is left that could end it."""
    whole = {"@context": "https://schema.org", "@id": address(library, page_path(entry)), **_pruned(data)}
    if library.settings.base_url:
        whole["url"] = whole["@id"]
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
