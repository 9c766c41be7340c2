"""Actors across texts: chains that fold to one key are one actor; what an editor listed wins.

Persons join on full names alone, a single name only together with an office (`by_office`) or with country and
function. A body that a text calls by its acronym alone joins the one body of that country which has the acronym. Bodies
of two countries never join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefsite.model.document import ActorKind, Chain, Document
from briefsite.model.dossier import ResolvedActor
from briefsite.model.knowledge import Knowledge, KnownActor, KnownThing
from briefsite.model.nouns import replace
from briefsite.model.slugs import free_slug
from briefsite.resolution.by_office import Told, by_office, offices_of_one
from briefsite.resolution.keeping import Taken, Thing, kept_ids
from briefsite.resolution.keys import acronym, body_key, names_a_nation, person_key

#: Bodies that every country has: their ids say which country's.
_EVERYWHERE = {
    "agency", "army", "assembly", "bureau", "cabinet", "commission", "council", "court", "department", "government",
    "guard", "intelligence", "ministry", "navy", "office", "parliament", "police", "senate", "treasury",
}  # fmt: skip


#: The same by their whole names.
_NATIONAL = {
    "army", "navy", "air force", "armed forces", "cabinet", "central bank", "coast guard", "constitutional court",
    "electoral commission", "house of representatives", "national assembly", "national guard", "national police",
    "national security council", "parliament", "police", "presidency", "senate", "supreme court", "treasury",
}  # fmt: skip


@dataclass
class _Group:
    """Chains that are one actor."""

    chains: list[Told] = field(default_factory=list)
    known: KnownActor | None = None

    def forms(self, documents: Sequence[Document]) -> Counter[str]:
        """How often each form of the name stands in the texts."""
        counts: Counter[str] = Counter()
        for index, chain in self.chains:
            text = documents[index].source.text
            counts.update(" ".join(m.span.of(text).split()) for m in chain.mentions if m.form == "name")
        return counts


def resolve_actors(
    documents: Sequence[Document],
    knowledge: Knowledge,
    nations: Mapping[str, str],
    names: Mapping[str, str],
    taken: Iterable[str],
    *,
    earlier: Sequence[KnownThing] = (),
    briefs: Mapping[str, str] | None = None,
    former: Mapping[str, frozenset[str]] | None = None,
) -> tuple[ResolvedActor, ...]:
    """All actors of the documents, ordered by id; those that are among the `earlier` keep theirs. `briefs` leads from
    texts to the briefs that they had then, `former` from ids of before to the briefs in which they may be given again.
    """
    groups = sorted(_group(documents, knowledge, nations), key=lambda group: _order(group, documents))
    used = set(taken) | {known.id for known in knowledge.actors}
    things = [_thing(group, documents, briefs or {}, names) for group in groups]
    free = [thing for thing in earlier if thing.id not in used]
    kept = kept_ids(things, free, set((briefs or {}).values()), former or {})
    used |= set(kept)
    actors = []
    for group, thing, before in zip(groups, things, kept, strict=True):
        actor = _resolved(group, group.known.id if group.known else before, documents, names)
        if not actor.id:
            own = next((c.country for _, c in group.chains if c.country), "")
            slug = _distinct(actor.title, actor.kind, own, nations)
            actor = replace(actor, id=free_slug(slug, Taken(used, thing, former or {}), own))
            used.add(actor.id)
        actors.append(actor)
    return tuple(sorted(actors, key=lambda actor: actor.id))


def _resolved(group: _Group, identity: str, documents: Sequence[Document], names: Mapping[str, str]) -> ResolvedActor:
    """The actor that a group of chains is: what an editor said of it, else what the texts say."""
    known = group.known
    title = known.name if known else _common(group, names) or _title(group, documents)
    country = (known.country if known else "") or next((c.country for _, c in group.chains if c.country), "")
    aliases = tuple(form for form in sorted(group.forms(documents)) if form != title)
    chains = tuple((index, chain.key) for index, chain in group.chains)
    return ResolvedActor(identity, title, known.kind if known else _kind(group), aliases, country, chains)


def _thing(group: _Group, documents: Sequence[Document], briefs: Mapping[str, str], names: Mapping[str, str]) -> Thing:
    """The group as it may be known again; one that a person's file names needs no other sign."""
    if group.known:
        return Thing("", ("",), frozenset())
    title = _common(group, names) or _title(group, documents)
    there = frozenset(briefs.get(documents[index].source.file, "") for index, _ in group.chains) - {""}
    return Thing(_kind(group), (title, *sorted(group.forms(documents))), there)


