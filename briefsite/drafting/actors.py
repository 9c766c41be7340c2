"""The file of one actor: its names, the functions it holds with their sources, and where it belongs."""

from __future__ import annotations

from briefsite.drafting.reasons import Draft, add, evidence, settled
from briefsite.drafting.register import Register
from briefsite.model.document import Role
from briefsite.model.dossier import ResolvedActor
from briefsite.model.records import Actor, RoleEntry
from briefsite.model.review import Evidence


def actor_file(actor: ResolvedActor, register: Register) -> Draft:
    """The draft of an actor. A function attested twice in one text is listed once."""
    roles = _roles(actor, register)
    bodies = (
        register.actors[index, key].id
        for index, own in actor.chains
        for key in register.chains[index, own].affiliations
        if (index, key) in register.actors
    )
    record = Actor(
        title=actor.title,
        kind=actor.kind,
        aliases=actor.aliases,
        roles=tuple(entry for entry, _, _ in roles),
        affiliations=tuple(body for body in dict.fromkeys(bodies) if body != actor.id),
        country=actor.country if len(actor.country) == 2 else "",  # no code of its own
    )
    return Draft("actor", actor.id, record, "", _reasons(actor, roles, register))


def _roles(actor: ResolvedActor, register: Register) -> list[tuple[RoleEntry, int, Role]]:
    found: dict[tuple[object, ...], tuple[RoleEntry, int, Role]] = {}
    for index, key in actor.chains:
        for role in register.chains[index, key].roles:
            owner = register.actors.get((index, role.body))
            body = owner.id if owner else role.body
            entry = RoleEntry(role.title or role.rank, body, role.rank if role.title else "", role.date)
            cited = RoleEntry(entry.title, body, entry.rank, role.date, register.locator(index, [role.span]))
            found.setdefault((index, entry), (cited, index, role))
    return [found[key] for key in found if found[key][0].title]


def _reasons(
    actor: ResolvedActor, roles: list[tuple[RoleEntry, int, Role]], register: Register
) -> dict[str, tuple[Evidence, ...]]:
    reasons: dict[str, list[Evidence]] = {}
    for index, key in actor.chains:
        document, chain = register.document(index), register.chains[index, key]
        named = evidence(document, chain.reason, [chain.mentions[0].span])
        bodies = ((register.actors.get((index, body)), why) for body, why in chain.belonging)
        found = {
            "title": named,
            "kind": named,
            "country": evidence(document, chain.country_reason) if chain.country_reason else (),
            **{f"affiliations.{body.id}": evidence(document, why) for body, why in bodies if body},
        }
        add(reasons, found)
        for mention in chain.mentions:
            if mention.form == "name" and (alias := register.words(index, mention.span)) in actor.aliases:
                add(reasons, {f"aliases.{alias}": evidence(document, mention.reason, [mention.span])})
    for number, (_, index, role) in enumerate(roles):
        reasons[f"roles.{number}"] = list(evidence(register.document(index), role.reason, [role.span]))
    return settled(reasons)
