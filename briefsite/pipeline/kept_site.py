"""The site of a build in which nothing has changed: its pages are where the last one left them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from briefsite.pipeline.by_path import ByPath
from briefsite.pipeline.memory import Memory


class ForgottenError(Exception):
    """A page that was thought to be remembered is not; the site must be built."""


class KeptSite(ByPath[bytes]):
    """A `Site` whose pages are still in the memory, and are fetched one by one when they are asked for. Raises
    ForgottenError where one is not there any more."""

    def __init__(self, memory: Memory, static: Mapping[str, bytes], keys: Mapping[str, bytes]) -> None:
        super().__init__(sorted({*static, *keys}))
        self._memory = memory
        self._static = static
        self._keys = keys

    def __getitem__(self, path: str) -> bytes:
        if path not in self._keys:
            return self._static[path]
        for _, page in self._memory.recall([self._keys[path]]):
            return zlib.decompress(page[0])
        raise ForgottenError(path)
