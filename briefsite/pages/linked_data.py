"""Linked data (schema.org as JSON-LD) for the pages of records. Only what is certain is told to machines.

Addresses are relative to the page where the site's own address is not known. Dates appear only with a stated year, and
without a mark of doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefsite.model.dates import iso_prefix, parse
from briefsite.model.document import ActorKind
from briefsite.model.graph import Passage
from briefsite.model.locators import Locator
from briefsite.model.pages.parts import Ref
from briefsite.model.pages.reuse import Version
from briefsite.model.records import Actor, Brief, Entry, Event, SourceEntry, Topic
from briefsite.pages.library import Library, page_path
from briefsite.pages.passages import in_words
from briefsite.pages.plain_json import in_json
from briefsite.pages.reuse.addresses import address as in_root

#: A state is a place and, where it acts, a body.
TYPES: dict[ActorKind, str | list[str]] = {
    "person": "Person",
    "organisation": "Organization",
    "state": ["Country", "GovernmentOrganization"],
    "programme": "Project",
}
_STATUS = {"cancelled": "https://schema.org/EventCancelled", "planned": "https://schema.org/EventScheduled"}
#: How many of the briefs that tell of it the data of a page names.
_REPORTS = 20
_ELSEWHERE = {"wikidata": "https://www.wikidata.org/wiki/{}", "viaf": "https://viaf.org/viaf/{}"}
Data = dict[str, Any]


def brief(library: Library, entry: Entry, record: Brief) -> str:
    """A brief as a Report, which is based on an article and cites it, with its quotations."""
    about = [_of(library, ref) for ref in library.refs((*record.actors, *record.events, *record.topics))]
    quotations = [_quotation(library, passage) for passage in library.graph.passages[entry.id]]
    article = _article(library, entry, record.source)
    data = {
        "@type": "Report",
        "name": record.title,
        "inLanguage": library.settings.written_in,
        "publisher": _named("Organization", library.settings.owner),
        "isBasedOn": article,
        "citation": {"@id": article["@id"]},
        "about": about,
        "hasPart": [quotation for quotation in quotations if quotation],
    }
    return _text(library, entry, data)


def event(library: Library, entry: Entry, record: Event) -> str:
    """An Event, with its participants and the briefs that tell of it. A range of days stays one."""
    first, last = _ends(record.date)
    data = {
        "@type": "Event",
        "name": record.title,
        "startDate": first,
        "endDate": last,
        "location": _named("Place", record.place),
        "eventStatus": _STATUS.get(record.phase, ""),
        "attendee": [_of(library, ref) for ref in library.refs(record.participants)],
        "superEvent": [_of(library, ref) for ref in library.refs([record.part_of])],
        "subEvent": [_of(library, ref) for ref in library.refs(library.graph.children[entry.id])],
        "about": [_of(library, ref) for ref in library.refs(record.topics)],
        "subjectOf": _reports(library, library.graph.briefs[entry.id]),
    }
    return _text(library, entry, data)


def actor(library: Library, entry: Entry, record: Actor) -> str:
    """A Person, Organization, Country or Project, with its other names, functions and bodies, and what tells of it."""
    data: Data = {
        "@type": TYPES[record.kind],
        "name": record.title,
        "alternateName": list(record.aliases),
        "identifier": list(_identifiers(record.identifiers)),
        "sameAs": list(_same_as(record.identifiers)),
        "subjectOf": _reports(library, sorted(library.graph.briefs[entry.id], key=_recency(library))),
    }
    bodies = [_of(library, ref) for ref in library.refs(record.affiliations)]
    if record.kind == "person":
        roles = [role.title or role.rank for role in record.roles]
        data |= {"jobTitle": list(dict.fromkeys(filter(None, roles))), "affiliation": bodies}
        data["memberOf"] = list(_functions(library, record))
    elif record.kind != "state":
        data["memberOf"] = bodies
    return _text(library, entry, data)


def topic(library: Library, entry: Entry, record: Topic) -> str:
    """A DefinedTerm of the set of all topics."""
    terms = {"@type": "DefinedTermSet", "@id": address(library, "topics.html"), "name": "Topics"}
    data = {"@type": "DefinedTerm", "name": record.title, "termCode": entry.id, "inDefinedTermSet": terms}
    return _text(library, entry, {**data, "identifier": list(_identifiers(record.identifiers))})


def website(library: Library) -> str:
    """The site itself, for its home page."""
    return _written(library, in_root(library.settings, "index.html"), {"@type": "WebSite", **_whole(library)})


def dataset(library: Library, description: str, versions: Iterable[Version]) -> str:
    """The site as data that can be had, for the page that tells of it."""
    downloads = [
        {"@type": "DataDownload", "name": version.label, "encodingFormat": version.type, "contentUrl": path}
        for version in versions
        for path in [in_root(library.settings, version.path)]
    ]
    data = {"@type": "Dataset", **_whole(library), "description": description, "distribution": downloads}
    return _written(library, in_root(library.settings, "about.html"), data)


def _whole(library: Library) -> Data:
    settings = library.settings
    return {
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.written_in,
        "publisher": _named("Organization", settings.owner),
    }


def address(library: Library, path: str) -> str:
    """A page's address: absolute where the site's own is known, or else as seen from a page one folder down."""
    base = library.settings.base_url
    return f"{base.rstrip('/')}/{path}" if base else f"../{path}"


def _article(library: Library, entry: Entry, source: SourceEntry) -> Data:
    """The text that a brief digests. Its address in the data is a place on the brief's page, where it is shown."""
    data = {
        "@type": "NewsArticle" if source.publisher else "CreativeWork",
        "@id": f"{address(library, page_path(entry))}#source",
        "name": source.title,
        "publisher": _named("Organization", source.publisher),
        "author": _named("Person", source.author),
        "datePublished": iso_prefix(source.published),
        "url": source.url if source.url.startswith(("https://", "http://")) else "",
        "license": source.licence if source.licence.startswith("http") else "",
    }
    return _pruned(data)


