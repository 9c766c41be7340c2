"""What the last build left, piece by piece: each is fetched when it is asked for, and left as it lies where nothing of
it has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import chain
from typing import Any

from briefsite.pipeline.kept_site import ForgottenError
from briefsite.pipeline.lines import keys_in
from briefsite.pipeline.looks import Looks
from briefsite.pipeline.lots import FEW, MANY, Items, Lots, Over, State, keys_of, parted
from briefsite.pipeline.memory import Memory
from briefsite.pipeline.memory.layers import FEW as OVER
from briefsite.pipeline.memory.packing import packed
from briefsite.pipeline.row_digests import SIZE

#: The digests of look-ups as they are kept: how many most of them are and the keys of their lots, in order of number,
#: and those that are others.
Digests = tuple[int, tuple[bytes, ...], dict[int, bytes]]
#: The digests of so many look-ups lie together: an edit asks for a few of a million.
_LOT = 8192
#: The tables that lie beside the pages; and the one in which the order counts, and which no edit changes.
BESIDE = ("files", "entries", "rows", "sources")
PATHS = "paths"
_BESIDE = "left "
_GONE_THROUGH = frozenset({_BESIDE + "files"})
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
        self._tables: dict[str, Lots] = {}
        self._lots_of_digests: dict[int, bytes] = {}

    @cached_property
    def looks(self) -> Looks:
        """The numbers of look-ups."""
        return Looks(self.memory, self.root.get("looks"))

    def table(self, name: str) -> Lots:
        """A table: of `makings` by name, the paths of their pages and the numbers of what was looked up; by the path of
        each page, the `facets` of what it was made of, the digests of its bytes (`files`), and its key (`keys`)."""
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = Lots(self.memory, self.root.get("tables", {}).get(name), _together(name))
        return table

    def fetched(self, key: bytes) -> Any:
        """A value that was left whole."""
        for _, value in self.memory.recall([key]):
            return value
        raise ForgottenError(key.hex())

    @cached_property
    def left(self) -> Mapping[str, Any]:
        """What was left beside the pages."""
        return _Left(self)

    def was(self, number: int) -> bytes:
        """The digest of what a look-up found."""
        found: bytes | None = self._over.get(number)
        if found is None:
            start = number % _LOT * SIZE
            lot = self._lots_of_digests.get(number // _LOT) or self._lot_of_digests(number // _LOT)
            found = lot[start : start + SIZE]
        return found

    def states(self, tables: Mapping[str, Mapping[Any, Any]]) -> dict[str, State]:
        """What is left of tables, of those of the last build where they lie over one; the others are left as they
        were. What is to be kept for that, is."""
        states = dict(self.root.get("tables", {}))
        for name, rows in tables.items():
            states[name], kept = rows.left() if isinstance(rows, Over) else parted(self.memory, rows, _together(name))
            self.memory.keep(kept)
        return states

    def beside(self, left: Mapping[str, Any], items: Items) -> tuple[dict[str, Any], dict[str, Mapping[Any, Any]]]:
        """What is left beside the pages: what is no table, and the tables."""
        tables = {_BESIDE + name: left[name] for name in BESIDE if name in left}
        plain = {name: left[name] for name in left if name not in BESIDE}
        if PATHS in left:
            data = packed(left[PATHS])
            plain[PATHS] = self.memory.key(PATHS, data)
            items.append((plain[PATHS], data))
        return plain, tables

    def digests(self, others: Mapping[int, bytes], items: Items) -> Digests:
        """What is left of the digests, of which some are others, or new."""
        over = {**self._over, **others}
        most, keys, _ = self._digests
        if self.root and len(over) <= most * OVER:
            return most, keys, over
        count = max((most, *(number + 1 for number in over)))
        return self.all_digests((over.get(number) or self.was(number) for number in range(count)), items)

    def all_digests(self, digests: Iterable[bytes], items: Items) -> Digests:
        """What is left of digests that were all taken, one or many after the other in order of number."""
        every, keys = b"".join(digests), []
        for start in range(0, len(every), _LOT * SIZE):
            data = packed(every[start : start + _LOT * SIZE])
            keys.append(self.memory.key("digests", data))
            items.append((keys[-1], data))
        return len(every) // SIZE, tuple(keys), {}

    @property
    def _digests(self) -> Digests:
        found: Digests = self.root["digests"] if self.root else (0, (), {})
        return found

    @cached_property
    def _over(self) -> Mapping[int, bytes]:
        return self._digests[2]

    def _lot_of_digests(self, place: int) -> bytes:
        key = self._digests[1][place]
        found = self._lots_of_digests[place] = self.fetched(key)
        if not isinstance(found, bytes):
            raise ForgottenError(key.hex())
        return found


def _together(name: str) -> int:
    """How many rows of a table lie together: many of those that each build goes through."""
    return MANY if name in _GONE_THROUGH else FEW


def needed(memory: Memory) -> Iterator[bytes]:
    """The keys of all that the next build may ask for, as the last one left it."""
    trace = Trace(memory)
    if root := trace.root:
        yield trace.key
        yield from keys_of((*root["tables"].values(), *root["looks"][1].values()))
        yield from chain(root["digests"][1], *root["users"][:2], keys_in(root["lying"]))
        with suppress(ForgottenError):
            yield from trace.table("keys").values()
            for name in _KEYS if trace.left else ():
                yield from trace.left[name].values()
            yield from [trace.left["texts"], root["left"][PATHS]] if trace.left else ()


class _Left(Mapping[str, Any]):
    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._plain: Mapping[str, Any] = trace.root.get("left", {})

    def __getitem__(self, name: str) -> Any:
        if name in BESIDE and self._plain:
            return self._trace.table(_BESIDE + name)
        return self._paths if name == PATHS and self._plain else self._plain[name]

    @cached_property
    def _paths(self) -> Any:
        return self._trace.fetched(self._plain[PATHS])

    def __iter__(self) -> Iterator[str]:
        return iter((*self._plain, *BESIDE) if self._plain else ())

    def __len__(self) -> int:
        return len(list(iter(self)))
