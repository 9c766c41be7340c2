"""What was drafted before keeps its id: an address stays with its thing, whatever becomes of titles and of other texts.

A thing of this run is one of an earlier run when both stand in one brief and are called the same, or were the same deed
of the same people on the same day. An earlier thing none of whose briefs is left is known by its name alone. Of things
that are as like, as two elections of one year, each is the one that the same paragraphs tell of; else they are in turn.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from briefsite.model.knowledge import KnownThing

_ENOUGH = 4
_NUMBERED = re.compile(r"-(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor or event of this run: `names` are its title and then its other names, `briefs` the ids of the briefs
    that are known to have it, `told` the paragraphs that tell of it, each with its brief."""

    kind: str
    names: tuple[str, ...]
    briefs: frozenset[str]
    date: str = ""
    participants: frozenset[str] = frozenset()
    told: frozenset[tuple[str, int]] = frozenset()


def kept_ids(
    things: Sequence[Thing], earlier: Sequence[KnownThing], briefs: Collection[str], former: Container[str] = ()
) -> list[str]:
    """The id that each thing had, or "". `briefs` are all those of this run that were there before. Of two that are as
    like, the one whose id is among `former` has it: it is known by what was its own, and what it was made one with, by
    the drafts of both.

    >>> old = KnownThing("the-call-2", "call", "The call", ("b",))
    >>> new = [Thing("call", ("The call",), frozenset(brief)) for brief in "ab"]
    >>> kept_ids(new, [old], "ab")
    ['', 'the-call-2']
    """
    near = _Near(earlier)
    pairs = [
        (_likeness(thing, old, briefs), old.id not in former, len(thing.told & old.told), old.id, n)
        for n, thing in enumerate(things)
        for old in near.to(thing)
    ]
    found, given = [""] * len(things), set[str]()
    ranked = sorted(pairs, key=lambda pair: (-pair[0], pair[1], -pair[2], _turn(pair[3]), pair[4]))
    for score, _, _, id_, n in ranked:
        if score >= _ENOUGH and not found[n] and id_ not in given:
            found[n] = id_
            given.add(id_)
    return found


def _turn(id_: str) -> tuple[bool, int, str]:
    """When an id was given among those of one title: its own first, then that with the date, then by number."""
    numbered = _NUMBERED.search(id_)
    return numbered is not None, int(numbered[1]) if numbered else 0, id_


@dataclass(frozen=True, slots=True)
class Taken(Container[str]):
    """The ids that a thing cannot be given: those of others, and those of before that stand for something else today.
    `former` leads from ids of before to the briefs in which they may be given again."""

    ids: Container[str]
    thing: Thing
    former: Mapping[str, frozenset[str]]

    def __contains__(self, id_: object) -> bool:
        return id_ in self.ids or (id_ in self.former and not self.thing.briefs & self.former[str(id_)])


class _Near:
    """The earlier things by title and by brief: a thing is compared with those few that share one of these."""

    def __init__(self, earlier: Sequence[KnownThing]) -> None:
        self._by_name, self._by_brief = defaultdict[str, set[KnownThing]](set), defaultdict[str, set[KnownThing]](set)
        for old in earlier:
            self._by_name[old.title].add(old)
            for brief in old.briefs:
                self._by_brief[brief].add(old)

    def to(self, thing: Thing) -> list[KnownThing]:
        found = set().union(*(self._by_name.get(name, ()) for name in thing.names))
        found |= set().union(*(self._by_brief.get(brief, ()) for brief in thing.briefs))
        return sorted(found, key=lambda old: old.id)


def _likeness(thing: Thing, old: KnownThing, briefs: Collection[str]) -> int:
    shared = bool(thing.briefs & set(old.briefs))
    if not shared and any(brief in briefs for brief in old.briefs):
        return 0
    same_kind = thing.kind == old.kind
    if thing.names[0] == old.title:
        return 6 + 4 * shared + same_kind + (thing.date == old.date)
    if same_kind and (old.title in thing.names or thing.names[0] in old.aliases):
        return 4 + 2 * shared
    together = len(thing.participants & set(old.participants))
    company = together * 2 > max(len(thing.participants), len(old.participants))
    return 4 if shared and same_kind and thing.date and thing.date == old.date and company else 0
