"""Lines of a kind that were made one after the other, put together in lots: whoever asks for one most likely asks for
those beside it."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from briefsite.pages.lines import name_of
from briefsite.pipeline.heap import Heap
from briefsite.pipeline.memory.packing import packed, unpacked

#: A line, packed, and the numbers of what was looked up for it.
Line = tuple[bytes, bytes]
#: About how many lines lie together at most, and about how many bytes.
TOGETHER, ROOM = 128, 1 << 17
#: How many lots that were unfolded are at hand.
_AT_HAND = 8


class Lot:
    """Lines of one kind, by id, that are being put together."""

    def __init__(self, lines: Mapping[str, bytes] | None = None) -> None:
        self.lines = dict(lines or {})
        self._room = ROOM - sum(map(len, self.lines.values()))

    def put(self, id_: str, value: bytes) -> None:
        """Put a line that is new into it."""
        self.lines[id_] = value
        self._room -= len(value)

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another."""
        return self._room <= 0 or len(self.lines) >= TOGETHER

    @property
    def left(self) -> bytes:
        """What is left of it."""
        return packed(zlib.compress(packed(self.lines), 1))


def unfolded(left: Any) -> dict[str, bytes]:
    """The lines of a lot that was left."""
    lines: dict[str, bytes] = unpacked(zlib.decompress(left))
    return lines


class Gathered(NamedTuple):
    """Lines that a copy of this process made: full lots, as they are left, by the name of what makes the lines, with
    what was looked up for each; and the others."""

    lots: list[tuple[str, bytes, dict[str, bytes]]]
    lines: list[tuple[str, str, Line]]


class Log:
    """What was looked up for each line, by line, of a first build: it is gone through at the end, and nobody asks
    before."""

    def __init__(self) -> None:
        self._lines, self._looks = Heap(), Heap()

    def __setitem__(self, line: str, looks: bytes) -> None:
        self._lines.put(line.encode("utf-8", "surrogatepass"))
        self._looks.put(looks)

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Each line with what was looked up for it; of one that was made twice, the later counts."""
        lines = (line.decode("utf-8", "surrogatepass") for line in self._lines)
        return zip(lines, self._looks, strict=True)

    def values(self) -> Iterator[bytes]:
        """What was looked up for each line."""
        return iter(self._looks)


class Gathering:
    """The lines that a copy makes, until it tells them. What was not known before is told in lots where it fills any,
    and those are found again until they are to be forgotten."""

    def __init__(self, *, in_lots: bool) -> None:
        self._in_lots = in_lots
        self._open: dict[str, tuple[Lot, dict[str, bytes]]] = {}
        self._told = Gathered([], [])
        #: The full lots, and the number of each line's among them.
        self._full: list[bytes] = []
        self._places: dict[tuple[str, str], int] = {}
        self._unfolded: dict[int, dict[str, bytes]] = {}
        #: About how many bytes were gathered since any were told.
        self.room = 0

    def note(self, make: Any, id_: str, value: Any, looks: Iterable[int]) -> None:
        """Note a line that was made."""
        name, data, numbers = name_of(make), packed(value), array("I", looks).tobytes()
        self.room += len(data)
        if not self._in_lots:
            self._told.lines.append((name, id_, (data, numbers)))
            return
        lot, looked = self._open.get(name) or self._open.setdefault(name, (Lot(), {}))
        lot.put(id_, data)
        looked[id_] = numbers
        if lot.is_full:
            left = lot.left
            self._told.lots.append((name, left, looked))
            self._places.update(dict.fromkeys(((name, id_) for id_ in looked), len(self._full)))
            self._full.append(left)
            del self._open[name]

    def recalled(self, make: Any, id_: str) -> Any:
        """A line that was noted before, if it is found again; None else."""
        name = name_of(make)
        opened, place = self._open.get(name), self._places.get((name, id_))
        data = opened[0].lines.get(id_) if opened else None
        if data is None and place is not None:
            data = self._lot(place)[id_]
        return None if data is None else unpacked(data)

    def full(self) -> Gathered:
        """Of what was gathered since any was told, all that fills lots; those that are being filled stay open."""
        told, self._told, self.room = self._told, Gathered([], []), 0
        return told

    def told(self) -> Gathered:
        """All that was gathered since any was told."""
        told = self.full()
        for name, (lot, looked) in self._open.items():
            told.lines.extend((name, id_, (data, looked[id_])) for id_, data in lot.lines.items())
        self._open.clear()
        return told

    def forget(self) -> None:
        """Find none again that was told."""
        self._full.clear()
        self._places.clear()
        self._unfolded.clear()

    def _lot(self, place: int) -> dict[str, bytes]:
        lot = self._unfolded.pop(place, None)
        if lot is None:
            lot = unfolded(unpacked(self._full[place]))
        self._unfolded[place] = lot
        if len(self._unfolded) > _AT_HAND:
            del self._unfolded[next(iter(self._unfolded))]
        return lot
