"""Chains: all names of one actor in a text, with its fullest name, roles, affiliations and country."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from briefsite.extraction.body_owners import first_named, owner_country, owners_of
from briefsite.extraction.gazetteers import adjectives, listed_names
from briefsite.extraction.identity import clusters
from briefsite.extraction.lexicon import Lexicon
from briefsite.extraction.names import FoundRole, Name
from briefsite.extraction.reading import Reading
from briefsite.extraction.roledates import dated
from briefsite.extraction.words import lone_words
from briefsite.model.document import ActorKind, Chain, Mention, Reason, Role
from briefsite.model.nouns import replace
from briefsite.model.sources import Span

#: Where a mission is: "Embassy of Carrow | in Adda".
_SEAT = re.compile(r"(?<=\w)\s+in\s+[A-Z][^,;()]*$")
#: Parts of the world that bear the name of a country in them.
_CONTINENT = re.compile(r"\b(?:(?:Latin|North|South|Central) America|Northern Ireland)\b")
#: A lower office, right before the body whose it is, in as many characters.
_LOWER, _NEAR = re.compile(r"\b([Dd]eputy|[Vv]ice|[Aa]cting|[Aa]ssistant|[Ii]nterim)\s$"), 12
#: What names a state by its government, its capital or its leader.
_STAND_INS = frozenset({"government-of-state", "administration-of-state", "capital-for-state"})
_MISSION = re.compile(r"\b(?:embassy|consulate)\b", re.IGNORECASE)


def chains(reading: Reading) -> Reading:
    """Join the names to chains, with the roles that stand beside them."""
    groups = clusters(reading.names, reading.text, reading.lexicon, reading.roles)
    made = _keyed([_chain(group, reading) for group in groups])
    return reading.with_document(chains=_related(made, reading))


def _chain(group: Sequence[Name], reading: Reading) -> Chain:
    text = reading.text
    kind = _kind(group)
    mentions = tuple(Mention(span, "name", Reason(n.rule, n.support)) for n in group for span in _forms(n, text))
    fullest = _fullest(group, text, kind, reading.lexicon)
    country = next((n.ident.split(":")[1] for n in group if n.ident.startswith("state:")), "")
    return Chain("", " ".join(fullest.of(text).split()), kind, mentions, country=country, reason=_reason(group))


def _forms(name: Name, text: str) -> Iterator[Span]:
    """The name, and that of a mission without the town in which it is: `Embassy of Carrow | in Adda`."""
    yield name.span
    form = name.span.of(text)
    seat = _SEAT.search(form) if name.kind == "organisation" and _MISSION.search(form) else None
    if seat:
        yield Span(name.span.start, name.span.start + seat.start())


def _kind(group: Sequence[Name]) -> ActorKind:
    known = [n.kind for n in group if n.ident.startswith("actor:")]
    kinds = known or [n.kind for n in group]
    best = Counter(kinds).most_common(1)[0][0]
    return best if best != "nothing" else "organisation"


def _reason(group: Sequence[Name]) -> Reason:
    return Reason("chain:" + group[0].rule, tuple(n.span for n in group))


def _fullest(group: Sequence[Name], text: str, kind: ActorKind, lexicon: Lexicon) -> Span:
    """The longest form without titles; a state's usual name where the text has it."""
    spans = [n.span for n in group]
    if kind == "state":
        usual = lexicon.kept("usual names", lambda: {s["name"] for s in lexicon.table("countries").values()})
        plain = [n.span for n in group if n.span.of(text) in usual]
        proper = [n.span for n in group if n.rule not in _STAND_INS]
        spans = plain or proper or spans
        return spans[0] if plain else max(spans, key=lambda s: (s.end - s.start, -s.start))
    return max(spans, key=lambda s: (s.end - s.start, not s.of(text).isupper(), -s.start))


def _keyed(made: Sequence[Chain]) -> tuple[Chain, ...]:
    """The chains with keys from their names, no two alike."""
    used: Counter[str] = Counter()
    keyed = []
    for chain in sorted(made, key=first_named):
        slug = _slug(chain.name) or chain.kind
        used[slug] += 1
        keyed.append(replace(chain, key=slug if used[slug] == 1 else f"{slug}-{used[slug]}"))
    return tuple(keyed)


def _slug(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat.replace("'", "")).strip("-")


