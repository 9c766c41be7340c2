"""The memory of one run: a store, the stamps of the files, and what the digests of all keys begin with."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from briefsite.pipeline.memory.digests import digest, program
from briefsite.pipeline.memory.inputs import Inputs, Stamps, look_over
from briefsite.pipeline.memory.layers import Layers, State
from briefsite.pipeline.memory.packing import packed, unpacked
from briefsite.pipeline.memory.store import Store

FOLDER = Path(".cache") / "briefsite"
#: How many bytes are kept between builds, unless a single site needs more for itself.
MOST = 512 * 1024 * 1024


class Memory:
    """What earlier runs left, and what this one leaves. Without a root nothing is remembered."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root
        self._store = Store(root / FOLDER if root else None)

    @property
    def is_kept(self) -> bool:
        """Whether anything outlives this run."""
        return self.root is not None

    def key(self, kind: str, *parts: str | bytes) -> bytes:
        """The key of a value that depends on those parts and on the program."""
        return digest(program(), kind, *parts)

    def recall(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, Any]]:
        """Those of the keys that have a value, with it."""
        for key, data in self._store.get(keys) if self.root else ():
            try:
                yield key, unpacked(data)
            except pickle.UnpicklingError:
                continue

    def newest(self, key: bytes) -> Any:
        """The value of a key under which each build leaves another, or None."""
        return next((value for _, value in Memory.recall(self, [key])), None)

    def keys(self) -> frozenset[bytes]:
        """All keys that have a value."""
        return self._store.keys() if self.root else frozenset()

    def used(self, keys: Iterable[bytes]) -> None:
        """Note that values were used, though nobody looked at them: they are not to be the first that are forgotten."""
        if self.root:
            self._store.used(keys)

    def keep(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep packed values."""
        if self.root:
            self._store.put(items)

    def once(self, kind: str, part: bytes, make: Callable[[], Any], is_sure: Callable[[], bool]) -> Any:
        """What `make` gives, which depends on `part` and on the program; kept if `is_sure` says so when it is made."""
        key = self.key(kind, part)
        for _, value in self.recall([key]):
            return value
        value = make()
        if self.is_kept and is_sure():
            self.keep([(key, packed(value))])
        return value

    def look_over(self, root: Path) -> Inputs:
        """All files that a build of `root` may read, with their digests."""
        return look_over(root, self.stamps, self.now)

    def note(self, inputs: Inputs) -> None:
        """Remember what the files were like."""
        if inputs.stamps != self.stamps:
            state, items = self._layers.left(inputs.stamps)
            self.keep([*items, (self._stamps_key, packed(state))])
        elif self._left is not None:
            self.used([self._left[0]])

    def close(self) -> None:
        self._store.close(MOST)

    @cached_property
    def stamps(self) -> Stamps:
        """What the files were like when that was last remembered."""
        return self._layers.rows

    @cached_property
    def _layers(self) -> Layers:
        return Layers(self, self._left)

    @cached_property
    def _left(self) -> State | None:
        found = next(self.recall([self._stamps_key]), None)
        return found[1] if found and isinstance(found[1], tuple) else None

    @cached_property
    def _stamps_key(self) -> bytes:
        return self.key("stamps")

    @cached_property
    def now(self) -> int:
        """The time of the file system that holds the site, from before anything was read; 0 where it cannot be told."""
        return self.later()

    def later(self) -> int:
        """The time of the file system, now, in nanoseconds; 0 where it cannot be told."""
        if self.root is None:
            return 0
        clock = self.root / FOLDER / f"clock-{os.getpid()}"
        try:
            clock.write_bytes(b"")
            now = clock.stat().st_mtime_ns
            clock.unlink(missing_ok=True)
        except OSError:
            return 0
        return now


@contextmanager
def remembering(root: Path | None) -> Iterator[Memory]:
    """The memory of a site for one run."""
    memory = Memory(root)
    try:
        yield memory
    finally:
        memory.close()
