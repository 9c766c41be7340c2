"""The stamps of tens of thousands of files as they are kept: folder by folder, names, numbers and digests each in a
row, so that to fetch them takes milliseconds."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Mapping
from itertools import starmap
from operator import add
from typing import Any, NamedTuple

from briefsite.output.staying import parts_of

#: Time of modification (nanoseconds), inode and size (bytes) of a file.
Seen = tuple[int, int, int]
#: The same, and the digest (SHA-256 in hex).
Stamp = tuple[int, int, int, str]
#: By folder ("" is the outermost, the names of others end in a slash) and by name.
Folders = dict[str, dict[str, Seen]]
#: By folder: the names of its files, their numbers one kind after the other, and their digests.
Folded = dict[str, tuple[str, bytes, bytes]]
_KINDS, _HEX = "qQq", 64
#: The share of what was left as it was once that may be other since.
_FEW = 0.05


class State(NamedTuple):
    """What is kept of some stamps: the key of most of them, those that are others or new, the paths of which there is
    none any more, and how many lie under that key."""

    below: bytes = b""
    over: Mapping[str, Stamp] = {}
    gone: tuple[str, ...] = ()
    size: int = 0

    def after(self, others: Mapping[str, Stamp], gone: Collection[str]) -> State | None:
        """What is kept where some are others or new, and some gone, since; None where they are many."""
        over = {path: stamp for path, stamp in self.over.items() if path not in gone} | dict(others)
        lost = tuple(sorted({*self.gone, *gone} - over.keys()))
        few = len(over) + len(lost) <= _FEW * self.size
        return State(self.below, over, lost, self.size) if self.below and few else None


class Stamped:
    """Such stamps; none where `folded` is forgotten."""

    def __init__(self, state: State, folded: Any) -> None:
        self.is_whole = isinstance(folded, dict)
        self.state = state if self.is_whole else State()
        self._folded: Folded = folded if self.is_whole else {}

    def by_folder(self) -> Folders:
        """Time, inode and size of each file."""
        found = {inside: dict(zip(*_numbers(one), strict=True)) for inside, one in self._folded.items()}
        for path in self.state.gone:
            inside, name = parts_of(path)
            found.get(inside, {}).pop(name, None)
        for path, stamp in self.state.over.items():
            inside, name = parts_of(path)
            found.setdefault(inside, {})[name] = stamp[:3]
        return found

    def by_path(self) -> dict[str, Stamp]:
        """All stamps."""
        found = self._below()
        for path in self.state.gone:
            found.pop(path, None)
        found.update(self.state.over)
        return found

    def with_all(self, stamps: Mapping[str, Stamp]) -> State | None:
        """The same, where these are all."""
        was = self._below()
        over = {path: stamp for path, stamp in stamps.items() if was.get(path) != stamp}
        return State(self.state.below, size=self.state.size).after(over, was.keys() - stamps.keys())

    def _below(self) -> dict[str, Stamp]:
        return {path: stamp for inside, one in self._folded.items() for path, stamp in _unfolded(inside, one)}


def folded(stamps: Mapping[str, Stamp]) -> Folded:
    """Stamps as they are kept."""
    found: dict[str, dict[str, Stamp]] = {}
    for path, stamp in stamps.items():
        inside, name = parts_of(path)
        found.setdefault(inside, {})[name] = stamp
    return {inside: _folded(rows) for inside, rows in found.items()}


def _folded(rows: Mapping[str, Stamp]) -> tuple[str, bytes, bytes]:
    *columns, digests = zip(*rows.values(), strict=True)
    numbers = b"".join(array(kind, column).tobytes() for kind, column in zip(_KINDS, columns, strict=True))
    return "\0".join(rows), numbers, bytes.fromhex("".join(digests))


def _numbers(one: tuple[str, bytes, bytes]) -> tuple[list[str], Iterator[Seen]]:
    names, data, _ = one
    size = len(data) // len(_KINDS)
    columns = [array(kind, data[size * n : size * (n + 1)]) for n, kind in enumerate(_KINDS)]
    return names.split("\0"), zip(*columns, strict=True)


def _unfolded(inside: str, one: tuple[str, bytes, bytes]) -> Iterator[tuple[str, Stamp]]:
    names, numbers = _numbers(one)
    text = one[2].hex()
    digests = ((text[start : start + _HEX],) for start in range(0, len(text), _HEX))
    stamps = starmap(add, zip(numbers, digests, strict=True))
    return zip((inside + name for name in names), stamps, strict=True)
