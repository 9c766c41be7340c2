"""A table that one build leaves for the next: most of it as it was left once, and over it what has changed since.

So a build writes down what it changed, and not the whole table. Once that has become much, the table is left as a whole
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress, repeat
from operator import is_not
from typing import TYPE_CHECKING, Any

from briefsite.pipeline.memory.packing import packed

if TYPE_CHECKING:
    from briefsite.pipeline.memory.keeping import Memory

#: What is kept of a table: the key of the table below, rows that are others or new, and the keys of rows that are gone.
State = tuple[bytes, dict[Any, Any], tuple[Any, ...]]
#: The share of what is left as it was once that may lie over it, having changed since.
FEW = 0.05


class Layers:
    """A table of the last build. Where what it was is forgotten, `is_whole` is false, and it has no rows."""

    def __init__(self, memory: Memory, state: State | None) -> None:
        self._memory = memory
        self._below: bytes = b""
        self.rows: dict[Any, Any] = {}
        self.is_whole = state is not None
        self._was: Mapping[Any, Any] = {}
        if state is not None:
            self._below, over, gone = state
            found = next(memory.recall([self._below]), None)
            self.is_whole = found is not None and isinstance(found[1], dict)
            if found is not None and self.is_whole:
                self._was = found[1]
                self.rows = {**self._was, **over}
                for key in gone:
                    self.rows.pop(key, None)

    def left(self, rows: Mapping[Any, Any]) -> tuple[State, list[tuple[bytes, bytes]]]:
        """The table as it is now for the next build, and what is to be kept for that."""
        if not (self.is_whole or self._was):
            return self._whole(rows)
        nothing = object()
        before = map(self._was.get, rows, repeat(nothing))
        is_other = list(map(is_not, rows.values(), before))
        over = {key: rows[key] for key in compress(rows, is_other) if self._was.get(key, nothing) != rows[key]}
        is_less = len(rows) - sum(key not in self._was for key in over) < len(self._was)
        gone = tuple(key for key in self._was if key not in rows) if is_less else ()
        if self.is_whole and len(over) + len(gone) <= len(self._was) * FEW:
            return (self._below, over, gone), []
        return self._whole(rows)

    def _whole(self, rows: Mapping[Any, Any]) -> tuple[State, list[tuple[bytes, bytes]]]:
        data = packed(rows if type(rows) is dict else dict(rows))
        key = self._memory.key("table", data)
        return (key, {}, ()), [(key, data)]