def _group(documents: Sequence[Document], knowledge: Knowledge, nations: Mapping[str, str]) -> list[_Group]:
    known, groups = _known(knowledge, nations), dict[tuple[str, ...], _Group]()
    bare: list[Told] = []
    lone: list[Told] = []
    for index, document in enumerate(documents):
        for chain in document.chains:
            if actor := _recognised(chain, known, nations):
                group = groups.setdefault(("known", actor.id), _Group(known=actor))
                group.chains.append((index, chain))
            elif chain.kind in {"organisation", "programme"} and acronym(chain.name):
                bare.append((index, chain))
            elif chain.kind == "person" and " " not in person_key(chain.name) and offices_of_one(chain):
                lone.append((index, chain))
            else:
                groups.setdefault(_key(index, chain, nations), _Group()).chains.append((index, chain))
    _put_by_office(lone, groups, documents)
    by_acronym: dict[tuple[str, str], list[_Group]] = {}
    for group in groups.values():
        for key in sorted({key for index, chain in group.chains for key in _acronyms(chain, documents[index])}):
            by_acronym.setdefault(key, []).append(group)
    for index, chain in bare:
        key = (acronym(chain.name), chain.country)
        owners = by_acronym.get(key, [])
        group = owners[0] if len(owners) == 1 else groups.setdefault(("acronym", *key), _Group())
        group.chains.append((index, chain))
    return list(groups.values())


def _put_by_office(lone: Sequence[Told], groups: dict[tuple[str, ...], _Group], documents: Sequence[Document]) -> None:
    """Those whom a text calls by one name and an office, into the group of the person meant, or into their own."""
    named = [group for group in groups.values() if group.chains[0][1].kind == "person"]
    found = by_office(lone, [group.chains for group in named], documents)
    for group, told in zip(named, found, strict=False):
        group.chains += told
    for told in found[len(named) :]:
        groups[("office", *(f"{index} {chain.key}" for index, chain in told))] = _Group(told)


def _key(index: int, chain: Chain, nations: Mapping[str, str]) -> tuple[str, ...]:
    if chain.kind == "state":
        return ("state", chain.country or body_key(chain.name, nations))
    if chain.kind != "person":
        alone = (str(index),) if not chain.country and _is_of_some_state(chain) else ()  # whose, its text does not say
        return ("body", body_key(chain.name, nations), chain.country, *alone)
    name = person_key(chain.name)
    if " " in name:
        return ("person", name)
    functions = sorted(role.title.casefold() for role in chain.roles)
    if chain.country and functions:
        return ("single name", name, chain.country, functions[0])
    return ("single name", name, str(index), chain.key)


def _is_of_some_state(chain: Chain) -> bool:
    """Whether a name is that of a body which every state has one of: `Ministry of Defence`, `National Assembly`."""
    name = chain.name.casefold()
    return chain.kind == "organisation" and ("ministry" in name.split() or name.removeprefix("the ") in _NATIONAL)


def _acronyms(chain: Chain, document: Document) -> set[tuple[str, str]]:
    if chain.kind not in {"organisation", "programme"}:
        return set()
    return {(short, chain.country) for form in chain.aliases(document.source.text) if (short := acronym(form))}


def _known(knowledge: Knowledge, nations: Mapping[str, str]) -> dict[str, KnownActor | None]:
    """Every key that an editor's files give, to its actor, or to None where two actors claim it; where one of the two
    parted from the other, the name alone means the one that stayed."""
    known: dict[str, KnownActor | None] = {}
    parted = {split.other: split.one for split in knowledge.splits}
    for actor in sorted(knowledge.actors, key=lambda actor: actor.id in parted):
        for key in sorted({_name_key(actor.kind, form, nations) for form in (actor.name, *actor.aliases)}):
            owner = known.get(key)
            stays = owner if owner and parted.get(actor.id) == owner.id else None
            known[key] = stays if key in known else actor
    return known


def _recognised(chain: Chain, known: Mapping[str, KnownActor | None], nations: Mapping[str, str]) -> KnownActor | None:
    actor = known.get(_name_key(chain.kind, chain.name, nations))
    apart = actor is not None and actor.country and chain.country and actor.country != chain.country
    return None if apart else actor


def _name_key(kind: ActorKind, name: str, nations: Mapping[str, str]) -> str:
    return f"person {person_key(name)}" if kind == "person" else f"body {body_key(name, nations)}"


def _order(group: _Group, documents: Sequence[Document]) -> tuple[str, ...]:
    country = next((c.country for _, c in group.chains if c.country), "")
    files = sorted(documents[index].source.file for index, _ in group.chains)
    return (_title(group, documents), _kind(group), country, *files, group.chains[0][1].key)


def _title(group: _Group, documents: Sequence[Document]) -> str:
    """The fullest name: of a person the one with most words; of a body no acronym where a text spells it out. No name
    keeps the capitals of a heading where a text has one without."""
    forms = group.forms(documents)
    names = {" ".join(chain.name.split()) for _, chain in group.chains}
    quiet = any(" " in name and not name.isupper() for name in names)

    def rank(name: str) -> tuple[object, ...]:
        return bool(acronym(name)), quiet and name.isupper(), -len(name.split()), -forms[name], -len(name), name

    return min(names, key=rank)


def _common(group: _Group, names: Mapping[str, str]) -> str:
    """The common name of a state, whatever forms the texts have."""
    return next((names.get(c.country, "") for _, c in group.chains if c.kind == "state" and c.country), "")


def _kind(group: _Group) -> ActorKind:
    counts = Counter(chain.kind for _, chain in group.chains)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _distinct(title: str, kind: ActorKind, country: str, nations: Mapping[str, str]) -> str:
    generic = kind == "organisation" and country and _EVERYWHERE & set(title.casefold().split())
    return f"{title} {country}" if generic and not names_a_nation(title, nations) else title
