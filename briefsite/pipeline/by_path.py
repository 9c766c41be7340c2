"""What goes by the paths of a site's files, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value")


class ByPath(Mapping[str, Value]):
    """A mapping whose paths are known, and whose values are fetched or made when they are asked for."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = dict.fromkeys(paths)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def among(self, paths: Sequence[str]) -> dict[str, Value]:
        """The values of some, fetched together."""
        return {path: self[path] for path in paths}


def among(values: Mapping[str, Value], paths: Sequence[str]) -> Mapping[str, Value]:
    """Some values, fetched together where they must be fetched."""
    return values.among(paths) if isinstance(values, ByPath) else values
