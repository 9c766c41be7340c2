"""Passages that bear on a record, of which it is known where they stand: one is fetched when more is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, cast

from briefsite.model.graph import Passage
from briefsite.pipeline.by_path import Fetched

#: A passage, by its entry and number.
Place = tuple[str, int]
#: The passages of an entry.
Fetch = Callable[[str], tuple[Passage, ...]]


class Late:
    """A passage as any other, fetched when anything but its place is asked for."""

    __slots__ = ("_fetch", "entry", "number")

    def __init__(self, fetch: Fetch, entry: str, number: int) -> None:
        self._fetch, self.entry, self.number = fetch, entry, number

    @property
    def whole(self) -> Passage:
        """The passage."""
        return self._fetch(self.entry)[self.number]

    def is_of(self, passages: object) -> bool:
        """Whether it is fetched from that table."""
        return isinstance(passages, Fetched) and passages.fetch == self._fetch

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Late):
            here, there = (self.entry, self.number), (other.entry, other.number)
            return here == there if self._fetch == other._fetch else self.whole == other.whole
        return self.whole == other

    def __hash__(self) -> int:
        return hash(self.whole)


class Told(Sequence[Passage]):
    """Passages in a row."""

    def __init__(self, fetch: Fetch, places: Sequence[Place]) -> None:
        self._fetch = fetch
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, at: Any) -> Any:
        return self._whole[at]

    def __iter__(self) -> Iterator[Passage]:
        return iter(self._whole)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (tuple, Told)):
            return NotImplemented
        return len(self) == len(other) and all(one == beside for one, beside in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def _whole(self) -> tuple[Passage, ...]:
        late = tuple(Late(self._fetch, entry, number) for entry, number in self._places)
        return cast("tuple[Passage, ...]", late)
