"""Actor pages: what somebody is, did and said, what others say, and in whose company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefsite.model.graph import Passage
from briefsite.model.pages.kinds import ActorPage, Head
from briefsite.model.pages.parts import Alias, Company, Function, Listed, Ref
from briefsite.model.records import Actor, Entry
from briefsite.pages import linked_data
from briefsite.pages.briefs import listed
from briefsite.pages.citing import Notes
from briefsite.pages.dating import when
from briefsite.pages.events import is_words
from briefsite.pages.library import Library, locators, page_path
from briefsite.pages.moments import years
from briefsite.pages.passages import body, testimonies

_COMPANY = 24
_ELSEWHERE = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "lei": "https://search.gleif.org/#/record/{}",
    "geonames": "https://www.geonames.org/{}",
}


def actor_page(library: Library, entry: Entry) -> ActorPage:
    """The page of one actor."""
    actor, path, id_ = library.actors[entry.id], page_path(entry), entry.id
    graph, notes = library.graph, Notes(library, path)
    functions = tuple(_functions(library, actor, notes))
    aliases = tuple(_aliases(library, entry, notes))
    prose = body(library, entry, notes)
    said = testimonies(library, _elsewhere(graph.said[id_], id_), notes)
    through = testimonies(library, (p for p in _elsewhere(graph.relayed[id_], id_) if p.speaker != id_), notes)
    others = testimonies(library, _elsewhere(graph.about[id_], id_), notes)
    return ActorPage(
        head=Head(
            path, actor.title, _description(actor, functions), "actors", linked_data.actor(library, entry, actor)
        ),
        id=id_,
        status=actor.status,
        ref=library.ref(id_) or Ref(actor.title),
        country=library.country(actor.country) if actor.kind != "state" else None,
        functions=functions,
        affiliations=library.refs(actor.affiliations),
        members=tuple(_members(library, id_)),
        aliases=aliases,
        identifiers=tuple((scheme, value, _address(scheme, value)) for scheme, value in actor.identifiers),
        prose=prose,
        years=years(library, graph.events[id_], without=id_),
        own_words=said,
        through=through,
        others=others,
        company=_company(library, id_),
        topics=_topics(library, id_),
        sources=tuple(listed(library, brief, about=False) for brief in graph.briefs[id_]),
        notes=notes.all(),
    )


def _elsewhere(found: tuple[Passage, ...], id_: str) -> tuple[Passage, ...]:
    return tuple(passage for passage in found if passage.entry != id_)


def _description(actor: Actor, functions: tuple[Function, ...]) -> str:
    first = functions[0] if functions else None
    held = f": {first.title}{f', {first.body.title}' if first.body else ''}" if first else ""
    return f"{actor.title} ({actor.kind}){held}."


def _functions(library: Library, actor: Actor, notes: Notes) -> Iterator[Function]:
    for role in actor.roles:
        held_in = library.ref(role.body) or (Ref(role.body) if is_words(role.body) else None)
        date = when(role.date) if role.date else None
        cites = tuple(notes.cite(locator) for locator in locators(role.cite) if locator.brief in library.briefs)
        yield Function(role.title, role.rank, held_in, date, cites)


def _aliases(library: Library, entry: Entry, notes: Notes) -> Iterator[Alias]:
    for form in library.graph.names[entry.id]:
        if form.form != entry.record.title:
            yield Alias(form.form, tuple(notes.cite(locator) for locator in form.locators))


def _members(library: Library, id_: str) -> Iterator[tuple[Ref, str]]:
    """Those that belong to an actor: by affiliation, or by a role they hold in it."""
    for ref in library.refs(library.members.get(id_, ())):
        roles = (role.title or role.rank for role in library.actors[ref.id].roles if role.body == id_)
        yield ref, ", ".join(dict.fromkeys(filter(None, roles)))


def _company(library: Library, id_: str) -> tuple[Company, ...]:
    found = ((library.ref(one.actor), one) for one in library.graph.company[id_])
    return tuple(Company(ref, len(one.events), one.statements) for ref, one in found if ref)[:_COMPANY]


def _topics(library: Library, id_: str) -> tuple[Listed, ...]:
    graph = library.graph
    counts = Counter(topic for near in (*graph.events[id_], *graph.briefs[id_]) for topic in graph.topics[near])
    return tuple(Listed(ref, count=counts[ref.id]) for ref in library.refs(graph.topics[id_]))


def _address(scheme: str, value: str) -> str:
    if value.startswith(("https://", "http://")):
        return value
    return _ELSEWHERE[scheme].format(value) if scheme in _ELSEWHERE and value.isalnum() else ""
