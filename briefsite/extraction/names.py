"""Names found in a text before they are joined to chains: what each stands for, and by which rule it was found.

Names never overlap. What a rule recognises as the name of no actor (a sea, a treaty, a ship) is kept with the kind
`nothing`, so that later rules leave it alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

from briefsite.model.document import ActorKind
from briefsite.model.nouns import dataclass
from briefsite.model.sources import Span

NameKind = ActorKind | Literal["nothing"]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """`ident` is what a word list or a person's file says it is: `state:KH`, `organisation:United Nations`,
    `actor:hun-sen`; "" where only the text speaks. `support` are other words that the rule rests on."""

    span: Span
    kind: NameKind
    rule: str
    ident: str = ""
    support: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Acronym:
    """A definition in the text: `long` is the full form's span, `short` that of the letters."""

    letters: str
    long: Span
    short: Span


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role beside a person's name: `title` its own words, `body` the name it belongs to, `rank` a rank's words,
    `owner` the name before it, where the body comes behind: "Chad's chairman of the Cabinet"; `elsewhere` is true where
    that name tells only the country: "Chadian economist for the Harbour Post"."""

    person: Span
    span: Span
    title: Span
    body: Span | None
    rank: str
    rule: str = ""
    former: bool = False
    owner: Span | None = None
    elsewhere: bool = False


class Taken:
    """Which stretches of a text are named already; asked often, so kept as sorted starts."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = sorted(names, key=_place)
        self._starts = [n.span.start for n in self._names]

    def at(self, offset: int) -> Name | None:
        """The name that covers the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self._names[index] if index >= 0 and self._names[index].span.end > offset else None

    def over(self, span: Span) -> list[Name]:
        """The names that overlap `span`."""
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        while index < len(self._names) and self._names[index].span.start < span.end:
            if self._names[index].span.overlaps(span):
                found.append(self._names[index])
            index += 1
        return found


def with_names(old: Sequence[Name], new: Iterable[Name]) -> tuple[Name, ...]:
    """The old names and those of the new ones that overlap none of them, longest first among the new."""
    fresh = sorted(new, key=lambda n: (n.span.start - n.span.end, n.span.start))
    if not fresh:
        return tuple(old)
    kept = sorted(old, key=_place)
    for name in fresh:
        at = bisect_left(kept, _place(name), key=_place)
        if (at == 0 or kept[at - 1].span.end <= name.span.start) and (
            at == len(kept) or name.span.end <= kept[at].span.start
        ):
            kept.insert(at, name)
    return tuple(kept)


def _place(name: Name) -> tuple[int, int]:
    return name.span.start, name.span.end  # as spans are ordered, and quicker


def replacing(old: Sequence[Name], new: Iterable[Name]) -> tuple[Name, ...]:
    """The new names and those of the old ones that no new one overlaps."""
    fresh = with_names((), new)
    taken = Taken(fresh)
    return tuple(sorted((*fresh, *(n for n in old if not taken.over(n.span))), key=_place))
