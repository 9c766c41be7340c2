"""FollowTheMoney entities, one JSON object a line, as investigative databases load them: actors, events, source texts,
and the bonds between them with the texts that prove each.

FollowTheMoney dates are exact or cut short, and begin with the year 1000, so others are told in words only. A state is
a public body, a programme a project; what the model has no word for (quotations, commitments) is in the other formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from briefsite.model.dates import iso_prefix, parse
from briefsite.model.document import ActorKind
from briefsite.model.pages.machines import DataFile
from briefsite.model.records import Actor, RoleEntry
from briefsite.pages.events import is_words
from briefsite.pages.joined import Joined
from briefsite.pages.library import Library, locators
from briefsite.pages.lines import line
from briefsite.pages.plain_json import in_json
from briefsite.pages.reuse.addresses import ENTITIES, address, data_page

SCHEMATA: dict[ActorKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "state": "PublicBody",
    "programme": "Project",
}
_BODIES = ("organisation", "state")
Entity = dict[str, Any]


def entities_file(library: Library) -> DataFile:
    """All entities of the site."""
    return data_page(ENTITIES, _ENTITIES.folded(library))


def entities(library: Library) -> Iterator[Entity]:
    """Source texts, then actors with their bonds, then events, each in order of id."""
    return chain.from_iterable(_of_one(library, id_) for id_ in _in_order(library))


def _in_order(library: Library) -> Iterator[str]:
    return chain(library.briefs, library.actors, library.events)


@line
def _lines(library: Library, id_: str) -> str:
    lines = (in_json(one) for one in _of_one(library, id_))
    return "".join(f"{line}\n" for line in lines)


_ENTITIES = Joined("entities", _in_order, _lines)


def _of_one(library: Library, id_: str) -> Iterator[Entity]:
    """The entities of one record."""
    if id_ in library.briefs:
        yield _article(library, id_)
    elif id_ in library.actors:
        yield _actor(library, id_, library.actors[id_])
        yield from _bonds(library, id_, library.actors[id_])
    else:
        yield _event(library, id_)
        yield from _programmes(library, id_)


def _article(library: Library, id_: str) -> Entity:
    brief = library.briefs[id_]
    source = brief.source
    return _entity(
        id_,
        "Article",
        title=[source.title or brief.title],
        fileName=[source.file],
        author=[source.author],
        publisher=[source.publisher],
        publishedAt=[_date(source.published)],
        retrievedAt=[_date(source.retrieved)],
        sourceUrl=[source.url if source.url.startswith(("https://", "http://")) else ""],
    )


def _actor(library: Library, id_: str, actor: Actor) -> Entity:
    known = dict(actor.identifiers)
    loose = [_wording(role) for role in actor.roles if role.body not in library.actors]
    person, project = actor.kind == "person", actor.kind == "programme"
    return _entity(
        id_,
        SCHEMATA[actor.kind],
        name=[actor.title],
        alias=actor.aliases,
        country=[actor.country.lower()],
        position=loose if person else (),
        wikidataId=[known.get("wikidata", "")],
        leiCode=[] if project else [known.get("lei", "")],
        sourceUrl=_own_page(library, id_),
        proof=(brief for brief in library.graph.briefs[id_] if brief in library.briefs),
    )


def _bonds(library: Library, id_: str, actor: Actor) -> Iterator[Entity]:
    """What an actor is in others: by role, with the texts that say so, and by affiliation."""
    roles = [role for role in actor.roles if role.body in library.actors and role.body != id_]
    for number, role in enumerate(roles, 1):
        proof = (locator.brief for locator in locators(role.cite) if locator.brief in library.briefs)
        more = {"role": [_wording(role)], "date": [_date(role.date)], "proof": proof}
        yield _bond(library, f"{id_}.role-{number}", id_, role.body, more)
    held = {role.body for role in roles}
    others = [body for body in dict.fromkeys(actor.affiliations) if body in library.actors and body not in held | {id_}]
    for number, body in enumerate(others, 1):
        yield _bond(library, f"{id_}.member-{number}", id_, body, {})


def _bond(library: Library, id_: str, one: str, other: str, more: dict[str, Any]) -> Entity:
    """The bond that the model has for two such actors, or else one that says only that there is one."""
    kinds = library.actors[one].kind, library.actors[other].kind
    if kinds[1] in _BODIES and kinds[0] != "programme":
        return _entity(id_, "Membership", member=[one], organization=[other], **more)
    if kinds[1] == "programme" and kinds[0] != "programme":
        return _entity(id_, "ProjectParticipant", participant=[one], project=[other], **more)
    return _entity(id_, "UnknownLink", subject=[one], object=[other], **more)


def _event(library: Library, id_: str) -> Entity:
    event, when = library.events[id_], library.when(id_)
    found = parse(event.date) if event.date else None
    ends = [str(point) if point else "" for point in (found.start, found.end)] if found and found.interval else ["", ""]
    words = ", ".join(part for part in (when.words, when.missing, when.note) if part)
    parties = (actor for actor in event.participants if actor in library.actors)
    return _entity(
        id_,
        "Event",
        name=[event.title],
        summary=[f"{words[:1].upper()}{words[1:]}"],
        date=[_date(event.date)],
        startDate=[_date(ends[0])],
        endDate=[_date(ends[1])],
        location=[event.place],
        involved=(actor for actor in parties if library.actors[actor].kind != "programme"),
        keywords=[event.kind, *(ref.title for ref in library.refs(event.topics))],
        sourceUrl=_own_page(library, id_),
        proof=(brief for brief in library.graph.briefs[id_] if brief in library.briefs),
    )


def _programmes(library: Library, id_: str) -> Iterator[Entity]:
    """Programmes that took part in an event, which the model does not let it involve."""
    parties = dict.fromkeys(library.events[id_].participants)
    found = [actor for actor in parties if actor in library.actors and library.actors[actor].kind == "programme"]
    for number, actor in enumerate(found, 1):
        link_id = f"{id_}.programme-{number}"
        yield _entity(link_id, "UnknownLink", subject=[actor], object=[id_], role=["took part"])


def _date(edtf: str) -> str:
    """A date as FollowTheMoney takes it; "" for one that it has no way to say.

    >>> _date("2031-05"), _date("XXXX-05-04"), _date("0793-06-08")
    ('2031-05', '', '')
    """
    found = iso_prefix(edtf)
    return found if "1000" <= found[:4] < "9999" else ""


def _wording(role: RoleEntry) -> str:
    """A role in words, with the words for its body where that has no page."""
    body = role.body if is_words(role.body) else ""
    return ", ".join(part for part in (role.title or role.rank, body) if part)


def _own_page(library: Library, id_: str) -> list[str]:
    settings, ref = library.settings, library.ref(id_)
    return [address(settings, ref.path)] if ref and settings.base_url else []


def _entity(id_: str, schema: str, **properties: Iterable[str]) -> Entity:
    """An entity with those properties that have values, each value once."""
    found = {name: [one for one in dict.fromkeys(values) if one] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in found.items() if values}}
