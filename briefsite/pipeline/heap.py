"""Values as bytes, one after the other in one long piece of memory.

Python counts in each object who holds it, so that to look at one is to write to it, and what a copy of this process
looks at becomes its own. Of a heap it looks at the bytes alone: all copies share it for as long as they live.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator


class Heap:
    """Pieces of bytes, by the numbers under which they were put there."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._ends = array("Q", [0])

    def put(self, data: bytes) -> int:
        """Put a piece there; gives its number."""
        self._data += data
        self._ends.append(len(self._data))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> bytes:
        with memoryview(self._data) as data:
            return bytes(data[self._ends[number] : self._ends[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    def __len__(self) -> int:
        return len(self._ends) - 1
