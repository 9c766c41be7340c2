"""Events across texts: accounts of one kind, on agreeing dates, with shared participants are one event.

Dates agree when no stated part of one contradicts the other and both name a day or a month; without such a date, or
with participants that hardly overlap, events of two texts stay two. Where two texts differ by few days on what the same
people did, both days are kept, each with its account. The elections of a land in one year are one under one name. A
visit takes in the meetings of its visitor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from briefsite.model.document import Document, EventMention
from briefsite.model.dossier import ResolvedActor, ResolvedEvent
from briefsite.model.knowledge import KnownThing
from briefsite.model.slugs import free_slug
from briefsite.resolution.keeping import Taken, Thing, kept_ids
from briefsite.resolution.titles import fallback_title

#: How many days two accounts of one event may lie apart, if both put it in the same place: two meetings of the same
#: people on two days are two events.
_DAYS = 3
_ORDINALS = range(date.min.toordinal(), date.max.toordinal() + 1)
#: What told of an election.
_VOTES = "event:election"
#: Kinds of which the same people have several on one day.
_LOOSE = {"statement", "request", "other"}


@dataclass(frozen=True)
class _Account:
    """One text's event with its participants as actor ids and its date as EDTF."""

    document: int
    event: EventMention
    actors: tuple[str, ...]
    date: str
    place: str = ""


@dataclass
class _Cluster:
    accounts: list[_Account] = field(default_factory=list)

    def takes(self, account: _Account) -> bool:
        return all(_one(account, other) for other in self.accounts)


def resolve_events(
    documents: Sequence[Document],
    actors: Sequence[ResolvedActor],
    taken: set[str],
    *,
    earlier: Sequence[KnownThing] = (),
    briefs: Mapping[str, str] | None = None,
    former: Mapping[str, frozenset[str]] | None = None,
) -> tuple[ResolvedEvent, ...]:
    """All events of the documents, in order of document and text; those that are among the `earlier` keep their ids.
    `briefs` leads from texts to the briefs that they had then, `former` from ids of before to the briefs in which they
    may be given again."""
    ids = {(index, key): actor.id for actor in actors for index, key in actor.chains}
    events, of_account = list[ResolvedEvent](), dict[tuple[int, str], str]()
    clusters = _clusters(documents, ids)
    things = [_thing(cluster, documents, briefs or {}) for cluster in clusters]
    kept = kept_ids(things, earlier, set((briefs or {}).values()), former or {})
    used = taken | set(kept)
    for cluster, thing, known in zip(clusters, things, kept, strict=True):
        accounts = sorted(cluster.accounts, key=_fullness)
        when, title = thing.date, thing.names[0]
        participants = tuple(dict.fromkeys(actor for account in accounts for actor in account.actors))
        identity = known or free_slug(title, Taken(used, thing, former or {}), when)
        used.add(identity)
        keys = tuple((account.document, account.event.key) for account in accounts)
        of_account.update(dict.fromkeys(keys, identity))
        events.append(ResolvedEvent(identity, title, when, participants, keys))
    wholes = _wholes(clusters, of_account)
    return tuple(ResolvedEvent(e.id, e.title, e.date, e.participants, e.accounts, wholes.get(e.id, "")) for e in events)


def _thing(cluster: _Cluster, documents: Sequence[Document], briefs: Mapping[str, str]) -> Thing:
    accounts = sorted(cluster.accounts, key=_fullness)
    title = accounts[0].event.title or fallback_title(accounts[0].event, documents[accounts[0].document])
    there = frozenset(briefs.get(documents[account.document].source.file, "") for account in accounts) - {""}
    who = frozenset(actor for account in accounts for actor in account.actors)
    told = frozenset(
        (briefs.get(source.file, ""), source.paragraph_at(sentence.start).number)
        for account in accounts
        for source in (documents[account.document].source,)
        for sentence in account.event.sentences
    )
    return Thing(accounts[0].event.kind, (title,), there, _date(accounts), who, told)


def _clusters(documents: Sequence[Document], ids: Mapping[tuple[int, str], str]) -> list[_Cluster]:
    """Accounts that are one event, in order of their first. Each goes to the first cluster that takes it, looked for
    among those of which an actor and a day are its own: nobody else's could."""
    clusters: list[_Cluster] = []
    filed = defaultdict[tuple[str, ...], list[int]](list)
    for index, document in enumerate(documents):
        for event in document.events:
            who = tuple(dict.fromkeys(ids[index, p.key] for p in event.participants if (index, p.key) in ids))
            told = document.when(event)
            when = told.resolved if told else ""
            place = event.place.of(document.source.text).casefold() if event.place else ""
            account = _Account(index, event, who, when, place)
            near_it = sorted({number for key in _keys(account, days_around(when)) for number in filed[key]})
            home = next((clusters[number] for number in near_it if clusters[number].takes(account)), None)
            if home is None:
                home = _Cluster()
                for key in _keys(account, days_of(when)):
                    filed[key].append(len(clusters))
                clusters.append(home)
            home.accounts.append(account)
    return clusters


def _keys(account: _Account, days: Iterable[str]) -> list[tuple[str, ...]]:
    kind, phase = account.event.kind, account.event.phase
    keys: list[tuple[str, ...]] = [(kind, phase, actor, day) for day in days for actor in account.actors]
    return [*keys, ("votes", phase, account.place, _year(account))] if _of_year(account) else keys


def _of_year(account: _Account) -> bool:
    """Whether it is an election of which the land and the year are known: a land has few in a year."""
    return account.event.reason.rule == _VOTES and bool(account.place and _year(account))