@dataclass(frozen=True)
class _Known:
    """Which chain a span of the text names, which is a state's, by its code, and which state a name that ends at an
    offset is."""

    reading: Reading
    at: Mapping[Span, str]
    states: Mapping[str, str]
    places: Mapping[int, str]


def _related(made: Sequence[Chain], reading: Reading) -> tuple[Chain, ...]:
    """The same chains with roles, affiliations and countries."""
    at = {m.span: c.key for c in made for m in c.mentions}
    states = {c.country: c.key for c in made if c.kind == "state" and c.country}
    places = {n.span.end: n.ident.removeprefix("state:") for n in reading.names if n.ident.startswith("state:")}
    known, held = _Known(reading, at, states, places), _held(reading)
    owners = _owners(made, known)
    done = [_beside(chain, _held_by(chain, held), owners.get(chain.key, {}), known) for chain in made]
    for _ in range(3):
        countries = {c.key: c.country for c in done}
        done = [_inherit(chain, countries) for chain in done]
    return tuple(done)


def _owners(made: Sequence[Chain], known: _Known) -> dict[str, dict[str, Reason]]:
    """Whose each body is, and why."""
    owners, held_by_states = owners_of(made, known.reading), set(known.states.values())
    for part, whole, where in _owned_in_roles(known.at, known.states, known.reading):
        if part in held_by_states:
            continue  # "a former U.N. ambassador from Chad": nobody owns Chad
        owners.setdefault(part, {}).setdefault(whole, Reason("owner-of-body", (where,)))
    return owners


def _held(reading: Reading) -> dict[Span, list[tuple[int, FoundRole]]]:
    """The roles that stand beside each name, with their places among all."""
    held: dict[Span, list[tuple[int, FoundRole]]] = {}
    for number, role in enumerate(reading.roles):
        held.setdefault(role.person, []).append((number, role))
    return held


def _held_by(chain: Chain, held: Mapping[Span, list[tuple[int, FoundRole]]]) -> list[FoundRole]:
    pairs = (pair for span in {m.span for m in chain.mentions} for pair in held.get(span, ()))
    return [role for _, role in sorted(pairs, key=itemgetter(0))]


def _beside(chain: Chain, found: Sequence[FoundRole], owners: Mapping[str, Reason], known: _Known) -> Chain:
    """The chain with the roles `found` beside its names, the bodies that it belongs to, and its country."""
    bodies = [_body(role, known.at, known.states, known.reading) for role in found]
    both = list(zip(found, bodies, strict=True))
    mine = {key: Reason("body-of-role", (r.person, r.span)) for r, (key, _) in both if key}
    mine |= {key: why for key, why in owners.items() if key not in mine}
    nations = ((code, r) for r, (_, code) in both if code)
    country, why = _country(chain, nations, known.places, known.reading)
    if chain.kind == "organisation" and not mine and country in known.states:
        mine = {known.states[country]: why}
    roles = _roles(found, [key for key, _ in bodies], known.reading)
    return _belonging(replace(chain, roles=roles, country=country, country_reason=why if country else None), mine)


def _owned_in_roles(
    at: Mapping[Span, str], states: Mapping[str, str], reading: Reading
) -> Iterator[tuple[str, str, Span]]:
    """The bodies that a role puts between their owner and a person: "Chad's chairman of the Cabinet"."""
    for role in reading.roles:
        part = at.get(role.body) if role.body and role.owner else None
        whole = _body(replace(role, body=role.owner), at, states, reading)[0]
        if part and whole:
            yield part, whole, role.span


def _belonging(chain: Chain, bodies: Mapping[str, Reason]) -> Chain:
    """The chain with the bodies that it belongs to."""
    return replace(chain, belonging=tuple(body for body in bodies.items() if body[0] != chain.key))


def _country(
    chain: Chain, nations: Iterable[tuple[str, FoundRole]], places: Mapping[int, str], reading: Reading
) -> tuple[str, Reason]:
    """The country of a chain and why: a state is its own; of others a role tells it, or the name, or the owner."""
    if chain.country:
        return chain.country, replace(chain.reason, spans=chain.reason.spans[:1])
    for code, role in nations:
        return code, Reason("nation-of-role", (role.person, role.span))
    why, listed = Reason("country-in-name", (chain.mentions[0].span,)), "chain:gazetteer-organisation"
    named = chain.kind != "person" and chain.reason.rule != listed
    code = _named_country(chain, reading) if named else ""
    if chain.kind == "organisation" and not code:
        return owner_country(chain, places, reading)
    return code, why


