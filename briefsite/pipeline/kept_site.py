"""The site of a build in which nothing has changed: its pages are where the last one left them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from briefsite.pipeline.by_path import ByPath
from briefsite.pipeline.memory import Memory


class ForgottenError(Exception):
    """A page that was thought to be remembered is not; the site must be built."""


class KeptSite(ByPath[bytes]):
    """A `Site` whose pages are still in the memory, and are fetched when they are asked for. Raises
    ForgottenError where one is not there any more."""

    def __init__(self, memory: Memory, static: Mapping[str, bytes], keys: Mapping[str, bytes]) -> None:
        super().__init__(sorted({*static, *keys}))
        self._memory = memory
        self._static = static
        self._keys = keys

    def __getitem__(self, path: str) -> bytes:
        return self.among([path])[path]

    def among(self, paths: Sequence[str]) -> dict[str, bytes]:
        keys = {path: self._keys[path] for path in paths if path in self._keys}
        found = {key: zlib.decompress(page[0]) for key, page in self._memory.recall(keys.values())}
        if forgotten := [path for path, key in keys.items() if key not in found]:
            raise ForgottenError(forgotten[0])
        return {path: found[keys[path]] if path in keys else self._static[path] for path in paths}