def _quotation(library: Library, passage: Passage) -> Data | None:
    """Words that stand in a source to the letter, with who said them and the paragraphs that have them."""
    words = passage.block.attributed
    if passage.block.kind != "quotation" or not words or words.cls == "indirect":
        return None
    speaker = library.ref(passage.speaker)
    data = {
        "@type": "Quotation",
        "text": in_words(library, passage),
        "creator": _of(library, speaker) if speaker else None,
        "citation": list(_paragraphs(library, passage.locators)),
    }
    return _pruned(data)


def _paragraphs(library: Library, locators: Iterable[Locator]) -> Iterator[Data]:
    for locator in locators:
        ref = library.ref(locator.brief)
        for number in locator.paragraphs if ref else ():
            whole = address(library, ref.path if ref else "")
            data = {"@type": "CreativeWork", "position": number, "isPartOf": {"@id": f"{whole}#source"}}
            yield {**data, "@id": f"{whole}#p{number}"} if library.shows(locator.brief, number) else data


def _functions(library: Library, record: Actor) -> Iterator[Data]:
    """The bodies in which a person holds a function, with what it is called."""
    held = dict.fromkeys((role.title or role.rank, role.body) for role in record.roles)
    for title, body in held:
        ref = library.ref(body)
        if title and ref and ref.kind == "actor":
            yield {"@type": "OrganizationRole", "roleName": title, "memberOf": _of(library, ref)}


def _identifiers(identifiers: Iterable[tuple[str, str]]) -> Iterator[Data]:
    for scheme, value in identifiers:
        yield {"@type": "PropertyValue", "propertyID": scheme, "value": value}


def _same_as(identifiers: Iterable[tuple[str, str]]) -> Iterator[str]:
    for scheme, value in identifiers:
        if scheme in _ELSEWHERE and value.isalnum():
            yield _ELSEWHERE[scheme].format(value)


def _reports(library: Library, briefs: Iterable[str]) -> list[Data]:
    return [_of(library, ref) for ref in library.refs(briefs)[:_REPORTS]]


def _recency(library: Library) -> Any:
    return lambda id_: library.recency.get(id_, -1)


def _ends(edtf: str) -> tuple[str, str]:
    """When an event begins and ends; "" for an end that is not certain."""
    found = parse(edtf) if edtf else None
    if found is None or not found.interval:
        return iso_prefix(edtf), ""
    first, last = (iso_prefix(str(point)) if point else "" for point in (found.start, found.end))
    return first, last


def _of(library: Library, ref: Ref) -> Data:
    kinds = {"brief": "Report", "event": "Event", "topic": "DefinedTerm"}
    type_ = TYPES[ref.shape] if ref.shape else kinds.get(ref.kind or "", "Thing")
    return {"@type": type_, "@id": address(library, ref.path), "name": ref.title}


def _named(type_: str, name: str) -> dict[str, str] | None:
    return {"@type": type_, "name": name} if name else None


def _pruned(data: Data) -> Data:
    return {key: _pruned(value) if isinstance(value, dict) else value for key, value in data.items() if value}


def _text(library: Library, entry: Entry, data: Data) -> str:
    return _written(library, address(library, page_path(entry)), data)


def _written(library: Library, id_: str, data: Data) -> str:
    """JSON that may stand in a script element: no `<` is left that could end it."""
    whole = {"@context": "https://schema.org", "@id": id_, **_pruned(data)}
    if library.settings.base_url:
        whole["url"] = id_
    text = in_json(whole)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
