"""A site in storage that takes one file at a time: what pages need first, then pages, then the lists that lead to them;
what is gone goes last.

One run at a time: each puts a lock of its own beside the site, and then looks whether another lies there. So of two
that come at once one sees the other, whatever the storage can or cannot do in one step. A run that was killed leaves
its lock; the next run on the same machine knows it as its own and goes on. On another machine a person must say that
nobody is at work."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Protocol

from briefsite.disk import put, read
from briefsite.model.issues import BriefsiteError
from briefsite.model.site import Site, step_of
from briefsite.publishing.headers import Headers, headers
from briefsite.publishing.listed import Listed
from briefsite.publishing.manifest import NAME, Manifest, manifest_of, read_manifest

#: What a store says when it has failed half-way.
AGAIN = "publish again to finish what was begun"
#: How the name of every lock begins.
LOCK = ".briefsite-lock"
#: How often, and how many seconds apart, a run looks whether those who came with it have stepped back.
_LOOKS, _APART = 10, 0.3
_PRIVATE = Headers("application/json", "no-store")


class Store(Protocol):
    """Files by path below an address. Every method raises BriefsiteError where the storage refuses or fails; a file is
    there whole or not at all. `mark` makes an empty file, whoever else is at work; `listed` are those that begin so.
    `workers` says how many files it takes at once."""

    workers: int

    @property
    def name(self) -> str: ...
    def get(self, path: str) -> bytes | None: ...
    def put(self, path: str, data: bytes, about: Headers) -> None: ...
    def mark(self, path: str) -> None: ...
    def delete(self, path: str) -> None: ...
    def listed(self, beginning: str = "") -> Listed: ...
    def close(self) -> None: ...


class StoredTarget:
    """A store as a target. `state` is a folder of this machine where the token of its own lock is kept."""

    def __init__(self, store: Store, state: Path) -> None:
        self._store = store
        self._token = state / "lock"

    def held(self) -> Manifest:
        data = self._store.get(NAME)
        return read_manifest(data, self._store.name, {} if data is None else self._store.listed())

    def publish(self, site: Site, note: str) -> None:  # noqa: ARG002 - storage has no history to note it in
        with self._locked():
            held = self.held()
            changes = held.changes(site)
            self._require_ours(changes.added, held)
            self._store.put(NAME, held.until(site).to_bytes(), _PRIVATE)
            self._put(site, (*changes.added, *changes.changed))
            self._each(changes.removed, self._store.delete)
            self._store.put(NAME, manifest_of(site).to_bytes(), _PRIVATE)
        self._store.close()

    def unlock(self) -> None:
        for lock in self._store.listed(LOCK):
            self._store.delete(lock)

    def _each(self, paths: Iterable[str], do: Callable[[str], None]) -> None:
        pool = ThreadPoolExecutor(self._store.workers)
        try:
            for done in [pool.submit(do, path) for path in paths]:
                done.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _put(self, site: Site, paths: Iterable[str]) -> None:
        """Writes files step by step: no page is there before what it needs, and no list before its pages."""
        for _, together in groupby(sorted(paths, key=step_of), key=lambda path: step_of(path)[0]):
            self._each(together, lambda path: self._store.put(path, site[path], headers(path)))

    def _require_ours(self, added: Iterable[str], held: Manifest) -> None:
        """Refuses to write over what was not published by us."""
        new = set(added)
        strange = sorted(new.intersection(self._store.listed()) - held.marks.keys()) if new else []
        if strange:
            cause = f"{self._store.name} holds '{strange[0]}', which was not published there"
            raise BriefsiteError(f"{cause}; name another place, or remove it there")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone at the place; what locks runs of this machine left there, since the last that ended well, go too."""
        tokens = [*(read(self._token) or b"").decode("ascii", "replace").split(), secrets.token_hex(16)]
        locks = [f"{LOCK}-{token}" for token in tokens]
        put(self._token, "\n".join(tokens).encode())
        try:
            self._store.mark(locks[-1])
            self._wait_for_others(locks)
            yield
        finally:
            with suppress(BriefsiteError):  # what went wrong before is what is told
                self._each(locks, self._store.delete)
                self._token.unlink(missing_ok=True)

    def _wait_for_others(self, mine: list[str]) -> None:
        """Of several that came at once, all but the first in order of their locks step back, and the first waits for
        that. Whoever is at work already steps back for nobody."""
        for _ in range(_LOOKS):
            others = set(self._store.listed(LOCK)).difference(mine)
            if not others:
                return
            if min(others) < mine[-1]:
                break
            time.sleep(_APART)
        cause = f"another run is publishing to {self._store.name}, or was killed"
        raise BriefsiteError(f"{cause}; if nobody is at work there: publish --unlock")
