"""What the last build left, piece by piece: each is fetched when it is asked for, and left as it lies where nothing of
it has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import chain
from typing import Any

from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.looks import Looks
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.layers import FEW, Layers, State
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.row_digests import SIZE

#: What is to be kept, by the key of each.
Items = list[tuple[bytes, bytes]]
#: The digests of look-ups as they are kept: the key of most of them, in order of number, and those that are others.
Digests = tuple[bytes, dict[int, bytes]]
#: The tables that lie beside the pages.
BESIDE = ("files", "entries", "paths", "rows", "sources")
_BESIDE = "left "
#: What there has keys of values that the next build may ask for.
_KEYS = ("entries", "rows", "sources", "boards")


class Trace:
    """The last build; with `is_forgotten`, none. Raises ForgottenError where a piece is asked for that is remembered no
    more."""

    def __init__(self, memory: Memory, *, is_forgotten: bool = False) -> None:
        self.memory = memory
        self.key = memory.key("the last build")
        found = None if is_forgotten else memory.newest(self.key)
        self.root: Mapping[str, Any] = found if isinstance(found, dict) else {}
        self._layers: dict[str, Layers] = {}

    @cached_property
    def looks(self) -> Looks:
        """The numbers of look-ups."""
        return Looks(self.memory, self.root.get("looks"))

    def table(self, name: str) -> Mapping[Any, Any]:
        """A table: of `makings` by name, the paths of their pages and the numbers of what was looked up; by the path of
        each page, the `facets` of what it was made of, the digests of its bytes (`files`), and its key (`keys`)."""
        layers = self._of(name)
        if self.root and not layers.is_whole:
            raise ForgottenError(name)
        return layers.rows

    @cached_property
    def left(self) -> Mapping[str, Any]:
        """What was left beside the pages."""
        return _Left(self)

    def was(self, number: int) -> bytes:
        """The digest of what a look-up found."""
        found: bytes | None = self._over.get(number)
        return self._most[number * SIZE : (number + 1) * SIZE] if found is None else found

    def states(self, tables: Mapping[str, Mapping[Any, Any]], items: Items) -> dict[str, State]:
        """What is left of tables; the others are left as they were."""
        states = dict(self.root.get("tables", {}))
        for name, rows in tables.items():
            states[name], kept = self._of(name).left(rows)
            items += kept
        return states

    def digests(self, others: Mapping[int, bytes], items: Items) -> Digests:
        """What is left of the digests, of which some are others, or new."""
        over = {**self._over, **others}
        if self.root and len(over) * SIZE <= len(self._most) * FEW:
            key: bytes = self.root["digests"][0]
            return key, over
        count = max((len(self._most) // SIZE, *(number + 1 for number in over)))
        return self.all_digests((over.get(number) or self.was(number) for number in range(count)), items)

    def all_digests(self, digests: Iterable[bytes], items: Items) -> Digests:
        """What is left of digests that were all taken, in order of number."""
        data = packed(b"".join(digests))
        key = self.memory.key("digests", data)
        items.append((key, data))
        return key, {}

    @cached_property
    def _over(self) -> Mapping[int, bytes]:
        over: Mapping[int, bytes] = self.root["digests"][1] if self.root else {}
        return over

    @cached_property
    def _most(self) -> bytes:
        if not self.root:
            return b""
        found = next(self.memory.recall([self.root["digests"][0]]), (b"", None))[1]
        if not isinstance(found, bytes):
            raise ForgottenError("digests")
        return found

    def _of(self, name: str) -> Layers:
        layers = self._layers.get(name)
        if layers is None:
            layers = self._layers[name] = Layers(self.memory, self.root.get("tables", {}).get(name))
        return layers


def needed(memory: Memory) -> Iterator[bytes]:
    """The keys of all that the next build may ask for, as the last one left it."""
    trace = Trace(memory)
    if root := trace.root:
        yield trace.key
        yield from (key for key, *_ in root["tables"].values())
        yield from (key for key, _ in (*root["looks"][1].values(), root["digests"]))
        yield from chain(root["users"][0], *root["lying"].values())
        with suppress(ForgottenError):
            yield from trace.table("keys").values()
            for name in _KEYS if trace.left else ():
                yield from trace.left[name].values()
            yield from [trace.left["texts"]] if trace.left else ()


def parted(left: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Mapping[Any, Any]]]:
    """What is left beside the pages: what is no table, and the tables."""
    tables = {_BESIDE + name: left[name] for name in BESIDE if name in left}
    return {name: left[name] for name in left if name not in BESIDE}, tables


class _Left(Mapping[str, Any]):
    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._plain: Mapping[str, Any] = trace.root.get("left", {})

    def __getitem__(self, name: str) -> Any:
        return self._trace.table(_BESIDE + name) if name in BESIDE and self._plain else self._plain[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._plain, *BESIDE) if self._plain else ())

    def __len__(self) -> int:
        return len(list(iter(self)))
