"""Texts by path that are made when they are asked for: of most files nobody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Lazily(Mapping[str, Value]):
    """What each of the functions gives, by path; each is called once at most."""

    def __init__(self, made: Mapping[str, Callable[[], Value]]) -> None:
        self._made = made
        self._known: dict[str, Value] = {}

    def __getitem__(self, path: str) -> Value:
        if path not in self._known:
            self._known[path] = self._made[path]()
        return self._known[path]

    def __contains__(self, path: object) -> bool:
        return path in self._made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
