"""The site of a build in which nothing has changed: its pages are where the last one left them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

from briefsite.pipeline.memory import Memory


class ForgottenError(Exception):
    """A page that was thought to be remembered is not; the site must be built."""


class KeptSite(Mapping[str, bytes]):
    """A `Site` whose pages are still in the memory, and are fetched one by one when they are asked for. Raises
    ForgottenError where one is not there any more."""

    def __init__(self, memory: Memory, static: Mapping[str, bytes], keys: Mapping[str, bytes]) -> None:
        self._memory = memory
        self._static = static
        self._keys = keys
        self._paths = dict.fromkeys(sorted({*static, *keys}))

    def __getitem__(self, path: str) -> bytes:
        if path not in self._keys:
            return self._static[path]
        for _, page in self._memory.recall([self._keys[path]]):
            return zlib.decompress(page[0])
        raise ForgottenError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths
