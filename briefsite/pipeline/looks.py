"""Look-ups by number: there are hundreds for each of many thousands of pages, and most are the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from briefsite.pipeline.watching import ALL, Look


def that_count(looks: Collection[Look]) -> list[Look]:
    """The look-ups that say all: where all of a table was looked up, that alone counts."""
    whole = {name for name, key in looks if key == ALL}
    return [look for look in looks if look[0] not in whole or look[1] == ALL] if whole else list(looks)


class Looks:
    """Numbers for look-ups, from 0, by table and key."""

    def __init__(self, by_table: Mapping[str, Mapping[Any, int]]) -> None:
        self.by_table: dict[str, dict[Any, int]] = {name: dict(keys) for name, keys in by_table.items()}
        self._next = sum(map(len, self.by_table.values()))

    def __len__(self) -> int:
        return self._next

    def in_order(self) -> list[Look]:
        """Every look-up, in order of number."""
        found: list[Look] = [("", None)] * self._next
        for name, keys in self.by_table.items():
            for key, number in keys.items():
                found[number] = (name, key)
        return found

    def since(self, number: int) -> list[Look]:
        """The look-ups that have this number or a higher one, in order of number."""
        found = [(at, (name, key)) for name, keys in self.by_table.items() for key, at in keys.items() if at >= number]
        return [look for _, look in sorted(found, key=lambda one: one[0])]

    def numbers(self, looks: Iterable[Look]) -> list[int]:
        """The numbers of look-ups."""
        return [self._number(name, key) for name, key in looks]

    def known(self, looks: Iterable[Look]) -> Iterator[int]:
        """The numbers of those look-ups that have one."""
        for name, key in looks:
            number = self.by_table.get(name, {}).get(key)
            if number is not None:
                yield number

    def only(self, used: Collection[int]) -> tuple[Looks, Mapping[int, int]]:
        """Those with the numbers that are used, numbered anew; and the new numbers by the old."""
        new = {old: number for number, old in enumerate(sorted(used))}
        kept = {name: {key: new[n] for key, n in keys.items() if n in new} for name, keys in self.by_table.items()}
        return Looks(kept), new

    def _number(self, name: str, key: Any) -> int:
        keys = self.by_table.setdefault(name, {})
        number = keys.get(key)
        if number is None:
            number = keys[key] = self._next
            self._next += 1
        return number
