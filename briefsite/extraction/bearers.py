"""The chains that a noun may mean, with where each was told, for asking which was told last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

from briefsite.model.document import Chain
from briefsite.model.sources import Span


class Bearers:
    """Chains that a noun may mean, with their mentions in the order in which these end."""

    def __init__(self, chains: Iterable[Chain]) -> None:
        self.chains = tuple(chains)
        self._keys = {chain.key for chain in self.chains}
        named = enumerate((m.span, chain) for chain in self.chains for m in chain.mentions)
        self._named = [pair for _, pair in sorted(named, key=lambda told: (told[1][0].end, -told[0]))]

    def told_again(self, span: Span, chain: Chain) -> None:
        """One of them has been meant by a noun as well."""
        if chain.key in self._keys:
            insort(self._named, (span, chain), key=ends)

    def before(self, offset: int, since: int = -1) -> Iterator[tuple[Span, Chain]]:
        """The mentions that end before an offset, the last first, as far back as they end behind another."""
        for number in reversed(range(bisect_right(self._named, offset, key=ends))):
            if self._named[number][0].end <= since:
                return
            yield self._named[number]

    def named_before(self, offset: int) -> Sequence[Chain]:
        """The chains that are named before an offset at all."""
        return self.chains[: bisect_left(self.chains, offset, key=lambda chain: chain.mentions[0].span.start)]

    @property
    def only(self) -> Chain | None:
        """The one that there is, if there are not several."""
        return self.chains[0] if len(self.chains) == 1 else None


def ends(named: tuple[Span, Chain]) -> int:
    """Where a mention ends, as an offset."""
    return named[0].end