def _inherit(chain: Chain, countries: Mapping[str, str]) -> Chain:
    """The country of a body that it belongs to, where it has none of its own."""
    if chain.country:
        return chain
    found = ((countries[key], reason) for key, reason in chain.belonging if countries.get(key))
    country, reason = next(found, ("", None))
    return replace(chain, country=country, country_reason=reason and replace(reason, rule="country-of-body"))


def _body(role: FoundRole, at: Mapping[Span, str], states: Mapping[str, str], reading: Reading) -> tuple[str, str]:
    """The chain a role belongs to and the country it tells, each "" where there is none."""
    if role.body is None:
        return "", ""
    key = at.get(role.body, "")
    words = lone_words(role.body.of(reading.text))
    code = (adjectives(reading.lexicon).at(words, 0) or (0, ""))[1]
    code = code or next((c for c, k in states.items() if k == key), "")
    return "" if role.elsewhere else key or states.get(code, ""), code


def _named_country(chain: Chain, reading: Reading) -> str:
    """The country that the name of a body tells, or else another of its names: `Tajik Foreign Ministry`."""
    forms = (chain.name, *chain.aliases(reading.text))
    return next((code for form in forms if (code := _own_country(form, reading.lexicon))), "")


def _own_country(name: str, lexicon: Lexicon) -> str:
    """The state whose name or adjective is part of an organisation's name, where there is exactly one."""
    name = _CONTINENT.sub("", name)
    words = [w if w.gap == " " else w.behind(" ") for w in lone_words(name) if w.text != "American"]
    people, listed = adjectives(lexicon), listed_names(lexicon)
    hits = {hit[1] for n in range(len(words)) if (hit := people.at(words, n))}
    named = (found[1][1] for n in range(len(words)) if (found := listed.at(words, n)))
    hits |= {ident.removeprefix("state:") for ident in named if ident.startswith("state:")}
    return hits.pop() if len(hits) == 1 else ""


def _roles(found: Sequence[FoundRole], bodies: Sequence[str], reading: Reading) -> tuple[Role, ...]:
    text = reading.text
    roles: dict[tuple[str, str], Role] = {}
    titles = {
        (frozenset(role.title.of(text).lower().split()), bool(of)) for role, of in zip(found, bodies, strict=True)
    }
    ranks = {(role.rank, role.rule) for role in found}
    for role, body in zip(found, bodies, strict=True):
        title = " ".join(role.title.of(text).split())
        said = frozenset(title.lower().split())
        shorter = not body and any(said < other or (said == other and of) for other, of in titles)
        if (shorter and not role.former) or title.lower() in reading.lexicon.words("relative_roles"):
            continue
        rank = role.rank
        if role.rule == "rank-before-name":
            title, rank = "", title
            if any(_short_for(rank, full) for full, rule in ranks if rule != role.rule):
                continue
        reason = Reason(role.rule, (role.person, role.span), "a former role" if role.former else "")
        title = f"{_under(role, text)} {title}".lstrip()
        plain = role.former and {w.partition("-")[0] for w in said}.isdisjoint(reading.lexicon.words("former_words"))
        title = f"former {title}" if plain and title else title  # "former Chadian President"
        key = (title.lower() or rank.lower(), body)
        roles.setdefault(key, Role(role.span, title, body, rank, dated(role, reading), reason))
    return tuple(roles.values())


def _under(role: FoundRole, text: str) -> str:
    """What a body parts from an office of which it says that it is a lower one: the "deputy" of "deputy U.N. envoy"."""
    if role.body is None or role.body.end > role.title.start or not role.title.of(text).islower():
        return ""
    before = _LOWER.search(text, max(0, role.body.start - _NEAR), role.body.start)
    return before[1].lower() if before else ""


def _short_for(rank: str, full: str) -> bool:
    """Whether a rank is another or a short form of it: `Maj. Gen.` and `Maj.` of `Major General`."""
    words = full.lower().split()
    return all(any(w.startswith(part.rstrip(".")) for w in words) for part in rank.lower().split())
