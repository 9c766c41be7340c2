"""Who is meant where a text has a surname and an office alone, "President Tarro", and another text the name in full.

The two are one where exactly one person of that surname has held that office, which only one at a time holds in a land,
and both texts speak of the land. A surname without an office joins nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefsite.model.document import Chain, Document
from briefsite.resolution.keys import person_key

#: Offices that a land, or a body, has one of; those of ministers and secretaries tell which by their matter.
_OF_ONE = {
    "president", "prime minister", "premier", "taoiseach", "chancellor", "king", "queen", "emperor", "emir", "sultan",
    "pope", "crown prince", "supreme leader", "secretary-general", "secretary general", "secretary of state",
}  # fmt: skip
_WITH_MATTER = {"minister", "secretary"}
_NO_MATTER = {
    "minister", "secretary", "of", "for", "the", "and", "deputy", "state", "cabinet", "senior", "junior", "vice",
    "assistant", "permanent", "under", "general", "press", "parliamentary", "private", "first", "new",
}  # fmt: skip

#: Of these a land has several for one matter.
_ONE_OF_SEVERAL = {"deputy", "assistant", "vice", "under"}

Told = tuple[int, Chain]


@dataclass
class Bearer:
    """A person in one text or in several, as the chains in them: those words of the name, offices, countries, and the
    lands of which the texts speak."""

    words: frozenset[str] = frozenset()
    offices: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)

    def take(self, chain: Chain, document: Document) -> None:
        self.offices |= offices_of_one(chain)
        self.countries |= {chain.country} - {""}
        self.lands |= lands_of(document)

    def may_be(self, other: Bearer) -> bool:
        """Whether the two may be one: an office is the same, no country another, and a land is told of both."""
        apart = self.countries and other.countries and self.countries.isdisjoint(other.countries)
        near = self.countries & other.countries or self._reaches(other)
        return bool(self.offices & other.offices and near and not apart)

    def _reaches(self, other: Bearer) -> bool:
        known = self.countries | other.countries
        shared = self.lands & other.lands
        return bool(shared & known if known else shared)


def offices_of_one(chain: Chain) -> set[str]:
    """The offices of a person, in small letters, that one at a time has in a land."""
    titles = {" ".join(role.title.casefold().split()) for role in chain.roles}
    return {title for title in titles if title in _OF_ONE or _tells_matter(title)}


def lands_of(document: Document) -> set[str]:
    """The codes of the lands of which a text names the state, a body or a person."""
    return {chain.country for chain in document.chains} - {""}


def bearer(told: Sequence[Told], documents: Sequence[Document]) -> Bearer:
    """What the texts say of a person."""
    found = Bearer(_words(told))
    for index, chain in told:
        found.take(chain, documents[index])
    return found


def by_office(lone: Sequence[Told], named: Sequence[Sequence[Told]], documents: Sequence[Document]) -> list[list[Told]]:
    """The chains of one name with an office, each put behind the one person named in full whom it means, in the order
    of `named`; and behind those, in groups, what means nobody named. Of those named only whoever bears the name of one
    that is lone is looked at."""
    alone = {word for one in lone for word in _words([one])}
    bearing: dict[str, list[tuple[int, Bearer]]] = {}
    for n, told in enumerate(named):
        if shared := _words(told) & alone:
            person = bearer(told, documents)
            for word in shared:
                bearing.setdefault(word, []).append((n, person))
    joined: list[list[Told]] = [[] for _ in named]
    rest: dict[frozenset[str], list[tuple[list[Told], Bearer]]] = {}
    for one in lone:
        own = bearer([one], documents)
        near = (pair for word in own.words for pair in bearing.get(word, ()))
        held = [n for n, person in near if own.words < person.words and own.may_be(person)]
        if len(held) == 1:
            joined[held[0]].append(one)
        else:
            _put_near(one, own, rest.setdefault(own.words, []), documents)
    return [*joined, *(told for groups in rest.values() for told, _ in groups)]


def _put_near(one: Told, own: Bearer, groups: list[tuple[list[Told], Bearer]], documents: Sequence[Document]) -> None:
    """Put a chain into the groups of its name that have an office and a land in common with it, which are then one."""
    near = [group for group in groups if group[1].may_be(own)]
    told = [*(each for group in near for each in group[0]), one]
    groups[:] = [*(group for group in groups if group not in near), (told, bearer(told, documents))]


def _words(told: Sequence[Told]) -> frozenset[str]:
    """The words of the longest name by which a person is told."""
    longest = max((person_key(chain.name).split() for _, chain in told), key=len)
    return frozenset(longest)


def _tells_matter(title: str) -> bool:
    words = set(title.replace("-", " ").split())
    return bool(words & _WITH_MATTER) and not words <= _NO_MATTER and not words & _ONE_OF_SEVERAL