def _year(account: _Account) -> str:
    year = account.date[:4]
    return year if year.isdigit() and "/" not in account.date else ""


def _one_vote(a: _Account, b: _Account) -> bool:
    """Whether two texts name an election by the same words, in one land and year, and no other day."""
    alike = _of_year(a) and _of_year(b) and (a.place, _year(a)) == (b.place, _year(b))
    named = a.event.title.casefold() == b.event.title.casefold()
    return alike and named and (a.date.startswith(b.date) or b.date.startswith(a.date))


def _one(a: _Account, b: _Account) -> bool:
    if a.document == b.document or a.event.kind != b.event.kind or a.event.phase != b.event.phase:
        return False
    if _one_vote(a, b):
        return True
    shared, everyone = set(a.actors) & set(b.actors), set(a.actors) | set(b.actors)
    alone = len(everyone) == 1 and a.event.kind not in _LOOSE
    if agree(a.date, b.date) and (alone or len(shared) >= 2) and len(shared) * 2 >= len(everyone):
        return True
    there = bool(a.place) and a.place == b.place
    company = len(shared) >= 2 or (bool(shared) and there)
    alike = a.event.kind not in _LOOSE and a.event.reason.rule == b.event.reason.rule
    return company and alike and near(a.date, b.date, _DAYS if there else 0)


def near(a: str, b: str, most: int) -> bool:
    """Whether two dates are the same day as far as both tell it, or two full days at most `most` apart: accounts of one
    event differ on its day.

    >>> near("2019-07-09", "2019-07-10", 1), near("2019-07-09", "2019-07-13", 3), near("XXXX-07-09", "2019-07-10", 1)
    (True, False, False)
    """
    if agree(a, b):
        return True
    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= most
    except ValueError:
        return False


@lru_cache(maxsize=10_000)
def days_of(when: str) -> tuple[str, ...]:
    """Under which days a date is filed: its own, or "?" where none is told, and its month.

    >>> days_of("2031-05-14"), days_of("XXXX-05"), days_of("2031")
    (('05-14', '05'), ('05-?', '05'), ())
    """
    parts = when.rstrip("?~%").split("-")
    if "/" in when or len(parts) < 2 or "X" in parts[1]:
        return ()
    known = len(parts) > 2 and "X" not in parts[2]
    return (f"{parts[1]}-{parts[2] if known else '?'}", parts[1])


@lru_cache(maxsize=10_000)
def days_around(when: str) -> tuple[str, ...]:
    """Where dates are filed that may agree with one, or be near it.

    >>> days_around("2031-05-31")
    ('05-31', '05-?', '05-28', '05-29', '05-30', '06-01', '06-02', '06-03')
    """
    day, month = days_of(when) or ("", "")
    if not day or day.endswith("?"):
        return (month,) if month else ()
    try:
        full = date.fromisoformat(when).toordinal()
    except ValueError:
        return (day, f"{month}-?")
    shifts = [shift for shift in range(-_DAYS, _DAYS + 1) if shift and full + shift in _ORDINALS]
    return (day, f"{month}-?", *(date.fromordinal(full + shift).isoformat()[5:] for shift in shifts))


@lru_cache(maxsize=10_000)
def agree(a: str, b: str) -> bool:
    """Whether two EDTF dates may be the same day (or month): each part that both state is the same.

    >>> agree("XXXX-04-29", "2022-04-29"), agree("2022-04-28", "2022-04-29"), agree("2022", "2022")
    (True, False, False)
    """
    parts = [date.rstrip("?~%").split("-") for date in (a, b)]
    if "/" in a + b or min(len(part) for part in parts) < 2 or any("X" in part[1] for part in parts):
        return False
    return all(x == y or "X" in x + y for x, y in zip(*parts, strict=False))


def _fullness(account: _Account) -> tuple[object, ...]:
    salience = {"main": 0, "secondary": 1}.get(account.event.salience, 2)
    return (
        salience,
        account.date.count("X"),
        not account.date,
        -len(account.actors),
        account.document,
        account.event.key,
    )


def _date(accounts: Sequence[_Account]) -> str:
    """The date of the fullest account, or the first known one."""
    return next((account.date for account in accounts if any(c.isdigit() for c in account.date)), "")


def _wholes(clusters: Sequence[_Cluster], ids: Mapping[tuple[int, str], str]) -> dict[str, str]:
    """To each meeting, the one visit of the same text that it belongs to, as its visitor took part in it."""
    accounts = [account for cluster in clusters for account in cluster.accounts]
    visits = defaultdict[tuple[int, str], list[_Account]](list)
    for account in accounts:
        for visitor in account.actors[:1] if account.event.kind == "visit" else ():
            visits[account.document, visitor].append(account)
    found: dict[str, set[str]] = {}
    for account in accounts:
        if account.event.kind not in {"meeting", "call", "request"} or account.event.salience == "background":
            continue
        whole = found.setdefault(ids[account.document, account.event.key], set())
        for visit in (one for actor in account.actors for one in visits.get((account.document, actor), ())):
            if len(whole) > 1:
                break
            if _belongs(account, visit):
                whole.add(ids[visit.document, visit.event.key])
    return {part: next(iter(whole)) for part, whole in found.items() if len(whole) == 1}


def _belongs(account: _Account, visit: _Account) -> bool:
    event = visit.event
    if event.phase != account.event.phase:
        return False
    dated = not visit.date or not account.date or agree(visit.date, account.date) or "/" in visit.date
    return event.salience != "background" and dated
