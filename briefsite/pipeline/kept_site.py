"""The site of a build in which nothing has changed: its pages are where the last one left them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from briefsite.pipeline.by_path import ByPath
from briefsite.pipeline.memory import Memory

Value = TypeVar("Value")


class ForgottenError(Exception):
    """A page that was thought to be remembered is not; the site must be built."""


def recalled(
    keys: Mapping[str, bytes], recall: Callable[[Iterable[bytes]], Iterable[tuple[bytes, Value]]]
) -> dict[str, Value]:
    """What is kept for each path, under its key. Raises ForgottenError where one is not there any more."""
    found = dict(recall(keys.values()))
    if forgotten := [path for path, key in keys.items() if key not in found]:
        raise ForgottenError(forgotten[0])
    return {path: found[key] for path, key in keys.items()}


class KeptSite(ByPath[bytes]):
    """A `Site` whose pages are still in the memory, and are fetched when they are asked for. Raises
    ForgottenError where one is not there any more."""

    def __init__(self, memory: Memory, static: Mapping[str, bytes], keys: Mapping[str, bytes]) -> None:
        super().__init__(lambda: sorted({*static, *keys}))
        self._memory = memory
        self._static = static
        self._keys = keys

    def __contains__(self, path: object) -> bool:
        return path in self._static or path in self._keys

    def __getitem__(self, path: str) -> bytes:
        return self.among([path])[path]

    def among(self, paths: Sequence[str]) -> dict[str, bytes]:
        pages = recalled({path: self._keys[path] for path in paths if path in self._keys}, self._memory.recall)
        return {path: zlib.decompress(pages[path][0]) if path in pages else self._static[path] for path in paths}
