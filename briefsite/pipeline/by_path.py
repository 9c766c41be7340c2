"""What goes by the paths of a site's files, or by ids, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

Value = TypeVar("Value")


class ByPath(Mapping[str, Value]):
    """A mapping whose paths are known, or told by a function when they are asked for, and whose values are fetched or
    made when they are."""

    def __init__(self, paths: Iterable[str] | Callable[[], Iterable[str]]) -> None:
        self._known = paths

    @cached_property
    def _paths(self) -> Mapping[str, Any]:
        known = self._known
        paths = known() if callable(known) else known
        return paths if isinstance(paths, Mapping) else dict.fromkeys(paths)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def among(self, paths: Sequence[str]) -> dict[str, Value]:
        """The values of some, fetched together."""
        return {path: self[path] for path in paths}


class Fetched(ByPath[Value]):
    """Of which a function fetches each value when it is looked up."""

    def __init__(self, paths: Iterable[str] | Callable[[], Iterable[str]], fetch: Callable[[str], Value]) -> None:
        super().__init__(paths)
        self.fetch = fetch

    def __getitem__(self, path: str) -> Value:
        if path not in self._paths:
            raise KeyError(path)
        return self.fetch(path)


class Later(ByPath[Value]):
    """What a function gives, asked for once, when anything is looked up in it."""

    def __init__(self, make: Callable[[], Mapping[str, Value]]) -> None:
        super().__init__(make)

    def __getitem__(self, path: str) -> Value:
        found: Value = self._paths[path]
        return found


class Some(Mapping[str, Value]):
    """All values to look up, some to go through."""

    def __init__(self, every: Mapping[str, Value], some: Mapping[str, Value]) -> None:
        self._every, self._some = every, some

    def __getitem__(self, key: str) -> Value:
        return self._some[key] if key in self._some else self._every[key]

    def __contains__(self, key: object) -> bool:
        return key in self._some or key in self._every

    def __iter__(self) -> Iterator[str]:
        return iter(self._some)

    def __len__(self) -> int:
        return len(self._some)


def among(values: Mapping[str, Value], paths: Sequence[str]) -> Mapping[str, Value]:
    """Some values, fetched together where they must be fetched."""
    return values.among(paths) if isinstance(values, ByPath) else values
