"""Actor pages: what somebody is, did and said, what others say, and in whose company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsite.model.dates import sort_key as in_time
from briefsite.model.graph import Passage
from briefsite.model.locators import Locator
from briefsite.model.pages.head import Head
from briefsite.model.pages.kinds import ActorPage
from briefsite.model.pages.parts import Alias, Function, LeftOut, Listed, Ref
from briefsite.model.pages.terms import actor_kinds
from briefsite.model.records import Actor, Entry, RoleEntry
from briefsite.pages import linked_data
from briefsite.pages.briefs import listed
from briefsite.pages.citing import Notes
from briefsite.pages.collation import sort_key
from briefsite.pages.commitments import commitments
from briefsite.pages.dating import when, year_of
from briefsite.pages.editors import facts_read, status
from briefsite.pages.events import is_words
from briefsite.pages.library import Library, locators, page_path
from briefsite.pages.moments import line
from briefsite.pages.networks import around
from briefsite.pages.passages import body, said

_COMPANY = 20
_MEMBERS = 40
_SOURCES = 30
#: In how many briefs a form of a name is shown; and in how many passages a role, of the first and of the last.
_SEEN = 3
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
    own_words = said(library, _elsewhere(graph.said[id_], id_), notes)
    through = said(library, (p for p in _elsewhere(graph.relayed[id_], id_) if p.speaker != id_), notes)
    others = said(library, _elsewhere(graph.about[id_], id_), notes)
    made, received = commitments(library, graph.made[id_], notes), commitments(library, graph.received[id_], notes)
    members, sources = tuple(_members(library, id_)), sorted(graph.briefs[id_], key=library.recency.__getitem__)
    return ActorPage(
        head=Head(
            path,
            actor.title,
            _description(library, id_, actor, functions),
            "actors",
            linked_data.actor(library, entry, actor),
        ),
        id=id_,
        status=status(library.graph, entry.id),
        read=facts_read(library.say, library.graph, entry.id),
        ref=library.ref(id_) or Ref(actor.title),
        country=library.country(actor.country) if actor.kind != "state" else None,
        functions=functions,
        affiliations=library.refs(actor.affiliations),
        members=members[:_MEMBERS],
        aliases=aliases,
        identifiers=tuple((scheme, value, _address(scheme, value)) for scheme, value in actor.identifiers),
        prose=prose,
        line=line(library, id_, without=id_),
        own_words=own_words,
        through=through,
        others=others,
        made=made,
        received=received,
        company=around(library, id_, _COMPANY),
        topics=_topics(library, id_),
        sources=tuple(listed(library, brief, about=False) for brief in sources[:_SOURCES]),
        left_out=LeftOut(max(len(members) - _MEMBERS, 0), max(len(sources) - _SOURCES, 0)),
        notes=notes.all(),
    )


def _elsewhere(found: tuple[Passage, ...], id_: str) -> tuple[Passage, ...]:
    return tuple(passage for passage in found if passage.entry != id_)


def _description(library: Library, id_: str, actor: Actor, functions: tuple[Function, ...]) -> str:
    """Who it is, and how much there is: what stands below the name in a list of other sites' finds."""
    first, say, graph = functions[0] if functions else None, library.say, library.graph
    held = f": {first.title}{f', {first.body.title}' if first.body else ''}" if first else ""
    counts = (
        say.counted(len(graph.events[id_]), "%(num)s event", "%(num)s events") if graph.events[id_] else "",
        say.counted(len(graph.briefs[id_]), "%(num)s brief", "%(num)s briefs") if graph.briefs[id_] else "",
    )
    found = ", ".join(filter(None, counts))
    return f"{actor.title} ({actor_kinds(say)[actor.kind]}){held}.{f' {found}.' if found else ''}"


def _functions(library: Library, actor: Actor, notes: Notes) -> Iterator[Function]:
    """The roles, each once, with all dates of it and the evidence of the first and the last of them."""
    groups: dict[tuple[str, str, str], list[RoleEntry]] = {}
    for role in actor.roles:
        groups.setdefault((role.title, role.rank, role.body), []).append(role)
    for (title, rank, held_in), roles in groups.items():
        body_ref = library.ref(held_in) or (Ref(held_in) if is_words(held_in) else None)
        dates = sorted({role.date for role in roles if role.date}, key=in_time)
        cites = tuple(notes.cite(locator) for locator in _telling(library, roles))
        yield Function(title, rank, body_ref, tuple(when(library.say, date) for date in dates), cites)


def _telling(library: Library, roles: list[RoleEntry]) -> list[Locator]:
    """The passages that a role rests on; of many, the first and the last of those whose year is known."""
    order = sorted(roles, key=lambda role: in_time(role.date))
    found = _cited(library, order)
    if len(found) <= 2 * _SEEN:
        return found
    dated = _cited(library, [role for role in order if year_of(role.date)]) or found
    return list(dict.fromkeys((*dated[:_SEEN], *dated[-_SEEN:])))


def _cited(library: Library, roles: Iterable[RoleEntry]) -> list[Locator]:
    known = (locator for role in roles for locator in locators(role.cite) if locator.brief in library.briefs)
    return list(dict.fromkeys(known))


def _aliases(library: Library, entry: Entry, notes: Notes) -> Iterator[Alias]:
    for form in library.graph.names[entry.id]:
        if form.form != entry.record.title:
            yield Alias(form.form, tuple(notes.cite(locator) for locator in form.locators[:_SEEN]))


def _members(library: Library, id_: str) -> Iterator[tuple[Ref, str]]:
    """Those that belong to an actor: by affiliation, or by a role they hold in it."""
    members = library.refs(library.members.get(id_, ()))
    for ref in sorted(members, key=lambda ref: (sort_key(ref.title), ref.id)):
        roles = (role.title or role.rank for role in library.actors[ref.id].roles if role.body == id_)
        yield ref, ", ".join(dict.fromkeys(filter(None, roles)))


def _topics(library: Library, id_: str) -> tuple[Listed, ...]:
    counts = dict(zip(library.graph.topics[id_], library.graph.tallies[id_], strict=True))
    return tuple(Listed(ref, count=counts[ref.id]) for ref in library.refs(counts))


def _address(scheme: str, value: str) -> str:
    if value.startswith(("https://", "http://")):
        return value
    return _ELSEWHERE[scheme].format(value) if scheme in _ELSEWHERE and value.isalnum() else ""
